/// The sign test that positive and negative differences are equally likely.
///
/// Arbuthnot (1710); Dixon and Mood, "The statistical sign test" (1946). Zero differences are
/// dropped, and the p-value is exact: the number of positive ones is then binomial.
///
/// - Returns: as statistic, the number of positive differences; p = 1 when all are zero.
/// - Throws: `StatisticsError` for an empty sample or NaN.
package func signTest(
  _ differences: [Double], alternative: Alternative = .twoSided
) throws -> TestResult {
  try requireNumbers(differences)
  let positive = differences.count(where: { $0 > 0 })
  let negative = differences.count(where: { $0 < 0 })
  let null = Binomial(fairTosses: positive + negative)
  let p = pValue(
    alternative, atMost: null.cdf(positive), atLeast: null.upperTail(positive))
  return TestResult(statistic: Double(positive), pValue: p, isExact: true)
}
