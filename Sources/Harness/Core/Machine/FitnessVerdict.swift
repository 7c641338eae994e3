/// Whether a metric can be measured on a machine.
package enum FitnessVerdict: String, CaseIterable, Codable, Sendable {
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
