import Glibc

/// The arithmetic mean; of equal values exactly that value, so that a constant sample has no deviation.
///
/// - Throws: `StatisticsError` for an empty sample, NaN or an infinity.
package func mean(_ values: [Double]) throws -> Double {
  try requireFinite(values)
  let count = Double(values.count)
  let total = values.reduce(0, +)
  // Finite values may still sum to infinity; dividing first costs a rounding error per value.
  let center = total.isFinite ? total / count : values.reduce(0) { $0 + $1 / count }
  // Rounding may carry the mean past all values: of three times 0.1 it comes out above 0.1.
  return min(max(center, values.min() ?? center), values.max() ?? center)
}

/// The sample standard deviation, with divisor n − 1, in the unit of the data.
///
/// - Throws: `StatisticsError` for fewer than two values, NaN or an infinity, and `undefined` when
///   the squared deviations overflow.
package func standardDeviation(_ values: [Double]) throws -> Double { try moments(values).deviation }

/// The mean and the sample standard deviation.
///
/// - Throws: as `standardDeviation(_:)`.
func moments(_ values: [Double]) throws -> (mean: Double, deviation: Double) {
  try requireFinite(values, atLeast: 2)
  let center = try mean(values)
  // The second pass over the deviations avoids the cancellation of Σx² − n·mean².
  let squares = values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
  guard squares.isFinite else { throw StatisticsError.undefined }
  return (center, (squares / Double(values.count - 1)).squareRoot())
}

/// The geometric mean, the right average of ratios.
///
/// - Throws: `StatisticsError` for an empty sample, or a value that is not finite and positive.
package func geometricMean(_ values: [Double]) throws -> Double {
  try requirePositive(values)
  return exp(try mean(values.map { log($0) }))
}
