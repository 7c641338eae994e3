import Platform

/// The short form of a doctor's report, as `machine.json` keeps it: whether the machine was fit when a sweep
/// began.
package struct Fitness: Codable, Sendable, Equatable {
  /// A finding that speaks against measuring something.
  package struct Concern: Codable, Sendable, Equatable {
    /// The check.
    package let check: String
    /// How bad.
    package let severity: Severity
    /// What was seen.
    package let seen: String
  }

  /// How thorough the examination was.
  package let depth: ExaminationDepth
  /// Every metric's verdict.
  package let verdicts: [FitnessMetric: FitnessVerdict]
  /// The findings that are more than notes, worst first.
  package let concerns: [Concern]

  /// The short form of `report`.
  package init(_ report: DoctorReport) {
    depth = report.depth
    verdicts = Dictionary(uniqueKeysWithValues: report.verdicts.map { ($0.metric, $0.verdict) })
    concerns = report.findings.filter { $0.severity > .note }
      .map { Concern(check: $0.check, severity: $0.severity, seen: $0.seen) }
  }

  /// Looks at the running machine, which takes less than 0.1 s.
  /// - Parameter launcher: starts the few programs that the look needs.
  package static func now(_ facts: MachineFacts, launcher: Launcher) -> Fitness {
    Fitness(DoctorReport(Examiner(depth: .short, launcher: launcher).examine(facts)))
  }
}
