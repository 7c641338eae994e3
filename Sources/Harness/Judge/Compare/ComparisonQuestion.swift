import SpeedupCore

/// What is to be judged, and by what.
struct ComparisonQuestion: Sendable {
  let matching: CellMatching
  let settings: ComparisonSettings
  /// The limits that are not the same on both sides, by how runs end that are killed at them.
  let differingLimits: Set<RunStatus>
  /// Figures of the programs' own that the sides declare otherwise, and how.
  let differingFigures: [String: (base: String, new: String)]
  /// The figure that tells what runs ended with that count whatever it is; nil where a side does not tell it.
  let exitStatus: Metric?

  init(
    _ matching: CellMatching, _ settings: ComparisonSettings, differingLimits: Set<RunStatus>,
    differingFigures: [String: (base: String, new: String)]
  ) {
    (self.matching, self.settings) = (matching, settings)
    (self.differingLimits, self.differingFigures) = (differingLimits, differingFigures)
    let name = RunSurroundings.exitStatusMeasure
    let isTold = [matching.base, matching.new].allSatisfy { $0.records.columns.hasMeasure(name) }
    exitStatus = isTold ? Metric.own(DeclaredFigure(name: name)) : nil
  }
}
