/// How far a finding bears on a metric, mildest first.
package enum Severity: String, CaseIterable, Codable, Sendable, Comparable {
  case ok
  /// Worth knowing; no reason against measuring.
  case note
  /// The machine has no means to measure it at all.
  case unavailable
  /// Measure, but mind this.
  case warning
  /// It could not be found out, and without it nothing can be said of the metric.
  case unmeasured
  /// Don't measure.
  case unfit

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
