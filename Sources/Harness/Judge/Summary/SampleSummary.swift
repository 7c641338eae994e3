import SpeedupCore
import SpeedupStatistics

/// Something measured on a scale, so that medians and intervals can be had of it.
public protocol Quantity: Sendable, Comparable {
  /// The quantity of `amount` base units (seconds, bytes).
  init(amount: Double)
  /// How many base units it is.
  var amount: Double { get }
}

extension Seconds: Quantity {
  public init(amount: Double) { self.init(amount) }
  public var amount: Double { value }
}

extension Bytes: Quantity {
  // The largest counts round up to 2⁶³, which is none.
  public init(amount: Double) { self.init(Int64(exactly: amount.rounded()) ?? (amount < 0 ? .min : .max)) }
  public var amount: Double { Double(count) }
}

/// Ratios have no unit.
extension Double: Quantity {
  public init(amount: Double) { self = amount }
  public var amount: Double { self }
}

/// How far a median may be off, as far as the runs can tell.
public enum Spread<Value: Quantity>: Sendable, Equatable {
  /// The confidence interval of the median, by order statistics.
  case interval(lower: Value, upper: Value)
  /// Too few runs for an interval: the smallest and the largest value.
  case range(lower: Value, upper: Value)
  /// A single run, which tells nothing about its spread.
  case single

  /// Both ends; nil for a single run.
  public var ends: (lower: Value, upper: Value)? {
    switch self {
    case .interval(let lower, let upper), .range(let lower, let upper): (lower, upper)
    case .single: nil
    }
  }
}

/// What is known of a number that rests on runs of which some were killed at a limit.
public enum Bound: Sendable, Equatable {
  /// The number itself.
  case exact
  /// It is at least this much.
  case atLeast
  /// It is at most this much.
  case atMost

  /// What it is of the reciprocal.
  package var inverted: Bound {
    switch self {
    case .exact: .exact
    case .atLeast: .atMost
    case .atMost: .atLeast
    }
  }

  /// What is in front of it: nothing, `>` or `<`.
  public var sign: String {
    switch self {
    case .exact: ""
    case .atLeast: ">"
    case .atMost: "<"
    }
  }
}

/// What several runs of a cell say about one figure. Runs that were killed at a limit count: they would have had more
/// than any that was not, so they stand at the upper end of the order (censored values), and a median or an end of an
/// interval that falls on one of them is only a bound.
public struct SampleSummary<Value: Quantity>: Sendable, Equatable {
  /// The confidence that every interval of the report is made with.
  public static var confidence: Double { 0.95 }

  /// How many runs it rests on, killed ones included; at least 1.
  public let count: Int
  /// The median over those runs.
  public let median: Value
  /// How far the median may be off.
  public let spread: Spread<Value>
  public let largest: Value
  /// What is known of the median, of the ends of the spread and of the largest value.
  public let bounds: Bounds

  /// Of each number, whether it is one or only a bound on it.
  public struct Bounds: Sendable, Equatable {
    public package(set) var median = Bound.exact
    public package(set) var lower = Bound.exact
    public package(set) var upper = Bound.exact
    public package(set) var largest = Bound.exact
  }

  /// The summary of these values; nil when there are none (the figure was not measured).
  /// - Parameter censored: what is known at least of the runs that were killed.
  package init?(_ values: [Value], censored: [Value] = []) {
    self.init(amounts: values.map(\.amount), censored: censored.map(\.amount))
  }

  /// The same of values in base units.
  package init?(amounts values: [Double], censored: [Double] = []) {
    // A killed run would have had more than any other, whatever it had when it was killed.
    let most = values.max() ?? -.infinity
    self.init(
      shown: values + censored.map { max($0, most) },
      ranked: censored.isEmpty ? nil : values + censored.map { _ in Double.infinity })
  }

  /// - Parameters:
  ///   - shown: the values, of a censored one its bound.
  ///   - ranked: the same with ±∞ for censored ones; nil where there are none.
  init?(shown: [Double], ranked censored: [Double]?) {
    guard let smallest = shown.min(), let most = shown.max(), !shown.contains(where: \.isNaN) else { return nil }
    let ranks = medianRanks(count: shown.count, confidence: Self.confidence)
    var sample = RankedValues(shown)
    let middle = sample.quantile(0.5)
    let ends = ranks.map { (sample.value(rank: $0.lower - 1), sample.value(rank: $0.upper - 1)) }
    guard !middle.isNaN else { return nil }
    var bounds = Bounds()
    if let censored {
      func bound(_ ranked: Double) -> Bound { ranked == .infinity ? .atLeast : ranked == -.infinity ? .atMost : .exact }
      var ranked = RankedValues(censored)
      let order = ranked.quantile(0.5)
      guard !order.isNaN else { return nil }
      let last = ranked.count - 1
      bounds = Bounds(
        median: bound(order), lower: bound(ranked.value(rank: ranks.map { $0.lower - 1 } ?? 0)),
        upper: bound(ranked.value(rank: ranks.map { $0.upper - 1 } ?? last)), largest: bound(ranked.value(rank: last)))
    }
    count = shown.count
    median = Value(amount: middle)
    largest = Value(amount: most)
    if let (lower, upper) = ends {
      spread = .interval(lower: Value(amount: lower), upper: Value(amount: upper))
    } else {
      spread = shown.count == 1 ? .single : .range(lower: Value(amount: smallest), upper: Value(amount: most))
    }
    self.bounds = bounds
  }

  /// The summary of one value; nil for NaN.
  init?(single value: Double) where Value == Double {
    guard !value.isNaN else { return nil }
    self.init(count: 1, median: value, spread: .single, largest: value, bounds: Bounds())
  }

  /// The same summary of values in base units as one of quantities.
  init(_ amounts: SampleSummary<Double>) {
    let spread: Spread<Value> =
      switch amounts.spread {
      case .interval(let lower, let upper): .interval(lower: Value(amount: lower), upper: Value(amount: upper))
      case .range(let lower, let upper): .range(lower: Value(amount: lower), upper: Value(amount: upper))
      case .single: .single
      }
    self.init(
      count: amounts.count, median: Value(amount: amounts.median), spread: spread,
      largest: Value(amount: amounts.largest),
      bounds: Bounds(
        median: amounts.bounds.median, lower: amounts.bounds.lower, upper: amounts.bounds.upper,
        largest: amounts.bounds.largest))
  }

  init(count: Int, median: Value, spread: Spread<Value>, largest: Value, bounds: Bounds) {
    self.count = count
    self.median = median
    self.spread = spread
    self.largest = largest
    self.bounds = bounds
  }
}
