import SpeedupStatistics

/// How a figure grows with the size of the work, in two numbers for a legend: the exponent of n^k over all sizes, and that
/// at the largest size, where the highest order shows best. 1 is linear growth, 2 is growth with the square.
package struct GrowthSlope: Sendable, Equatable {
  /// Of the power law through all sizes.
  package let fitted: Double
  /// At the largest size, by ``LocalGrowth``; nil where the sizes are too few or too close for it.
  package let atLargest: Double?

  /// The slope through these points; nil for fewer than three sizes, or where a size or figure is not above 0.
  package init?(sizes: [Double], figures: [Double]) {
    guard Set(sizes).count >= 3, let fit = try? logLogSlope(x: sizes, y: figures) else { return nil }
    fitted = fit.leastSquares.slope
    atLargest = try? LocalGrowth(zip(sizes, figures).map { CurvePoint(x: $0, y: $1) }).exponent
  }
}
