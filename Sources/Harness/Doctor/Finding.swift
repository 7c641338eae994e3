import SpeedupCore

package struct Finding: Codable, Sendable, Equatable {
  /// The check's name, such as `run-queue`.
  package let check: String
  /// The worst of the effects, or what it is worth by itself when it bears on no metric.
  package let severity: Severity
  /// What it means for each metric; a metric that is not there is not touched by it.
  package let effects: [Metric: Severity]
  /// What was seen, with figures and how they were had.
  package let seen: String
  /// Why it matters; nil when nothing is wrong.
  package let why: String?
  /// What to do about it, as a command where there is one; nil when nothing needs doing, or nothing can be
  /// done.
  package let fix: String?
  /// The figures that it was judged by, by name; names end in their unit (`_s`, `_share`, `_bytes`).
  package let figures: [String: Double]

  /// A finding.
  /// - Parameter severity: what it is worth by itself; a worse effect outweighs it.
  package init(
    _ check: String, _ severity: Severity = .ok, effects: [Metric: Severity] = [:], seen: String,
    why: String? = nil, fix: String? = nil, figures: [String: Double?] = [:]
  ) {
    self.check = check
    self.severity = max(severity, effects.values.max() ?? .ok)
    self.effects = effects
    self.seen = seen
    // A reason and a fix for what is in order would only hide those that matter.
    self.why = self.severity == .ok ? nil : why
    self.fix = self.severity == .ok ? nil : fix
    // JSON has no infinities, and a figure that is no number is not measured.
    self.figures = figures.compactMapValues { $0 }.filter { $0.value.isFinite }
  }

  /// A check that could not be made, and that `metrics` cannot do without.
  package static func unmeasured(
    _ check: String, _ metrics: [Metric], because reason: String
  ) -> Finding {
    Finding(
      check, effects: Dictionary(uniqueKeysWithValues: metrics.map { ($0, .unmeasured) }),
      seen: "not measured: \(reason)", why: "nothing can be said without it")
  }
}
