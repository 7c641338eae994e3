import SpeedupCore
import SpeedupDoctor

extension DoctorReport {
  /// The report for every form but its own JSON: the verdicts, then the findings, worst first.
  package var document: Document {
    let count = Counted.text(CpuSet(list: cpus)?.count ?? 0, "CPU")
    let looked = sampledCpus == cpus ? "" : ", of which \(sampledCpus) were looked at one by one"
    return Document(
      "speedup doctor",
      title: "\(depth.rawValue) examination of \(count) (\(cpus)\(looked)) in \(Readable.brief(took))", took: took,
      [
        .table(
          Table(
            title: "verdicts", showsHeader: false, [.init("metric"), .init("verdict"), .init("because")],
            verdicts.map(Self.row))),
        .table(
          Table(
            title: "findings", showsHeader: false, remarksBelow: true,
            [.init("severity"), .init("check"), .init("seen")], findings.map(Self.row))),
      ])
  }

  private static func row(_ verdict: MetricVerdict) -> Table.Row {
    let (outcome, tone): (Document.Verdict.Outcome, Document.Tone) =
      switch verdict.verdict {
      case .fit: (.passed, .good)
      case .caution: (.passed, .warning)
      case .unmeasured, .unavailable: (.skipped, .warning)
      case .unfit: (.failure, .bad)
      }
    let because = verdict.because.joined(separator: ", ")
    return Table.Row(
      [.init(verdict.metric.name), .init(verdict.verdict.rawValue, tone), .init(because)],
      verdict: .init(
        name: verdict.metric.name, outcome: outcome, word: verdict.verdict.rawValue, sentence: because))
  }

  private static func row(_ finding: Finding) -> Table.Row {
    let tone: Document.Tone =
      switch finding.severity {
      case .ok: .good
      case .note: .plain
      case .warning, .unmeasured, .unavailable: .warning
      case .unfit: .bad
      }
    return Table.Row(
      [.init(finding.severity.rawValue, tone), .init(finding.check), .init(finding.seen)],
      remarks: [("why: ", finding.why), ("fix: ", finding.fix)].compactMap { label, text in text.map { label + $0 } })
  }
}
