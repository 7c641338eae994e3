import SpeedupStatistics

/// p-values of the questions that decide a claim on a figure whose values came in, one a round.
package struct ClaimTest: Sendable, Equatable {
  /// Evidence that the median lies inside the region: the larger of those against "below it" and "above it".
  package var inside: Double
  /// That it lies below.
  package var below: Double
  /// That it lies above.
  package var above: Double

  /// Nothing is known.
  package static let nothing = ClaimTest(inside: 1, below: 1, above: 1)

  private init(inside: Double, below: Double, above: Double) {
    self.inside = inside
    self.below = below
    self.above = above
  }

  /// Tests values against a region on their own scale.
  ///
  /// The sign test assumes no shape of the noise. For log ratios of pairs Wilcoxon's signed-rank test is used, which
  /// assumes that the noise is as likely up as down: so it is when both runs of a pair suffer from the same causes, and
  /// their order is drawn by lot. A value at an end of the region lies inside.
  /// Of a value that is a bound the end counts that speaks least for the answer; both statistics grow with every value.
  /// - Parameter symmetric: whether they are such log ratios.
  package init(_ values: [ClaimValue], in region: ClaimRegion, symmetric: Bool) {
    func exceeds(_ end: Double, _ values: [Double], closed: Bool) -> Double {
      let differences = values.map { $0 == end ? 0 : $0 - end }
      if symmetric, !differences.contains(0), let test = try? wilcoxonSignedRank(differences, alternative: .greater) {
        return test.pValue
      }
      let successes = differences.count { closed ? $0 >= 0 : $0 > 0 }
      return (try? Binomial(trials: values.count, probability: 0.5))?.upperTail(successes) ?? 1
    }
    guard !values.isEmpty else {
      self = .nothing
      return
    }
    let (lows, mirrored) = (values.map(\.lower), values.map { -$0.upper })
    let (hasLower, hasUpper) = (region.lower > -.infinity, region.upper < .infinity)
    inside = max(
      hasLower ? exceeds(region.lower, lows, closed: true) : 0,
      hasUpper ? exceeds(-region.upper, mirrored, closed: true) : 0)
    below = hasLower ? exceeds(-region.lower, mirrored, closed: false) : 1
    above = hasUpper ? exceeds(region.upper, lows, closed: false) : 1
  }

  /// Tests a success rate by the exact binomial distribution.
  package init(successes: Int, trials: Int, in region: ClaimRegion) {
    func tail(_ rate: Double, atLeast: Bool) -> Double {
      guard let null = try? Binomial(trials: trials, probability: min(1, max(0, rate))) else { return 1 }
      return atLeast ? null.upperTail(successes) : null.cdf(successes)
    }
    let (hasLower, hasUpper) = (region.lower > 0, region.upper < 1)
    inside = max(
      hasLower ? tail(region.lower, atLeast: true) : 0, hasUpper ? tail(region.upper, atLeast: false) : 0)
    below = hasLower ? tail(region.lower, atLeast: false) : 1
    above = hasUpper ? tail(region.upper, atLeast: true) : 1
  }

  /// Both together: each question at its smallest p-value so far.
  package func united(with other: ClaimTest, share: Double) -> ClaimTest {
    ClaimTest(
      inside: min(inside, other.inside / share), below: min(below, other.below / share),
      above: min(above, other.above / share))
  }
}
