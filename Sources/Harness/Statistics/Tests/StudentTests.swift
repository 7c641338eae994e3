/// The outcome of a t test: a difference of means, its interval and p-value.
package struct MeanTestResult: Sendable, Hashable {
  /// The mean of the first sample less that of the second (or less the null), in their unit.
  package let difference: Double
  /// The difference in standard errors.
  package let t: Double
  package let degreesOfFreedom: Double
  /// The probability, under the null, of a t at least as extreme.
  package let pValue: Double
  /// The two-sided interval for the difference, whatever the alternative.
  package let interval: Interval
}

/// Welch's t test of the means of two independent samples with unequal variances.
///
/// Welch, "The generalization of 'Student's' problem when several different population variances
/// are involved" (1947). Assumes means that are near normal, which outliers of timings break:
/// prefer a rank test for those.
///
/// - Throws: `StatisticsError` for fewer than two values in a sample, a value that is not finite,
///   a confidence outside (0, 1), and `noVariation` when both samples are constant.
package func welchTTest(
  _ first: [Double], _ second: [Double], alternative: Alternative = .twoSided,
  confidence: Double = 0.95
) throws -> MeanTestResult {
  let estimate = try WelchEstimate(first, second)
  return try meanTest(
    difference: estimate.difference, standardError: estimate.standardError,
    degreesOfFreedom: estimate.degreesOfFreedom, alternative: alternative, confidence: confidence)
}

/// The p-value of the same test alone, which is much cheaper than its interval.
///
/// - Throws: as `welchTTest`.
package func welchPValue(_ first: [Double], _ second: [Double], _ alternative: Alternative) throws -> Double {
  let estimate = try WelchEstimate(first, second)
  let distribution = try StudentT(degreesOfFreedom: estimate.degreesOfFreedom)
  let t = estimate.difference / estimate.standardError
  return pValue(alternative, atMost: distribution.cdf(t), atLeast: distribution.upperTail(t))
}

/// Its interval alone, likewise.
///
/// - Throws: as `welchTTest`.
package func welchInterval(_ first: [Double], _ second: [Double], confidence: Double) throws -> Interval {
  let estimate = try WelchEstimate(first, second)
  return try meanInterval(
    estimate.difference, estimate.standardError, StudentT(degreesOfFreedom: estimate.degreesOfFreedom), confidence)
}

private struct WelchEstimate {
  let difference, standardError, degreesOfFreedom: Double

  init(_ first: [Double], _ second: [Double]) throws {
    let (one, other) = (try moments(first), try moments(second))
    let errors = (
      one.deviation * one.deviation / Double(first.count), other.deviation * other.deviation / Double(second.count)
    )
    let squaredError = errors.0 + errors.1
    guard squaredError > 0 else { throw StatisticsError.noVariation }
    guard squaredError.isFinite else { throw StatisticsError.undefined }
    // Shares instead of squares of the errors, which could underflow for tiny units.
    let shares = (errors.0 / squaredError, errors.1 / squaredError)
    let freedom =
      1
      / (shares.0 * shares.0 / Double(first.count - 1)
        + shares.1 * shares.1 / Double(second.count - 1))
    (difference, standardError, degreesOfFreedom) = (
      one.mean - other.mean, squaredError.squareRoot(), freedom
    )
  }
}

/// Student's t test that the mean of one sample (of paired differences, say) equals `nullMean`.
///
/// Student, "The probable error of a mean" (1908).
///
/// - Throws: `StatisticsError` for fewer than two values, a value that is not finite, a
///   confidence outside (0, 1), and `noVariation` for a constant sample.
package func studentTTest(
  _ values: [Double], nullMean: Double = 0, alternative: Alternative = .twoSided,
  confidence: Double = 0.95
) throws -> MeanTestResult {
  let deviation = try standardDeviation(values)
  guard deviation > 0 else { throw StatisticsError.noVariation }
  let count = Double(values.count)
  return try meanTest(
    difference: try mean(values) - nullMean, standardError: deviation / count.squareRoot(),
    degreesOfFreedom: count - 1, alternative: alternative, confidence: confidence)
}

/// A t test from the estimate, its standard error and degrees of freedom.
private func meanTest(
  difference: Double, standardError: Double, degreesOfFreedom: Double,
  alternative: Alternative, confidence: Double
) throws -> MeanTestResult {
  try requireOpenUnit(confidence, "confidence")
  let distribution = try StudentT(degreesOfFreedom: degreesOfFreedom)
  let t = difference / standardError
  return MeanTestResult(
    difference: difference, t: t, degreesOfFreedom: degreesOfFreedom,
    pValue: pValue(alternative, atMost: distribution.cdf(t), atLeast: distribution.upperTail(t)),
    interval: try meanInterval(difference, standardError, distribution, confidence))
}

private func meanInterval(
  _ difference: Double, _ standardError: Double, _ distribution: StudentT, _ confidence: Double
) throws -> Interval {
  try requireOpenUnit(confidence, "confidence")
  let reach = try distribution.quantile(0.5 + confidence / 2) * standardError
  return Interval(lower: difference - reach, upper: difference + reach, confidence: confidence)
}
