/// The largest sample, on either side, for which the exact Mann–Whitney distribution is used.
let exactMannWhitneyLimit = 25

/// The Mann–Whitney (Wilcoxon rank-sum) test of two independent samples.
///
/// Mann and Whitney, "On a test of whether one of two random variables is stochastically larger
/// than the other" (1947). The null is one common distribution. Exact for up to 25 values on
/// either side without ties; else the normal limit with corrections for ties and continuity.
/// Infinities take part by their order.
///
/// - Returns: the statistic U, the number of pairs with first > second, ties counting one half.
/// - Throws: `StatisticsError` for an empty sample, NaN, and `noVariation` when all values of
///   both samples are equal and the normal limit has no scale.
package func mannWhitney(
  _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided
) throws -> TestResult {
  try requireNumbers(first)
  try requireNumbers(second)
  let ranks = Ranks(first + second)
  let (m, n) = (Double(first.count), Double(second.count))
  let rankSum = Double(ranks.doubled[..<first.count].reduce(0, +)) / 2
  let u = rankSum - m * (m + 1) / 2

  if ranks.tieTerm == 0, max(first.count, second.count) <= exactMannWhitneyLimit {
    let distribution = mannWhitneyDistribution(first.count, second.count)
    let p = pValue(alternative, of: Int(u), in: distribution)
    return TestResult(statistic: u, pValue: p, isExact: true)
  }
  let total = m + n
  let variance = m * n / 12 * (total + 1 - ranks.tieTerm / (total * (total - 1)))
  // All values equal leaves a variance of zero, or of a rounding error.
  guard variance > 1e-9 * m * n else { throw StatisticsError.noVariation }
  let p = normalPValue(
    alternative, of: u, mean: m * n / 2, deviation: variance.squareRoot())
  return TestResult(statistic: u, pValue: p, isExact: false)
}
