/// The runs of a results file, in its order: a collection of ``RunRecord`` that holds them by column, since a file may
/// have a million. A record is made when it is asked for.
public struct RunRecords: Sendable {
  /// Boxed, so that whoever holds some of the rows copies one word.
  private final class Box: Sendable {
    let columns: RunColumns
    init(_ columns: RunColumns) { self.columns = columns }
  }

  private var box: Box
  private static let empty = Box(RunColumns())

  /// The columns, for whoever needs few figures of many rows.
  package var columns: RunColumns {
    // Lent, since a copy counts every column.
    _read { yield box.columns }
  }

  /// What stands in a row, asked of the columns where they are.
  package func status(_ row: Int) -> RunStatus { box.columns.status(row) }
  package func evidence(_ row: Int) -> Evidence { box.columns.evidence(row) }
  package func block(_ row: Int) -> Int { box.columns.block(row) }
  func position(_ row: Int) -> Int { box.columns.position(row) }
  package func maskNumber(_ row: Int) -> UInt32 { box.columns.maskNumber(row) }
  package func mask(_ row: Int) -> String? { box.columns.mask(row) }
  package func detailNumber(_ row: Int) -> UInt32 { box.columns.detailNumber(row) }
  package func detail(_ row: Int) -> String { box.columns.detail(row) }
  package func digestNumber(_ row: Int) -> UInt32 { box.columns.digestNumber(row) }
  package func digest(_ row: Int) -> String? { box.columns.digest(row) }
  package func number(ofMeasure place: Int, _ row: Int) -> Double? { box.columns.number(ofMeasure: place, row) }
  func isDisturbed(_ row: Int) -> Bool { box.columns.isDisturbed(row) }
  func hasMeasure(_ place: Int, _ row: Int) -> Bool { box.columns.hasMeasure(place, row) }
  func cellName(_ row: Int) -> UInt32 { box.columns.cell[row] }
  func value(_ cell: UInt32, of axis: String) -> String? { box.columns.cells.value(cell, of: axis) }
  func cellNumber(ofName cell: UInt32) -> Int { box.columns.cells.number(cell) }
  func axes(ofName cell: UInt32) -> [AxisValue] { box.columns.cells.axes(cell) }

  /// The rows of these columns.
  package init(_ columns: RunColumns) { box = Box(columns) }

  private mutating func change(_ body: (inout RunColumns) -> Void) {
    var columns = box.columns
    // Or there would be two references to every column, and each change a copy.
    box = Self.empty
    body(&columns)
    box = Box(columns)
  }

  /// The rows of the cells for which `isWanted` holds, which is asked once a cell.
  package func ofCells(where isWanted: ([AxisValue]) -> Bool) -> RunRecords {
    let columns = columns
    let wanted = (0..<columns.cells.count).map { isWanted(columns.cells.axes(UInt32($0))) }
    if wanted.allSatisfy(\.self) { return self }
    return RunRecords(columns.gathered(indices.filter { wanted[Int(columns.cell[$0])] }))
  }

  /// The same rows, with other values on an axis for cells that are told by their number in the grid.
  package func renaming(_ axis: String, _ names: [Int: String]) -> RunRecords {
    var columns = columns
    columns.cells.rename(axis, names)
    return RunRecords(columns)
  }

  /// The axis values of every cell that has a row, in the order in which they came.
  package var cellAxes: [[AxisValue]] {
    let columns = columns
    var isSeen = [Bool](repeating: false, count: columns.cells.count)
    for cell in columns.cell { isSeen[Int(cell)] = true }
    return isSeen.indices.filter { isSeen[$0] }.map { columns.cells.axes(UInt32($0)) }
  }

  /// The ways in which figures of some row came about.
  package var evidences: Set<Evidence> {
    let columns = columns
    return Set(indices.lazy.map { columns.evidence($0) })
  }

  /// The rows for which `isWanted` holds, which is shown their numbers.
  package func rows(where isWanted: (Int) throws -> Bool) rethrows -> RunRecords {
    let rows = try indices.filter(isWanted)
    return rows.count == count ? self : RunRecords(columns.gathered(rows))
  }
}

extension RunRecords: RandomAccessCollection, MutableCollection, RangeReplaceableCollection {
  public init() { box = Self.empty }

  public var startIndex: Int { 0 }
  public var endIndex: Int { columns.count }

  public subscript(row: Int) -> RunRecord {
    get { columns.record(row) }
    set { change { $0.put(newValue, at: row) } }
  }

  public mutating func append(_ record: RunRecord) { change { $0.put(record) } }

  public mutating func append(contentsOf records: some Sequence<RunRecord>) {
    change { columns in for record in records { columns.put(record) } }
  }

  public mutating func replaceSubrange(_ rows: Range<Int>, with records: some Collection<RunRecord>) {
    let rest = self[rows.upperBound...].map(\.self)
    change { columns in
      columns.shorten(to: rows.lowerBound)
      for record in records { columns.put(record) }
      for record in rest { columns.put(record) }
    }
  }

  public func filter(_ isIncluded: (RunRecord) throws -> Bool) rethrows -> RunRecords {
    let columns = columns
    return try rows { try isIncluded(columns.record($0)) }
  }
}

extension RunRecords: Equatable, ExpressibleByArrayLiteral {
  public init(arrayLiteral records: RunRecord...) { self.init(records) }

  public static func == (a: RunRecords, b: RunRecords) -> Bool { a.box === b.box || a.elementsEqual(b) }
}
