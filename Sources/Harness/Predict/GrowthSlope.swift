import SpeedupStatistics

/// How a figure grows with the size of the work: the slope of its logarithm over the logarithm of the size. 1 is linear
/// growth, 2 is growth with the square. A fit to medians: no proof of an order of growth.
package struct GrowthSlope: Sendable, Equatable {
  /// Fitted to all points by least squares.
  package let fitted: Double
  /// Of the last step alone, where the highest order shows best.
  package let lastStep: Double

  /// The slope through these points; nil for fewer than three sizes, or where a size or figure is not above 0.
  package init?(sizes: [Double], figures: [Double]) {
    guard Set(sizes).count >= 3, let fit = try? logLogSlope(x: sizes, y: figures) else { return nil }
    fitted = fit.leastSquares.slope
    lastStep = fit.local.exponent
  }
}
