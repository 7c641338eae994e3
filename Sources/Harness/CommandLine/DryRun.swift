import SpeedupCore
import SpeedupEngine

/// What `--dry-run` shows: the plan and its size.
enum DryRun {
  /// One line a cell, with the CPUs it would have on this machine.
  /// - Throws: ``InputError`` when no CPU is allowed.
  /// - Parameter estimate: what runs took; nil: not known.
  static func text(_ plan: SweepPlan, on host: Host, estimate: DurationEstimate? = nil) throws -> String {
    let placement = try Placement(plan.placement, on: host)
    let limit = plan.memoryLimit ?? host.memoryLimit
    var lines = [
      "\(plan.title): \(Counted.text(plan.cells.count, "cell")) x (\(plan.warmups) warm-up + \(plan.repeats)) = "
        + "\(Counted.text(plan.schedule.count, "run")), seed \(plan.seed)",
      "each within \(plan.timeout.map { Readable.text($0) } ?? "no time limit") and "
        + (limit.map { Readable.text($0) } ?? "no memory limit"),
    ]
    if let estimate {
      lines.append(estimate.text(of: plan))
    } else if let most = plan.timeout.map({ $0.value * Double(plan.schedule.count) }) {
      let limit = plan.budget.map { "the budget ends it after \($0.clock)" } ?? "at most \(Seconds(most).clock)"
      lines.append(
        "how long all runs take is told after the first pass over the cells, or by --estimate; \(limit)")
    }
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
