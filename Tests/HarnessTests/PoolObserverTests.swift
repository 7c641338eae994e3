import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupKit
@testable import SpeedupSystem

/// Counts what it is told.
private final class Counting: PoolObserver {
  private let seen = Mutex<[String: Int]>([:])
  private func count(_ what: String, _ by: Int = 1) { seen.withLock { $0[what, default: 0] += by } }
  func phaseBegins(_ phase: PhaseDescription) { count("begins") }
  func worker(_ worker: Int, takes tasks: Range<Int>, of phase: PhaseDescription) {
    count("chunks")
    count("taken", tasks.count)
  }
  func taskStarts(_ index: Int, _ context: TaskContext) { count("starts") }
  func taskEnds(_ index: Int, _ context: TaskContext) { count("ends") }
  func phaseEnds(_ phase: PhaseDescription) { count("phase ends") }
  func workerEnters(_ context: TaskContext) -> any PoolObserver {
    count("enters")
    return self
  }
  func workerLeaves(_ context: TaskContext) { count("leaves") }
  func sectionBegins(_ name: String) -> Int {
    count("section \(name)")
    return 17
  }
  func sectionEnds(_ section: Int) { count("end of section \(section)") }
  var all: [String: Int] { seen.withLock { $0 } }
}

@Suite struct PoolObserverTests {
  @Test(arguments: [WorkerPoolKind.threads, .dispatch, .tasks], [1, 3, 8])
  func `an observer is told of every phase, chunk and task once`(kind: WorkerPoolKind, workers: Int) async throws {
    let observer = Counting()
    try await onPlainThread {
      let pool = kind.make(WorkerPoolConfiguration(workers: workers, observer: observer))
      defer { pool.shutDown() }
      try pool.forEach("first", count: 10, chunk: 3) { _, _ in }
      #expect(try pool.map("second", count: 5) { index, _ in index * index } == [0, 1, 4, 9, 16])
      #expect(pool.serial("merge") { 7 } == 7)
    }
    #expect(
      observer.all == [
        "begins": 2, "chunks": 4 + 5, "taken": 15, "starts": 15, "ends": 15, "phase ends": 2, "section merge": 1,
        "end of section 17": 1, "enters": 2 * workers, "leaves": 2 * workers,
      ])
  }

  private let subject = TraceSubject(name: "test", workers: 3, cores: 1, ranOn: 1)

  private func trace(_ path: String) throws -> TaskTrace { try TaskTrace(try TaskLogFile.read(path), of: subject) }

  @Test(arguments: [WorkerPoolKind.threads, .dispatch, .tasks], [1, 3])
  func `a log holds every task of a pool once, each on its worker's own time`(kind: WorkerPoolKind, workers: Int)
    async throws
  {
    let directory = try TemporaryDirectory()
    let log = TaskLog(path: "\(directory.path)/log", threads: workers)
    try await onPlainThread {
      let pool = kind.make(WorkerPoolConfiguration(workers: workers, observer: log))
      defer { pool.shutDown() }
      log.regionBegins()
      try pool.forEach("many", count: 30_000, chunk: 7) { _, _ in }
      pool.serial("merge") {}
      pool.serial("merge") {}
      log.regionEnds()
    }
    try log.write()
    let trace = try trace("\(directory.path)/log")
    #expect(TraceCheck.flaw(trace) == nil && trace.missing.isEmpty)
    let many = try #require(trace.phases.first { $0.name == "many" })
    #expect(many.tasks.map(\.index) == Array(0..<30_000) && many.tasks[13].taken == 1)
    for worker in 0..<workers {
      let own = many.tasks.filter { $0.worker == worker }.sorted { $0.start < $1.start }
      #expect(zip(own, own.dropFirst()).allSatisfy { $0.end <= $1.start })
      if let first = own.first { #expect(first.faults != nil && own.dropFirst().allSatisfy { $0.faults == nil }) }
    }
    #expect(many.tasks.allSatisfy { $0.cpu != nil } && many.processCPU != nil && many.taskCPU != nil)
    #expect(trace.phases.count { $0.name == "merge" && $0.isSerial } == 2)
  }

  @Test func `a rehearsal says it has many workers, and one does all their tasks`() throws {
    let directory = try TemporaryDirectory()
    let log = TaskLog(path: "\(directory.path)/log", isRehearsal: true)
    var configuration = WorkerPoolConfiguration(workers: 252, observer: log)
    configuration.isRehearsal = true
    let pool = WorkerPoolKind.threads.make(configuration)
    defer { pool.shutDown() }
    try pool.forEach("all", count: 1000, chunk: 1) { _, _ in }
    #expect(pool.workers == 252 && log.isRehearsal)
    try log.write()
    let phase = try #require(try trace("\(directory.path)/log").phases.first)
    #expect(phase.workers == 252 && phase.tasks.count == 1000 && phase.tasks.allSatisfy { $0.worker == 0 })
  }

  @Test func `a log that is cut off is one clear line`() throws {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/log"
    let log = TaskLog(path: path)
    let phase = PhaseDescription("p", count: 1, chunk: 1, workers: 1)
    log.phaseBegins(phase)
    log.phaseEnds(phase)
    try log.write()
    let whole = try Files.read(path)
    for count in [0, 7, 20, 60, whole.count - 1] {
      try Files.remove(path)
      try OpenFile(appending: path).write(Array(whole.prefix(count)))
      let error = #expect(throws: InputError.self) { try TaskLogFile.read(path) }
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test(arguments: WorkerPoolKind.allCases, [("weekly", "partition"), ("training", "balanced")])
  func `the tasks of a child's run leave it by files`(kind: WorkerPoolKind, workload: (name: String, variant: String))
    throws
  {
    let trace = try traced(workload.name, workload.variant, kind).trace
    #expect(TraceCheck.flaw(trace) == nil && trace.missing.isEmpty)
    #expect(try TaskTrace(decoding: TraceFile.bytes(of: trace), file: "f").phases.count == trace.phases.count)
    for phase in trace.phases where !phase.isSerial {
      #expect(phase.tasks.map(\.index) == Array(0..<phase.tasks.count), "\(phase.name)")
    }
    if workload.name == "training" {
      #expect(trace.phases.contains { $0.within != nil }, "a team's steps are nested in the task that makes them")
    }
  }

  @Test(arguments: [WorkerPoolKind.threads, .processes])
  func `a phase that fails leaves the tasks that it had`(kind: WorkerPoolKind) throws {
    let trace = try traced("weekly", "partition", kind, more: ["fail": "direct"]).trace
    let failed = try #require(trace.phases.first { $0.name == "symbols" })
    #expect(!failed.tasks.isEmpty)
  }

  private func traced(
    _ name: String, _ variant: String, _ kind: WorkerPoolKind, more: [String: String] = [:]
  ) throws -> (trace: TaskTrace, report: RunReport) {
    let directory = try TemporaryDirectory()
    var request = RunRequest(variant: variant, workers: 2, cores: 2)
    request.threads = 2
    request.parameters = name == "weekly" ? ["symbols": "9", "days": "30"] : ["bars": "300", "folds": "1"]
    request.parameters.merge(more) { $1 }
    request.scratch = try ScratchDirectory.make()
    var order = ChildOrder(workload: name, request: request, executor: kind, virtualCores: [])
    order.taskLog = "tasks"
    var launch = LaunchRequest(
      [Built.speedup, ChildOrder.argument], wantsReport: true, scratch: request.scratch,
      input: Array(try JSONFile.text(of: order).utf8))
    launch.kept = KeptFiles(name: "tasks", directory: directory.path)
    let outcome = try #require(try Launcher(executable: Built.speedup).run(launch))
    #expect(outcome.ending == .exited(0), "\(outcome.errorTail)")
    #expect(!Files.exists(try #require(request.scratch)))
    let report = try JSONFile.decode(RunReport.self, outcome.report, file: "report", fix: "")
    let trace = try TaskTrace(
      try TaskLogFile.read("\(directory.path)/tasks"),
      of: TraceSubject(name: name, workers: 2, cores: 2, ranOn: nil))
    return (trace, report)
  }
}
