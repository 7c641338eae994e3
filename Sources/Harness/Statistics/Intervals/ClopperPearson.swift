/// The exact interval for a probability of success, from `successes` in `trials`.
///
/// Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the
/// binomial" (1934). Covers at least `confidence` for every true probability, so it is wide for
/// few trials. No trials give the interval [0, 1], which is all that is then known.
///
/// - Throws: `StatisticsError.outOfRange` for negative counts, more successes than trials, or a
///   confidence outside (0, 1).
package func clopperPearson(
  successes: Int, trials: Int, confidence: Double
) throws -> Interval {
  try requireOpenUnit(confidence, "confidence")
  guard trials >= 0 else {
    throw StatisticsError.outOfRange(parameter: "trials", value: Double(trials))
  }
  guard (0...trials).contains(successes) else {
    throw StatisticsError.outOfRange(parameter: "successes", value: Double(successes))
  }
  let tail = (1 - confidence) / 2
  let hits = Double(successes)
  let misses = Double(trials - successes)
  let lower =
    successes == 0 ? 0 : try BetaDistribution(a: hits, b: misses + 1).quantile(tail)
  let upper =
    successes == trials ? 1 : try BetaDistribution(a: hits + 1, b: misses).quantile(1 - tail)
  return Interval(lower: lower, upper: upper, confidence: confidence)
}
