import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

extension GateReport {
  /// The report for every form but its own JSON, the worst rows first.
  package var document: Document {
    let bands = plan.metrics.map { "\($0.metric.title) ±\($0.margin.text)" }.joined(separator: ", ")
    let basis =
      "margin: \(bands); false alarms in the whole gate: at most \(Readable.percent(plan.level)); seed \(plan.seed)"
    return Document(
      "speedup gate", title: "speedup gate: \(outcome)", took: elapsed,
      [
        .paragraph(["\(summary) \(ended)"]), .table(Table(Self.columns, worstFirst.map(\.documentRow))),
        .paragraph([basis]),
      ] + (notes.isEmpty ? [] : [.notes(notes)]))
  }

  private var outcome: String {
    switch exitStatus {
    case 0: "no regression"
    case 1: "regression"
    case 2: "bad input"
    case 4: "inconclusive"
    default: "could not be measured"
    }
  }

  private var ended: String {
    switch ending {
    case .complete: "in \(elapsed.clock)"
    case .budget: "when the budget of \((plan.budget ?? elapsed).clock) ended"
    case .interrupted: "stopped after \(elapsed.clock)"
    }
  }

  private static let columns: [Table.Column] = [
    .init("verdict"), .init("metric"), .init("change", key: "ratio", .right),
    .init("95 % interval", key: "ratio", .right, range: true, rank: 3), .init("basis", .right, rank: 1),
    .init("base", .right, rank: 2), .init("new", .right, rank: 2), .init("cell"),
  ]
}

extension GateRow {
  fileprivate var documentRow: Table.Row {
    let outcome: Document.Verdict.Outcome =
      switch verdict {
      case .regressed: .failure
      case .badInput, .failed: .error
      case .inconclusive, .notJudged: .undecided
      case .improved: .better
      case .equivalent: .passed
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
    return Table.Row(
      [
        .init(verdict.rawValue, tone), .init(title), .init(change ?? "", number: ratio),
        .init(interval ?? "", number: ratioLow, high: ratioHigh), .init(basis), value(base), value(new), .init(label),
      ],
      remarks: detail.isEmpty ? [] : [detail],
      verdict: .init(
        name: label.isEmpty ? title : "\(label): \(title)", outcome: outcome, word: verdict.rawValue,
        sentence: ([figures, detail].compactMap { $0 }).filter { !$0.isEmpty }.joined(separator: "; ")))
  }

  /// Exact counts repeat within a thousandth of a percent, and so are worth two more digits.
  private func text(_ ratio: Double) -> String { Readable.change(ratio, decimals: exact ? 4 : 2) }
}

/// Both, if both are there.
private func zip<A, B>(_ a: A?, _ b: B?) -> (A, B)? {
  guard let a, let b else { return nil }
  return (a, b)
}
