import Glibc

/// The beta distribution on [0, 1] with positive shape parameters.
package struct BetaDistribution: Sendable, Hashable {
  /// The shape that pulls towards 1.
  package let a: Double
  /// The shape that pulls towards 0.
  package let b: Double

  /// The distribution with these shapes.
  ///
  /// - Throws: `StatisticsError.outOfRange` unless both shapes are positive and at most 10⁹.
  package init(a: Double, b: Double) throws {
    try requirePositiveParameter(a, "shape a", atMost: largestShape)
    try requirePositiveParameter(b, "shape b", atMost: largestShape)
    self.a = a
    self.b = b
  }

  /// P(X ≤ x), the regularized incomplete beta function I_x(a, b); NaN for NaN.
  package func cdf(_ x: Double) -> Double {
    incompleteBeta(x: x, complement: 1 - x, a: a, b: b)
  }

  /// P(X ≥ x), without the cancellation of 1 − cdf.
  package func upperTail(_ x: Double) -> Double {
    incompleteBeta(x: 1 - x, complement: x, a: b, b: a)
  }

  /// The x with P(X ≤ x) = `probability`.
  ///
  /// - Throws: `StatisticsError.outOfRange` for a probability outside [0, 1].
  package func quantile(_ probability: Double) throws -> Double {
    try requireProbability(probability)
    if probability == 0 || probability == 1 { return probability }
    let logNorm = logBeta(a, b)
    return increasingRoot(
      from: 0, to: 1, startingAt: a / (a + b),
      distance: { cdf($0) - probability },
      slope: { exp((a - 1) * log($0) + (b - 1) * log1p(-$0) - logNorm) })
  }
}
