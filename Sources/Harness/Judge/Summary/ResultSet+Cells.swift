import SpeedupCore

extension ResultSet {
  /// What its cells come to, in the order of the grid, each against the first variant or the fewest cores and workers.
  public var cells: [CellSummary] { Array(summaries(of: table)) }
}
