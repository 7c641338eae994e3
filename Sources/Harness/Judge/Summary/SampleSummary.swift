import SpeedupCore
import SpeedupStatistics

/// Something measured on a scale, so that medians and intervals can be had of it.
package protocol Quantity: Sendable, Comparable {
  /// The quantity of `amount` base units (seconds, bytes).
  init(amount: Double)
  /// How many base units it is.
  var amount: Double { get }
}

extension Seconds: Quantity {
  package init(amount: Double) { self.init(amount) }
  package var amount: Double { value }
}

extension Bytes: Quantity {
  // The largest counts round up to 2⁶³, which is none.
  package init(amount: Double) { self.init(Int64(exactly: amount.rounded()) ?? (amount < 0 ? .min : .max)) }
  package var amount: Double { Double(count) }
}

/// Ratios have no unit.
extension Double: Quantity {
  package init(amount: Double) { self = amount }
  package var amount: Double { self }
}

/// How far a median may be off, as far as the runs can tell.
package enum Spread<Value: Quantity>: Sendable, Equatable {
  /// The confidence interval of the median, by order statistics.
  case interval(lower: Value, upper: Value)
  /// Too few runs for an interval: the smallest and the largest value.
  case range(lower: Value, upper: Value)
  /// A single run, which tells nothing about its spread.
  case single

  /// Both ends; nil for a single run.
  package var ends: (lower: Value, upper: Value)? {
    switch self {
    case .interval(let lower, let upper), .range(let lower, let upper): (lower, upper)
    case .single: nil
    }
  }
}

/// What several runs of a cell say about one figure.
package struct SampleSummary<Value: Quantity>: Sendable, Equatable {
  /// The confidence that every interval of the report is made with.
  package static var confidence: Double { 0.95 }

  /// How many runs it rests on; at least 1.
  package let count: Int
  /// The median over those runs.
  package let median: Value
  /// How far the median may be off.
  package let spread: Spread<Value>
  /// The largest value.
  package let largest: Value

  /// The summary of these values; nil when there are none (the figure was not measured).
  package init?(_ values: [Value]) {
    let amounts = values.map(\.amount)
    guard let middle = try? SpeedupStatistics.median(amounts), let smallest = values.min(),
      let largest = values.max()
    else { return nil }
    count = values.count
    median = Value(amount: middle)
    self.largest = largest
    spread = Self.spread(
      medianInterval(amounts, confidence: Self.confidence), values.count, smallest, largest)
  }

  private static func spread(
    _ interval: Interval?, _ count: Int, _ smallest: Value, _ largest: Value
  ) -> Spread<Value> {
    if let interval {
      return .interval(lower: Value(amount: interval.lower), upper: Value(amount: interval.upper))
    }
    return count == 1 ? .single : .range(lower: smallest, upper: largest)
  }

  private init(count: Int, median: Value, spread: Spread<Value>, largest: Value) {
    self.count = count
    self.median = median
    self.spread = spread
    self.largest = largest
  }
}

extension SampleSummary where Value == Double {
  /// The summary of the ratios of paired figures; nil when there is no pair, or a figure that is not
  /// positive.
  ///
  /// The median is taken of the logarithms, which treats "twice" and "half" alike.
  package init?(ratiosOf pairs: [(numerator: Double, denominator: Double)]) {
    let found = pairedRatio(
      pairs.map(\.numerator), pairs.map(\.denominator), confidence: Self.confidence)
    let ratios = pairs.map { $0.numerator / $0.denominator }
    guard let found, let smallest = ratios.min(), let largest = ratios.max() else { return nil }
    count = pairs.count
    median = found.ratio
    self.largest = largest
    spread = Self.spread(found.interval, pairs.count, smallest, largest)
  }

  /// The same summary with every value divided by `divisor`, which is positive.
  package func divided(by divisor: Double) -> SampleSummary {
    let scaled: Spread<Double> =
      switch spread {
      case .interval(let lower, let upper): .interval(lower: lower / divisor, upper: upper / divisor)
      case .range(let lower, let upper): .range(lower: lower / divisor, upper: upper / divisor)
      case .single: .single
      }
    return SampleSummary(
      count: count, median: median / divisor, spread: scaled, largest: largest / divisor)
  }
}
