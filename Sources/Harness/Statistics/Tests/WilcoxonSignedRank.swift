/// The largest sample for which the exact signed-rank distribution is used.
let exactSignedRankLimit = 50

/// Wilcoxon's signed-rank test that differences are symmetric about zero.
///
/// Wilcoxon, "Individual comparisons by ranking methods" (1945). Zero differences are dropped,
/// as there. Up to 50 differences the p-value is exact, under ties too: it is then the conditional
/// distribution over all signs of the mid-ranks at hand. Beyond that, the normal limit with
/// corrections for ties and continuity.
///
/// - Returns: the statistic W⁺, the sum of the ranks of the positive differences; p = 1 when
///   every difference is zero.
/// - Throws: `StatisticsError` for an empty sample or NaN.
package func wilcoxonSignedRank(
  _ differences: [Double], alternative: Alternative = .twoSided
) throws -> TestResult {
  try requireNumbers(differences)
  let nonZero = differences.filter { $0 != 0 }
  let ranks = Ranks(nonZero.map { abs($0) })
  let doubledSum = zip(nonZero, ranks.doubled).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
  let positiveSum = Double(doubledSum) / 2

  if nonZero.count <= exactSignedRankLimit {
    let distribution = signedSumDistribution(weights: ranks.doubled)
    let p = pValue(alternative, of: doubledSum, in: distribution)
    return TestResult(statistic: positiveSum, pValue: p, isExact: true)
  }
  let n = Double(nonZero.count)
  let variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.tieTerm / 48
  let p = normalPValue(
    alternative, of: positiveSum, mean: n * (n + 1) / 4, deviation: variance.squareRoot())
  return TestResult(statistic: positiveSum, pValue: p, isExact: false)
}
