/// Makes the runs of a gate. The real one starts processes; the tests' one answers from a table.
package protocol GateRunner: AnyObject {
  /// Runs one side of a cell once.
  /// - Parameter run: how many runs of this side and cell were made before.
  /// - Returns: the result, or nil when the user interrupted it.
  /// - Throws: when no run can be made at all any more.
  func run(cell: Int, side: GateSide, run: Int) throws -> CellResult?

  /// Runs both sides of a cell once, at the same time on the same CPUs.
  /// - Parameters:
  ///   - first: the side that is started first.
  ///   - runs: how many runs of each side of this cell were made before.
  /// - Returns: both results, or nil when the user interrupted them.
  /// - Throws: as ``run(cell:side:run:)``.
  func runTogether(cell: Int, first: GateSide, runs: [GateSide: Int]) throws -> [GateSide: CellResult]?

  /// Counts the instructions of one side of a cell, where its runs carry no count of their own.
  /// - Returns: the count, or nil when the user interrupted it.
  /// - Throws: as ``run(cell:side:run:)``.
  func countInstructions(cell: Int, side: GateSide) throws -> InstructionCount?
}

extension GateRunner {
  /// What starts no processes makes the two runs one after the other.
  package func runTogether(cell: Int, first: GateSide, runs: [GateSide: Int]) throws -> [GateSide: CellResult]? {
    try runInTurn(cell: cell, first: first, runs: runs)
  }

  /// Runs both sides of a cell once, one after the other; parameters and result as of
  /// ``runTogether(cell:first:runs:)``.
  package func runInTurn(cell: Int, first: GateSide, runs: [GateSide: Int]) throws -> [GateSide: CellResult]? {
    var results: [GateSide: CellResult] = [:]
    for side in [first, first.other] {
      guard let result = try run(cell: cell, side: side, run: runs[side, default: 0]) else { return nil }
      results[side] = result
    }
    return results
  }
}

/// What counting instructions came to.
package enum InstructionCount: Sendable, Equatable {
  /// So many.
  case counted(Int)
  /// They can't be counted here, for this reason.
  case unavailable(String)
}

/// Both runs of a pair.
package struct GatePair: Sendable {
  /// The cell.
  package var cell: Int
  /// The round, from 0.
  package var round: Int
  /// Which side ran, or was started, first.
  package var first: GateSide
  /// The old side's run.
  package var base: CellResult
  /// The new side's run.
  package var new: CellResult

  /// A pair of one run each.
  package init(cell: Int, round: Int, first: GateSide, base: CellResult, new: CellResult) {
    self.cell = cell
    self.round = round
    self.first = first
    self.base = base
    self.new = new
  }
}
