import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct MeasureTests {
  @Test func stolenTimeIsTheEighthCounterInHundredths() {
    let text = "cpu  100 1 50 9000 10 0 5 42 0 0\ncpu0 1 1 1 1 1 1 1 99 0 0\n"
    #expect(MachineNoise.stolen(in: text) == Seconds(0.42))
    #expect(MachineNoise.stolen(in: "cpu 1 2 3\n") == nil, "a kernel that does not tell is not zero")
  }

  @Test func pressureIsTheTotalOfTheLineSome() {
    let text = "some avg10=0.06 avg60=0.51 avg300=0.29 total=1390136\nfull avg10=0.00 total=7\n"
    #expect(MachineNoise.someTotal(in: text) == Seconds(1390136e-6))
    #expect(MachineNoise.someTotal(in: "") == nil)
  }

  @Test func schedulerStatisticsAreNanoseconds() throws {
    let statistics = try #require(SchedulerStatistics(parsing: "624074 55332 1\n"))
    #expect(statistics.running == Seconds(nanoseconds: 624_074))
    #expect(statistics.waiting == Seconds(nanoseconds: 55_332))
    #expect(SchedulerStatistics(parsing: "1\n") == nil)
  }

  /// The task clock (a software event of linux/perf_event.h, so also there where no hardware counter is) goes the same
  /// way as the instruction counter.
  @Test(.enabled(if: InstructionCounter(type: 1, config: 1) != nil, "perf_event_open is refused here"))
  func aCounterCountsFromItsResetOn() throws {
    let counter = try #require(InstructionCounter(type: 1, config: 1))
    counter.reset()
    let meter = RegionMeter()
    var sum = 0.0
    for index in 0..<200_000 { sum += Double(index).squareRoot() }
    let figures = meter.stop()
    #expect(sum > 0)
    #expect(try #require(counter.value) > 0)
    #expect(try #require(figures.wall) > Seconds(0))
    #expect(figures.user != nil && figures.system != nil && figures.minorFaults != nil)
  }

  @Test func aMessageSurvivesTheWire() throws {
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
