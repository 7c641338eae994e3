import Glibc

package struct StudentT: Sendable, Hashable {
  /// The degrees of freedom; Welch's method makes them fractional.
  package let degreesOfFreedom: Double
  /// ln B(ν/2, ½), which every probability needs.
  private let logNorm: Double

  /// The distribution with these degrees of freedom, whole or fractional.
  ///
  /// - Throws: `StatisticsError.outOfRange` unless the degrees of freedom are positive and at most
  ///   10⁹.
  package init(degreesOfFreedom: Double) throws {
    try requirePositiveParameter(degreesOfFreedom, "degrees of freedom", atMost: largestShape)
    self.degreesOfFreedom = degreesOfFreedom
    logNorm = logBeta(degreesOfFreedom / 2, 0.5)
  }

  /// P(T ≤ t); NaN for NaN.
  package func cdf(_ t: Double) -> Double {
    t > 0 ? 1 - upperTail(t) : upperTail(-t)
  }

  /// P(T ≥ t), without the cancellation of 1 − cdf in the far tail.
  package func upperTail(_ t: Double) -> Double {
    guard t >= 0 else { return t.isNaN ? t : 1 - upperTail(-t) }
    // With q = t² / ν: P(T ≥ t) = ½ I_x(ν/2, ½) at x = 1 / (1 + q). Both x and 1 − x are formed
    // from q, so neither end loses digits. Where q overflows, the leading term x^(ν/2) / (ν·B) is
    // all there is, and its logarithm is still in range.
    let q = t / degreesOfFreedom * t
    guard q.isFinite else {
      let logQ = 2 * log(t) - log(degreesOfFreedom)
      let halfFreedom = degreesOfFreedom / 2
      return exp(-halfFreedom * logQ - logNorm) / degreesOfFreedom
    }
    return 0.5
      * incompleteBeta(
        x: 1 / (1 + q), complement: q / (1 + q), a: degreesOfFreedom / 2, b: 0.5, logNorm: logNorm)
  }

  /// The t with P(T ≤ t) = `probability`; −∞ at 0, +∞ at 1, and ±∞ where few degrees of freedom
  /// put it beyond the range of a double.
  ///
  /// - Throws: `StatisticsError.outOfRange` for a probability outside [0, 1].
  package func quantile(_ probability: Double) throws -> Double {
    try requireProbability(probability)
    if probability == 0.5 { return 0 }
    let tail = min(probability, 1 - probability)
    let magnitude = tail == 0 ? .infinity : upperQuantile(tail)
    return probability < 0.5 ? -magnitude : magnitude
  }

  /// The t > 0 with P(T ≥ t) = `tail`, for a tail in (0, ½).
  private func upperQuantile(_ tail: Double) -> Double {
    let guess = max(1, -Normal.standardQuantile(tail))
    var upper = 2 * guess
    while upper.isFinite, upperTail(upper) > tail { upper *= 2 }
    guard upper.isFinite else { return .infinity }
    let halfFreedom = degreesOfFreedom / 2
    let logScale = logNorm + 0.5 * log(degreesOfFreedom)
    return increasingRoot(
      from: 0, to: upper, startingAt: guess,
      distance: { tail - upperTail($0) },
      slope: { exp(-(halfFreedom + 0.5) * log1p($0 / degreesOfFreedom * $0) - logScale) })
  }
}
