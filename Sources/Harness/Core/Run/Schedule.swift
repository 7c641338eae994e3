import SpeedupStatistics

/// In which order the runs are made. A BLOCK is one pass over all cells; every block is shuffled anew by the seed.
///
/// Cells that are to be compared thus run close in time, under the same drift of the machine, and a sweep that ends
/// early has run all cells equally often, give or take one. Warm-up blocks come first.
package struct Schedule: Sendable, Equatable {
  package let cells: Int
  /// How many of the first blocks are warm-up.
  package let warmups: Int
  /// How many blocks count.
  package let repeats: Int
  /// Decides every order.
  package let seed: UInt64

  package init(cells: Int, warmups: Int, repeats: Int, seed: UInt64) {
    self.cells = cells
    self.warmups = warmups
    self.repeats = repeats
    self.seed = seed
  }

  package struct Slot: Hashable, Sendable {
    /// The block, from 0, warm-up blocks counted.
    package let block: Int
    /// The place within the block, from 0.
    package let position: Int
    /// The cell, from 0.
    package let cell: Int

    package init(block: Int, position: Int, cell: Int) {
      self.block = block
      self.position = position
      self.cell = cell
    }
  }

  package var count: Int { cells * (warmups + repeats) }

  package func block(_ block: Int) -> [Slot] {
    order(of: block).enumerated().map { Slot(block: block, position: $0.offset, cell: Int($0.element)) }
  }

  /// The cells of a block in their order.
  func order(of block: Int) -> [UInt32] {
    // Block numbers are spread over the seed space, so that neighbouring blocks have unrelated orders.
    seededShuffle(Array(0..<UInt32(cells)), seed: seed &+ UInt64(block) &* 0x9e37_79b9_7f4a_7c15)
  }

  /// Whether a block is warm-up.
  package func isWarmup(_ block: Int) -> Bool { block < warmups }

  /// What is left to run when `done` (cell by block) has been recorded: the same order as without the
  /// interruption, the recorded runs left out.
  package func remaining(done: Set<Run>) -> [Slot] {
    var (left, slots) = (RunsLeft(of: self, done: done), [Slot]())
    while let slot = left.next() { slots.append(slot) }
    return slots
  }

  /// A run by what identifies it.
  package struct Run: Hashable, Sendable {
    package let cell: Int
    package let block: Int

    package init(cell: Int, block: Int) {
      self.cell = cell
      self.block = block
    }
  }
}
