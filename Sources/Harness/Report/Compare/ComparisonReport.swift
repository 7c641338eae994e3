import SpeedupCore
import SpeedupJudge
import SpeedupStatistics
import Synchronization

/// A comparison and what is reported of it besides: the sides' names, and the gate that would settle what is open.
package struct ComparisonReport: Sendable {
  /// What is reported.
  package let comparison: Comparison
  /// The sides' names.
  package let names: (base: String, new: String)
  /// What each side ran, in brackets; empty where both ran the same.
  private let programs: (base: String, new: String)
  /// The command line that would settle what is open; nil when nothing is.
  package let gate: String?
  /// What else the reader should know, one line each.
  package let more: [String]

  /// A report on two sessions.
  package init(_ comparison: Comparison, base: ResultSet, new: ResultSet, more: [String] = []) {
    self.more = more + Self.notesOnImported(base, new, comparison.settings.figures)
    self.comparison = comparison
    names = (base.name, new.name)
    let titles = [base, new].map { side in side.plan.map { " (\($0.title))" } ?? "" }
    programs = titles[0] == titles[1] ? ("", "") : (titles[0], titles[1])
    // No gate can judge figures of imported results: nobody knows what prints them.
    let open = comparison.cells.metrics(judged: .inconclusive)
    let isOpen = open.contains { $0.own == nil || base.plan?.subject.origin == nil }
    gate = !isOpen ? nil : SuggestedGate.text(base: base, new: new, comparison: comparison)
  }

  /// The figures of imported results besides times and memory. Nobody said whether more of them is better, so that they are
  /// judged only where they are asked for: rates are taken for better when they are higher.
  package static func importedFigures(_ plan: SweepPlan?) -> [DeclaredFigure] {
    guard let plan, plan.subject.origin != nil else { return [] }
    return plan.measures.filter {
      !GoogleBenchmarkImport.known.contains($0) && $0 != RunDisturbance.told && !$0.hasPrefix("summary_of_")
        && ![HyperfineImport.userMean, HyperfineImport.systemMean].contains($0)
    }.map { DeclaredFigure(name: $0, better: $0.hasSuffix("/s") || $0.hasSuffix("per_second") ? .higher : .lower) }
  }

  private static func notesOnImported(_ base: ResultSet, _ new: ResultSet, _ judged: [DeclaredFigure]) -> [String] {
    func listed(_ figures: [DeclaredFigure]) -> String {
      SafeText.excerpt(figures.map(\.name).joined(separator: ", "))
    }
    let (one, other) = (importedFigures(base.plan), importedFigures(new.plan))
    let left = one.filter { other.contains($0) && !judged.contains($0) }
    let rates = judged.filter { one.contains($0) && $0.better == .higher }
    return (rates.isEmpty ? [] : ["taken for better when higher: \(listed(rates))"])
      + (left.isEmpty
        ? [] : ["not judged: the figures \(listed(left)); --metric NAME judges one, table --measure shows them"])
  }

  /// The report for every form but its own JSON, the worst cells first.
  package var document: Document {
    let command = gate.map { [Document.Block.code($0, purpose: "What is open, a paired gate can tell:")] } ?? []
    return Document(
      "speedup compare", title: "speedup compare: \(verdictLine)",
      [
        .paragraph(["BASE \(names.base)\(programs.base)", "NEW  \(names.new)\(programs.new)"]),
        .table(Table(Self.columns, rows)), .notes(notes),
      ]
        + command)
  }

  private static let columns: [Table.Column] = [
    .init("cell", cut: 200), .init("metric"), .init("base", .right, rank: 1), .init("new", .right, rank: 1),
    .init("change", key: "ratio", .right), .init("interval", key: "ratio", .right, range: true, rank: 2),
    .init("verdict"),
  ]

  /// A row a judged metric of a cell: regressions first, then what is open, then the other findings.
  private var rows: Table.Rows {
    let cells = comparison.cells
    let order = cells.worstFirst
    return Table.Rows(
      count: cells.count, verdict: { place in Self.verdict(cells[order.map { Int($0[place]) } ?? place]) }
    ) {
      let rows = ComparedRows(cells.apart)
      return { place, row in rows.make(order.map { Int($0[place]) } ?? place, &row) }
    }
  }

  /// Makes rows.
  private final class ComparedRows: Sendable {
    private let cells: ComparedCells
    private let labels: CellLabels
    private let metrics: [Table.Cell]
    /// Most rows of a table that says little have one of a few reasons, and many follow one another.
    private let latest = Mutex<(refusal: Int, remarks: [String], last: Table.Cell)>((-1, [], .none))

    init(_ cells: ComparedCells) {
      (self.cells, labels) = (cells, CellLabels(cells))
      metrics = cells.metrics.map { Table.Cell($0.name) }
    }

    func make(_ place: Int, _ row: inout Table.Row) {
      let cell = cells.cell(place)
      row.cells.append(Table.Cell(labels, cell))
      row.cells.append(metrics[place - cell * metrics.count])
      guard let refusal = cells.refusalNumber(place) else { return ComparisonReport.fill(&row, cells[place]) }
      latest.withLock { latest in
        if latest.refusal != refusal {
          let reason = cells.refusals[refusal].description
          let last = Table.Cell("not judged", cells.refusals[refusal].isFinding ? .bad : .plain)
          latest = (refusal, reason.isEmpty ? [] : [reason], last)
        }
        for _ in 0..<4 { row.cells.append(.none) }
        row.cells.append(latest.last)
        row.remarks = latest.remarks
      }
    }
  }

  private static func fill(_ row: inout Table.Row, _ cell: ComparedCell) {
    guard let evidence = cell.evidence else {
      row.cells += [.none, .none, .none, .none, .init("not judged")]
      return
    }
    let bound = evidence.changeBound
    let (change, interval) = texts(evidence)
    func figure(_ median: Double, _ bound: Bound) -> Table.Cell {
      .init(bound.sign + cell.metric.text(median), number: median, mark: bound.sign)
    }
    row.cells += [
      figure(evidence.base, evidence.bounds.base), figure(evidence.new, evidence.bounds.new),
      .init(change, number: bound.map { _ in evidence.change }, mark: bound?.sign ?? ""),
      .init(interval, number: evidence.ratio.lower, high: evidence.ratio.upper),
      .init(cell.verdict.rawValue, outcome(cell.verdict).1),
    ]
    row.remarks = remarks(cell, evidence)
  }

  private static func verdict(_ cell: ComparedCell) -> Document.Verdict {
    let name = "\(cell.label): \(cell.metric.name)"
    guard let evidence = cell.evidence else {
      return .init(
        name: name, outcome: cell.refusal?.isFinding == true ? .failure : .skipped, word: "not judged",
        sentence: cell.refusal?.description ?? "")
    }
    let (change, interval) = texts(evidence)
    return .init(
      name: name, outcome: outcome(cell.verdict).0, word: cell.verdict.rawValue, sentence: "\(change) (\(interval))")
  }

  private static func texts(_ evidence: ComparedCell.Evidence) -> (change: String, interval: String) {
    let change = evidence.changeBound.map { $0.sign + Readable.change(evidence.change) } ?? ""
    return (change, "\(Readable.change(evidence.ratio.lower)) … \(Readable.change(evidence.ratio.upper))")
  }

  private static func remarks(_ cell: ComparedCell, _ evidence: ComparedCell.Evidence) -> [String] {
    let killed =
      evidence.censored == (0, 0)
      ? []
      : [
        "killed at a limit: \(evidence.censored.base) of \(evidence.runs.base) in BASE, "
          + "\(evidence.censored.new) of \(evidence.runs.new) in NEW"
          + (cell.verdict == .inconclusive ? "; a longer limit can tell" : "")
      ]
    let disturbed =
      evidence.disturbed == (0, 0) || cell.metric != .wall
      ? []
      : [
        "unfit: other load disturbed \(evidence.disturbed.base) of \(evidence.runs.base) runs in BASE, "
          + "\(evidence.disturbed.new) of \(evidence.runs.new) in NEW"
      ]
    let resolution = cell.metric.resolution
    let floor = min(evidence.base, evidence.new) < resolution ? [cell.metric.text(resolution)] : []
    return killed + disturbed + floor.map { "what is below \($0), the resolution, counts as \($0)" }
      + (cell.pairs.map { ["a gate needs \($0)"] } ?? [])
  }

  private static func outcome(_ verdict: Verdict) -> (Document.Verdict.Outcome, Document.Tone) {
    switch verdict {
    case .regressed, .overLimit: (.failure, .bad)
    case .badInput, .failed: (.error, .bad)
    case .inconclusive, .notJudged: (.undecided, .warning)
    case .improved: (.better, .good)
    case .equivalent, .withinLimit: (.passed, .plain)
    case .skipped: (.skipped, .plain)
    }
  }

  /// One line that counts the verdicts.
  private var verdictLine: String {
    let kinds: [Verdict] = [.regressed, .improved, .equivalent, .inconclusive]
    let counts = kinds.map { kind in "\(comparison.cells.count(of: kind)) \(kind.rawValue)" }
    let refused = comparison.cells.count - comparison.cells.judgedCount
    return (counts + (refused > 0 ? ["\(refused) not judged"] : [])).joined(separator: ", ")
  }

  private var notes: [String] {
    let settings = comparison.settings
    let known = Metric.judged + settings.figures.map(Metric.own)
    let metrics = known.filter(comparison.cells.metrics.contains)
    let bands = metrics.map { "\($0.name) ±\(settings.margin($0))" }.joined(separator: ", ")
    var notes = [
      "Margins: \(bands). Allowed drift between sessions: \(settings.drift) of cpu and wall"
        + (settings.figures.isEmpty ? "." : " and of the program's own figures."),
      "Intervals: \(Readable.percent(1 - settings.level)) a cell, widened by the drift; "
        + "verdicts hold for all cells together (Holm).",
    ]
    let narrow = metrics.filter { $0.drifts && settings.margin($0).log <= settings.drift.log }
    if !narrow.isEmpty {
      let names = narrow.map(\.name).joined(separator: ", ")
      notes.append("\(names): never equivalent, since the margin is no wider than the allowed drift.")
    }
    notes += comparison.remarks + more
    for (what, labels) in [
      ("Not measured in NEW", comparison.unmatched.base), ("Only in NEW", comparison.unmatched.new),
    ]
    where !labels.isEmpty {
      let more = labels.count > 3 ? ", and \(labels.count - 3) more" : ""
      notes.append("\(what): \(labels.prefix(3).joined(separator: "; "))\(more)")
    }
    if comparison.isMissingSomething, !settings.allowsMissing {
      notes.append("BASE has what NEW lacks; if that is as it should be, say --allow-missing")
    }
    return notes
  }
}

/// The labels of compared cells, by ``ComparedCells/cell(_:)``.
private final class CellLabels: CellTexts {
  private let cells: ComparedCells

  init(_ cells: ComparedCells) { self.cells = cells }

  func write(_ place: Int, to bytes: inout [UInt8]) { cells.writeLabel(place, to: &bytes) }
  func mostWidth(_ place: Int) -> Int? { cells.mostWidthOfLabel(place) }
  func number(_ place: Int) -> Double? { nil }
}
