import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// The command line of `sweep`, read: what is measured, the grid, and what the machine is.
struct SweepArguments {
  private let parsed: ParsedOptions
  private let grid: GridArguments
  /// What the machine is.
  var facts: MachineFacts { grid.facts }
  /// The same as a plan is made for.
  var host: Host { grid.host }

  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions) throws {
    self.parsed = parsed
    if parsed.has(SweepOptions.resume), parsed.count > 1 || !parsed.operands.isEmpty {
      throw InputError("--resume DIR stands alone: the plan is in DIR/sweep.json, and no option changes it")
    }
    grid = try GridArguments(parsed, command: "sweep")
  }

  /// The directory to go on with.
  var resume: String? { parsed[SweepOptions.resume] }
  /// Whether only the plan is wanted.
  var dryRun: Bool { parsed[SweepOptions.dryRun] }

  /// Where the results go.
  func out(_ plan: SweepPlan) -> String {
    if let given = parsed[SweepOptions.out] { return given }
    let name =
      switch plan.subject.kind {
      case .workload(let name): name
      case .command: "command"
      case .imported: "imported"
      }
    return "speedup-out/\(name)-\(Process.timestamp)"
  }

  /// The sweep that is asked for.
  /// - Throws: ``InputError``.
  func request() throws -> SweepRequest {
    var request = try grid.request([try subject()])
    request.warmups = parsed[SweepOptions.warmup]
    switch parsed[SweepOptions.repetition] {
    case .times(let count):
      guard !parsed.has(SweepOptions.precision) else { throw InputError("--precision goes with --repeat auto") }
      request.repeats = count
    case .auto:
      request.precision = parsed[SweepOptions.precision]?.fraction ?? Self.usualPrecision
      request.repeats = Self.mostRepeats
    }
    request.budget = parsed[SweepOptions.budget]
    request.dump = parsed[SweepOptions.dump]
    request.reference = parsed[SweepOptions.reference]
    return request
  }

  private static let usualPrecision = 0.02
  /// Most runs of a cell with `--repeat auto`: a cell that needs more can't be known that well here.
  private static let mostRepeats = 200

  private func subject() throws -> Subject {
    switch (parsed[SweepOptions.command], parsed.operands.first) {
    case (let text?, nil):
      guard !parsed.has(SweepOptions.dump) else {
        throw InputError("--dump goes with a workload; a command writes its results itself")
      }
      guard !parsed.has(GridOptions.data) else {
        throw InputError("--data goes with a workload; write the file's name into the command")
      }
      return Subject(.command(CommandTemplate(text, shell: parsed[GridOptions.shell])))
    case (nil, let name?):
      guard !parsed[GridOptions.shell] else { throw InputError("--shell goes with --command") }
      return Subject(.workload(name), program: try InputPath.digest(of: Process.executable))
    case (_?, let name?): throw InputError("sweep takes a workload or --command, not both; leave out '\(name)'")
    case (nil, nil): throw InputError("sweep needs a WORKLOAD or --command 'PROGRAM ...'; see: speedup sweep --help")
    }
  }
}
