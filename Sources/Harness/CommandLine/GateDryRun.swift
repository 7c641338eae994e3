import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupKit
import SpeedupSystem

/// What `gate --dry-run` shows: the cells with their margins and limits, how pairs are made, and how long it takes.
struct GateDryRun {
  private let arguments: GateArguments

  init(_ arguments: GateArguments) { self.arguments = arguments }

  /// Prints it.
  /// - Returns: the exit status.
  /// - Throws: ``InputError`` for what the gate would refuse, and where a duration is asked for and nothing tells it.
  func show(_ launcher: Launcher) throws -> Int32 {
    if let out = arguments.out {
      try InputPath.requireFolder(out, option: GateOptions.out.name)
      try GateDirectory.requireFree(out)
    }
    var runs = arguments.runs
    try runs.notePrograms()
    let estimate = try arguments.estimate.map {
      try DurationEstimate($0, of: arguments.runs, on: arguments.host, launcher: launcher)
    }
    try Console.write((try lines(estimate)).map { SafeText.line($0) + "\n" }.joined())
    return 0
  }

  /// One line a cell behind those of the whole gate.
  func lines(_ estimate: DurationEstimate?) throws -> [String] {
    let plan = arguments.plan
    let least = GateFamily(comparisons: plan.comparisons, level: plan.level).leastPairs
    let builds = plan.units > 1 ? " and pair of builds" : ""
    var lines = [
      "\(plan.base) → \(plan.new): \(Counted.text(plan.cells.count, "cell")), "
        + "\(Counted.text(plan.comparisons, "comparison")), seed \(plan.seed)",
      "pairs run \(plan.pairing.words); "
        + (plan.tooFewPairs ?? "a verdict takes \(least) to \(plan.maxPairs) pairs a cell\(builds)") + ", after "
        + Counted.text(plan.warmups, "warm-up pair"),
      duration(estimate, least: least),
    ]
    for cell in plan.cells {
      let margins = plan.metrics(of: cell).map { "\($0.metric.title) ±\($0.margin.text)" }
      let limits = (cell.limits ?? []).map(\.text)
      lines.append("cell \(cell.index): \(cell.label)  [\((margins + limits).joined(separator: ", "))]")
      for run in arguments.runs.cells where run.index / arguments.runs.subjects.count == cell.index {
        guard let command = try arguments.runs.command(of: run) else { continue }
        lines.append("  \(command.map(ShellWord.quoted).joined(separator: " "))")
      }
    }
    return lines
  }

  private func duration(_ estimate: DurationEstimate?, least: Int) -> String {
    let plan = arguments.plan
    let limit = plan.budget.map { "the budget ends it after \($0.clock)" } ?? "there is no budget"
    guard let estimate else { return "how long that is, is told after the first round, or by --estimate; \(limit)" }
    // A round has every build once; a pair has two.
    let pair = estimate.pass.value * 2 / Double(arguments.runs.subjects.count)
    let (low, high) = (Double(plan.warmups + least), Double(plan.warmups + plan.maxPairs))
    let units = Double(plan.units)
    return "that takes \(Seconds(pair * low * units).clock) to \(Seconds(pair * high * units).clock), \(estimate.basis)"
      + "\(estimate.gaps); \(limit)"
  }
}
