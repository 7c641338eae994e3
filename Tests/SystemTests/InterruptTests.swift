import Glibc
import Testing

@testable import SpeedupSystem

@Suite struct InterruptTests {
  @Test func `a signal between the question and the sleep ends the wait`() async {
    await #expect(processExitsWith: .success) {
      alarm(20)  // a wait that nothing ends would last for ever
      Interrupts.watch()
      let (mine, theirs) = try FrameSocket.pair()
      var isRaised = false
      let message = try mine.receive {
        let answer = Interrupts.arrived != nil
        if !isRaised { raise(SIGTERM) }
        isRaised = true
        return answer
      }
      #expect(message == nil && Interrupts.arrived == SIGTERM)
      close(theirs.descriptor)
    }
  }

  @Test func `a hang up that is ignored stays so`() async {
    await #expect(processExitsWith: .success) {
      signal(SIGHUP, SIG_IGN)
      Interrupts.watch()
      raise(SIGHUP)
      #expect(Interrupts.arrived == nil)
      signal(SIGHUP, SIG_DFL)
      Interrupts.watch()
      raise(SIGHUP)
      #expect(Interrupts.arrived == SIGHUP)
    }
  }
}
