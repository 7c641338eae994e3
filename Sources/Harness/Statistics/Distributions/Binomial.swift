import Glibc

/// The binomial distribution: the number of successes in independent trials.
package struct Binomial: Sendable, Hashable {
  package let trials: Int
  package let probability: Double

  /// The distribution of successes in `trials` trials.
  ///
  /// - Throws: `StatisticsError.outOfRange` for negative trials or more than 10⁹, or a
  ///   probability outside [0, 1].
  package init(trials: Int, probability: Double) throws {
    guard trials >= 0, Double(trials) <= largestShape else {
      throw StatisticsError.outOfRange(parameter: "trials", value: Double(trials))
    }
    try requireProbability(probability)
    self.trials = trials
    self.probability = probability
  }

  /// Fair coin tosses, the null of every sign test; `tosses` must not be negative.
  init(fairTosses tosses: Int) {
    trials = tosses
    probability = 0.5
  }

  /// P(X = successes).
  package func pmf(_ successes: Int) -> Double {
    guard successes >= 0, successes <= trials else { return 0 }
    if probability == 0 { return successes == 0 ? 1 : 0 }
    if probability == 1 { return successes == trials ? 1 : 0 }
    let hits = Double(successes)
    let misses = Double(trials - successes)
    let logChoices = -log(Double(trials) + 1) - logBeta(hits + 1, misses + 1)
    return exp(logChoices + hits * log(probability) + misses * log1p(-probability))
  }

  /// P(X ≤ successes).
  package func cdf(_ successes: Int) -> Double {
    if successes < 0 { return 0 }
    if successes >= trials { return 1 }
    return incompleteBeta(
      x: 1 - probability, complement: probability,
      a: Double(trials - successes), b: Double(successes) + 1)
  }

  /// P(X ≥ successes), without the cancellation of 1 − cdf.
  package func upperTail(_ successes: Int) -> Double {
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return incompleteBeta(
      x: probability, complement: 1 - probability,
      a: Double(successes), b: Double(trials - successes) + 1)
  }
}
