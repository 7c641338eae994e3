/// What a measurement may be of. A machine may be fit for one and unfit for another: a busy machine ruins
/// wall time and leaves instruction counts alone.
package enum FitnessMetric: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
  /// Wall time of a run.
  case wall
  /// CPU time of a run.
  case cpu
  /// Peak memory of a run.
  case memory
  /// Instructions that a run retires.
  case instructions
  /// Wall time over core counts: speed-up and efficiency.
  case scaling
}

/// How far a finding bears on a metric, mildest first.
package enum Severity: String, CaseIterable, Codable, Sendable, Comparable {
  /// Nothing wrong.
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

/// Whether a metric can be measured on a machine.
package enum FitnessVerdict: String, CaseIterable, Codable, Sendable {
  /// Yes.
  case fit
  /// Yes, minding the findings that are named.
  case caution
  /// No: figures would be of the machine's state more than of the program.
  case unfit
  /// Not known: what decides it could not be found out, or was left out.
  case unmeasured
  /// There is nothing here to measure it with.
  case unavailable

  /// What the severities of all findings say of one metric.
  package init(_ severities: some Sequence<Severity>) {
    let all = Array(severities)
    // Without means to measure there is nothing that could be fit or not.
    if all.contains(.unavailable) {
      self = .unavailable
      return
    }
    switch all.max() ?? .ok {
    case .ok, .note: self = .fit
    case .warning: self = .caution
    case .unmeasured: self = .unmeasured
    case .unavailable: self = .unavailable
    case .unfit: self = .unfit
    }
  }
}
