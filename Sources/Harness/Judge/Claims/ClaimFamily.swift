/// The error of a whole list of claims: how small the p-value of a verdict has to be.
///
/// **Wrong verdicts.** A reading is confirmed by rejecting "the median lies outside the region" and refuted by rejecting
/// "it lies inside". One of the two is true, so a list of m readings has m true null hypotheses, one for each. A verdict
/// that comes when R readings have one already needs p ≤ α/(m − R): Holm's step-down (1979). At the first wrong verdict
/// the R before it were right, so at least m − R readings are still without one, and by the union bound over their true
/// nulls the probability that any ever gets there is at most α. The p-values hold at all looks at once (``ClaimLooks``),
/// so it does not matter which claim was looked at when, nor that the runs stop once all are decided. Nothing is assumed
/// of how the readings depend on each other; many share their runs.
///
/// **Several figures.** A reading that is to hold for k figures is confirmed by the largest of their p-values, since each
/// has to be inside (intersection-union, Berger 1982), and refuted by the smallest times k, and times 2 where the region
/// has two ends.
package struct ClaimFamily: Sendable, Equatable {
  /// m.
  package let readings: Int
  package let level: Double
  /// R.
  package private(set) var decided = 0

  /// A family before its first verdict.
  package init(readings: Int, level: Double) {
    self.readings = max(1, readings)
    self.level = level
  }

  /// The p-value that a verdict now needs.
  package var needed: Double { level / Double(max(1, readings - decided)) }

  package mutating func decide() { decided += 1 }
}
