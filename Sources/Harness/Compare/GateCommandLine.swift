/// The command line of the paired gate that would settle a comparison. What the plans don't tell stands as a
/// word in capitals, to be filled in; texts from files are quoted for the shell, and those of imported files
/// are not used.
enum GateCommandLine {
  static func text(base: Session, new: Session, comparison: Comparison) -> String {
    var words = ["speedup", "gate"] + subject(base, new)
    let open = comparison.cells.filter { $0.evidence != nil && $0.verdict == .inconclusive }
    let metrics = ComparedMetric.allCases.filter { metric in open.contains { $0.metric == metric } }
    words += ["--metric", metrics.map(\.rawValue).joined(separator: ",")]
    for metric in metrics {
      words += ["--threshold", "\(metric.rawValue)=\(comparison.settings.band(metric))"]
    }
    return words.joined(separator: " ")
  }

  private static func subject(_ base: Session, _ new: Session) -> [String] {
    switch (base.plan?.subject, new.plan?.subject) {
    case (.workload(let name)?, .workload?):
      let axes = base.plan?.axes.flatMap { ["--\($0.name)", $0.values.joined(separator: ",")] } ?? []
      return ["--base-binary", "BASE_BUILD", "--new-binary", "NEW_BUILD", quoted(name)] + axes.map(quoted)
    case (.command(let before)?, .command(let after)?):
      let own = ["rule", "cores"] + SweepPlanner.sizing
      let axes = base.plan?.axes.flatMap { axis in
        let values = axis.values.joined(separator: ",")
        return own.contains(axis.name) ? ["--\(axis.name)", values] : ["--set", "\(axis.name)=\(values)"]
      }
      return ["--base", quoted(before.text), "--new", quoted(after.text)] + (axes ?? []).map(quoted)
    default: return ["--base", "'BASE COMMAND'", "--new", "'NEW COMMAND'"]
    }
  }

  private static func quoted(_ word: String) -> String { ShellWord.quoted(VisibleLine.of(word, limit: 2000)) }
}
