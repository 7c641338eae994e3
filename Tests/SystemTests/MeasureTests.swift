import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct MeasureTests {
  @Test func `stolen time is the eighth counter in hundredths`() {
    let text = "cpu  100 1 50 9000 10 0 5 42 0 0\ncpu0 1 1 1 1 1 1 1 99 0 0\n"
    #expect(MachineNoise.stolen(in: text) == Seconds(0.42))
    #expect(MachineNoise.stolen(in: "cpu 1 2 3\n") == nil, "a kernel that does not tell is not zero")
  }

  @Test func `pressure is the total of the line some`() {
    let text = "some avg10=0.06 avg60=0.51 avg300=0.29 total=1390136\nfull avg10=0.00 total=7\n"
    #expect(MachineNoise.someTotal(in: text) == Seconds(1390136e-6))
    #expect(MachineNoise.someTotal(in: "") == nil)
  }

  @Test func `scheduler statistics are nanoseconds`() throws {
    let statistics = try #require(SchedulerStatistics(parsing: "624074 55332 1\n"))
    #expect(statistics.running == Seconds(nanoseconds: 624_074))
    #expect(statistics.waiting == Seconds(nanoseconds: 55_332))
    #expect(SchedulerStatistics(parsing: "1\n") == nil)
  }

  /// The task clock (a software event of linux/perf_event.h, so also there where no hardware counter is) goes the same
  /// way as the instruction counter.
  @Test(.enabled(if: InstructionCounter(type: 1, config: 1) != nil, "perf_event_open is refused here"))
  func `a counter counts from its reset on`() throws {
    func work(_ rounds: Int) {
      var sum = 0.0
      for index in 0..<rounds { sum += Double(index).squareRoot() }
      #expect(sum > 0)
    }
    let counter = try #require(InstructionCounter(type: 1, config: 1))
    work(2_000_000)
    let before = try #require(counter.value)
    counter.reset()
    work(1000)
    let after = try #require(counter.value)
    #expect(after > 0 && after < before, "a thousandth of the work, counted anew")
  }

  @Test func `a message survives the wire`() throws {
    var outcome = LaunchOutcome(ending: .notStarted("why"))
    outcome.wall = Seconds(1.5)
    outcome.peakMemory = Bytes(7)
    outcome.peakMethod = .cgroup1
    outcome.mask = CpuSet([0, 9])
    outcome.report = [1, 2, 3]
    #expect(try LaunchOutcome(decoding: outcome.encode()) == outcome)
    let request = LaunchRequest(
      ["a b", ""], cpus: CpuSet([1]), timeout: Seconds(2), memoryLimit: Bytes(3), wantsReport: true)
    #expect(try LaunchRequest(decoding: request.encode()) == request)
    #expect(throws: ByteReaderError.self) { try LaunchOutcome(decoding: [1, 2, 3]) }
  }
}
