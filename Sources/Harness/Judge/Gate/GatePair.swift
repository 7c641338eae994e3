import SpeedupCore

package struct GatePair: Sendable {
  package var cell: Int
  /// The round, from 0.
  package var round: Int
  /// Which of the old side's builds, from 0.
  package var baseBuild = 0
  /// Which of the new side's.
  package var newBuild = 0
  /// Which side ran, or was started, first.
  package var first: GateSide
  /// The old side's run.
  package var base: CellResult
  package var new: CellResult

  package init(cell: Int, round: Int, first: GateSide, base: CellResult, new: CellResult) {
    self.cell = cell
    self.round = round
    self.first = first
    self.base = base
    self.new = new
  }
}
