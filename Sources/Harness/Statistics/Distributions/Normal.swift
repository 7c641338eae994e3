import Glibc

package enum Normal {
  /// P(Z ≤ z).
  package static func cdf(_ z: Double) -> Double {
    0.5 * erfc(-z * 0.5.squareRoot())
  }

  /// P(Z ≥ z), without the cancellation of 1 − cdf in the far tail.
  package static func upperTail(_ z: Double) -> Double {
    cdf(-z)
  }

  /// The z with P(Z ≤ z) = `probability`; −∞ at 0 and +∞ at 1.
  ///
  /// Algorithm AS 241 (PPND16) of Wichura, "The percentage points of the normal distribution"
  /// (1988), with a relative error of about 10⁻¹⁶.
  ///
  /// - Throws: `StatisticsError.outOfRange` outside [0, 1].
  package static func quantile(_ probability: Double) throws -> Double {
    try requireProbability(probability)
    return standardQuantile(probability)
  }

  /// `quantile` for callers that know their probability to be in range.
  static func standardQuantile(_ probability: Double) -> Double {
    let offset = probability - 0.5
    if abs(offset) <= 0.425 {
      let r = 0.180625 - offset * offset
      return offset * ratio(r, central)
    }
    let tail = min(probability, 1 - probability)
    guard tail > 0 else { return offset < 0 ? -.infinity : .infinity }
    let r = (-log(tail)).squareRoot()
    let magnitude = r <= 5 ? ratio(r - 1.6, middle) : ratio(r - 5, far)
    return offset < 0 ? -magnitude : magnitude
  }

  /// A rational approximation: two polynomials, coefficients in ascending powers.
  private struct Rational: Sendable {
    let numerator: [Double]
    let denominator: [Double]
  }

  private static func ratio(_ r: Double, _ rational: Rational) -> Double {
    horner(rational.numerator, r) / horner(rational.denominator, r)
  }

  private static func horner(_ coefficients: [Double], _ x: Double) -> Double {
    var sum = 0.0
    for index in stride(from: coefficients.count - 1, through: 0, by: -1) {
      sum = sum * x + coefficients[index]
    }
    return sum
  }

  private static let central = Rational(
    numerator: [
      3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
      1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
      3.3430575583588128105e4, 2.5090809287301226727e3,
    ],
    denominator: [
      1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
      2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
      5.2264952788528545610e3,
    ])

  private static let middle = Rational(
    numerator: [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    denominator: [
      1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ])

  private static let far = Rational(
    numerator: [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    denominator: [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ])
}
