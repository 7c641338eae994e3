import SpeedupCore
import SpeedupEngine

/// What `--dry-run` shows: the plan and its size.
enum DryRun {
  /// Of a grid that is too large to be read so many cells are shown.
  private static let excerpt = 100

  /// One line a cell, with the CPUs it would have on this machine; of a large grid only some cells.
  /// - Parameters:
  ///   - isEstimated: whether the duration is asked for; else it is told where the cells are few and it is known.
  ///   - estimate: tells what runs take, of the whole plan; nil: nothing tells.
  /// - Throws: ``InputError`` as ``SweepPlanner/plan()``, for programs and files that are not there, and when no CPU is allowed.
  static func text(
    _ planner: SweepPlanner, on host: Host, isEstimated: Bool = false,
    _ estimate: (SweepPlan) throws -> DurationEstimate? = { _ in nil }
  ) throws -> String {
    let (plan, count, isExact) = try planner.excerpt(excerpt)
    // What the run would refuse.
    var checked = plan
    try checked.notePrograms()
    let placement = try Placement(plan.placement, on: host)
    let limit = host.memoryLimit(of: plan)
    let passes = plan.warmups + plan.repeats
    let (runs, isBeyond) = count.multipliedReportingOverflow(by: passes)
    let most = isExact ? "" : "at most "
    var lines = [
      "\(plan.title): \(most)\(Counted.text(count, "cell")) x (\(plan.warmups) warm-up + \(plan.repeats)) = "
        + (isBeyond ? "more runs than can be counted" : Counted.text(runs, "run")) + ", seed \(plan.seed)"
        + (plan.isCounting ? ", counting instructions" : ""),
      "each within \(plan.timeout.map { Readable.text($0) } ?? "no time limit") and "
        + (limit.map { Readable.text($0) } ?? "no memory limit"),
    ]
    let rehearsals = TraceRehearsals.count(in: plan)
    if rehearsals > 0 {
      lines.append(
        "then \(Counted.text(rehearsals, "run")) on one core for traces alone, as planned for other numbers (--trace-as)"
      )
    }
    if count > Grid.limit || isBeyond || runs > SweepPlan.mostRuns {
      lines.append(
        "a sweep takes at most \(Grid.limit) cells and \(SweepPlan.mostRuns) runs; draw some of the cells by --sample N"
      )
    }
    let whole = isEstimated && plan.cells.count < count ? try planner.plan() : plan
    if whole.cells.count == count, let known = try estimate(whole) {
      lines.append(known.text(of: whole))
    } else {
      let most = isBeyond ? nil : plan.timeout.map { "at most \(Seconds($0.value * Double(runs)).clock)" }
      let limit = plan.budget.map { "the budget ends it after \($0.clock)" } ?? most
      lines.append(
        "how long all runs take is told after the first pass over the cells\(plan.isCounting ? "" : ", or by --estimate")"
          + (limit.map { "; \($0)" } ?? "")
      )
    }
    if plan.cells.count < count { lines.append("\(plan.cells.count) of the cells, drawn at random:") }
    for cell in plan.cells {
      let cores = placement.cores(of: cell)
      lines.append(
        "cell \(cell.index): \(cell.label)  [\(placement.mode(of: cell, in: plan).rawValue) on CPUs \(cores.mask.list)]"
      )
      if let command = try plan.command(of: cell) {
        lines.append("  \(command.map(ShellWord.quoted).joined(separator: " "))")
      }
    }
    return lines.map(SafeText.line).joined(separator: "\n") + "\n"
  }
}
