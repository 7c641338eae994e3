/// What cells are told apart by in results: the number in the grid and the values. A number that stands with different
/// values (files of two sweeps put together) is two cells.
struct CellName: Sendable {
  /// The number in the grid.
  let number: Int
  /// The axis values.
  let axes: [AxisValue]

  init(_ number: Int, _ axes: [AxisValue]) { (self.number, self.axes) = (number, axes) }
}

/// The cells of results, by a number of their own in the order in which they came.
struct CellNames: Sendable {
  private var names: [CellName] = []
  /// The latest of each number in the grid, and for each the one before it with the same number.
  private var latest: [Int: UInt32] = [:]
  private var earlier: [UInt32] = []
  private static let none = UInt32.max

  /// How many there are.
  var count: Int { names.count }

  subscript(place: UInt32) -> CellName { names[Int(place)] }

  /// The place of a cell, a new one for one that is not there yet.
  mutating func number(of name: CellName) -> UInt32 {
    var place = latest[name.number] ?? Self.none
    while place != Self.none {
      if names[Int(place)].axes == name.axes { return place }
      place = earlier[Int(place)]
    }
    earlier.append(latest[name.number] ?? Self.none)
    latest[name.number] = UInt32(count)
    names.append(name)
    return UInt32(count - 1)
  }
}
