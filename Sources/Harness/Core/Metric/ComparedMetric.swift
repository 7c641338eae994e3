/// A cost that two sessions are compared by; more is worse.
package enum ComparedMetric: String, Sendable, Codable, CaseIterable {
  /// User and system time together.
  case cpu
  /// Time by the clock.
  case wall
  /// Peak memory of the process tree.
  case memory
  /// Instructions retired.
  case instructions

  /// The figure: seconds, bytes or a count; nil when it was not measured.
  package func value(_ figures: RunFigures) -> Double? {
    switch self {
    case .cpu: figures.cpu?.value
    case .wall: figures.wall?.value
    case .memory: figures.peakMemory.map { Double($0.count) }
    case .instructions: figures.instructions.map { Double($0) }
    }
  }

  /// The dead band unless one is given. Times need a wide one, since two sessions on one machine differ by
  /// the machine's own drift; what a paired gate can tell is far finer.
  var defaultBand: RelativeMargin {
    switch self {
    case .cpu, .wall, .memory: RelativeMargin(fraction: 0.05)
    case .instructions: RelativeMargin(fraction: 0.005)
    }
  }

  /// A cost as people read it, such as `12.3 ms`; `killed` for an infinite one, of runs that were killed at a limit.
  package func text(_ value: Double) -> String {
    guard value.isFinite else { return "killed" }
    return switch self {
    case .cpu, .wall: Readable.text(value, .seconds)
    case .memory: Readable.text(value, .bytes)
    case .instructions: Readable.text(value, .count)
    }
  }

  /// Whether the machine's drift (clock rate, neighbours, temperature) moves it from session to session.
  package var drifts: Bool { self == .cpu || self == .wall }
}

/// What a comparison is to hold to.
package struct ComparisonSettings: Sendable, Equatable {
  /// Judged metrics; nil: the ``usual`` ones as far as they were measured.
  package var metrics: [ComparedMetric]?
  /// What is judged where nothing is asked for.
  package static let usual = [ComparedMetric.cpu, .wall, .memory]
  /// Dead bands that differ from the defaults.
  package var bands: [ComparedMetric: RelativeMargin] = [:]
  /// How far two sessions of the same program may lie apart by the machine's drift alone.
  package var drift = RelativeMargin(fraction: 0.02)
  /// The bound on the probability of any false alarm over the whole grid.
  package var alpha = 0.01
  /// The axes that cells are matched by; nil: all that both sides have.
  package var matchedBy: [String]?

  /// The defaults.
  package init() {}

  package func band(_ metric: ComparedMetric) -> RelativeMargin { bands[metric] ?? metric.defaultBand }
  package func drift(_ metric: ComparedMetric) -> Double { metric.drifts ? drift.log : 0 }
}
