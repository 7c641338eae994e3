/// A Hodges–Lehmann estimate of location or shift, in the unit of the data.
package struct HodgesLehmannEstimate: Sendable, Hashable {
  /// The median of the Walsh averages, or of the pair differences.
  package let estimate: Double
  /// The interval from inverting the rank test; nil when the sample is too small for the level.
  package let interval: Interval?
  /// Whether the interval's ranks come from the exact distribution, not its normal limit.
  package let isExact: Bool
}

/// The most Walsh averages or pair differences that are formed: 32 MB of doubles.
private let largestPairCount = 4_000_000

/// The centre of symmetry of one sample: the median of all pairwise means (Walsh averages), with
/// the interval that inverts Wilcoxon's signed-rank test.
///
/// Hodges and Lehmann, "Estimates of location based on rank tests" (1963). Assumes a symmetric
/// distribution, and is then tighter than the order-statistic interval. Exact up to 50 values.
///
/// - Throws: `StatisticsError` for an empty sample, a value that is not finite, more than 2827
///   values (four million averages), or a confidence outside (0, 1).
package func hodgesLehmann(
  _ values: [Double], confidence: Double
) throws -> HodgesLehmannEstimate {
  try requireFinite(values)
  try requireOpenUnit(confidence, "confidence")
  let count = values.count
  let pairs = try checkedPairCount(count, count + 1, halved: true)
  var averages: [Double] = []
  averages.reserveCapacity(pairs)
  for i in 0..<count {
    for j in i..<count { averages.append(0.5 * values[i] + 0.5 * values[j]) }
  }

  let tail = (1 - confidence) / 2
  let isExact = count <= exactSignedRankLimit
  let rank: Int?
  if isExact {
    rank = criticalRank(signedSumDistribution(weights: Array(1..<(count + 1))), tail: tail)
  } else {
    let n = Double(count)
    let variance = n * (n + 1) * (2 * n + 1) / 24
    rank = normalCriticalRank(
      mean: n * (n + 1) / 4, deviation: variance.squareRoot(), tail: tail)
  }
  return try estimate(of: averages, rank: rank, confidence: confidence, isExact: isExact)
}

/// The shift of the first sample against the second: the median of all differences x − y, with
/// the interval that inverts the Mann–Whitney test.
///
/// Hodges and Lehmann (1963). Assumes two distributions of the same shape, one shifted. Exact up
/// to 25 values on either side; under ties the exact interval is conservative.
///
/// - Throws: `StatisticsError` for an empty sample, a value that is not finite, more than four
///   million differences, or a confidence outside (0, 1).
package func hodgesLehmannShift(
  _ first: [Double], _ second: [Double], confidence: Double
) throws -> HodgesLehmannEstimate {
  try requireFinite(first)
  try requireFinite(second)
  try requireOpenUnit(confidence, "confidence")
  let pairs = try checkedPairCount(first.count, second.count, halved: false)
  var differences: [Double] = []
  differences.reserveCapacity(pairs)
  for x in first {
    for y in second { differences.append(x - y) }
  }

  let tail = (1 - confidence) / 2
  let isExact = max(first.count, second.count) <= exactMannWhitneyLimit
  let rank: Int?
  if isExact {
    rank = criticalRank(mannWhitneyDistribution(first.count, second.count), tail: tail)
  } else {
    let (m, n) = (Double(first.count), Double(second.count))
    let variance = m * n * (m + n + 1) / 12
    rank = normalCriticalRank(mean: m * n / 2, deviation: variance.squareRoot(), tail: tail)
  }
  return try estimate(of: differences, rank: rank, confidence: confidence, isExact: isExact)
}

/// The number of pairs, unless it overflows or would not fit in reasonable memory.
private func checkedPairCount(_ m: Int, _ n: Int, halved: Bool) throws -> Int {
  let (product, overflow) = m.multipliedReportingOverflow(by: n)
  let pairs = overflow ? Int.max : (halved ? product / 2 : product)
  guard pairs <= largestPairCount else {
    throw StatisticsError.tooMany(have: pairs, limit: largestPairCount)
  }
  return pairs
}

/// The median of `candidates`, unless it overflows, and the interval from their `rank`-th values
/// from either end.
private func estimate(
  of candidates: [Double], rank: Int?, confidence: Double, isExact: Bool
) throws -> HodgesLehmannEstimate {
  let sorted = candidates.sorted()
  let center = sortedMedian(sorted)
  // Differences of huge finite values may overflow.
  guard center.isFinite else { throw StatisticsError.undefined }
  let interval = rank.map {
    Interval(lower: sorted[$0 - 1], upper: sorted[sorted.count - $0], confidence: confidence)
  }
  return HodgesLehmannEstimate(estimate: center, interval: interval, isExact: isExact)
}
