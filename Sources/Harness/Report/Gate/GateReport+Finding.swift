import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

extension GateReport {
  /// What came of it in one line that stands for itself, the worst first:
  /// `2 of 2 cells slower: +2.9 % … +3.0 % CPU time, ./main → ./head, AMD EPYC, 10 pairs`.
  package var finding: String { ([outcome] + circumstances).joined(separator: ", ") }

  private var outcome: String {
    let bad = broken + beyond + changed(.regressed)
    if !bad.isEmpty { return bad.joined(separator: "; ") }
    let wrong = rows.filter { $0.verdict == .badInput }
    if !wrong.isEmpty { return "bad input\(share(wrong)): \(wrong[0].detail)" }
    let failed = rows.filter { $0.verdict == .failed }
    if !failed.isEmpty { return "could not be measured\(share(failed)): \(failed[0].detail)" }
    if !rows.isEmpty, count(.skipped) == rows.count { return "nothing was measured: \(rows[0].detail)" }
    let open = rows.filter { $0.verdict == .inconclusive }
    if !open.isEmpty { return "no verdict\(share(open))" }
    let better = changed(.improved)
    if !better.isEmpty { return better.joined(separator: "; ") }
    // Of a figure that no benchmark has nothing was judged.
    let judged = plan.metrics.filter { one in rows.contains { $0.metric == one.metric && $0.verdict != .skipped } }
    let margins = judged.map { "\($0.metric.title) ±\($0.margin.text)" }.joined(separator: ", ")
    return "no change\(plan.cells.count > 1 ? " in \(Counted.text(plan.cells.count, noun))" : "") (\(margins))"
  }

  /// Cells whose new side fails or gives another output.
  private var broken: [String] {
    let rows = rows.filter { $0.verdict == .regressed && $0.metric == nil }
    return rows.isEmpty ? [] : ["broken\(share(rows)): \(rows[0].detail)"]
  }

  /// Cells beyond a limit, by limit.
  private var beyond: [String] {
    let over = worstFirst.filter { $0.verdict == .overLimit }
    return distinct(over.compactMap(\.limit?.metric)).map { metric in
      let rows = over.filter { $0.limit?.metric == metric }
      let value = rows[0].new.map { ": \(metric.text($0)) where" } ?? ":"
      return "over the limit\(share(rows))\(value) \(rows[0].limit?.text ?? "")"
    }
  }

  /// Cells that changed for the worse or the better, by metric.
  private func changed(_ verdict: Verdict) -> [String] {
    let found = worstFirst.filter { $0.verdict == verdict && $0.metric != nil }
    return distinct(found.compactMap(\.metric)).map { metric in
      let rows = found.filter { $0.metric == metric }
      let ratios = rows.compactMap(\.ratio)
      let ends = [ratios.min(), ratios.max()].compactMap(\.self).map { change($0, rows) }
      let range = ReferenceChoice.distinct(ends).joined(separator: " … ")
      return "\(share(rows, before: true))\(word(metric, verdict)): \(range) \((rows[0].figure ?? metric).title)"
    }
  }

  private func change(_ ratio: Double, _ rows: [GateRow]) -> String {
    Readable.change(ratio, decimals: rows.allSatisfy(\.exact) ? 4 : 2)
  }

  private func word(_ metric: Metric, _ verdict: Verdict) -> String {
    let isWorse = verdict == .regressed
    return switch metric.unit {
    case .seconds: isWorse ? "slower" : "faster"
    case .bytes: isWorse ? "larger" : "smaller"
    case .count: isWorse ? "more" : "fewer"
    case .declared where metric == .own(.suiteTime): isWorse ? "slower" : "faster"
    case .ratio, .text, .declared: isWorse ? "worse" : "better"
    }
  }

  /// How many of the cells these rows are of; nothing where there is one cell.
  private func share(_ rows: [GateRow], before: Bool = false) -> String {
    guard plan.cells.count > 1 else { return "" }
    let part = "\(Set(rows.map(\.cell)).count) of \(Counted.text(plan.cells.count, noun))"
    return before ? "\(part) " : " in \(part)"
  }

  private var noun: String { plan.suite == nil ? "cell" : "benchmark" }

  /// Programs, and where something was measured the machine and the pairs.
  private var circumstances: [String] {
    let programs = "\(name(.base)) → \(name(.new))"
    let pairs = rows.map(\.pairs).filter { $0 > 0 }
    guard let least = pairs.min(), let most = pairs.max() else { return [programs] }
    let name = machine?.split(separator: ",").first.map { String($0.split(separator: " (")[0]) }
    return [programs, name, least == most ? "\(least) pairs" : "\(least) to \(most) pairs"].compactMap(\.self)
  }

  private func name(_ side: GateSide) -> String {
    let title = SafeText.excerpt(side == .base ? plan.base : plan.new, limit: 40)
    return plan.builds(side) > 1 ? "\(title) and \(plan.builds(side) - 1) more" : title
  }

  private func distinct(_ metrics: [Metric]) -> [Metric] {
    metrics.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
