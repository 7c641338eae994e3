/// The rows of one cell: those with its number and its axis values, in the order of the file. Warm-ups are left out.
package struct CellRows: Sendable, RandomAccessCollection {
  package let records: RunRecords
  private let places: ArraySlice<Int32>
  private let name: UInt32

  fileprivate init(_ records: RunRecords, _ places: ArraySlice<Int32>, _ name: UInt32) {
    (self.records, self.places, self.name) = (records, places, name)
  }

  package var cell: Int { records.cellNumber(ofName: name) }
  package var axes: [AxisValue] { records.axes(ofName: name) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { places.count }
  package subscript(index: Int) -> RunRecord { columns.record(row(index)) }

  package var columns: RunColumns {
    // Lent, since a copy counts every column.
    _read { yield records.columns }
  }
  /// The number of one of its rows among those of all cells.
  package func row(_ index: Int) -> Int { Int(places[places.startIndex + index]) }
  /// The numbers of its rows among those of all cells.
  package var rows: [Int] { places.map(Int.init) }

  /// All cells, in the order of their numbers.
  package static func all(in records: RunRecords) -> ResultCells { ResultCells(records) }

  /// Those of its rows for which `isWanted` holds, which is shown their numbers among those of all cells.
  package func rows(where isWanted: (Int) throws -> Bool) rethrows -> CellRows {
    let kept = try places.filter { try isWanted(Int($0)) }
    return CellRows(records, kept[...], name)
  }

  /// The same in the order of the passes.
  package var byPass: CellRows {
    guard count > 1 else { return self }
    let records = records
    func isBefore(_ a: Int32, _ b: Int32) -> Bool {
      (records.block(Int(a)), records.position(Int(a)), a) < (records.block(Int(b)), records.position(Int(b)), b)
    }
    if zip(places, places.dropFirst()).allSatisfy(isBefore) { return self }
    return CellRows(records, places.sorted(by: isBefore)[...], name)
  }
}

/// The cells of a table that have a counted run, in the order of their numbers: a collection of ``CellRows`` that holds three
/// numbers a cell and one a row, since a table may have a million.
package struct ResultCells: Sendable, RandomAccessCollection {
  package let records: RunRecords
  /// The rows of all cells, and where those of each end.
  private let places: [Int32]
  private let ends: [Int32]
  /// The cells by number, as the table has them.
  private let order: [UInt32]

  package init(_ records: RunRecords) {
    let columns = records.columns
    var ends = [Int32](repeating: 0, count: columns.cells.count + 1)
    for row in 0..<columns.count where !columns.isWarmup(row) { ends[Int(columns.cell[row]) + 1] += 1 }
    for cell in 0..<columns.cells.count { ends[cell + 1] += ends[cell] }
    var places = [Int32](repeating: 0, count: Int(ends[columns.cells.count]))
    var next = ends
    for row in 0..<columns.count where !columns.isWarmup(row) {
      let cell = Int(columns.cell[row])
      places[Int(next[cell])] = Int32(row)
      next[cell] += 1
    }
    // By number, then by the first row, of which each cell has one: as one word, which sorts fast.
    var keys: [Int64] = []
    keys.reserveCapacity(columns.cells.count)
    for cell in 0..<columns.cells.count where ends[cell] < ends[cell + 1] {
      keys.append(Int64(columns.cells.number(UInt32(cell))) << 32 | Int64(places[Int(ends[cell])]))
    }
    if !zip(keys, keys.dropFirst()).allSatisfy({ $0 < $1 }) { keys.sort() }
    order = keys.map { columns.cell[Int($0 & 0xffff_ffff)] }
    (self.records, self.places, self.ends) = (records, places, ends)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { order.count }
  package subscript(place: Int) -> CellRows { CellRows(records, places[range(place)], order[place]) }

  private func range(_ place: Int) -> Range<Int> {
    let name = Int(order[place])
    return Int(ends[name])..<Int(ends[name + 1])
  }

  /// The number in the grid of the cell at a place.
  package func number(_ place: Int) -> Int { records.cellNumber(ofName: order[place]) }

  package func axes(_ place: Int) -> [AxisValue] { records.axes(ofName: order[place]) }

  package func rowCount(_ place: Int) -> Int { range(place).count }

  package func row(_ place: Int, _ index: Int) -> Int { Int(places[range(place).lowerBound + index]) }

  package func firstRow(_ place: Int) -> Int { Int(places[range(place).lowerBound]) }

  /// The name of the cell at a place among those of the table.
  func name(_ place: Int) -> UInt32 { order[place] }
}
