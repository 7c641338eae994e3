import SpeedupCore
import SpeedupStatistics

/// What is known of one figure of one round. Of runs that ended well it is a number; of a run that was killed at a limit
/// only that it would have been more than it was then; of a replay, what the model allows.
package struct ClaimValue: Sendable, Equatable {
  /// At least this; −∞ where nothing is known.
  package let lower: Double
  /// The number, or the replay's centre; of a killed run, what it had reached.
  package let middle: Double
  /// At most this; +∞ where nothing is known.
  package let upper: Double

  package init(_ number: Double) { (lower, middle, upper) = (number, number, number) }

  /// A number between two others. nil where one of them is none, or both ends are open, which says nothing.
  package init?(_ lower: Double, _ middle: Double, _ upper: Double) {
    guard lower <= upper, !middle.isNaN, lower > -.infinity || upper < .infinity else { return nil }
    (self.lower, self.middle, self.upper) = (lower, middle, upper)
  }

  /// Of a run that was killed when it had reached this.
  package static func reached(_ least: Double) -> ClaimValue {
    ClaimValue(least, least, .infinity) ?? ClaimValue(least)
  }

  var isExact: Bool { lower == upper }
}

extension ClaimReadingOutcome.Figure {
  /// The median of figures of which some may be bounds, with its 95 % interval, in the figure's own unit. An end that
  /// nothing is known of is told by the last number before it, as a bound; so is the median.
  /// - Parameter shown: an increasing function from the scale of the figures to its unit.
  init?(label: String, of values: [ClaimValue], shown: (Double) -> Double) {
    guard let low = try? median(values.map(\.lower)), let high = try? median(values.map(\.upper)),
      low.isFinite || high.isFinite
    else { return nil }
    self.label = label
    count = values.count
    estimate = shown(low.isFinite ? low : high)
    bound = !high.isFinite ? .atLeast : !low.isFinite ? .atMost : .exact
    let (lows, highs) = (
      medianInterval(values.map(\.lower), confidence: 0.95), medianInterval(values.map(\.upper), confidence: 0.95)
    )
    guard let lows, let highs else {
      interval = nil
      return
    }
    // Of an end at infinity the nearest number that is known stands in.
    let lower = lows.lower.isFinite ? lows.lower : min(highs.lower, high)
    let upper = highs.upper.isFinite ? highs.upper : max(lows.upper, low)
    guard lower.isFinite, upper.isFinite else {
      interval = nil
      return
    }
    interval = Interval(lower: shown(lower), upper: shown(upper), confidence: 0.95)
    lowerBound = lows.lower.isFinite ? .exact : .atMost
    upperBound = highs.upper.isFinite ? .exact : .atLeast
  }
}
