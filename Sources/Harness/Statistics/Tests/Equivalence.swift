/// The outcome of two one-sided tests (TOST) of a location against ±margin.
///
/// Schuirmann, "A comparison of the two one-sided tests procedure and the power approach for
/// assessing the equivalence of average bioavailability" (1987). Unlike a large p-value of a test
/// for difference, a small one here *shows* that two programs perform alike.
package struct EquivalenceResult: Sendable, Hashable {
  /// The p-value against "location ≤ −margin".
  package let lowerPValue: Double
  /// The p-value against "location ≥ +margin".
  package let upperPValue: Double

  /// The p-value of the whole: both sides must be rejected, so the larger of the two.
  package var pValue: Double { max(lowerPValue, upperPValue) }

  /// Whether equivalence is shown at significance level `alpha`; no correction for the two tests
  /// is due, because equivalence needs both.
  package func isEquivalent(alpha: Double) -> Bool { pValue <= alpha }
}

/// Shows by signs that the *median* log ratio of pairs lies within ±`margin`.
///
/// No shape of the noise is assumed. A pair exactly on the margin counts as evidence against
/// equivalence: dropping it, as the plain sign test does, would be wrong for a statement about the
/// median. Infinite log ratios (censored runs) take part by their sign.
///
/// - Parameters:
///   - logRatios: ln(a / b) per independent pair.
///   - margin: in the same unit, so ln 1.01 ≈ 0.00995 for one percent.
/// - Throws: `StatisticsError` for no pairs, NaN, or a margin that is not positive and finite.
package func equivalenceBySigns(
  logRatios: [Double], margin: Double
) throws -> EquivalenceResult {
  try requireNumbers(logRatios)
  try requirePositiveParameter(margin, "margin")
  let null = Binomial(fairTosses: logRatios.count)
  return EquivalenceResult(
    lowerPValue: null.upperTail(logRatios.count(where: { $0 > -margin })),
    upperPValue: null.upperTail(logRatios.count(where: { $0 < margin })))
}

/// Shows by Student's t that the *mean* log ratio of pairs lies within ±`margin`.
///
/// More powerful than the signs when the log ratios are near normal, and not valid under the
/// outliers of a busy machine.
///
/// - Parameters:
///   - logRatios: ln(a / b) per independent pair.
///   - margin: in the same unit, so ln 1.01 ≈ 0.00995 for one percent.
/// - Throws: `StatisticsError` for fewer than two pairs, a value that is not finite, a margin that
///   is not positive and finite, and `noVariation` when all log ratios are equal (the signs can
///   still tell then).
package func equivalenceByStudentT(
  logRatios: [Double], margin: Double
) throws -> EquivalenceResult {
  try requirePositiveParameter(margin, "margin")
  return EquivalenceResult(
    lowerPValue: try studentTTest(logRatios, nullMean: -margin, alternative: .greater).pValue,
    upperPValue: try studentTTest(logRatios, nullMean: margin, alternative: .less).pValue)
}
