import Testing

@testable import SpeedupCore

@Suite struct TraceAssemblyTests {
  private let subject = TraceSubject(name: "run", workers: 2, cores: 2, ranOn: 2)

  private func record(_ kind: TraceRecord.Kind, _ number: Int = 0, _ value: Int64 = 0) -> TraceRecord {
    TraceRecord(kind, number, value)
  }

  /// The caller's notes of one phase of 4 tasks in chunks of 2, from 1 to 101 µs.
  private var caller: [TraceRecord] {
    [
      record(.regionBegins, 0, 1_000_000), record(.callerCPU, 0, 500),
      record(.phaseBegins, 7, 1_001_000), record(.phaseSize, 2, 4), record(.phaseForm, 2, 0),
      record(.callerCPU, 0, 1_200), record(.processCPU, 0, 10_000),
      record(.phaseEnds, 7, 1_101_000), record(.callerCPU, 0, 2_000), record(.processCPU, 0, 150_000),
      record(.regionEnds, 0, 1_105_000), record(.callerCPU, 0, 5_000),
    ]
  }

  private func worker(_ number: Int, core: Int64, _ tasks: [(index: Int, end: Int64)], cpu: Int64) -> [TraceRecord] {
    [record(.enters, 7, 1_003_000), record(.place, number, core)] + tasks.map { record(.task, $0.index, $0.end) }
      + [record(.cpu, 0, cpu), record(.leaves, 7, 1_100_000)]
  }

  @Test func `tasks of two threads become one phase with the caller's time around it`() throws {
    let log = TraceLog(
      names: ["match"],
      lanes: [
        caller, worker(0, core: 0, [(0, 1_013_000), (1, 1_033_000)], cpu: 24_000),
        worker(1, core: 1, [(2, 1_043_000), (3, 1_083_000)], cpu: 80_000),
      ])
    let trace = try TaskTrace([log], of: subject)
    #expect(TraceCheck.flaw(trace) == nil && trace.missing.isEmpty)
    #expect(trace.wall == Seconds(nanoseconds: 105_000))
    #expect(trace.phases.map(\.name) == ["match", "caller"], "the first gap, of a microsecond, is too short")
    let match = trace.phases[0]
    #expect(match.workers == 2 && match.chunk == 2 && match.tasks.map(\.taken) == [0, 0, 1, 1])
    #expect(match.tasks.map(\.worker) == [0, 0, 1, 1] && match.tasks.map(\.virtualCore) == [0, 0, 1, 1])
    #expect(match.tasks[1].start == match.tasks[0].end, "a task starts where the one before ended")
    #expect(match.tasks[0].start == Seconds(nanoseconds: 3_000))
    // 24 µs over tasks of 10 and 20 µs.
    #expect(match.tasks[0].cpu.map { ($0.value * 1e9).rounded() } == 8_000)
    #expect(match.tasks[1].cpu.map { ($0.value * 1e9).rounded() } == 16_000)
    #expect(match.processCPU == Seconds(nanoseconds: 140_000) && match.taskCPU == Seconds(nanoseconds: 104_000))
    #expect(trace.phases[1].isSerial && trace.phases[1].tasks[0].cpu == Seconds(nanoseconds: 3_000))
  }

  @Test func `sections of one name are told apart by their numbers`() throws {
    let lane = [
      record(.regionBegins, 0, 0), record(.callerCPU, 0, 0),
      record(.sectionBegins, 1, 0), record(.sectionName, 0, 0), record(.callerCPU, 0, 0),
      record(.sectionEnds, 1, 10_000), record(.callerCPU, 0, 9_000),
      record(.sectionBegins, 2, 10_000), record(.sectionName, 0, 0), record(.callerCPU, 0, 9_000),
      record(.sectionEnds, 2, 40_000), record(.callerCPU, 0, 30_000), record(.regionEnds, 0, 40_000),
    ]
    let trace = try TaskTrace([TraceLog(names: ["merge"], lanes: [lane])], of: subject)
    #expect(trace.phases.map(\.name) == ["merge", "merge"] && trace.phases.allSatisfy(\.isSerial))
    #expect(trace.phases.map { $0.tasks[0].cpu } == [Seconds(nanoseconds: 9_000), Seconds(nanoseconds: 21_000)])
  }

