extension RunColumns {
  /// Brings the rows of each cell together, cells by number and the rows of one as they came: a sweep's rows come shuffled,
  /// and to look for each in memory anew costs more than all else. Whoever writes rows again wants them as they were.
  mutating func sortByCell() {
    var first = [Int32](repeating: -1, count: cells.count)
    for row in 0..<count where first[Int(cell[row])] < 0 { first[Int(cell[row])] = Int32(row) }
    let order = namesByNumber(first)
    // Names without a row would have to go somewhere; no reader makes any.
    guard order.count == cells.count else { return }
    let ranks = cells.reorder(order)
    for row in cell.indices { cell[row] = ranks[Int(cell[row])] }
    var ends = [Int32](repeating: 0, count: cells.count + 1)
    for cell in cell { ends[Int(cell) + 1] += 1 }
    for cell in 0..<cells.count { ends[cell + 1] += ends[cell] }
    var rows = [Int32](repeating: 0, count: count)
    for row in 0..<count {
      rows[Int(ends[Int(cell[row])])] = Int32(row)
      ends[Int(cell[row])] += 1
    }
    gather(rows)
  }

  /// The names of the cells that have a row, by number in the grid, then by the first row.
  private func namesByNumber(_ first: [Int32]) -> [UInt32] {
    let largest = (0..<UInt32(cells.count)).reduce(0) { max($0, cells.number($1)) }
    // Names are given in the order of rows, and the numbers of a grid are small: each has its place.
    if largest < 4 * cells.count + 1024, first.first ?? 0 >= 0, zip(first, first.dropFirst()).allSatisfy(<) {
      var ends = [UInt32](repeating: 0, count: largest + 2)
      for name in 0..<UInt32(cells.count) { ends[cells.number(name) + 1] += 1 }
      for number in 0...largest { ends[number + 1] += ends[number] }
      var order = [UInt32](repeating: 0, count: cells.count)
      for name in 0..<UInt32(cells.count) {
        order[Int(ends[cells.number(name)])] = name
        ends[cells.number(name)] += 1
      }
      return order
    }
    var keys: [Int64] = []
    keys.reserveCapacity(cells.count)
    for name in first.indices where first[name] >= 0 {
      keys.append(Int64(cells.number(UInt32(name))) << 32 | Int64(first[name]))
    }
    keys.sort()
    return keys.map { cell[Int($0 & 0xffff_ffff)] }
  }
}
