import Glibc

/// How a cost grows with size: the exponent of y ∝ xᵏ over all sizes.
package struct LogLogFit: Sendable, Hashable {
  /// The line through (ln x, ln y) by least squares; its slope is the exponent over all sizes.
  package let leastSquares: LeastSquaresLine
  /// The same by Theil–Sen, which outliers do not move.
  package let theilSen: TheilSenFit
}

/// Fits y ∝ xᵏ on logarithmic scales.
///
/// Repeated values at a size are passed as repeated points. An interval here describes scatter
/// about a straight line; it says nothing about the line being the right model: one slope averages
/// regimes, and what holds at the largest size is another question (`LocalGrowth` in Predict).
///
/// - Parameters:
///   - x: sizes, positive, at least two distinct ones; in any unit.
///   - y: costs, positive, one for each size; in any unit.
///   - confidence: of every interval.
/// - Throws: `StatisticsError` for unequal counts, fewer than two points, values that are not
///   finite and positive, a confidence outside (0, 1), and `noVariation` for a single size.
package func logLogSlope(
  x: [Double], y: [Double], confidence: Double = 0.95
) throws -> LogLogFit {
  guard x.count == y.count else { throw StatisticsError.unequalCounts(x.count, y.count) }
  try requirePositive(x, atLeast: 2)
  try requirePositive(y)
  let (logX, logY) = (x.map { log($0) }, y.map { log($0) })
  return LogLogFit(
    leastSquares: try leastSquaresLine(x: logX, y: logY, confidence: confidence),
    theilSen: try theilSen(x: logX, y: logY, confidence: confidence))
}
