import Glibc
import SpeedupStatistics

/// What other cells' runs with several workers say of one phase.
package struct PooledSlowdown: Sendable, Equatable {
  /// f(k) with k workers in one program: the median over the cells.
  package let whole: Slowdown
  /// The same over what k copies of the program cost each other: locks, allocator, page tables, first touch by every
  /// worker, one file. nil: no cell has both.
  package let sharing: Slowdown?
  /// How far cells are from each other, as a standard deviation of the logarithm at the largest count: of ``sharing``
  /// where that is known, else of ``whole``. nil: one cell alone.
  package let spread: Double?
  /// Cells that tell.
  package let cells: Int

  package init(whole: Slowdown, sharing: Slowdown? = nil, spread: Double? = nil, cells: Int) {
    self.whole = whole
    self.sharing = sharing
    self.spread = spread
    self.cells = cells
  }

  /// The medians over cells; nil where none of them ran with several workers.
  package init?(_ cells: [ReplayCalibration.PhaseSlowdown]) {
    let joint = cells.filter { ($0.together?.measured ?? 1) > 1 }
    guard !joint.isEmpty else { return nil }
    let wholes = joint.compactMap(\.together)
    let sharings = joint.filter { $0.coRun.measured > 1 }.compactMap { cell in
      cell.together.map { together in
        Slowdown(
          byCount: Dictionary(
            uniqueKeysWithValues: (2...max(2, min(together.measured, cell.coRun.measured))).map {
              ($0, together.known[$0] / cell.coRun.known[$0])
            }))
      }
    }
    whole = Self.middle(wholes)
    sharing = sharings.isEmpty ? nil : Self.middle(sharings)
    spread = Self.spread(sharings.isEmpty ? wholes : sharings)
    self.cells = joint.count
  }

  /// The median at each count, of those that know it.
  private static func middle(_ all: [Slowdown]) -> Slowdown {
    var byCount: [Int: Double] = [:]
    for count in 2...max(2, all.map(\.measured).max() ?? 2) {
      byCount[count] = try? median(all.filter { $0.measured >= count }.map { $0.known[count] })
    }
    return Slowdown(byCount: byCount)
  }

  /// By the median of the distances from the median, which one odd cell does not move.
  private static func spread(_ all: [Slowdown]) -> Double? {
    guard let count = all.map(\.measured).max() else { return nil }
    let logs = all.filter { $0.measured == count }.map { log($0.known[count]) }
    guard logs.count > 1, let middle = try? median(logs) else { return nil }
    return (try? median(logs.map { abs($0 - middle) })).map { 1.4826 * $0 }
  }
}
