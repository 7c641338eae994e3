import Glibc

/// Anytime-valid evidence that successes are more likely than failures.
///
/// The null is p ≤ ½ at every observation, given the past. Against a fixed alternative p > ½ the
/// likelihood ratio 2ⁿ·pˢ·(1 − p)ᶠ after s successes and f failures is a supermartingale under
/// every such null, because a success multiplies it by more than one and a failure by less. This
/// type mixes that ratio over p in (½, 1) with a Beta(a, b) density cut to that half, and a
/// mixture of supermartingales is one too:
///
///     E = 2ⁿ · B(a + s, b + f) · P(Beta(a + s, b + f) > ½) / (B(a, b) · P(Beta(a, b) > ½))
///
/// Ville's inequality then bounds P(E ever reaches 1/α) by α: look after every observation and
/// stop whenever you like. See Ramdas, Grünwald, Vovk and Shafer, "Game-theoretic statistics and
/// safe anytime-valid inference" (Statistical Science 2023); the mixture is Robbins's (1970).
///
/// For a median: a success is "value > m" and the null is "median ≤ m". A value exactly at m is a
/// failure, which keeps p ≤ ½ true under that null however many ties there are.
package struct SignEValue: Sendable, Hashable {
  /// The Beta shape towards certain success; larger values bet on a success rate near 1.
  package let a: Double
  /// The Beta shape towards ½; larger values bet on a small excess of successes.
  package let b: Double
  /// The number of successes so far.
  package private(set) var successes = 0
  /// The number of failures so far, ties included.
  package private(set) var failures = 0
  /// ln(B(a, b)·P(Beta(a, b) > ½)), the mixture's normalization.
  private let logNorm: Double

  /// A test before its first observation, with the uniform mixture over (½, 1): from 7 successes
  /// in a row it reaches 20, the threshold for α = 0.05.
  package init() {
    (a, b) = (1, 1)
    logNorm = -log(2)
  }

  /// A test before its first observation, with a Beta(a, b) mixture cut to (½, 1).
  ///
  /// - Throws: `StatisticsError.outOfRange` unless both shapes are positive, at most 10⁹, and
  ///   leave the upper half a weight that a double can hold.
  package init(a: Double, b: Double) throws {
    try requirePositiveParameter(a, "shape a", atMost: largestShape)
    try requirePositiveParameter(b, "shape b", atMost: largestShape)
    self.a = a
    self.b = b
    logNorm = logUpperHalf(a, b)
    guard logNorm.isFinite else {
      throw StatisticsError.outOfRange(parameter: "shape b", value: b)
    }
  }

  /// The uniform mixture after these counts, for searches over them.
  package init(successes: Int, failures: Int) {
    self.init()
    self.successes = successes
    self.failures = failures
  }

  /// Takes one observation; a tie is no success.
  package mutating func observe(success: Bool) {
    if success { successes += 1 } else { failures += 1 }
  }

  /// The number of observations so far.
  package var count: Int { successes + failures }

  /// ln E: the evidence against the null on a scale that adds up.
  ///
  /// −∞ when failures prevail so far that E underflows. It is computed from the counts alone, so
  /// no rounding error builds up, and later successes bring it back.
  package var logEvidence: Double {
    Double(count) * log(2) + logUpperHalf(a + Double(successes), b + Double(failures)) - logNorm
  }

  /// E: 1 before the first observation, 0 or more after; its expectation under the null is at
  /// most 1 at any stopping time. +∞ beyond the range of a double.
  package var evidence: Double { exp(logEvidence) }

  /// Whether the null may be rejected at level `alpha`, that is E ≥ 1/α.
  ///
  /// False for any `alpha` that is not positive.
  package func rejects(alpha: Double) -> Bool {
    // With no majority of successes every likelihood ratio of the mixture is at most 1.
    guard alpha > 0, successes > failures || alpha >= 1 else { return false }
    return logEvidence >= -log(alpha)
  }
}

/// ln ∫ p^(a−1)·(1 − p)^(b−1) dp over (½, 1).
private func logUpperHalf(_ a: Double, _ b: Double) -> Double {
  logBeta(a, b) + log(incompleteBeta(x: 0.5, complement: 0.5, a: b, b: a))
}
