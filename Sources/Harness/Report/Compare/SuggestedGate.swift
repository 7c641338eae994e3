import SpeedupCore
import SpeedupJudge

/// The command line of the paired gate that would settle a comparison. What the plans don't tell is a
/// word in capitals, to be filled in; texts from files are quoted for the shell, and those of imported files
/// are not used.
enum SuggestedGate {
  package static func text(base: ResultSet, new: ResultSet, comparison: Comparison) -> String {
    var words = ["speedup", "gate"] + subject(base, new) + (base.plan.map(rest) ?? []).map(quoted)
    let open = comparison.cells.metrics(judged: .inconclusive)
    // A program to be named may print those of imported results, and nobody knows where.
    let figures = base.plan?.subject.origin == nil ? comparison.settings.figures : []
    let metrics = (Metric.judged + figures.map(Metric.own)).filter(open.contains)
    words += figures.flatMap { ["--figure", quoted($0.declaration)] }
    words += ["--metric", metrics.map(\.name).joined(separator: ",")]
    for metric in metrics {
      words += ["--threshold", "\(metric.name)=\(comparison.settings.margin(metric))"]
    }
    return words.joined(separator: " ")
  }

  private static func subject(_ base: ResultSet, _ new: ResultSet) -> [String] {
    switch (base.plan?.subject.kind, new.plan?.subject.kind) {
    case (.workload(let name)?, .workload?):
      // An axis without a value is one that nobody set, and can't be set so.
      let set = base.plan?.axes.filter { $0.values != [""] } ?? []
      let axes = set.flatMap { ["--\($0.name)", $0.values.joined(separator: ",")] }
      return ["--base-binary", "BASE_BUILD", "--new-binary", "NEW_BUILD", quoted(name)] + axes.map(quoted)
    case (.command(let before)?, .command(let after)?):
      let own = ["rule", "cores"] + ParallelAxes.sizing
      let variables = base.plan?.surroundings.environment ?? []
      let axes = base.plan?.axes.flatMap { axis in
        let values = axis.values.map(AxisRange.quoted).joined(separator: ",")
        return own.contains(axis.name)
          ? ["--\(axis.name)", values] : [variables.contains(axis.name) ? "--env" : "--set", "\(axis.name)=\(values)"]
      }
      let shell =
        before.interpreter.flatMap { $0 == after.interpreter ? $0 : nil }
        .map { [$0 == CommandTemplate.usualShell ? "--shell" : "--shell=\(quoted($0))"] } ?? []
      return ["--base", quoted(before.text), "--new", quoted(after.text)] + shell + (axes ?? []).map(quoted)
    default: return ["--base", "'BASE COMMAND'", "--new", "'NEW COMMAND'"]
    }
  }

  /// What else decides which cells there are and what they work on.
  private static func rest(_ plan: SweepPlan) -> [String] {
    if plan.subject.origin != nil { return [] }
    var words = plan.zips.flatMap { ["--zip", $0.joined(separator: ",")] }
    if let sample = plan.sample { words += ["--sample", String(sample)] }
    words += ["--seed", String(plan.seed)]
    if let file = plan.dataFile { words += ["--data", file] }
    return words
  }

  private static func quoted(_ word: String) -> String { ShellWord.quoted(SafeText.excerpt(word, limit: 2000)) }
}
