import Glibc

/// The largest shape parameter (degrees of freedom, trials, …) that the public distributions take.
///
/// ln Γ loses digits in proportion to its size: at 10⁹ a probability is good to some 10⁻⁵ of
/// itself, at a million to 10⁻⁸, and beyond 10⁹ it would soon mean nothing.
let largestShape = 1e9

/// ln B(a, b) for positive a and b.
func logBeta(_ a: Double, _ b: Double) -> Double {
  logGamma(a) + logGamma(b) - logGamma(a + b)
}

/// ln Γ(x) for positive x.
private func logGamma(_ x: Double) -> Double {
  // The plain `lgamma` writes a process-wide sign, a data race between threads.
  var sign: Int32 = 0
  return lgamma_r(x, &sign)
}

/// The regularized incomplete beta function I_x(a, b), for x + y = 1 and positive a and b.
///
/// Takes both x and its complement so that a caller who knows the small one exactly loses nothing
/// to 1 − x. The continued fraction (DLMF 8.17.22) is evaluated by the modified Lentz method, on
/// the side of the mean where it converges fast, in about √max(a, b) steps. The absolute error is
/// near 10⁻¹⁵ for parameters up to a thousand and grows in proportion to them, through ln Γ.
/// - Parameter logNorm: ln B(a, b), where the caller has it.
func incompleteBeta(x: Double, complement y: Double, a: Double, b: Double, logNorm: Double? = nil) -> Double {
  if x <= 0 { return 0 }
  if y <= 0 { return 1 }
  let logX = x > 0.5 ? log1p(-y) : log(x)
  let logY = y > 0.5 ? log1p(-x) : log(y)
  let front = exp(a * logX + b * logY - (logNorm ?? logBeta(a, b)))
  if x < (a + 1) / (a + b + 2) {
    return front * betaFraction(x, a, b) / a
  }
  return 1 - front * betaFraction(y, b, a) / b
}

/// The continued fraction of I_x(a, b), by the modified Lentz method.
private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  // Lentz's remedy for a vanishing denominator: any tiny number keeps the recurrence going.
  let tiny = 1e-300
  func nonZero(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }

  var c = 1.0
  var d = 1 / nonZero(1 - (a + b) * x / (a + 1))
  var fraction = d
  // Some √max(a, b) steps suffice, so the bound is above what parameters up to 10⁹ use.
  for step in 1...100_000 {
    let m = Double(step)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d)
    c = nonZero(1 + even / c)
    fraction *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d)
    c = nonZero(1 + odd / c)
    fraction *= d * c
    if abs(d * c - 1) <= 2 * Double.ulpOfOne { break }
  }
  return fraction
}
