extension RunColumns {
  /// Brings the rows of each cell together, cells by number and the rows of one as they came: a sweep's rows come shuffled,
  /// and to look for each in memory anew costs more than all else. Whoever writes rows again wants them as they were.
  mutating func sortByCell() {
    var first = [Int32](repeating: -1, count: cells.count)
    for row in 0..<count where first[Int(cell[row])] < 0 { first[Int(cell[row])] = Int32(row) }
    var keys: [Int64] = []
    keys.reserveCapacity(cells.count)
    for name in first.indices where first[name] >= 0 {
      keys.append(Int64(cells.number(UInt32(name))) << 32 | Int64(first[name]))
    }
    keys.sort()
    let order = keys.map { cell[Int($0 & 0xffff_ffff)] }
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
}
