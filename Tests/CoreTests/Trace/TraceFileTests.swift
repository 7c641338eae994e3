import Testing

@testable import SpeedupCore

/// A small trace with everything in it.
func sampleTrace() -> TaskTrace {
  func time(_ microseconds: Int64) -> Seconds { Seconds(nanoseconds: microseconds * 1000) }
  let tasks = (0..<5).map { index in
    TaskTrace.Task(
      index: index, taken: index / 2, worker: index % 2, virtualCore: index % 2, start: time(10 + 7 * Int64(index)),
      end: time(15 + 7 * Int64(index)), cpu: index == 1 ? nil : time(4), runDelay: index == 2 ? time(1) : nil,
      faults: index < 2 ? 3 : nil)
  }
  let inner = TaskTrace.Phase(
    name: "team", workers: 3, begin: time(17), end: time(21), within: TaskTrace.Place(phase: 1, task: 1),
    tasks: [TaskTrace.Task(index: 0, taken: 4, worker: 2, start: time(18), end: time(20))])
  let serial = TaskTrace.Phase(
    name: "split — é", workers: 1, begin: time(0), end: time(9), isSerial: true,
    tasks: [TaskTrace.Task(index: 0, taken: 0, worker: 0, start: time(0), end: time(9), cpu: time(8))])
  let main = TaskTrace.Phase(
    name: "match", workers: 2, chunk: 2, begin: time(9), end: time(50), tasks: tasks, processCPU: time(30),
    taskCPU: time(16))
  return TaskTrace(
    origin: .workload, name: "cell", workers: 2, cores: 2, ranOn: 1, wall: time(60), cpu: time(55),
    phases: [serial, main, inner], missing: ["one thing"])
}

@Suite struct TraceFileTests {
  private let sample = sampleTrace()

  @Test func `what is written is read back`() throws {
    #expect(try TaskTrace(decoding: TraceFile.bytes(of: sample), file: "f") == sample)
    var empty = sample
    empty.phases = []
    (empty.cpu, empty.ranOn, empty.missing) = (nil, nil, [])
    #expect(try TaskTrace(decoding: TraceFile.bytes(of: empty), file: "f") == empty)
  }

  @Test func `a file that is cut anywhere is one clear line`() throws {
    let whole = TraceFile.bytes(of: sample)
    for count in 0..<whole.count {
      let error = #expect(throws: InputError.self) {
        try TaskTrace(decoding: Array(whole.prefix(count)), file: "some.trace")
      }
      #expect(error?.description.hasPrefix("some.trace: ") == true && error?.description.contains("\n") == false)
    }
    #expect(throws: InputError.self) { try TaskTrace(decoding: whole + [0], file: "f") }
  }

  @Test func `a file with any byte changed is read or refused, never a crash`() throws {
    let whole = TraceFile.bytes(of: sample)
    for place in whole.indices {
      for value in [UInt8(0), 0x7F, 0x80, 0xFF, whole[place] ^ 1] {
        var bytes = whole
        bytes[place] = value
        do { _ = try TaskTrace(decoding: bytes, file: "f") } catch { #expect(error is InputError) }
      }
    }
  }

  @Test func `what contradicts itself is refused with its place`() throws {
    func refused(_ texts: String..., change: (inout TaskTrace) -> Void) throws {
      var trace = sample
      change(&trace)
      try expectRefusal(of: trace, texts)
    }
    try refused("phase 1 'match'", "negative duration") { $0.phases[1].end = Seconds(0) }
    try refused("task 4", "worker 7", "2 workers") { $0.phases[1].tasks[4].worker = 7 }
    try refused("task 4", "virtual core 2") { $0.phases[1].tasks[4].virtualCore = 2 }
    try refused("phase 1 'match'", "circle") { $0.phases[1].within = TaskTrace.Place(phase: 2, task: 0) }
    try refused("task 9 of phase 1", "5 tasks") { $0.phases[2].within = TaskTrace.Place(phase: 1, task: 9) }
    try refused("0 workers") { $0.workers = 0 }
    try refused("chunk 0") { $0.phases[1].chunk = 0 }
  }

  private func expectRefusal(of trace: TaskTrace, _ texts: String...) throws { try expectRefusal(of: trace, texts) }

  private func expectRefusal(of trace: TaskTrace, _ texts: [String]) throws {
    let error = #expect(throws: InputError.self) {
      try TaskTrace(decoding: TraceFile.bytes(of: trace), file: "x.trace")
    }
    for text in texts + ["x.trace: "] { #expect(error?.description.contains(text) == true, "\(error!) lacks \(text)") }
    #expect(TraceCheck.flaw(trace) != nil)
  }

  @Test func `indices that stand twice are refused in memory`() {
    var trace = sample
    trace.phases[1].tasks[3].index = 2
    #expect(TraceCheck.flaw(trace)?.contains("indices must rise") == true)
    #expect(TraceCheck.flaw(sample) == nil)
  }

  @Test func `a task takes 56 bytes in memory and few in the file`() {
    #expect(MemoryLayout<TaskTrace.Task>.stride == 56)
    var trace = sample
    trace.phases[1].tasks = (0..<10_000).map { index in
      let start = Seconds(nanoseconds: Int64(index) * 30)
      return TaskTrace.Task(
        index: index, taken: index / 2, worker: index % 2, start: start, end: start + Seconds(nanoseconds: 29))
    }
    trace.phases.removeLast()
    #expect(TraceFile.bytes(of: trace).count < 70_000)
  }

  @Test func `totals are the same from the file and from memory`() throws {
    let fromFile = try TraceSource(TraceFile.bytes(of: sample), file: "f").totals()
    #expect(fromFile == (try TraceSource.value(sample).totals()))
    let match = try #require(fromFile.first { $0.name == "match" })
    #expect(match.tasks == 5 && match.hidden.map { ($0.value * 1e6).rounded() } == 14)
    #expect((match.startLag!.value * 1e6).rounded() == 1 && (match.endLag!.value * 1e6).rounded() == 7)
  }
}
