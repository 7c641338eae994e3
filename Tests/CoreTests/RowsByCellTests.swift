import Testing

@testable import SpeedupCore

@Suite struct RowsByCellTests {
  /// Three cells shuffled, with a warm-up, and one number twice with other values.
  private let records = [(2, "a"), (0, "b"), (2, "x"), (1, "c"), (0, "b"), (2, "a"), (1, "c")].enumerated().map {
    place, cell in
    var record = RunRecord(
      cell: cell.0, block: place, position: 0, warmup: place == 1, axes: [AxisValue("n", cell.1)], mask: "0-\(place)")
    record.figures.wall = Seconds(Double(place))
    if place % 2 == 0 { record.figures.own["tps"] = Double(place) }
    return record
  }

  private func sorted(_ records: [RunRecord]) -> RunColumns {
    var columns = RunColumns()
    for record in records { columns.put(record) }
    columns.sortByCell()
    return columns
  }

  @Test func `rows of a cell come together in the order in which they came`() {
    let rows = RunRecords(sorted(records))
    let expected = records.enumerated().sorted {
      ($0.element.cell, $0.element.axes == records[2].axes ? 1 : 0, $0.offset)
        < ($1.element.cell, $1.element.axes == records[2].axes ? 1 : 0, $1.offset)
    }.map(\.element)
    #expect(rows.map(\.self) == expected)
    #expect(
      CellRows.all(in: rows).map { $0.map(\.block) } == CellRows.all(in: RunRecords(records)).map { $0.map(\.block) })
  }

  @Test func `rows may be added to sorted ones`() {
    var rows = RunRecords(sorted(records))
    rows.append(records[3])
    #expect(rows.last == records[3] && rows.count == 8)
    #expect(CellRows.all(in: rows).map(\.cell) == [0, 1, 2, 2] && rows.columns.cells.count == 4)
  }

  @Test func `a file of which some figures are kept has the rows of each cell together`() throws {
    let columns = ResultColumns(axes: ["n"], measures: [])
    let text = ResultTable(columns: columns, records: records).text
    func read(_ kept: KeptFigures) throws -> [Int] {
      var reader = ResultReader(path: "r.csv", keeping: kept)
      try Array(text.utf8).withUnsafeBytes { try reader.take($0) }
      return try reader.finish().records.map(\.cell)
    }
    #expect(try read(.all) == records.map(\.cell))
    #expect(try read(KeptFigures([.wall])) == records.map(\.cell).sorted())
  }
}
