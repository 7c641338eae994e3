/// A comparison of paired runs that may be looked at, and stopped, after every pair.
///
/// Four sign e-values (see `SignEValue`) watch log ratios ln(new / old) against a margin
/// [−band, +band], each with a null about the true median of the log ratio:
///
/// - `above`: rejects median ≤ +band, and so shows a regression;
/// - `below`: rejects median ≥ −band, and so shows an improvement;
/// - `underTop` and `overBottom`: reject median ≥ +band and median ≤ −band, together equivalence.
///
/// The probability of *ever* reaching a wrong verdict is at most `alpha`, whatever the truth:
///
/// - If the median is inside the band or on its edge, only `above` and `below` can err. Each must
///   reach 2/α, so by Ville's inequality each errs with probability at most α/2.
/// - If it is above the band, "improved" and "equivalent" are wrong. Equivalence needs
///   `underTop` ≥ 1/α, and so does "improved": a value under the band's bottom is under its top
///   too, so `underTop` is never smaller than `below`. One event of probability at most α covers
///   both. Below the band the same holds in the mirror.
///
/// The pairs must be independent, or at least keep their medians given the past: randomize or
/// alternate the order inside pairs. A value on an edge of the band counts against every claim.
package struct SequentialComparison: Sendable, Hashable {
  /// Half the width of the margin, in log units: ln 1.01 for one percent.
  package let band: Double
  /// The bound on the probability of ever reaching a wrong verdict.
  package let alpha: Double
  /// Evidence for a median above the band.
  package private(set) var above: SignEValue
  /// Evidence for a median below the band.
  package private(set) var below: SignEValue
  /// Evidence for a median under the band's upper edge.
  package private(set) var underTop: SignEValue
  /// Evidence for a median over the band's lower edge.
  package private(set) var overBottom: SignEValue
  /// The first verdict reached; later pairs add to the evidence but never change it, because the
  /// error bound holds for the first.
  package private(set) var verdict = Verdict.inconclusive

  /// A comparison before its first pair.
  ///
  /// - Parameters:
  ///   - band: half the margin in log units, 0 or more; with 0 nothing is ever equivalent.
  ///   - alpha: the bound on the probability of a wrong verdict, inside (0, 1).
  ///   - mixture: what all four e-values start from; one that bets on high success rates decides
  ///     sooner where the noise is small, and later where it is large.
  /// - Throws: `StatisticsError.outOfRange` for a parameter out of range, or a mixture that has
  ///   observations already.
  package init(band: Double, alpha: Double, mixture: SignEValue = SignEValue()) throws {
    guard band >= 0, band.isFinite else {
      throw StatisticsError.outOfRange(parameter: "band", value: band)
    }
    try requireOpenUnit(alpha, "alpha")
    guard mixture.count == 0 else {
      throw StatisticsError.outOfRange(parameter: "mixture count", value: Double(mixture.count))
    }
    (above, below, underTop, overBottom) = (mixture, mixture, mixture, mixture)
    self.band = band
    self.alpha = alpha
  }

  /// The number of pairs observed.
  package var count: Int { above.count }

  /// Takes the log ratio ln(new / old) of one pair and gives the verdict as it then stands.
  ///
  /// Infinities are welcome: a new program that timed out has the log ratio +∞.
  ///
  /// - Throws: `StatisticsError.notANumber` for NaN, with the pair's position; the state is then
  ///   unchanged.
  @discardableResult
  package mutating func observe(logRatio: Double) throws -> Verdict {
    guard !logRatio.isNaN else { throw StatisticsError.notANumber(index: count) }
    above.observe(success: logRatio > band)
    below.observe(success: logRatio < -band)
    underTop.observe(success: logRatio < band)
    overBottom.observe(success: logRatio > -band)
    if verdict == .inconclusive { verdict = currentVerdict() }
    return verdict
  }

  /// The verdict of the evidence at hand; at most one of the three claims can hold.
  private func currentVerdict() -> Verdict {
    if above.rejects(alpha: alpha / 2) { return .regressed }
    if below.rejects(alpha: alpha / 2) { return .improved }
    if underTop.rejects(alpha: alpha), overBottom.rejects(alpha: alpha) { return .equivalent }
    return .inconclusive
  }
}
