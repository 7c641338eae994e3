/// Finds out which cell a row is of, and looks at the values of one that is new.
struct CellReader {
  private let axes: [String]
  private let places: Range<Int>
  private let path: String
  private let planned: PlannedCells?
  private var shape: UInt16?

  /// The axes whose values are counts.
  private let counted: [(name: String, place: Int)]

  /// - Parameter first: the place of the first axis in a row.
  init(_ axes: [String], from first: Int, path: String, planned: PlannedCells?) {
    self.axes = axes
    places = first..<(first + axes.count)
    let counts = ParallelAxes.resources + ParallelAxes.sizing
    counted = zip(axes, places).filter { counts.contains($0.0) }.map { ($0, $1) }
    self.path = path
    self.planned = planned
  }

  /// The number in `records` of the cell that a row is of.
  /// - Throws: ``InputError`` for values that no cell can have, or that contradict the plan.
  mutating func name(of cell: Int, _ row: CSV.Row, in records: inout RunColumns) throws -> UInt32 {
    let shape = self.shape ?? records.shape(of: axes)
    self.shape = shape
    let before = records.cells.count
    let name = records.name(cell: cell, shape, row, places)
    if records.cells.count > before { try check(row, of: cell) }
    return name
  }

  private func check(_ row: CSV.Row, of cell: Int) throws {
    let line = row.line
    for (name, place) in counted where !row[place].isEmpty {
      guard let number = NumberField.whole(row[place]), number >= 1 else {
        throw InputError(
          "\(path):\(line): \(name) is '\(SafeText.excerpt(row.string(place)))'; expected a whole number of at least 1, or nothing"
        )
      }
    }
    guard let planned else { return }
    guard planned.indices.contains(cell) else {
      throw InputError("\(path):\(line): cell \(cell) is not in sweep.json, which has \(planned.count); delete the row")
    }
    let values = zip(axes, places).map { AxisValue($0, row.string($1)) }
    if let (asked, got) = zip(planned[cell].values, values).first(where: { $0 != $1 }) {
      throw InputError(
        "\(path):\(line): \(got.name) is '\(SafeText.excerpt(got.value))' where sweep.json has '\(SafeText.excerpt(asked.value))' "
          + "for cell \(cell); one of them was changed, so restore it")
    }
  }
}
