import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

/// A comparison as text for the terminal or for a pull request, the worst cells first.
package struct ComparisonReport: Sendable {
  /// What is reported.
  package let comparison: Comparison
  /// The sides' names.
  package let names: (base: String, new: String)
  /// The command line that would settle what is open; nil when nothing is.
  package let gate: String?

  /// A report on two sessions.
  package init(_ comparison: Comparison, base: ResultSet, new: ResultSet) {
    self.comparison = comparison
    names = (VisibleLine.of(base.name), VisibleLine.of(new.name))
    let open = comparison.cells.filter { $0.evidence != nil && $0.verdict == .inconclusive }
    gate = open.isEmpty ? nil : GateCommandLine.text(base: base, new: new, comparison: comparison)
  }

  private static let titles = ["cell", "metric", "base", "new", "change", "interval", "verdict", "remark"]

  /// A row a judged metric of a cell: regressions first, then the other findings, then what is open.
  private var rows: [[String]] {
    let order: [SequentialVerdict] = [.regressed, .inconclusive, .improved, .equivalent]
    func rank(_ cell: ComparedCell) -> Int {
      if cell.refusal?.isFinding == true { return 0 }
      return cell.refusal == nil ? (order.firstIndex(of: cell.verdict) ?? 0) : order.count
    }
    func size(_ cell: ComparedCell) -> Double { abs(cell.evidence?.shift.estimate ?? .infinity) }
    let sorted = comparison.cells.enumerated().sorted { a, b in
      (rank(a.element), -size(a.element), a.offset) < (rank(b.element), -size(b.element), b.offset)
    }
    return sorted.map { row($0.element) }
  }

  private func row(_ cell: ComparedCell) -> [String] {
    guard let evidence = cell.evidence else {
      return [
        cell.label, cell.metric.rawValue, "", "", "", "", "not judged", cell.refusal?.description ?? "",
      ]
    }
    let estimate = evidence.new.isInfinite && evidence.base.isInfinite ? nil : evidence.new / evidence.base
    var remarks: [String] = []
    if evidence.censored != (0, 0) {
      remarks.append(
        "killed at a limit: \(evidence.censored.base) of \(evidence.runs.base) in BASE, "
          + "\(evidence.censored.new) of \(evidence.runs.new) in NEW")
    }
    if let pairs = cell.pairs { remarks.append("a gate needs \(pairs)") }
    return [
      cell.label, cell.metric.rawValue, cell.metric.text(evidence.base),
      cell.metric.text(evidence.new), estimate.map { Readable.change($0) } ?? "",
      "\(Readable.change(evidence.ratio.lower)) … \(Readable.change(evidence.ratio.upper))",
      cell.verdict.rawValue,
      remarks.joined(separator: "; "),
    ]
  }

  /// One line that counts the verdicts.
  private var verdictLine: String {
    let judged = comparison.cells.filter { $0.evidence != nil }
    let kinds: [SequentialVerdict] = [.regressed, .improved, .equivalent, .inconclusive]
    let counts = kinds.map { kind in "\(judged.count { $0.verdict == kind }) \(kind.rawValue)" }
    let refused = comparison.cells.count - judged.count
    return (counts + (refused > 0 ? ["\(refused) not judged"] : [])).joined(separator: ", ")
  }

  private var notes: [String] {
    let settings = comparison.settings
    let metrics = ComparedMetric.allCases.filter { metric in comparison.cells.contains { $0.metric == metric }
    }
    let bands = metrics.map { "\($0.rawValue) ±\(settings.band($0))" }.joined(separator: ", ")
    var notes = [
      "Dead bands: \(bands). Allowed drift between sessions: \(settings.drift) of cpu and wall.",
      "Intervals: \(Readable.percent(1 - settings.alpha)) a cell, widened by the drift; "
        + "verdicts hold for all cells together (Holm).",
    ]
    let narrow = metrics.filter { $0.drifts && settings.band($0).log <= settings.drift.log }
    if !narrow.isEmpty {
      let names = narrow.map(\.rawValue).joined(separator: ", ")
      notes.append("\(names): never equivalent, since the dead band is no wider than the allowed drift.")
    }
    notes += comparison.remarks
    for (side, labels) in [("BASE", comparison.unmatched.base), ("NEW", comparison.unmatched.new)]
    where !labels.isEmpty {
      let more = labels.count > 3 ? ", and \(labels.count - 3) more" : ""
      notes.append("Only in \(side): \(labels.prefix(3).joined(separator: "; "))\(more)")
    }
    return notes
  }

  /// For the terminal.
  package var text: String {
    let table = [Self.titles] + rows
    let widths = Self.titles.indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    let lines = table.map { row in
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
        separator: "  ")
      return String(padded.reversed().drop { $0 == " " }.reversed())
    }
    var text = ["BASE \(names.base)", "NEW  \(names.new)", ""] + lines + ["", verdictLine] + notes
    if let gate { text += ["What is open, a paired gate can tell:", "  \(gate)"] }
    return text.joined(separator: "\n") + "\n"
  }

  /// For a pull-request comment.
  package var markdown: String {
    func line(_ fields: [String]) -> String {
      // Foreign text must not end its table field, nor be taken for mark-up.
      "| " + fields.map(Self.escaped).joined(separator: " | ") + " |"
    }
    var lines = [
      "**\(verdictLine)** — \(Self.escaped(names.base)) → \(Self.escaped(names.new))", "", line(Self.titles),
    ]
    lines.append("|" + Self.titles.map { _ in "---|" }.joined())
    lines += rows.map(line) + [""] + notes.map { Self.escaped($0) + "  " }
    if let gate { lines += ["", "What is open, a paired gate can tell:", "", "    \(gate)"] }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func escaped(_ text: String) -> String {
    text.map { "\\`*_[]<>|#&@~".contains($0) ? "\\\($0)" : String($0) }.joined()
  }
}
