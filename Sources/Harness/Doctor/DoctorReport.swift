import SpeedupCore

/// The doctor's answer: what was found, worst first, and what it means for every metric. Its `Codable` form
/// is the JSON.
package struct DoctorReport: Codable, Sendable, Equatable {
  /// Whether one metric can be measured.
  package struct MetricVerdict: Codable, Sendable, Equatable {
    package let metric: Metric
    package let verdict: FitnessVerdict
    /// The checks that decided so; empty when all is well.
    package let because: [String]
  }

  package let depth: ExaminationDepth
  package let took: Seconds
  /// The CPUs that may be used, as a list.
  package let cpus: String
  /// Those that were looked at one by one, as a list.
  package let sampledCpus: String
  package let verdicts: [MetricVerdict]
  /// All findings, worst first.
  package let findings: [Finding]

  private enum CodingKeys: String, CodingKey {
    case depth, cpus, verdicts, findings
    case took = "took_s"
    case sampledCpus = "sampled_cpus"
  }

  package init(
    _ examination: Examination, limits: FitnessLimits = FitnessLimits(),
    checks: [DoctorCheck] = Checks.all
  ) {
    depth = examination.depth
    took = examination.took
    cpus = examination.cpus.list
    sampledCpus = examination.sampledCpus.list
    let findings = checks.compactMap { $0(examination, limits) }
    // Sorted by hand-made key, since `sorted` alone does not promise to keep the order of equals.
    self.findings = findings.enumerated()
      .sorted { ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset) }.map(\.element)
    let ranked = self.findings
    verdicts = Metric.examined.map { metric in
      let verdict = FitnessVerdict(ranked.compactMap { $0.effects[metric] })
      let deciding = verdict.deciding
      return MetricVerdict(
        metric: metric, verdict: verdict,
        because: ranked.filter { $0.effects[metric].map { $0 == deciding } ?? false }.map(\.check))
    }
  }

  package func verdict(_ metric: Metric) -> FitnessVerdict {
    verdicts.first { $0.metric == metric }?.verdict ?? .unmeasured
  }

  /// The exit status for those who want to measure `asked`: 0 when all of it is fit (with caution, too), 1
  /// when something is unfit, 3 when nothing is but something could not be told.
  /// - Parameter asked: nil asks for all that this machine has the means to measure; a metric named here must
  ///   be measurable.
  package func exitStatus(asked: [Metric]?) -> Int32 {
    let wanted = asked ?? Metric.examined.filter { verdict($0) != .unavailable }
    let verdicts = wanted.map(verdict)
    if verdicts.contains(.unfit) { return 1 }
    let unknown = verdicts.isEmpty || verdicts.contains(.unmeasured) || verdicts.contains(.unavailable)
    return unknown ? 3 : 0
  }
}

extension FitnessVerdict {
  /// The severity that decides it; nil when nothing had to.
  fileprivate var deciding: Severity? {
    switch self {
    case .fit: nil
    case .caution: .warning
    case .unfit: .unfit
    case .unmeasured: .unmeasured
    case .unavailable: .unavailable
    }
  }
}
