import SpeedupCore

/// The summaries of a table's cells, in the order of their numbers, each compared with its reference: a collection of
/// ``CellSummary`` that holds them by column, since a table may have a million cells.
package struct CellSummaries: Sendable, RandomAccessCollection {
  let columns: SummaryColumns
  /// The cells that are wanted; nil: all.
  private let chosen: [Int32]?

  init(_ columns: SummaryColumns, chosen: [Int32]?) { (self.columns, self.chosen) = (columns, chosen) }

  init(of table: ResultTable, reference: ReferenceChoice) {
    self.init(SummaryColumns(ResultCells(table.records), reference), chosen: nil)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { chosen?.count ?? columns.cells.count }
  package subscript(index: Int) -> CellSummary { CellSummary(columns, place(index)) }

  private func place(_ index: Int) -> Int { chosen.map { Int($0[index]) } ?? index }

  /// Those whose axis values are wanted.
  package func ofCells(where isWanted: ([AxisValue]) -> Bool) -> CellSummaries {
    let wanted = indices.filter { isWanted(columns.cells.axes(place($0))) }
    return CellSummaries(columns, chosen: wanted.map { Int32(place($0)) })
  }

  /// The methods by which a peak of theirs was had, sorted.
  package func methods(of metric: Metric) -> [String] {
    let records = columns.cells.records.columns
    let numbers = records.methodNumbers(of: metric)
    guard !numbers.isEmpty else { return [] }
    let peaks = metric == .memory ? records.figure(.memory) : nil
    var (found, last) = ([UInt32: Int](), UInt32(0))
    for index in indices {
      for run in 0..<columns.cells.rowCount(place(index)) {
        let row = columns.cells.row(place(index), run)
        guard row < numbers.count, numbers[row] != 0, numbers[row] != last, records.status(row) == .ok,
          // A method of another peak says nothing of one that is not there.
          peaks == nil || peaks?[row] != nil
        else { continue }
        last = numbers[row]
        found[last] = row
      }
    }
    return found.values.compactMap { records.method(of: metric, $0) }.sorted()
  }

  /// Their axis values by column.
  package var axes: CellAxes { chosen == nil ? columns.axes : CellAxes(map(\.axes)) }
}

/// The summary of every cell, in the order of the cells' numbers, each compared with its reference cell.
package func summaries(of table: ResultTable, reference: ReferenceChoice = .automatic) -> CellSummaries {
  CellSummaries(of: table, reference: reference)
}
