import Glibc
import SpeedupCore
import SpeedupStatistics

/// A figure of one run: the number, or, of a run that was killed, what it was at least.
package struct CensoredValue: Sendable, Equatable {
  public let amount: Double
  public let isCensored: Bool
}

extension SampleSummary where Value == Double {
  /// The summary of the reciprocals, such as of rates for times; of values above 0. Its largest is the end that is known.
  var reciprocal: SampleSummary {
    let ends = spread.ends.map { (lower: 1 / $0.upper, upper: 1 / $0.lower) }
    let turned: Spread<Double> =
      switch spread {
      case .interval: ends.map { .interval(lower: $0.lower, upper: $0.upper) } ?? .single
      case .range: ends.map { .range(lower: $0.lower, upper: $0.upper) } ?? .single
      case .single: .single
      }
    var bounds = Bounds()
    bounds.median = self.bounds.median.inverted
    (bounds.lower, bounds.upper) = (self.bounds.upper.inverted, self.bounds.lower.inverted)
    return SampleSummary(
      count: count, median: 1 / median, spread: turned, largest: max(1 / median, ends?.upper ?? 0), bounds: bounds)
  }

  /// The summary of the ratios of paired figures; nil when there is no pair that says anything, or a figure that is not
  /// positive.
  ///
  /// The ratio of two killed runs may be anything. What holds wherever such ratios lie is told: an end of the interval
  /// as far out as they may bring it, and a median that they could move as a bound.
  /// The median is taken of the logarithms, which treats "twice" and "half" alike.
  package init?(ratiosOf pairs: some Sequence<(numerator: CensoredValue, denominator: CensoredValue)>) {
    var shown: [Double] = []
    var places: [(place: Int, end: Double)] = []
    var unknown: [Int] = []
    for (numerator, denominator) in pairs {
      guard numerator.amount > 0, denominator.amount > 0 else { return nil }
      if numerator.isCensored, denominator.isCensored {
        unknown.append(shown.count)
        shown.append(0)
        continue
      }
      if numerator.isCensored { places.append((shown.count, .infinity)) }
      if denominator.isCensored { places.append((shown.count, -.infinity)) }
      shown.append(log(numerator.amount / denominator.amount))
    }
    guard shown.allSatisfy(\.isFinite) else { return nil }
    var ranked = shown
    for (place, end) in places { ranked[place] = end }
    guard !unknown.isEmpty else {
      guard let logs = SampleSummary(shown: shown, ranked: places.isEmpty ? nil : ranked) else { return nil }
      self = logs.mapped { exp($0) }
      return
    }
    let known = shown.indices.filter { !unknown.contains($0) }.map { shown[$0] }
    guard let least = known.min(), let most = known.max() else { return nil }
    func summary(unknownAt end: Double) -> SampleSummary? {
      var (shown, ranked) = (shown, ranked)
      for place in unknown { (shown[place], ranked[place]) = (end < 0 ? least : most, end) }
      return SampleSummary(shown: shown, ranked: ranked)
    }
    guard let low = summary(unknownAt: -.infinity), let high = summary(unknownAt: .infinity),
      let logs = Self.within(low, high)
    else { return nil }
    self = logs.mapped { exp($0) }
  }

  /// What holds of all samples between two; nil where nothing is known of their median.
  private static func within(_ low: SampleSummary, _ high: SampleSummary) -> SampleSummary? {
    var bounds = Bounds()
    let median: Double
    if low.bounds.median != .atMost {
      median = low.median
      bounds.median = high.median == median && high.bounds.median == low.bounds.median ? low.bounds.median : .atLeast
    } else if high.bounds.median != .atLeast {
      (median, bounds.median) = (high.median, .atMost)
    } else {
      return nil
    }
    (bounds.lower, bounds.upper, bounds.largest) = (low.bounds.lower, high.bounds.upper, high.bounds.largest)
    let spread: Spread<Double> =
      switch (low.spread, high.spread) {
      case (.interval(let lower, _), .interval(_, let upper)): .interval(lower: lower, upper: upper)
      case (.range(let lower, _), .range(_, let upper)): .range(lower: lower, upper: upper)
      default: .single
      }
    return SampleSummary(count: low.count, median: median, spread: spread, largest: high.largest, bounds: bounds)
  }

  /// The ratio of two figures of one run each; nil where one is not positive.
  init?(ratioOf numerator: Double, _ denominator: Double) {
    let logarithm = log(numerator / denominator)
    guard numerator > 0, denominator > 0, logarithm.isFinite else { return nil }
    self.init(single: exp(logarithm))
  }

  /// Whether it is a bound from below that is not above `value`, and so says nothing of it.
  func isBelow(_ value: Double) -> Bool { bounds.median == .atLeast && median <= value }

  /// Of a figure of one run, that run's.
  var single: CensoredValue { CensoredValue(amount: median, isCensored: bounds.median != .exact) }

  /// The same summary with every value divided by `divisor`, which is positive.
  package func divided(by divisor: Double) -> SampleSummary { mapped { $0 / divisor } }

  /// The same summary of other values in the same order.
  private func mapped(_ change: (Double) -> Double) -> SampleSummary {
    let spread: Spread<Double> =
      switch spread {
      case .interval(let lower, let upper): .interval(lower: change(lower), upper: change(upper))
      case .range(let lower, let upper): .range(lower: change(lower), upper: change(upper))
      case .single: .single
      }
    return SampleSummary(
      count: count, median: change(median), spread: spread, largest: change(largest), bounds: bounds)
  }
}
