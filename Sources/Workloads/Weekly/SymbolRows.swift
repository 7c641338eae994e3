import SpeedupKit

/// The rows of a table, each symbol's by themselves: what every variant's first step makes.
struct SymbolRows<Price: PriceStorage, Volume: VolumeStorage>: Sendable {
  /// Every symbol's rows, in the order of the symbols' names; within a symbol in the table's order.
  let columns: [RowColumns<Price, Volume>]
  /// What keeps the rows' memory alive.
  let owners: [RowBlock<Price, Volume>]
}

extension RowColumns {
  /// Puts the rows into the order of their dates; rows of the same date stay in their order.
  /// - Throws: `SystemError` when there is no memory.
  func sortByDate() throws {
    guard !isAscending else { return }
    let order = (0..<count).sorted { (dates[$0], $0) < (dates[$1], $1) }
    let original = try RowBlock<Price, Volume>(count: count)
    original.columns.copyAll(of: self)
    for (row, from) in order.enumerated() { copyRow(from, of: original.columns, to: row) }
  }

  private var isAscending: Bool {
    guard count > 1 else { return true }
    // No early exit: the loop without one is several times faster, and nearly all rows are in order.
    let next = dates + 1
    var signs: Int32 = 0
    for row in 0..<(count &- 1) { signs |= next[row] &- dates[row] }
    return signs >= 0
  }
}