  @Test func `a nested phase stands in its task, and its helpers' CPU time counts for the outer phase too`() throws {
    let outer = [
      record(.enters, 7, 1_003_000), record(.place, 0, -1), record(.task, 0, 1_010_000),
      record(.phaseBegins, 8, 1_011_000), record(.phaseSize, 2, 2), record(.phaseForm, 1, 1), record(.within, 7, 1),
      record(.enters, 8, 1_011_000), record(.place, 0, -1), record(.task, 0, 1_020_000), record(.leaves, 8, 1_020_000),
      record(.phaseEnds, 8, 1_025_000), record(.task, 1, 1_030_000), record(.cpu, 0, 20_000),
      record(.leaves, 7, 1_030_000),
    ]
    let helper = [
      record(.enters, 8, 1_012_000), record(.place, 1, -1), record(.task, 1, 1_024_000), record(.cpu, 0, 11_000),
      record(.leaves, 8, 1_024_000),
    ]
    var calls = caller
    calls[3] = record(.phaseSize, 2, 2)
    let trace = try TaskTrace([TraceLog(names: ["match", "team"], lanes: [calls, outer, helper])], of: subject)
    #expect(TraceCheck.flaw(trace) == nil)
    let team = try #require(trace.phases.first { $0.name == "team" })
    #expect(team.within == TaskTrace.Place(phase: 0, task: 1) && team.tasks.count == 2)
    #expect(trace.phases[0].taskCPU == Seconds(nanoseconds: 31_000), "20 of the outer task's thread, 11 of the helper")
    #expect(team.taskCPU == Seconds(nanoseconds: 11_000))
  }

  @Test func `phases of two worker processes with one number stay apart`() throws {
    func process(_ id: Int, worker: Int, index: Int) -> TraceLog {
      let lane = [
        record(.enters, 7, 1_003_000), record(.place, worker, -1), record(.starts, 0, 1_005_000),
        record(.phaseBegins, 8, 1_006_000), record(.phaseSize, 1, 1), record(.phaseForm, 1, 0),
        record(.within, 7, Int64(index)),
        record(.enters, 8, 1_006_000), record(.place, 0, -1), record(.task, 0, 1_008_000),
        record(.leaves, 8, 1_008_000),
        record(.phaseEnds, 8, 1_008_000), record(.task, index, 1_009_000), record(.cpu, 0, 90_000),
        record(.leaves, 7, 1_009_000),
      ]
      return TraceLog(workerProcess: id, firstPhase: 8, processCPU: 50_000, names: ["inner"], lanes: [lane])
    }
    var calls = caller
    calls[3] = record(.phaseSize, 2, 3)
    let own = TraceLog(firstPhase: 0, names: ["match"], lanes: [calls])
    let trace = try TaskTrace([own, process(100, worker: 0, index: 0), process(101, worker: 1, index: 1)], of: subject)
    #expect(TraceCheck.flaw(trace) == nil)
    #expect(trace.phases.filter { $0.name == "inner" }.map { $0.within?.task } == [0, 1])
    let match = trace.phases[0]
    #expect(match.tasks.map(\.start) == [Seconds(nanoseconds: 5_000), Seconds(nanoseconds: 5_000)])
    #expect(match.tasks[0].cpu == match.tasks[0].duration, "what was read between tasks is not a task's")
    #expect(match.processCPU == Seconds(nanoseconds: 240_000))
    #expect(trace.missing == ["1 of 3 tasks of phase 'match', which left no record"])
  }

  @Test func `notes that contradict themselves are refused`() {
    for lane in [[record(.task, 0, 5)], [record(.sectionEnds, 1, 5)], [TraceRecord(.task, 0, 0)]] {
      #expect(throws: InputError.self) { try TaskTrace([TraceLog(names: [], lanes: [lane])], of: subject) }
    }
  }
}
