/// The rows of one cell: those with its number and its axis values, in the order of the file. Warm-ups are left out.
package struct CellRows: Sendable, RandomAccessCollection {
  private let records: RunRecords
  private let places: ArraySlice<Int32>
  /// The cell's number.
  package let cell: Int
  /// Its axis values.
  package let axes: [AxisValue]

  package var startIndex: Int { 0 }
  package var endIndex: Int { places.count }
  package subscript(index: Int) -> RunRecord { columns.record(row(index)) }

  /// The columns in which its rows stand.
  package var columns: RunColumns {
    // Lent, since a copy counts every column.
    _read { yield records.columns }
  }
  /// The number of one of its rows among those of all cells.
  package func row(_ index: Int) -> Int { Int(places[places.startIndex + index]) }
  /// The numbers of its rows among those of all cells.
  package var rows: [Int] { places.map(Int.init) }

  /// All cells, in the order of their numbers.
  package static func all(in records: RunRecords) -> [CellRows] {
    let columns = records.columns
    var ends = [Int](repeating: 0, count: columns.cells.count + 1)
    for row in 0..<columns.count where !columns.isWarmup(row) { ends[Int(columns.cell[row]) + 1] += 1 }
    for cell in 0..<columns.cells.count { ends[cell + 1] += ends[cell] }
    var places = [Int32](repeating: 0, count: ends[columns.cells.count])
    var next = ends
    for row in 0..<columns.count where !columns.isWarmup(row) {
      places[next[Int(columns.cell[row])]] = Int32(row)
      next[Int(columns.cell[row])] += 1
    }
    let filled = (0..<columns.cells.count).filter { ends[$0] < ends[$0 + 1] }
    return filled.map { place in
      let name = columns.cells[UInt32(place)]
      return CellRows(
        records: records, places: places[ends[place]..<ends[place + 1]], cell: name.number, axes: name.axes)
    }.enumerated().sorted {
      ($0.element.cell, $0.element.places.first!, $0.offset) < ($1.element.cell, $1.element.places.first!, $1.offset)
    }.map(\.element)
  }

  /// Those of its rows for which `isWanted` holds, which is shown their numbers among those of all cells.
  package func rows(where isWanted: (Int) throws -> Bool) rethrows -> CellRows {
    let kept = try places.filter { try isWanted(Int($0)) }
    return CellRows(records: records, places: kept[...], cell: cell, axes: axes)
  }

  /// The same in the order of the passes.
  package var byPass: CellRows {
    let columns = columns
    func isBefore(_ a: Int32, _ b: Int32) -> Bool {
      (columns.block(Int(a)), columns.position(Int(a)), a) < (columns.block(Int(b)), columns.position(Int(b)), b)
    }
    if zip(places, places.dropFirst()).allSatisfy(isBefore) { return self }
    return CellRows(records: records, places: places.sorted(by: isBefore)[...], cell: cell, axes: axes)
  }
}
