/// A confidence interval for a median that stays valid while it is watched.
///
/// With probability at least `confidence`, the true median lies inside the interval after *every*
/// observation at once, so repetitions may stop as soon as the interval is narrow enough, which a
/// fixed-n interval does not allow.
///
/// It inverts two `SignEValue` tests, each at half the level: a candidate m is out when too many
/// values lie above it ("median ≤ m" is rejected) or below it. Both limits are order statistics,
/// and the running intersection over time is kept, as Ville's inequality permits.
package struct MedianConfidenceSequence: Sendable, Hashable {
  /// The level, such as 0.95.
  package let confidence: Double
  /// The values so far, in ascending order.
  private var sorted: [Double] = []
  /// The smallest number of successes in `sorted.count` trials that rejects one side.
  private var criticalCount = 1
  private var lower = -Double.infinity
  private var upper = Double.infinity

  /// A sequence before its first value.
  ///
  /// - Throws: `StatisticsError.outOfRange` for a confidence outside (0, 1).
  package init(confidence: Double) throws {
    try requireOpenUnit(confidence, "confidence")
    self.confidence = confidence
  }

  /// The number of values observed.
  package var count: Int { sorted.count }

  /// Whether later values contradict earlier ones: no value can be the median of them all.
  ///
  /// Under a constant median this happens with probability at most 1 − confidence, so it is a
  /// sign of drift, and of a machine unfit to measure on.
  package var hasDrifted: Bool { lower > upper }

  /// The interval so far, in the unit of the data.
  ///
  /// Nil before both ends exist (8 values at 95 %), and again once `hasDrifted`.
  package var interval: Interval? {
    guard criticalCount <= sorted.count, !hasDrifted else { return nil }
    return Interval(lower: lower, upper: upper, confidence: confidence)
  }

  /// The interval that the values so far give by themselves, which covers all of its later kind too: wider than
  /// ``interval``, and not made narrow by values that contradict earlier ones. Nil before both ends exist.
  package var intervalOfAll: Interval? {
    guard criticalCount <= sorted.count else { return nil }
    return Interval(
      lower: sorted[sorted.count - criticalCount], upper: sorted[criticalCount - 1], confidence: confidence)
  }

  /// Takes one value; an infinity is a censored one and counts by its order.
  ///
  /// - Throws: `StatisticsError.notANumber` for NaN, with its position; the state is unchanged.
  package mutating func observe(_ value: Double) throws {
    guard !value.isNaN else { throw StatisticsError.notANumber(index: count) }
    let place = firstTrue(in: 0..<sorted.count) { sorted[$0] > value } ?? sorted.count
    sorted.insert(value, at: place)
    advanceCriticalCount()
    guard criticalCount <= sorted.count else { return }
    // With `criticalCount` values above it, everything under this order statistic is rejected;
    // the order statistic itself has one fewer above it, and stays.
    lower = max(lower, sorted[sorted.count - criticalCount])
    upper = min(upper, sorted[criticalCount - 1])
  }

  /// Moves `criticalCount` on to the new number of values.
  ///
  /// One more failure lowers the evidence and one more success raises it, so the count stays as it
  /// is or grows by one with each observation; no search is needed.
  private mutating func advanceCriticalCount() {
    let trial = SignEValue(
      successes: criticalCount, failures: sorted.count - criticalCount)
    if !trial.rejects(alpha: (1 - confidence) / 2) { criticalCount += 1 }
  }
}
