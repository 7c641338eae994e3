import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

/// The summary of a results file as a table: one row a cell; see ``TextTable`` for printing it.
package func summaryTable(
  of table: ResultTable, title: String, reference: ReferenceChoice = .automatic
) -> TextTable {
  let cells = summaries(of: table, reference: reference)
  let axes = ResultAxes(cells: cells.map(\.axes))
  let columns = SummaryColumn.all(for: axes).filter { column in
    column.isAlwaysShown || cells.contains { column.isNeeded($0) }
  }
  return TextTable(
    heading: heading(title: title, table: table, cells: cells, axes: axes),
    columns: columns.map { TextTable.Column(title: $0.title, alignment: $0.alignment) },
    rows: cells.map { row($0, columns) },
    footnotes: SummaryFootnotes(cells: cells, axes: axes, reference: reference).lines)
}

private func heading(
  title: String, table: ResultTable, cells: [CellSummary], axes: ResultAxes
) -> [String] {
  let runs = cells.map { $0.okCount + $0.failedCount + $0.skippedCount }.reduce(0, +)
  let warmups = table.records.count { $0.warmup }
  let counts = [
    "\(cells.count) cells, \(runs) runs",
    warmups > 0 ? "\(warmups) warm-up runs not counted" : "",
    axes.constant.text,
  ]
  return [title, counts.filter { !$0.isEmpty }.joined(separator: "; ")]
}

private func row(_ cell: CellSummary, _ columns: [SummaryColumn]) -> [TextTable.Cell] {
  guard cell.okCount == 0 else { return columns.map { $0.field(cell) } }
  let front = columns.prefix { $0.isFront }.map { $0.field(cell) }
  return front + [TextTable.Cell(SummaryColumn.failureText(cell), .failure)]
}

extension CellSummary {
  /// The comparison with another cell; nil for the reference itself, which is 1 by definition.
  fileprivate var measuredComparison: CellComparison? {
    comparison.flatMap { $0.isReference ? nil : $0 }
  }
}

/// One column of the summary table: its title, and what it says of a cell.
struct SummaryColumn {
  let title: String
  var alignment = TextTable.Alignment.right
  /// Whether it says what the cell is rather than what was measured.
  var isFront = false
  /// Whether it is there even when it says nothing of any cell.
  var isAlwaysShown = false
  let emphasis: TextTable.Emphasis
  /// What it says; nil where nothing was measured.
  package let text: (CellSummary) -> String?
  private let needed: (CellSummary) -> Bool

  init(
    _ title: String, emphasis: TextTable.Emphasis = .plain,
    needed: ((CellSummary) -> Bool)? = nil, text: @escaping (CellSummary) -> String?
  ) {
    self.title = title
    self.emphasis = emphasis
    self.text = text
    self.needed = needed ?? { text($0) != nil }
  }

  /// Whether the cell is a reason to show the column.
  func isNeeded(_ cell: CellSummary) -> Bool { needed(cell) }

  /// The column's field in the row of a cell.
  func field(_ cell: CellSummary) -> TextTable.Cell {
    text(cell).map { TextTable.Cell($0, emphasis) } ?? TextTable.Cell(alignment == .left ? "" : "–")
  }

  /// All columns that a grid with these axes may have.
  static func all(for axes: ResultAxes) -> [SummaryColumn] {
    axes.varying.map { axisColumn($0, numeric: axes.numbers(of: $0) != nil) } + [runsColumn] + [
      SummaryColumn("wall") { $0.wall.map { Readable.text($0.median) } },
      SummaryColumn("95 % interval") { $0.wall.map { timeSpread($0) } },
      SummaryColumn("CPU") { $0.cpu.map { Readable.text($0.median) } },
      SummaryColumn("peak memory") { $0.peakMemory.map { Readable.text($0.median) } },
      SummaryColumn("largest") { $0.peakMemory.map { Readable.text($0.largest) } },
      SummaryColumn("speed-up", needed: { $0.measuredComparison?.speedUp != nil }) {
        $0.comparison.flatMap { $0.isReference ? "reference" : $0.speedUp.map(ratioText) }
      },
      SummaryColumn("efficiency", needed: { $0.measuredComparison?.efficiency != nil }) {
        $0.comparison.flatMap { $0.efficiency.map { Readable.fixed($0.median, decimals: 2) } }
      },
      SummaryColumn("CPU-time ratio", needed: { $0.coreMode == .oversubscribed }) {
        $0.comparison.flatMap { $0.isReference ? "reference" : $0.cpuRatio.map(ratioText) }
      },
      notesColumn,
    ]
  }

  /// How the runs of a cell without a good one ended, and why.
  static func failureText(_ cell: CellSummary) -> String {
    guard let failure = cell.failure else { return "no runs" }
    let reason = failure.detail.isEmpty ? "" : ": \(shortened(visibleText(failure.detail), to: 100))"
    let runs = cell.failedCount + cell.skippedCount
    let share = failure.count == runs ? "" : " (\(failure.count) of \(runs) runs)"
    return "\(failure.status.rawValue)\(reason)\(share)"
  }

  private static func axisColumn(_ axis: String, numeric: Bool) -> SummaryColumn {
    var column = SummaryColumn(axis) { shortened(visibleText($0.axes.value(of: axis) ?? ""), to: 40) }
    column.alignment = numeric ? .right : .left
    column.isFront = true
    column.isAlwaysShown = true
    return column
  }

  private static var runsColumn: SummaryColumn {
    var column = SummaryColumn("runs ok") { cell in
      let all = cell.okCount + cell.failedCount + cell.skippedCount
      return all == cell.okCount ? "\(all)" : "\(cell.okCount)/\(all)"
    }
    column.isFront = true
    column.isAlwaysShown = true
    return column
  }

  private static var notesColumn: SummaryColumn {
    var column = SummaryColumn("", emphasis: .warning) { cell in
      let oversubscribed = cell.coreMode == .oversubscribed ? ["oversubscribed"] : []
      let failed = cell.failure == nil ? [] : [failureText(cell)]
      let notes = (oversubscribed + failed).joined(separator: "; ")
      return notes.isEmpty ? nil : notes
    }
    column.alignment = .left
    return column
  }

  private static func timeSpread(_ wall: SampleSummary<Seconds>) -> String {
    let unit = Readable.Unit.fitting(wall.median.value, .seconds)
    return spreadText(wall.spread) { unit.number($0.value) } + unitSuffix(wall.spread, unit)
  }

  private static func unitSuffix(_ spread: Spread<Seconds>, _ unit: Readable.Unit) -> String {
    spread.ends == nil ? "" : " \(unit.name)"
  }

  private static func ratioText(_ ratio: SampleSummary<Double>) -> String {
    let spread = ratio.spread.ends == nil ? "" : " \(spreadText(ratio.spread, Readable.ratioNumber))"
    return Readable.ratio(ratio.median) + spread
  }

  private static func spreadText<Value>(
    _ spread: Spread<Value>, _ number: (Value) -> String
  ) -> String {
    switch spread {
    case .interval(let lower, let upper): "[\(number(lower)), \(number(upper))]"
    case .range(let lower, let upper): "min–max \(number(lower))–\(number(upper))"
    case .single: "one run"
    }
  }
}
