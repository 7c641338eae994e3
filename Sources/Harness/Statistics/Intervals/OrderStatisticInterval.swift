import Glibc
import Synchronization

/// The ranks (from 1) of the two order statistics that enclose a quantile, and how surely.
package struct OrderStatisticRanks: Sendable, Hashable {
  /// The rank of the value that bounds the quantile from below; 1 is the smallest value.
  package let lower: Int
  /// The rank of the value that bounds it from above.
  package let upper: Int
  /// The probability with which a continuous distribution's quantile lies between them: at least
  /// the confidence asked for, and more by what the discreteness of ranks gives away.
  package let coverage: Double
}

/// The ranks of the exact order-statistic interval for a quantile of `count` independent values.
///
/// The number of values below the quantile is binomial whatever their distribution, so no shape
/// is assumed (Thompson 1936; David and Nagaraja, "Order Statistics", section 7.1). Each side
/// misses with probability at most (1 − confidence) / 2.
///
/// - Returns: nil when `count` is below `smallestSampleSize(forQuantile:confidence:)`.
/// - Throws: `StatisticsError.outOfRange` for a probability or confidence outside (0, 1).
package func orderStatisticRanks(
  count: Int, probability: Double, confidence: Double
) throws -> OrderStatisticRanks? {
  try requireOpenUnit(probability, "probability")
  try requireOpenUnit(confidence, "confidence")
  guard count > 0 else { return nil }
  let below = try Binomial(trials: count, probability: probability)
  let tail = ((1 - confidence) / 2).loosened
  // The lower bound misses when fewer than `lower` values lie below the quantile.
  let lower = firstTrue(in: 0..<count) { below.cdf($0) > tail } ?? count
  let upper = firstTrue(in: 1..<(count + 1)) { below.upperTail($0) <= tail }
  guard lower >= 1, let upper else { return nil }
  return OrderStatisticRanks(
    lower: lower, upper: upper, coverage: 1 - below.cdf(lower - 1) - below.upperTail(upper))
}

/// The smallest number of values from which a two-sided order-statistic interval exists: 6 for
/// the median at 95 %, 146 for the 0.975 quantile.
///
/// - Throws: `StatisticsError.outOfRange` for a probability or confidence outside (0, 1), and for
///   a probability so near 0 or 1 that 10¹⁸ values would not do.
package func smallestSampleSize(
  forQuantile probability: Double, confidence: Double
) throws -> Int {
  try requireOpenUnit(probability, "probability")
  try requireOpenUnit(confidence, "confidence")
  // The extremes fail when all n values fall on the likelier side of the quantile.
  let tail = (1 - confidence) / 2
  let size = (log(tail.loosened) / log1p(-min(probability, 1 - probability))).rounded(.up)
  guard size < 1e18 else {
    throw StatisticsError.outOfRange(parameter: "probability", value: probability)
  }
  return max(1, Int(size))
}

/// The exact order-statistic interval for the quantile at `probability`, in the unit of the data.
///
/// Infinities count by their order, so a bound is infinite when too many runs were censored.
///
/// - Returns: nil when there are too few values for the confidence.
/// - Throws: `StatisticsError` for an empty sample, NaN, or a parameter out of range.
package func quantileInterval(
  _ values: [Double], probability: Double, confidence: Double
) throws -> Interval? {
  try requireNumbers(values)
  let found = try orderStatisticRanks(
    count: values.count, probability: probability, confidence: confidence)
  guard let ranks = found else { return nil }
  var ranked = RankedValues(values)
  return Interval(
    lower: ranked.value(rank: ranks.lower - 1), upper: ranked.value(rank: ranks.upper - 1), confidence: confidence)
}

/// The exact order-statistic (sign-test) interval for the median, in the unit of the data.
///
/// - Returns: nil when it cannot be told: fewer than
///   `smallestSampleSize(forQuantile: 0.5, confidence:)` values (none at all included), a NaN
///   among them, or a confidence outside (0, 1).
package func medianInterval(_ values: [Double], confidence: Double) -> Interval? {
  (try? quantileInterval(values, probability: 0.5, confidence: confidence)) ?? nil
}

/// The ranks of such an interval for the median, each computed once: they depend on the number of values alone, which is
/// the same for most cells of a table.
/// - Returns: nil for too few values.
package func medianRanks(count: Int, confidence: Double) -> OrderStatisticRanks? {
  let question = MedianQuestion(count: count, confidence: confidence)
  if let answer = medianAnswers.withLock({ $0[question] }) { return answer }
  let found = (try? orderStatisticRanks(count: count, probability: 0.5, confidence: confidence)) ?? nil
  medianAnswers.withLock { $0[question] = .some(found) }
  return found
}

private struct MedianQuestion: Hashable {
  let count: Int
  let confidence: Double
}

private let medianAnswers = Mutex<[MedianQuestion: OrderStatisticRanks?]>([:])
