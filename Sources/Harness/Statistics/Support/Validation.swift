// Checks that every entry point shares, so that each kind of bad input is refused in one way.

/// Refuses an empty sample and NaN; infinities pass, because order-based methods take a timed-out
/// run as the censored value +∞.
func requireNumbers(_ values: [Double]) throws {
  guard !values.isEmpty else { throw StatisticsError.empty }
  if let index = values.firstIndex(where: { $0.isNaN }) {
    throw StatisticsError.notANumber(index: index)
  }
}

/// Refuses an empty sample, NaN and infinities: anything that adds values up needs finite ones.
func requireFinite(_ values: [Double], atLeast needed: Int = 1) throws {
  guard !values.isEmpty else { throw StatisticsError.empty }
  if let index = values.firstIndex(where: { !$0.isFinite }) {
    throw StatisticsError.notANumber(index: index)
  }
  guard values.count >= needed else {
    throw StatisticsError.tooFew(have: values.count, needed: needed)
  }
}

/// Refuses anything but finite values above zero, the domain of logarithms.
func requirePositive(_ values: [Double], atLeast needed: Int = 1) throws {
  try requireFinite(values, atLeast: needed)
  if let index = values.firstIndex(where: { $0 <= 0 }) {
    throw StatisticsError.notPositive(index: index)
  }
}

/// Refuses a confidence (or a significance level) outside the open interval (0, 1).
func requireOpenUnit(_ value: Double, _ parameter: String) throws {
  guard value > 0, value < 1 else {
    throw StatisticsError.outOfRange(parameter: parameter, value: value)
  }
}

/// Refuses a probability outside [0, 1], NaN included.
func requireProbability(_ value: Double, _ parameter: String = "probability") throws {
  guard value >= 0, value <= 1 else {
    throw StatisticsError.outOfRange(parameter: parameter, value: value)
  }
}

/// Refuses zero, negative, infinite and NaN parameters, and those above `limit`.
func requirePositiveParameter(
  _ value: Double, _ parameter: String, atMost limit: Double = .greatestFiniteMagnitude
) throws {
  guard value > 0, value <= limit else {
    throw StatisticsError.outOfRange(parameter: parameter, value: value)
  }
}

/// Refuses points that no line can be laid through, and a confidence outside (0, 1).
func requirePoints(_ x: [Double], _ y: [Double], confidence: Double) throws {
  guard x.count == y.count else { throw StatisticsError.unequalCounts(x.count, y.count) }
  try requireFinite(x, atLeast: 2)
  try requireFinite(y)
  try requireOpenUnit(confidence, "confidence")
}
