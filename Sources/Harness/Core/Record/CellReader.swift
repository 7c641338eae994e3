/// Finds out which cell a row is of, and looks at the values of one that is new.
struct CellReader {
  private let axes: [String]
  private let places: Range<Int>
  private let path: String
  private let planned: [PlannedCell]?
  /// The fields of the axes as they stand in the file, which differ from cell to cell only.
  private var written = TextPool()
  private var known: [UInt64: UInt32] = [:]

  private static let counts: Set<String> = Set(ParallelAxes.resources + ParallelAxes.sizing)

  /// - Parameter first: the place of the first axis in a row.
  init(_ axes: [String], from first: Int, path: String, planned: [PlannedCell]?) {
    self.axes = axes
    places = first..<(first + axes.count)
    self.path = path
    self.planned = planned
  }

  /// The number in `records` of the cell that a row is of.
  /// - Throws: ``InputError`` for values that no cell can have, or that contradict the plan.
  mutating func name(of cell: Int, _ row: CSV.Row, in records: inout RunColumns) throws -> UInt32 {
    let key = row.plain(places).map { UInt64(cell) << 32 | UInt64(written.number(of: $0)) }
    if let name = key.flatMap({ known[$0] }) { return name }
    let values = zip(axes, places).map { AxisValue($0, row.string($1)) }
    let before = records.cells.count
    let name = records.name(cell: cell, axes: values)
    if records.cells.count > before { try check(values, of: cell, row.line) }
    if let key { known[key] = name }
    return name
  }

  private func check(_ values: [AxisValue], of cell: Int, _ line: Int) throws {
    for value in values where Self.counts.contains(value.name) && !value.value.isEmpty {
      guard let number = Int(value.value), number >= 1 else {
        throw InputError(
          "\(path):\(line): \(value.name) is '\(SafeText.excerpt(value.value))'; expected a whole number of at least 1, or nothing"
        )
      }
    }
    guard let planned else { return }
    guard planned.indices.contains(cell) else {
      throw InputError("\(path):\(line): cell \(cell) is not in sweep.json, which has \(planned.count); delete the row")
    }
    if let (asked, got) = zip(planned[cell].values, values).first(where: { $0 != $1 }) {
      throw InputError(
        "\(path):\(line): \(got.name) is '\(SafeText.excerpt(got.value))' where sweep.json has '\(SafeText.excerpt(asked.value))' "
          + "for cell \(cell); one of them was changed, so restore it")
    }
  }
}
