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
  func sectionBegins(_ name: String) { count("section \(name)") }
  func sectionEnds(_ name: String) { count("end of \(name)") }
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
        "end of merge": 1,
      ])
  }

  @Test func `a log keeps more events than a report may hold`() throws {
    let directory = try TemporaryDirectory()
    let log = TaskLog(path: "\(directory.path)/log")
    let phase = PhaseDescription("many", count: 500_000, chunk: 1, workers: 3)
    log.phaseBegins(phase)
    for index in 0..<500_000 { log.taskStarts(index, TaskContext(phase: phase, worker: index % 3, virtualCore: nil)) }
    log.phaseEnds(phase)
    try log.write()
    #expect(try #require(Files.size("\(directory.path)/log")) > Bytes(16 << 20))
    let read = try TaskLog.read("\(directory.path)/log")
    #expect(read.events.count == 500_002 && read.names == [phase.number: "many"])
    #expect(Set(read.events.filter { $0.kind == .taskStarts }.map(\.a)).count == 500_000)
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
      let error = #expect(throws: InputError.self) { try TaskLog.read(path) }
      #expect(error?.description.contains(path) == true)
    }
  }

  @Test(arguments: ["threads", "processes"], [("weekly", "partition"), ("training", "balanced")])
  func `the tasks of a child's run leave it by a file`(executor: String, workload: (name: String, variant: String))
    throws
  {
    let directory = try TemporaryDirectory()
    var request = RunRequest(variant: workload.variant, workers: 2, cores: 2)
    request.threads = 2
    request.parameters = workload.name == "weekly" ? ["symbols": "9", "days": "30"] : ["bars": "300", "folds": "1"]
    request.scratch = try ScratchDirectory.make()
    var order = ChildOrder(
      workload: workload.name, request: request, executor: try #require(WorkerPoolKind(rawValue: executor)),
      virtualCores: [])
    order.taskLog = "tasks"
    var launch = LaunchRequest(
      [Built.speedup, ChildOrder.argument], wantsReport: true, scratch: request.scratch,
      input: Array(try JSONFile.text(of: order).utf8))
    launch.kept = KeptFiles(prefix: "tasks", directory: directory.path)
    let outcome = try #require(try Launcher(executable: Built.speedup).run(launch))
    #expect(outcome.ending == .exited(0), "\(outcome.errorTail)")
    let log = try TaskLog.read("\(directory.path)/tasks")
    let (starts, ends) = (log.events.count { $0.kind == .taskStarts }, log.events.count { $0.kind == .taskEnds })
    #expect(starts > 0 && starts == ends)
    let phases = log.events.filter { $0.kind == .phaseBegins }
    #expect(!phases.isEmpty && phases.allSatisfy { log.names[$0.phase] != nil })
    let numbers = phases.map(\.phase)
    #expect(Set(numbers).count == numbers.count, "a phase has a number of its own, whatever process it was in")
    for phase in phases {
      let tasks = log.events.filter { $0.kind == .taskStarts && $0.phase == phase.phase }
      #expect(tasks.map(\.a).sorted() == Array(0..<phase.a), "\(log.names[phase.phase] ?? "")")
    }
    if workload.name == "training" {
      #expect(log.events.contains { $0.kind == .nestedIn }, "a team's steps are nested in the task that makes them")
    }
    #expect(!Files.exists(try #require(request.scratch)))
  }
}
