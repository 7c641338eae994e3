import Glibc

/// How a cost grows with size: exponents of y ∝ xᵏ, over all sizes and at the largest.
package struct LogLogFit: Sendable, Hashable {
  /// The line through (ln x, ln y) by least squares; its slope is the exponent over all sizes.
  package let leastSquares: LeastSquaresLine
  /// The same by Theil–Sen, which outliers do not move.
  package let theilSen: TheilSenFit
  /// The exponent at the largest sizes, which alone may speak for the growth beyond them.
  package let local: LocalExponent
}

/// The exponent between the two largest sizes measured.
///
/// One slope over all sizes averages regimes: for x + x²/3000 it may say 1.19, while the cost is on
/// its way to x². The local exponent follows the last step, and belongs to the geometric mean of
/// its two sizes: where the exponent still rises, it is even higher at the largest size.
package struct LocalExponent: Sendable, Hashable {
  /// The median of ln(y₂/y₁) over all pairs of values at the two sizes, over ln(x₂/x₁).
  package let exponent: Double
  /// The Hodges–Lehmann interval of that; nil when the values at the two sizes are too few for the
  /// level (four at each are enough for 95 %).
  package let interval: Interval?
  /// The second largest size.
  package let fromSize: Double
  /// The largest size.
  package let toSize: Double
}

/// Fits y ∝ xᵏ on logarithmic scales.
///
/// Repeated values at a size are passed as repeated points. An interval here describes scatter
/// about a straight line; it says nothing about the line being the right model, which is why the
/// local exponent comes with it.
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
    theilSen: try theilSen(x: logX, y: logY, confidence: confidence),
    local: try localExponent(x: x, logY: logY, confidence: confidence))
}

/// The exponent between the two largest distinct sizes.
private func localExponent(
  x: [Double], logY: [Double], confidence: Double
) throws -> LocalExponent {
  let largest = x.max() ?? 0
  guard let second = x.filter({ $0 < largest }).max() else { throw StatisticsError.noVariation }
  func costs(at size: Double) -> [Double] {
    zip(x, logY).filter { $0.0 == size }.map(\.1)
  }
  let shift = try hodgesLehmannShift(
    costs(at: largest), costs(at: second), confidence: confidence)
  let step = log(largest) - log(second)
  // Neighbouring doubles may share their logarithm.
  guard step > 0 else { throw StatisticsError.noVariation }
  return LocalExponent(
    exponent: shift.estimate / step, interval: shift.interval?.mapped { $0 / step },
    fromSize: second, toSize: largest)
}
