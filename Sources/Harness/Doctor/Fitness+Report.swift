import SpeedupCore
import SpeedupSystem

extension Fitness {
  package init(_ report: DoctorReport) {
    self.init(
      depth: report.depth,
      verdicts: Dictionary(uniqueKeysWithValues: report.verdicts.map { ($0.metric, $0.verdict) }),
      concerns: report.findings.filter { $0.severity > .note }
        .map { Concern(check: $0.check, severity: $0.severity, seen: $0.seen) })
  }

  /// Looks at the running machine, which takes less than 0.1 s.
  /// - Parameter launcher: starts the few programs that the look needs.
  package static func now(_ facts: MachineFacts, launcher: Launcher) -> Fitness {
    Fitness(DoctorReport(Examiner(depth: .short, launcher: launcher).examine(facts)))
  }
}
