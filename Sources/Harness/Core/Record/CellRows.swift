/// Which rows of a results file are one cell's: those with its number and its axis values. A number that stands with
/// different values (files of two sweeps put together) is two cells. Warm-ups are left out.
package struct CellRows {
  /// The cell's number.
  package let cell: Int
  /// Its axis values.
  package let axes: [AxisValue]
  /// The places of its rows, ascending. Copying the records would double the memory of a large table.
  package private(set) var places: [Int]

  /// All cells, in the order of their numbers.
  package static func all(in records: [RunRecord]) -> [CellRows] {
    var cells: [CellRows] = []
    var known: [Int: [Int]] = [:]
    for (place, record) in records.enumerated() where !record.warmup {
      if let index = known[record.cell]?.first(where: { cells[$0].axes == record.axes }) {
        cells[index].places.append(place)
      } else {
        known[record.cell, default: []].append(cells.count)
        cells.append(CellRows(cell: record.cell, axes: record.axes, places: [place]))
      }
    }
    return cells.enumerated().sorted { ($0.element.cell, $0.offset) < ($1.element.cell, $1.offset) }.map(\.element)
  }
}
