import SpeedupCore

extension GateDirector {
  /// Makes no run of a cell: both sides' outputs differ.
  package mutating func refuse(_ cell: Int, outputs: String) { cells[cell].failure = .outputs(outputs) }

  /// Rounds made over the cells that were open, and pairs in the whole gate that the verdicts still need at least and at
  /// most; nil before the first round.
  package var remaining: (rounds: Int, least: Int, most: Int)? {
    guard round > 1 else { return nil }
    let open = cells.filter { $0.isOpen(maxPairs: plan.maxPairs) }
    let least = open.reduce(0) { $0 + max(2, family.leastPairs * plan.units - $1.pairs) }
    let most = open.reduce(0) { $0 + max(2, plan.maxPairs * plan.units - $1.pairs) }
    return (round - 1, least, most)
  }

  package struct Progress: Sendable, Equatable {
    /// Cells that need no more runs.
    package var settled: Int
    package var cells: Int
    package var pairs: Int
    package var label: String
  }

  package var progress: Progress {
    Progress(
      settled: cells.count { !$0.isOpen(maxPairs: plan.maxPairs) }, cells: cells.count, pairs: madePairs,
      label: plan.cells[cell].label)
  }

  /// The pairs that were finished since this was last asked; those of a warm-up are left out.
  package mutating func takeFinished() -> [GatePair] {
    defer { finished = [] }
    return finished
  }

  package func report(_ ending: RunEnding, elapsed: Seconds) throws -> GateReport {
    try GateReport(plan: plan, cells: cells, machine: machine, ending: ending, elapsed: elapsed)
  }
}
