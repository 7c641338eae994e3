/// A straight line fitted by ordinary least squares.
package struct LeastSquaresLine: Sendable, Hashable {
  /// Units of y per unit of x.
  package let slope: Double
  /// The value of y at x = 0.
  package let intercept: Double
  /// Student's interval for the slope with n − 2 degrees of freedom; nil for two points, which
  /// leave nothing to judge the scatter by.
  package let slopeInterval: Interval?
}

/// The least-squares line through points, its scatter taken as normal and equal everywhere.
///
/// - Throws: `StatisticsError` for unequal counts, fewer than two points, a value that is not
///   finite, a confidence outside (0, 1), `noVariation` when all x are equal, and
///   `undefined` when the slope overflows.
package func leastSquaresLine(
  x: [Double], y: [Double], confidence: Double
) throws -> LeastSquaresLine {
  try requirePoints(x, y, confidence: confidence)
  guard x.contains(where: { $0 != x[0] }) else { throw StatisticsError.noVariation }
  let (xMean, yMean) = (try mean(x), try mean(y))
  var (sxx, sxy) = (0.0, 0.0)
  for (xi, yi) in zip(x, y) {
    sxx += (xi - xMean) * (xi - xMean)
    sxy += (xi - xMean) * (yi - yMean)
  }
  let slope = sxy / sxx
  guard slope.isFinite else { throw StatisticsError.undefined }
  let intercept = yMean - slope * xMean

  var interval: Interval?
  if x.count > 2 {
    let residuals = zip(x, y).map { $1 - yMean - slope * ($0 - xMean) }
    let freedom = Double(x.count - 2)
    let error = (residuals.reduce(0) { $0 + $1 * $1 } / freedom / sxx).squareRoot()
    let reach = try StudentT(degreesOfFreedom: freedom).quantile(0.5 + confidence / 2) * error
    interval = Interval(lower: slope - reach, upper: slope + reach, confidence: confidence)
  }
  return LeastSquaresLine(slope: slope, intercept: intercept, slopeInterval: interval)
}
