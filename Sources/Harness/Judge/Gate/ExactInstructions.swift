import SpeedupCore

/// Instruction counts that repeat exactly need no statistics: two runs a side that agree decide the
/// comparison.
package struct ExactInstructions: Sendable, Equatable {
  /// How far the two counts of one side may be apart, relatively, to count as the same.
  package static let tolerance = 1e-5
  /// Counts taken of each side.
  package static let repeats = 2

  package let base: Double
  /// The mean count of the new side.
  package let new: Double

  /// The counts; nil when a side does not repeat within ``tolerance``, or counted nothing.
  package init?(base: [Int], new: [Int]) {
    guard let base = Self.repeated(base), let new = Self.repeated(new) else { return nil }
    self.base = base
    self.new = new
  }

  /// The verdict: where the ratio lies, against the margin.
  package func verdict(_ margin: Margin) -> GateComparison.State {
    if new / base > 1 + margin.fraction { return .decided(.regressed) }
    if base / new > 1 + margin.fraction { return .decided(.improved) }
    return .decided(.equivalent)
  }

  /// The verdict on a limit of the new side's count.
  package func verdict(_ limit: MetricLimit) -> GateComparison.State {
    .decided(GateComparison.excess(of: new, over: limit) > 0 ? .overLimit : .withinLimit)
  }

  private static func repeated(_ counts: [Int]) -> Double? {
    guard counts.count >= repeats, let low = counts.min(), let high = counts.max(), low > 0,
      Double(high - low) <= tolerance * Double(high)
    else { return nil }
    return Double(counts.reduce(0, +)) / Double(counts.count)
  }
}
