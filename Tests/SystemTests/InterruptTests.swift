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

  @Test(arguments: [SIGINT, SIGHUP, SIGQUIT])
  func `an interrupt, hang up or quit that is ignored stays so`(number: Int32) async {
    await #expect(processExitsWith: .success) { [number] in
      signal(number, SIG_IGN)
      Interrupts.watch()
      raise(number)
      #expect(Interrupts.arrived == nil)
      signal(number, SIG_DFL)
      Interrupts.watch()
      raise(number)
      #expect(Interrupts.arrived == number)
    }
  }

  @Test func `a signal ends the look at a long file of rows, which stays as it is`() async {
    await #expect(processExitsWith: .success) {
      let directory = try ScratchDirectory.make()
      defer { ScratchDirectory.remove(directory) }
      try Files.write("\(directory)/rows", "one\ntw")
      Interrupts.watch()
      raise(SIGTERM)
      let stop = #expect(throws: StoppedBySignal.self) { try AppendFile(path: "\(directory)/rows") }
      #expect(stop?.exitStatus == 143)
      #expect(try Files.readText("\(directory)/rows") == "one\ntw")
    }
  }
}
