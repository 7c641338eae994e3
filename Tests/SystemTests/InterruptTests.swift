import Glibc
import Testing

@testable import SpeedupSystem

@Suite struct InterruptTests {
  @Test func aSignalBetweenTheQuestionAndTheSleepEndsTheWait() async {
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

  @Test func aHangUpThatIsIgnoredStaysSo() async {
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
