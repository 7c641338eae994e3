import SpeedupKit

/// Where a sweep's traces go: `traces` in its directory, a file for every traced run.
package struct TraceFolder: Sendable {
  package let path: String
  private let isCommand: Bool

  /// The folder in a sweep's directory; made where there is none.
  /// - Throws: `SystemError` when it can't be made.
  package init(in directory: String, plan: SweepPlan) throws {
    path = "\(directory)/traces"
    isCommand = plan.subject.workload == nil
    try Files.makeDirectory(path)
  }

  /// The name of the file of a cell's run in a block, as results.csv counts them.
  package static func name(cell: Int, block: Int) -> String { "cell-\(cell)-block-\(block).trace" }

  /// The name of the file of a run that was rehearsed for so many workers.
  package static func name(rehearsal: Int, run: Int, workers: Int) -> String {
    "as-\(workers)-cell-\(rehearsal)-run-\(run).trace"
  }

  func run(of cell: PlannedCell, _ slot: Schedule.Slot) -> TracedRun {
    TracedRun(
      folder: path, name: Self.name(cell: cell.index, block: slot.block), label: cell.label, isCommand: isCommand,
      isRehearsal: false)
  }

  func rehearsal(of cell: PlannedCell, run: Int) -> TracedRun {
    let workers = cell.values.value(of: "workers").flatMap { Int($0) } ?? 1
    return TracedRun(
      folder: path, name: Self.name(rehearsal: cell.index, run: run, workers: workers), label: cell.label,
      isCommand: false, isRehearsal: true)
  }
}

/// One run whose tasks are traced: how it is told, and how what it leaves becomes a file.
struct TracedRun {
  let folder: String
  let name: String
  let label: String
  let isCommand: Bool
  let isRehearsal: Bool

  /// The variable that names the file into which a program writes its own tasks.
  static let variable = "SPEEDUP_TRACE"
  /// What the run's files in its scratch directory are called.
  var log: String { "tasks-\(name)" }

  /// Has the launcher keep what the run writes, and tell a command where to.
  func prepare(_ request: inout LaunchRequest) {
    // A run before may have removed it.
    try? Files.makeDirectory(folder)
    request.kept = KeptFiles(name: log, directory: folder)
    if isCommand, let scratch = request.scratch { request.environment.append("\(Self.variable)=\(scratch)/\(log)") }
  }

  /// Makes the trace of what was kept.
  /// - Returns: why there is none, in a line; nil where there is.
  func collect(_ outcome: LaunchOutcome, _ result: CellResult, _ request: RunRequest) -> String? {
    let kept = "\(folder)/\(log)"
    guard Files.exists(kept) else {
      guard result.status == .ok else { return nil }
      if let why = outcome.remarks.first(where: { $0.hasPrefix("no trace") }) { return "\(label): \(why)" }
      return isCommand
        ? "no trace of \(label): the program wrote no tasks into the file that \(Self.variable) names; see Tracing/README.md"
        : "no trace of \(label): the run left no notes"
    }
    do {
      defer { try? TaskLogFile.remove(kept) }
      let trace = try isCommand ? program(kept, outcome, request) : workload(kept, outcome, result, request)
      if let flaw = TraceCheck.flaw(trace) { throw InputError("\(flaw); please report this") }
      try Files.write("\(folder)/\(name)", bytes: TraceFile.bytes(of: trace))
      return nil
    } catch { return "no trace of \(label): \(error)" }
  }

  private func workload(
    _ kept: String, _ outcome: LaunchOutcome, _ result: CellResult, _ request: RunRequest
  ) throws -> TaskTrace {
    let subject = TraceSubject(
      name: label, workers: request.workers, cores: request.cores, ranOn: outcome.mask?.count,
      cpu: result.figures.cpu)
    return try TaskTrace(try TaskLogFile.read(kept), of: subject)
  }

  private func program(_ kept: String, _ outcome: LaunchOutcome, _ request: RunRequest) throws -> TaskTrace {
    var run = TaskLines.Run(name: label, workers: request.workers, cores: request.cores)
    run.ranOn = outcome.mask?.count
    run.begin = Seconds(nanoseconds: outcome.startedNanoseconds)
    run.wall = outcome.figures.wall
    run.cpu = outcome.figures.cpu
    return try TaskLines.trace(try Files.readRegular(kept, atMost: .max), file: "\(Self.variable) of \(label)", run)
  }
}
