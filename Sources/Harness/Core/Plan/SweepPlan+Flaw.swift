extension SweepPlan {
  /// Most runs that a plan may have: the order of more does not fit in memory.
  package static let mostRuns = 100_000_000

  /// Why the plan can't be carried out, in words; nil when it can. A planner can ask for too much, and a file that was
  /// changed by hand may hold anything.
  package var flaw: String? {
    guard repeats >= 0, warmups >= 0 else { return "\(repeats) runs and \(warmups) warm-up runs a cell are no plan" }
    let (passes, isBeyond) = repeats.addingReportingOverflow(warmups)
    let (runs, isFarBeyond) = passes.multipliedReportingOverflow(by: cells.count)
    guard !isBeyond, !isFarBeyond, runs <= Self.mostRuns else {
      return
        "\(Counted.text(cells.count, "cell")) x (\(warmups) warm-up + \(repeats)) are more than \(Self.mostRuns) runs"
    }
    // Records are told apart by the number, and cells looked up by it.
    return cells.indices.first { cells[$0].index != $0 }
      .map { "cell \($0) of its list has the number \(cells[$0].index)" }
  }
}
