/// The alternative that a test is run against, for its first sample or its differences.
package enum Alternative: String, Sendable, Hashable, Codable {
  /// Different, in either direction.
  case twoSided
  /// Smaller than under the null.
  case less
  /// Larger than under the null.
  case greater
}

/// The outcome of a rank or sign test.
package struct TestResult: Sendable, Hashable {
  /// The test's statistic, as its function documents it.
  package let statistic: Double
  /// The probability, under the null, of a statistic at least as extreme.
  package let pValue: Double
  /// Whether the p-value comes from the exact distribution, not its normal limit.
  package let isExact: Bool
}

/// The p-value from the probabilities of a statistic at most, and at least, as large as observed.
///
/// Two-sided is twice the smaller tail, at most 1.
package func pValue(
  _ alternative: Alternative, atMost: @autoclosure () -> Double, atLeast: @autoclosure () -> Double
) -> Double {
  switch alternative {
  case .less: min(1, atMost())
  case .greater: min(1, atLeast())
  case .twoSided: min(1, 2 * min(atMost(), atLeast()))
  }
}

/// The p-value of a statistic that takes the values 0, 1, 2, … with these probabilities.
package func pValue(_ alternative: Alternative, of value: Int, in distribution: [Double]) -> Double {
  pValue(
    alternative, atMost: distribution[...value].reduce(0, +),
    atLeast: distribution[value...].reduce(0, +))
}

/// The p-value of a statistic near normal, with continuity correction of half a unit.
func normalPValue(
  _ alternative: Alternative, of value: Double, mean: Double, deviation: Double
) -> Double {
  pValue(
    alternative, atMost: Normal.cdf((value - mean + 0.5) / deviation),
    atLeast: Normal.upperTail((value - mean - 0.5) / deviation))
}
