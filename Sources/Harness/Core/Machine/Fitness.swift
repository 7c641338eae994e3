/// The short form of a doctor's report, as `machine.json` keeps it: whether the machine was fit when a sweep
/// began.
package struct Fitness: Codable, Sendable, Equatable {
  /// A finding that speaks against measuring something.
  package struct Concern: Codable, Sendable, Equatable {
    package let check: String
    package let severity: Severity
    package let seen: String

    package init(check: String, severity: Severity, seen: String) {
      self.check = check
      self.severity = severity
      self.seen = seen
    }
  }

  package let depth: ExaminationDepth
  package let verdicts: [Metric: FitnessVerdict]
  /// The findings that are more than notes, worst first.
  package let concerns: [Concern]

  /// Whether it was unfit for times when the sweep began, for which of them, and by which checks; nil where it was not.
  package var objection: String? { objection { $0.check } }

  /// The same with what the checks saw.
  package var explainedObjection: String? { objection { "\($0.check): \($0.seen)" } }

  private func objection(_ text: (Concern) -> String) -> String? {
    let unfit = [Metric.wall, .scaling].filter { verdicts[$0] == .unfit }.map(\.name)
    guard !unfit.isEmpty else { return nil }
    let causes = concerns.filter { $0.severity == .unfit }.map(text)
    let why = causes.isEmpty ? "" : " (\(causes.joined(separator: "; ")))"
    return "unfit for \(unfit.joined(separator: " and "))\(why)"
  }

  /// The short form of an examination.
  package init(depth: ExaminationDepth, verdicts: [Metric: FitnessVerdict], concerns: [Concern]) {
    self.depth = depth
    self.verdicts = verdicts
    self.concerns = concerns
  }
}
