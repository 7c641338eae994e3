extension SweepPlan {
  /// Most runs that a plan may have: the order of more does not fit in memory.
  package static let mostRuns = 100_000_000

  /// Why the plan can't be carried out, in words; nil when it can. A planner can ask for too much, and a file that was
  /// changed by hand may hold anything.
  package var flaw: String? {
    guard repeats >= 0, warmups >= 0 else { return "\(repeats) runs and \(warmups) warm-up runs a cell are no plan" }
    if let timeout, timeout <= Seconds(0) { return "a time limit of \(timeout.value) s leaves no time for any run" }
    if let limit = surroundings.hookTimeout, limit <= Seconds(0) {
      return "a time limit of \(limit.value) s leaves no time for any hook"
    }
    if let budget, budget <= Seconds(0) { return "a budget of \(budget.value) s leaves no time for any run" }
    if let memoryLimit, memoryLimit < .leastForARun {
      return "a memory limit of \(memoryLimit.count) bytes leaves no memory for any run"
    }
    if let precision, !(precision > 0) { return "a precision of \(precision) can't be reached" }
    let (passes, isBeyond) = repeats.addingReportingOverflow(warmups)
    let (runs, isFarBeyond) = passes.multipliedReportingOverflow(by: cells.count)
    guard !isBeyond, !isFarBeyond, runs <= Self.mostRuns else {
      return
        "\(Counted.text(cells.count, "cell")) x (\(warmups) warm-up + \(repeats)) are more than \(Self.mostRuns) runs"
    }
    // Records are told apart by the number, and cells looked up by it.
    guard cells.grid == nil else { return nil }
    return cells.indices.first { cells[$0].index != $0 }
      .map { "cell \($0) of its list has the number \(cells[$0].index)" }
  }
}
