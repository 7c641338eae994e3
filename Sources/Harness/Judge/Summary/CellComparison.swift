import SpeedupCore

/// A cell against its reference cell, by pairs of runs from the same block: what the machine did to a whole
/// block cancels out.
package struct CellComparison: Sendable, Equatable {
  /// The reference cell's number.
  package let referenceCell: Int
  /// The reference cell's axis values.
  package let referenceAxes: [AxisValue]
  /// Whether the cell is its own reference.
  package let isReference: Bool
  /// Wall time of the reference over wall time of the cell: above 1 is faster. nil unless the evidence of both
  /// allows it: an oversubscribed wall time is no scaling result, and how an imported one came about is not known.
  package let speedUp: SampleSummary<Double>?
  /// The speed-up over the ratio of the core counts. nil without a speed-up, without core counts, or when the
  /// reference does other work, so that the quotient would mean nothing.
  package let efficiency: SampleSummary<Double>?
  /// CPU time of the cell over CPU time of the reference: what sharing the work costs in processor time.
  package let cpuRatio: SampleSummary<Double>?

  package init(
    cell: (runs: CellRuns, mode: Evidence), reference: (runs: CellRuns, mode: Evidence),
    isReference: Bool
  ) {
    referenceCell = reference.runs.cell
    referenceAxes = reference.runs.axes
    self.isReference = isReference
    let isSpeedUp = cell.mode.allowsSpeedUp && reference.mode.allowsSpeedUp
    let speedUp =
      isSpeedUp ? Self.ratios(reference.runs.byBlock(\.wall), cell.runs.byBlock(\.wall)) : nil
    self.speedUp = speedUp
    cpuRatio = Self.ratios(cell.runs.byBlock(\.cpu), reference.runs.byBlock(\.cpu))
    if let cores = cell.runs.axes.number(of: "cores"),
      let referenceCores = reference.runs.axes.number(of: "cores"), cores > 0, referenceCores > 0,
      cell.runs.axes.work == reference.runs.axes.work
    {
      efficiency = speedUp?.divided(by: cores / referenceCores)
    } else {
      efficiency = nil
    }
  }

  private static func ratios(
    _ numerators: [Int: Double], _ denominators: [Int: Double]
  ) -> SampleSummary<Double>? {
    let blocks = numerators.keys.filter { denominators[$0] != nil }.sorted()
    return SampleSummary(ratiosOf: blocks.map { (numerators[$0]!, denominators[$0]!) })
  }
}
