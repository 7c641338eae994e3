import SpeedupCore
import SpeedupJudge

/// The summary of a results file: one row a cell, and what its labels mean.
/// - Parameter marks: what is to be said of a cell besides, by its number.
package func summaryDocument(
  of table: ResultTable, title: String, reference: ReferenceChoice = .automatic, marks: CellMarks = [:]
) -> Document {
  let cells = summaries(of: table, reference: reference)
  return document(table, cells, title: title, reference, marks, SummaryOptions(), order: nil)
}

/// The same, sorted and chosen as `options` say.
/// - Throws: ``InputError`` for a column, an axis or a value that is none.
package func summaryDocument(
  of table: ResultTable, title: String, reference: ReferenceChoice = .automatic, marks: CellMarks = [:],
  _ options: SummaryOptions
) throws -> Document {
  let chosen = try options.chosen(table)
  var cells = summaries(of: table, reference: reference)
  var options = options
  if !marks.isEmpty {
    let without = marks.count(without: cells.lazy.map(\.cell))
    if without > 0 { options.notes.insert("\(Counted.text(without, "planned cell")) without a run: no row.", at: 0) }
  }
  // A row that is not shown may be the reference of one that is.
  if !options.conditions.isEmpty { cells = cells.ofCells(where: options.keeps) }
  return document(chosen, cells, title: title, reference, marks, options, order: try options.order(cells))
}

private func document(
  _ table: ResultTable, _ cells: CellSummaries, title: String, _ reference: ReferenceChoice, _ marks: CellMarks,
  _ options: SummaryOptions, order: [Int]?
) -> Document {
  let axes = ResultAxes(cells.axes)
  let findings = SummaryFindings(cells, axes: axes, reference: reference, subjects: options.subjects)
  let found = findings.marks
  let known = cells.mayHave
  func all() -> [SummaryColumn] { SummaryColumn.all(for: axes, cells.axesByPlace, options) }
  let shownColumns = all().map { column in
    column.isAlwaysShown || column.rests.isSubset(of: known) && cells.contains { column.isNeeded($0) }
  }
  let columns = zip(all(), shownColumns).filter(\.1).map(\.0)
  let rows = Table.Rows(count: order?.count ?? cells.count) {
    let cells = cells.apart
    let columns = zip(SummaryColumn.all(for: axes, cells.axesByPlace, options), shownColumns).filter(\.1).map(\.0)
    let fields = (all: columns.map(\.field), front: columns.prefix(while: \.isFront).map(\.field))
    return { place, row in
      let place = order?[place] ?? place
      let cell = cells[place]
      fill(
        &row, cell, fields,
        marks: (found.isEmpty ? [] : found[place] ?? []) + (marks.isEmpty ? [] : marks[cell.cell].map { [$0] } ?? []))
    }
  }
  let leftOut = cells.count - rows.count
  let more = leftOut > 0 ? ["\(Counted.text(leftOut, "row")) more, left out by --top."] : []
  let notes =
    more + SummaryFootnotes(cells: cells, axes: axes, reference: reference, isPart: !options.conditions.isEmpty).lines
    + options.notes
  var shown = Table(columns.map(\.column), rows)
  shown.fixed = axes.constant
  return Document(
    "speedup \(options.command)", title: title,
    [.paragraph([counts(table: table, cells: cells, axes: axes)] + findings.answer), .table(shown)]
      + (findings.closing.isEmpty ? [] : [.paragraph(findings.closing)]) + (notes.isEmpty ? [] : [.notes(notes)]))
}

private func counts(table: ResultTable, cells: CellSummaries, axes: ResultAxes) -> String {
  let runs = cells.runCount
  let rows = table.records.columns
  let warmups = (0..<rows.count).count { rows.isWarmup($0) }
  let counts = [
    "\(Counted.text(cells.count, "cell")), \(Counted.text(runs, "run"))",
    warmups > 0 ? "\(Counted.text(warmups, "warm-up run")) not counted" : "",
    axes.constant.text,
  ]
  return counts.filter { !$0.isEmpty }.joined(separator: "; ")
}

private typealias Field = @Sendable (CellSummary) -> Table.Cell?

private func fill(
  _ row: inout Table.Row, _ cell: CellSummary, _ fields: (all: [Field], front: [Field]), marks: [String]
) {
  for field in cell.hasFigures ? fields.all : fields.front { row.cells.append(field(cell) ?? .none) }
  row.tone = cell.okCount > 0 ? .warning : .bad
  let remarks = cell.qualifications(marks)
  if !remarks.isEmpty { row.remarks = remarks }
}
