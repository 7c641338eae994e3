import SpeedupStatistics

/// A fitted number and how far it may be off.
package struct FitEstimate: Sendable, Equatable {
  /// The least-squares value.
  package let value: Double
  /// Its usual standard error; nil at a bound.
  package let standardError: Double?
  /// Its interval by profile likelihood.
  package let interval: Interval

  package init(value: Double, standardError: Double?, interval: Interval) {
    self.value = value
    self.standardError = standardError
    self.interval = interval
  }
}

/// What a scaling law is fitted to.
package enum FitQuantity: String, Sendable, CaseIterable {
  /// More is better: work done in a unit of time, or a speed-up.
  case throughput
  /// Less is better: the time that the same work takes.
  case time
}

/// Why points can't be fitted: one sentence with what would help.
package struct FitRefusal: Error, Equatable, CustomStringConvertible {
  /// The sentence.
  package let description: String

  package init(_ sentence: String) { description = sentence }
}
