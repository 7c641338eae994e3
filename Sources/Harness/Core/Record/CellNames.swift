/// The cells of results, by a number of their own in the order in which they came. Cells are told apart by the number in the
/// grid and the values: a number that stands with different values (files of two sweeps put together) is two cells. A value
/// is a number too, that of its text, so that a million cells take some 40 bytes each.
struct CellNames: Sendable {
  private(set) var texts = TextPool()
  /// The axes that cells have: one list, unless records of different grids were put together.
  private var shapes: [[String]] = []
  private var shape = RunColumns.Column<UInt16>(.max)
  private var numbers: [Int32] = []
  /// Where the values of a cell begin.
  private var starts: [UInt32] = []
  private var values: [UInt32] = []
  /// The latest cell of each number in the grid, and for each the one before it with the same number.
  private var latest = NumberTable<UInt32>(none)
  private var earlier = RunColumns.Column<UInt32>(none)
  private static let none = UInt32.max

  var count: Int { numbers.count }

  /// The number in the grid.
  func number(_ cell: UInt32) -> Int { Int(numbers[Int(cell)]) }

  func axes(_ cell: UInt32) -> [AxisValue] {
    shapes[Int(shape[Int(cell)])].enumerated().map { AxisValue($1, texts[value(cell, $0)] ?? "") }
  }

  /// The value on one axis; nil where the cell has no such axis.
  func value(_ cell: UInt32, of axis: String) -> String? {
    shapes[Int(shape[Int(cell)])].firstIndex(of: axis).flatMap { texts[value(cell, $0)] }
  }

  /// The axes that a cell has, by a number that is equal for equal ones.
  func shape(_ cell: UInt32) -> Int { Int(shape[Int(cell)]) }

  var axisNames: [[String]] { shapes }

  /// The number of the text of the value on the axis at a place in the list.
  func value(_ cell: UInt32, _ axis: Int) -> UInt32 { values[Int(starts[Int(cell)]) + axis] }

  mutating func shape(of axes: [String]) -> UInt16 {
    if let known = shapes.firstIndex(of: axes) { return UInt16(known) }
    shapes.append(axes)
    return UInt16(shapes.count - 1)
  }

  /// The place of a cell, a new one for one that is not there yet.
  mutating func cell(_ number: Int, _ axes: [AxisValue]) -> UInt32 {
    let shape = shape(of: axes.map(\.name))
    for axis in axes { values.append(texts.number(of: axis.value)) }
    return cell(number, shape, ofLast: axes.count)
  }

  /// The same of a row of a file, of which these fields are the values.
  mutating func cell(_ number: Int, _ shape: UInt16, _ row: CSV.Row, _ places: Range<Int>) -> UInt32 {
    var cell = latest[number]
    while cell != Self.none {
      if self.shape[Int(cell)] == shape {
        let start = Int(starts[Int(cell)]) - places.lowerBound
        if places.allSatisfy({ texts.holds(values[start + $0], row[$0]) }) { return cell }
      }
      cell = earlier[Int(cell)]
    }
    for place in places { values.append(texts.number(of: row[place])) }
    return self.cell(number, shape, ofLast: places.count)
  }

  /// The place of the cell of the last `count` values, which are dropped if it is there already.
  private mutating func cell(_ number: Int, _ shape: UInt16, ofLast count: Int) -> UInt32 {
    let (before, own) = (latest[number], values.count - count)
    var cell = before
    while cell != Self.none {
      let start = Int(starts[Int(cell)])
      if self.shape[Int(cell)] == shape, (0..<count).allSatisfy({ values[start + $0] == values[own + $0] }) {
        values.removeLast(count)
        return cell
      }
      cell = earlier[Int(cell)]
    }
    cell = UInt32(self.count)
    earlier[self.count] = before
    self.shape[self.count] = shape
    numbers.append(Int32(clamping: number))
    starts.append(UInt32(own))
    latest[number] = cell
    return cell
  }

  /// Gives cells, told by their number in the grid, other values on an axis that they have.
  mutating func rename(_ axis: String, _ names: [Int: String]) {
    for cell in 0..<UInt32(count) {
      guard let name = names[number(cell)], let place = shapes[shape(cell)].firstIndex(of: axis) else { continue }
      values[Int(starts[Int(cell)]) + place] = texts.number(of: name)
    }
  }

  /// Gives the cells new places, in this order of the old ones.
  /// - Returns: the new place of each old one.
  mutating func reorder(_ order: [UInt32]) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: count)
    for (rank, cell) in order.enumerated() { ranks[Int(cell)] = UInt32(rank) }
    func renamed(_ cell: UInt32) -> UInt32 { cell == Self.none ? cell : ranks[Int(cell)] }
    shape = shape.gathered(order, of: count)
    earlier = earlier.gathered(order, of: count)
    for cell in 0..<order.count where earlier[cell] != Self.none { earlier[cell] = renamed(earlier[cell]) }
    numbers = order.map { numbers[Int($0)] }
    latest.change(renamed)
    var (moved, begins) = ([UInt32](), [UInt32]())
    moved.reserveCapacity(values.count)
    begins.reserveCapacity(count)
    for (rank, cell) in order.enumerated() {
      let start = Int(starts[Int(cell)])
      begins.append(UInt32(moved.count))
      moved.append(contentsOf: values[start..<(start + shapes[Int(shape[rank])].count)])
    }
    (values, starts) = (moved, begins)
    return ranks
  }
}
