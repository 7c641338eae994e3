import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

extension ClaimReport {
  /// The list for every form, in the order of the files; a row a reading.
  package var document: Document {
    let basis =
      [
        "wrong verdicts in the whole list: at most \(Readable.percent(family.level)) "
          + "(\(Counted.text(family.readings, "reading")) judged by statistics, seed \(seed)); \(Counted.text(rounds, "round"))",
        "machine: \(machine)",
      ] + notes
    return Document(
      "speedup verify", title: "speedup verify: \(summary)", took: elapsed,
      [
        .paragraph(["\(summary) \(ended)"]), .table(Table(remarksBelow: true, Self.columns, rows)), .paragraph(basis),
      ])
  }

  private var ended: String {
    switch ending {
    case .complete: "in \(elapsed.clock)"
    case .budget: "when the budget ended, after \(elapsed.clock)"
    case .interrupted: "stopped after \(elapsed.clock)"
    case .broken: "when no run could be made any more, after \(elapsed.clock)"
    }
  }

  private static let columns: [Table.Column] = [
    .init("id"), .init("verdict"), .init("figure", key: "figure", .right),
    .init("95 % interval", key: "figure", .right, range: true, rank: 4), .init("region", rank: 5),
    .init("evidence", rank: 2), .init("basis", rank: 3), .init("claim", rank: 1),
  ]

  private var rows: [Table.Row] { outcomes.flatMap(\.documentRows) }
}

extension ClaimVerdict {
  /// As other tools sort it.
  var outcome: Document.Verdict.Outcome {
    switch self {
    case .refuted, .internallyInconsistent: .failure
    case .inconclusive, .contradictedInSimulation: .undecided
    case .moreThanClaimed: .better
    case .confirmed, .consistentInSimulation: .passed
    case .notTestable: .skipped
    }
  }

  var tone: Document.Tone {
    switch outcome {
    case .failure, .error: .bad
    case .undecided: .warning
    case .better, .passed: .good
    case .skipped: .plain
    }
  }
}

extension ClaimOutcome {
  /// A row of its own where there are several readings, then one a reading.
  var documentRows: [Table.Row] {
    func judged(_ sentence: String) -> Document.Verdict {
      .init(
        name: "\(claim.id): \(claim.sentence)", outcome: verdict.outcome, word: verdict.rawValue, sentence: sentence)
    }
    if readings.count == 1, let reading = readings.first {
      var row = reading.documentRow(id: claim.id, sentence: claim.sentence)
      row.verdict = judged(reading.sentence)
      return [row]
    }
    let head = Table.Row(
      [.init(claim.id), .init(verdict.rawValue, verdict.tone)] + [Table.Cell](repeating: .none, count: 5)
        + [.init(claim.sentence)],
      remarks: disagreement.map { [$0] } ?? [],
      verdict: judged(readings.map { "\($0.name): \($0.verdict.rawValue)" }.joined(separator: "; ")))
    return [head] + readings.map { $0.documentRow(id: "  \($0.name)", sentence: "") }
  }
}

extension ClaimReadingOutcome {
  /// Figures and reason in one line.
  var sentence: String {
    let figure = figures.first.map { figure in
      let interval = figure.ends(kind.text).map { " [\($0.lower), \($0.upper)]" } ?? ""
      return "\(figure.text(kind.text))\(interval)"
    }
    let decide = wouldDecide.map { "would decide it: \($0)" }
    return [figure, basis, reason, decide].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "; ")
  }

  func documentRow(id: String, sentence: String) -> Table.Row {
    let figure = figures.first
    let label = evidence.flatMap { means == .counted && $0 == .oversubscribed ? "counted" : $0.label } ?? means.rawValue
    let interval = figure?.interval
    return Table.Row(
      [
        .init(id), .init(verdict.rawValue, verdict.tone),
        .init(
          figure.map { $0.text(kind.text) } ?? "",
          number: figure.flatMap { $0.estimate.isFinite ? $0.estimate : nil }),
        .init(
          figure?.ends(kind.text).map { "\($0.lower) … \($0.upper)" } ?? "",
          number: interval.flatMap { $0.lower.isFinite ? $0.lower : nil },
          high: interval.flatMap { $0.upper.isFinite ? $0.upper : nil }),
        .init(region), .init(label), .init(basis), .init(sentence),
      ],
      remarks: [
        figures.count > 1 ? figure?.label ?? "" : "", reason, wouldDecide.map { "would decide it: \($0)" } ?? "",
      ]
      .filter { !$0.isEmpty })
  }
}
