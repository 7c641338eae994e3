/// The median: the middle value, or the mean of the two middle ones.
///
/// Infinities take part by their order, so a timed-out run may be passed as +∞ and is not dropped.
///
/// - Throws: `StatisticsError` for an empty sample or NaN, and `undefined` when the two middle
///   values are −∞ and +∞.
package func median(_ values: [Double]) throws -> Double {
  try quantile(values, 0.5)
}

/// The weighted median: half of the weight is on either side of it; with equal weights the usual median.
/// - Throws: `StatisticsError` for no values, values that are no numbers, or weights that are not above 0.
package func weightedMedian(_ values: [Double], weights: [Double]) throws -> Double {
  guard Set(weights).count > 1 else { return try median(values) }
  try requirePositive(weights)
  _ = try median(values)
  let order = values.indices.sorted { values[$0] < values[$1] }
  let half = weights.reduce(0, +) / 2
  var sum = 0.0
  for (place, index) in order.enumerated() {
    sum += weights[index]
    if sum > half { return values[index] }
    if sum == half { return (values[index] + values[order[min(place + 1, order.count - 1)]]) / 2 }
  }
  return values[order[order.count - 1]]
}

/// The quantile at `probability`, by linear interpolation between order statistics.
///
/// Type 7 of Hyndman and Fan, "Sample quantiles in statistical packages" (1996), the default of R
/// and NumPy. Infinities take part by their order.
///
/// - Throws: `StatisticsError` for an empty sample, NaN, a probability outside [0, 1], and
///   `undefined` when the answer would lie between −∞ and +∞.
package func quantile(_ values: [Double], _ probability: Double) throws -> Double {
  try requireNumbers(values)
  try requireProbability(probability)
  var ranked = RankedValues(values)
  let result = ranked.quantile(probability)
  guard !result.isNaN else { throw StatisticsError.undefined }
  return result
}

/// The median absolute deviation from the median, unscaled, in the unit of the data.
///
/// Multiply by 1.4826 to estimate the standard deviation of normal data.
///
/// - Throws: `StatisticsError` as `median(_:)` does, and `undefined` when the median is infinite.
package func medianAbsoluteDeviation(_ values: [Double]) throws -> Double {
  let center = try median(values)
  guard center.isFinite else { throw StatisticsError.undefined }
  return try median(values.map { abs($0 - center) })
}

/// Type 7 on values already in ascending order and free of NaN; NaN between −∞ and +∞.
func sortedQuantile(_ sorted: [Double], _ probability: Double) -> Double {
  let position = Double(sorted.count - 1) * probability
  let below = Int(position)
  let fraction = position - Double(below)
  return fraction > 0 ? between(sorted[below], sorted[below + 1], fraction) : sorted[below]
}

/// The median of values already in ascending order and free of NaN.
func sortedMedian(_ sorted: [Double]) -> Double {
  sortedQuantile(sorted, 0.5)
}
