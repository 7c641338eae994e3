import SpeedupStatistics

/// In which order a gate makes its runs. A ROUND gives every open cell one QUARTET of four runs, ABBA or BAAB,
/// that is two pairs of opposite order. The cells of a round are shuffled; a fair coin turns each quartet.
///
/// What was tried instead, on a shared 2-CPU machine with 0, 1 and 2 bursty neighbours and runs of 24 ms CPU
/// time: the better of two runs a side makes a pair less noisy (+2 % found in 14 to 17 pairs instead of 15 to
/// 18) but costs twice the runs; so does the mean of a quartet's two pairs. Pinning both runs of a pair to one
/// CPU, the same or another for each quartet, did not lower the noise of the CPU time at all.
///
/// The seed decides all of it, and the coin of a quartet depends on nothing but seed, cell and round, so it
/// stays fair whatever was measured before: ``GateFamily`` builds on that.
package struct GateSchedule: Sendable, Equatable {
  package static let pairsPerQuartet = 2

  /// Decides every order.
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  /// The open cells in the order of this round.
  package func order(of cells: [Int], round: Int) -> [Int] {
    var generator = generator(round: round, stream: 0)
    return seededShuffle(cells, using: &generator)
  }

  /// Which side runs first in each of the quartet's pairs: one way round, then the other.
  package func firstSides(cell: Int, round: Int) -> [GateSide] {
    var generator = generator(round: round, stream: UInt64(cell) + 1)
    let first: GateSide = generator.nextBounded(2) == 0 ? .base : .new
    return [first, first.other]
  }

  /// Which pair of builds a cell's quartet is made with. Each of them comes once in as many rounds, shuffled.
  package func unit(cell: Int, round: Int, of units: Int) -> Int {
    guard units > 1 else { return 0 }
    var generator = generator(round: (round - 1) / units, stream: UInt64(cell) << 32 | 1 << 63)
    return seededShuffle(Array(0..<units), using: &generator)[(round - 1) % units]
  }

  /// The words are mixed one after the other: neighbouring rounds and cells then have unrelated bits.
  private func generator(round: Int, stream: UInt64) -> SplitMix64 {
    var mixed = seed
    for word in [UInt64(round), stream] {
      var step = SplitMix64(seed: mixed ^ word)
      mixed = step.next()
    }
    return SplitMix64(seed: mixed)
  }
}
