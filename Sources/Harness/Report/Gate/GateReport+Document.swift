import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

extension GateReport {
  /// The report for every form but its own JSON, the worst rows first.
  package var document: Document {
    var table = Table(Self.columns, worstFirst.map { $0.documentRow(of: plan) })
    let calm = rows.count { [.equivalent, .withinLimit, .skipped].contains($0.verdict) }
    if calm > Self.mostCalm { table.folded = rows.count - calm }
    return Document(
      "speedup gate", title: finding, took: elapsed,
      [
        .paragraph(["\(summary) \(ended)"]), .table(table),
        .folded(
          "How this was judged",
          [.paragraph(programs + [margins])] + (notes.isEmpty ? [] : [.notes(notes)])),
      ])
  }

  /// Rows of which nothing is to be done that stand with the others where rows can be folded.
  private static let mostCalm = 5

  private var margins: String {
    let bands = plan.metrics.map { "\($0.metric.title) ±\($0.margin.text)" }.joined(separator: ", ")
    let own = plan.cells.count { $0.margins != nil }
    let differing = own == 0 ? "" : " (\(Counted.text(own, "cell")) with margins of \(own == 1 ? "its" : "their") own)"
    return
      "margin: \(bands)\(differing); false alarms in the whole gate: at most \(Readable.percent(plan.level)); seed \(plan.seed)"
  }

  /// Both sides with their files and checkouts, and the machine.
  private var programs: [String] {
    func line(_ name: String, _ build: GateBuild) -> String {
      let path = build.path.flatMap { build.title.hasPrefix($0) ? nil : " (\($0))" } ?? ""
      let commit = build.commit.map { ", in a checkout at \($0.prefix(12))" } ?? ""
      return "\(name): \(build.title)\(path)\(commit)"
    }
    let builds = plan.baseBuilds.map { line("base", $0) } + plan.newBuilds.map { line("new", $0) }
    return builds + (machine.map { ["machine: \($0)"] } ?? [])
  }

  private var ended: String {
    switch ending {
    case .complete: "in \(elapsed.clock)"
    case .budget: "when the budget of \((plan.budget ?? elapsed).clock) ended"
    case .interrupted: "stopped after \(elapsed.clock)"
    case .broken: "when no run could be made any more, after \(elapsed.clock)"
    }
  }

  private static let columns: [Table.Column] = [
    .init("verdict"), .init("metric"), .init("change", key: "ratio", .right),
    .init("95 % interval", key: "ratio", .right, range: true, rank: 3), .init("basis", .right, rank: 1),
    .init("base", .right, rank: 2), .init("new", .right, rank: 2), .init("cell"),
  ]
}

extension GateRow {
  fileprivate func documentRow(of plan: GatePlan) -> Table.Row {
    let outcome: Document.Verdict.Outcome =
      switch verdict {
      case .regressed, .overLimit: .failure
      case .badInput, .failed: .error
      case .inconclusive where plan.onInconclusive == .fail: .failure
      case .inconclusive, .notJudged: .undecided
      case .improved: .better
      case .equivalent, .withinLimit: .passed
      case .skipped: .skipped
      }
    let tone: Document.Tone =
      switch outcome {
      case .failure, .error: .bad
      case .undecided: .warning
      case .better: .good
      case .passed, .skipped: .plain
      }
    let title = (figure ?? metric)?.title ?? "runs"
    let change = ratio.map(text)
    let interval = zip(ratioLow, ratioHigh).map { "\(text($0)) … \(text($1))" }
    let basis = exact ? "exact" : pairs > 0 ? "\(pairs) pairs" : ""
    let figures = change.map { "\($0)\(interval.map { " (\($0))" } ?? ""), \(basis)" }
    func value(_ value: Double?) -> Table.Cell {
      metric.flatMap { metric in value.map { Table.Cell(metric.text($0), number: $0) } } ?? .none
    }
    let isCrowded = metric != nil && plan.cells.indices.contains(cell) && plan.cells[cell].oversubscribed
    let remarks =
      (isCrowded ? [Evidence.oversubscribed.label].compactMap(\.self) : []) + (detail.isEmpty ? [] : [detail])
    // A cell may have both a change and a limit of one metric.
    let subject = limit?.text ?? title
    return Table.Row(
      [
        .init(verdict.rawValue, tone), .init(title), .init(change ?? "", number: ratio),
        .init(interval ?? "", number: ratioLow, high: ratioHigh), .init(basis), value(base), value(new), .init(label),
      ],
      remarks: remarks,
      verdict: .init(
        name: label.isEmpty ? subject : "\(label): \(subject)", outcome: outcome, word: verdict.rawValue,
        sentence: ([figures].compactMap(\.self) + remarks).filter { !$0.isEmpty }.joined(separator: "; ")))
  }

  /// Exact counts repeat within a thousandth of a percent, and so are worth two more digits.
  private func text(_ ratio: Double) -> String { Readable.change(ratio, decimals: exact ? 4 : 2) }
}

/// Both, if both are there.
private func zip<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
  guard let a, let b else { return nil }
  return (a, b)
}
