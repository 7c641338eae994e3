/// How a bootstrap turns replicates into an interval.
package enum BootstrapMethod: String, Sendable, Hashable, Codable {
  /// The quantiles of the replicates as they are.
  case percentile
  /// Bias-corrected and accelerated: quantiles moved for the bias and skewness of the statistic.
  case biasCorrectedAccelerated
}

/// A bootstrap interval of any statistic of one sample, in the statistic's unit.
///
/// Efron, "Better bootstrap confidence intervals" (1987). The resamples follow from `seed`, so the
/// same call gives the same interval everywhere. Approximate: for fewer than some 20 values both
/// methods cover less than they say, so prefer an exact interval where one exists.
///
/// - Parameters:
///   - values: the sample, finite numbers.
///   - confidence: the level, inside (0, 1).
///   - resamples: how many to draw; at least 2 / (1 − confidence), or the tails hold no replicate.
///   - seed: of the `SplitMix64` that draws them.
///   - method: percentile, or BCa.
///   - statistic: must not depend on the order of its argument.
/// - Returns: nil when no interval follows: the statistic is not finite on the sample or on a
///   resample; or, for BCa, all jackknife values agree, or the corrected tail lies beyond the
///   replicates drawn.
/// - Throws: `StatisticsError` for fewer than two values, a value that is not finite, too few
///   resamples or a confidence outside (0, 1), and whatever `statistic` throws.
package func bootstrapInterval(
  _ values: [Double], confidence: Double, resamples: Int = 2000, seed: UInt64,
  method: BootstrapMethod = .biasCorrectedAccelerated,
  statistic: ([Double]) throws -> Double
) throws -> Interval? {
  try requireFinite(values, atLeast: 2)
  try requireOpenUnit(confidence, "confidence")
  let needed = (2 / (1 - confidence)).rounded()
  guard Double(resamples) >= needed else {
    throw StatisticsError.outOfRange(parameter: "resamples", value: Double(resamples))
  }
  let observed = try statistic(values)
  guard observed.isFinite else { return nil }

  let replicates = try bootstrapReplicates(
    values, resamples: resamples, seed: seed, statistic: statistic)
  guard replicates.allSatisfy(\.isFinite) else { return nil }

  let tail = (1 - confidence) / 2
  var tails = (lower: tail, upper: 1 - tail)
  if method == .biasCorrectedAccelerated {
    let acceleration = try jackknifeAcceleration(values, statistic: statistic)
    guard let acceleration,
      let corrected = correctedTails(
        tail, replicates: replicates, observed: observed, acceleration: acceleration)
    else { return nil }
    tails = corrected
  }
  return Interval(
    lower: sortedQuantile(replicates, tails.lower),
    upper: sortedQuantile(replicates, tails.upper), confidence: confidence)
}

/// The statistic of `resamples` samples drawn with replacement, in ascending order.
private func bootstrapReplicates(
  _ values: [Double], resamples: Int, seed: UInt64, statistic: ([Double]) throws -> Double
) throws -> [Double] {
  var generator = SplitMix64(seed: seed)
  var resample = values
  var replicates: [Double] = []
  replicates.reserveCapacity(resamples)
  for _ in 0..<resamples {
    for index in 0..<values.count { resample[index] = values[generator.nextBounded(values.count)] }
    replicates.append(try statistic(resample))
  }
  return replicates.sorted()
}

/// The acceleration constant, a sixth of the skewness of the jackknife's influence values.
///
/// Nil when the influence values are all equal or not finite, which leaves no scale.
private func jackknifeAcceleration(
  _ values: [Double], statistic: ([Double]) throws -> Double
) throws -> Double? {
  let leftOut = try values.indices.map { index in
    var rest = values
    rest.remove(at: index)
    return try statistic(rest)
  }
  guard leftOut.allSatisfy(\.isFinite) else { return nil }
  let center = try mean(leftOut)
  let influences = leftOut.map { center - $0 }
  let squares = influences.reduce(0) { $0 + $1 * $1 }
  let cubes = influences.reduce(0) { $0 + $1 * $1 * $1 }
  guard squares > 0 else { return nil }
  return cubes / (6 * squares * squares.squareRoot())
}

/// The two tail probabilities after Efron's correction; nil when they leave the replicates.
private func correctedTails(
  _ tail: Double, replicates: [Double], observed: Double, acceleration: Double
) -> (lower: Double, upper: Double)? {
  // Replicates equal to the observed value count by half: a statistic with few distinct values
  // (a median, say) would otherwise look biased.
  let count = Double(replicates.count)
  let below = Double(replicates.count(where: { $0 < observed }))
  let equal = Double(replicates.count(where: { $0 == observed }))
  let bias = Normal.standardQuantile((below + equal / 2) / count)
  guard bias.isFinite else { return nil }

  func corrected(_ z: Double) -> Double? {
    let shifted = bias + z
    let denominator = 1 - acceleration * shifted
    // Beyond this pole the correction is no longer increasing, and means nothing.
    guard denominator > 0 else { return nil }
    let probability = Normal.cdf(bias + shifted / denominator)
    return probability >= 1 / (count + 1) && probability <= count / (count + 1) ? probability : nil
  }
  let z = Normal.standardQuantile(tail)
  guard let lower = corrected(z), let upper = corrected(-z) else { return nil }
  return (lower, upper)
}
