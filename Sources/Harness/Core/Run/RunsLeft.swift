/// The runs of a schedule that are still to be made, one after the other. The order of one block is held at a time.
package struct RunsLeft: Sendable {
  private let schedule: Schedule
  /// By block, the cells whose runs are recorded.
  private var done: [Int: CellSet] = [:]
  private var block = 0
  private var order: [UInt32] = []
  private var position = 0

  /// - Parameter done: the runs that are recorded.
  package init(of schedule: Schedule, done recorded: some Sequence<Schedule.Run>) {
    self.schedule = schedule
    for run in recorded where 0..<schedule.cells ~= run.cell { done[run.block, default: CellSet()].insert(run.cell) }
  }

  /// The next run; nil when all are made.
  package mutating func next() -> Schedule.Slot? {
    while block < schedule.warmups + schedule.repeats {
      if order.isEmpty { order = schedule.order(of: block) }
      let recorded = done[block]
      while position < order.count {
        let cell = Int(order[position])
        position += 1
        if recorded?.contains(cell) == true { continue }
        return Schedule.Slot(block: block, position: position - 1, cell: cell)
      }
      done[block] = nil
      (block, position, order) = (block + 1, 0, [])
    }
    return nil
  }

  /// Whether the latest run was the last one: true only where it ends the last block.
  package var isAtEnd: Bool { block >= schedule.warmups + schedule.repeats - 1 && position >= order.count }

  /// How many runs of a cell are left in the blocks behind the current one, in which it has one at most.
  package func count(of cell: Int) -> Int {
    (0..<(schedule.warmups + schedule.repeats)).dropFirst(block + 1).count { done[$0]?.contains(cell) != true }
  }
}

/// A bit a cell.
private struct CellSet: Sendable {
  private var words: [UInt64] = []

  mutating func insert(_ cell: Int) {
    if words.count <= cell >> 6 { words.append(contentsOf: repeatElement(0, count: cell >> 6 - words.count + 1)) }
    words[cell >> 6] |= 1 << UInt64(cell & 63)
  }

  func contains(_ cell: Int) -> Bool { cell >> 6 < words.count && words[cell >> 6] >> UInt64(cell & 63) & 1 == 1 }
}
