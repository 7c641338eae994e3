/// A confidence interval: two ends and the level they were asked for.
///
/// Exact methods on discrete distributions cover *at least* `confidence`; approximate ones about
/// that much. The ends are closed and carry the unit of the data (seconds, a ratio, …); an end
/// may be infinite where a censored value (a timed-out run) is the honest bound.
public struct Interval: Sendable, Hashable, Codable {
  /// The lower end, itself inside the interval.
  public let lower: Double
  /// The upper end, itself inside the interval.
  public let upper: Double
  /// The level asked for, such as 0.95.
  public let confidence: Double

  /// An interval as computed by a method of this module, or read back from a file.
  public init(lower: Double, upper: Double, confidence: Double) {
    self.lower = lower
    self.upper = upper
    self.confidence = confidence
  }

  /// Whether `value` lies between the ends, the ends included.
  public func contains(_ value: Double) -> Bool {
    lower <= value && value <= upper
  }

  /// The distance between the ends, in the unit of the data; 0 when both are the same infinity.
  public var width: Double { lower == upper ? 0 : upper - lower }

  /// The interval seen through an increasing function, such as `exp` from log ratios to ratios.
  func mapped(_ increasing: (Double) -> Double) -> Interval {
    Interval(lower: increasing(lower), upper: increasing(upper), confidence: confidence)
  }
}
