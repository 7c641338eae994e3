import Platform

/// Makes a gate's runs for real: each side has a sweep plan of its own over the same grid.
package final class GateProcessRunner: GateRunner {
  /// One side's plan and what is started for it.
  package struct Side {
    /// The plan; both sides' plans have the same cells.
    package let plan: SweepPlan
    /// One on each launcher. A launcher belongs to a place in the pair, not to a side: no side is always started
    /// by the same one.
    fileprivate let runners: [ProcessCellRunner]

    /// A side.
    /// - Parameters:
    ///   - launchers: one, or two where pairs run together; the same for both sides.
    ///   - executable: the build of the benchmark executable; not used for commands.
    package init(plan: SweepPlan, launchers: [Launcher], executable: String) {
      self.plan = plan
      runners = launchers.map { ProcessCellRunner(launcher: $0, plan: plan, executable: executable) }
    }

    /// Starts a run in this place of the pair; what is returned waits for its end.
    fileprivate func start(_ cell: Int, run: Int, place: Int) throws -> () throws -> CellResult? {
      let runner = runners[place]
      let started = try runner.start(
        plan.cells[cell], slot: Schedule.Slot(block: run, position: place, cell: cell))
      return { try runner.finish(started) }
    }
  }

  private let launcher: Launcher
  private let base: Side
  private let new: Side
  /// What the latest run of a cell said of its threads and counters.
  private var latest: [Int: RunFigures] = [:]

  /// A runner for both sides.
  /// - Parameter launcher: what counts instructions.
  package init(launcher: Launcher, base: Side, new: Side) {
    self.launcher = launcher
    self.base = base
    self.new = new
  }

  private func side(_ side: GateSide) -> Side { side == .base ? base : new }

  package func run(cell: Int, side: GateSide, run: Int) throws -> CellResult? {
    if Interrupts.arrived != nil { return nil }
    return try noted(cell, self.side(side).start(cell, run: run, place: 0)())
  }

  package func runTogether(cell: Int, first: GateSide, runs: [GateSide: Int]) throws -> [GateSide: CellResult]? {
    if Interrupts.arrived != nil { return nil }
    let order = [first, first.other]
    let ends = try zip(order, 0...).map { try side($0).start(cell, run: runs[$0, default: 0], place: $1) }
    var results: [GateSide: CellResult] = [:]
    for (side, end) in zip(order, ends) {
      guard let result = try noted(cell, end()) else { return nil }
      results[side] = result
    }
    return results
  }

  private func noted(_ cell: Int, _ result: CellResult?) -> CellResult? {
    if let result, result.status == .ok { latest[cell] = result.figures }
    return result
  }

  package func countInstructions(cell: Int, side: GateSide) throws -> InstructionCount? {
    if latest[cell]?.instructions != nil {
      guard let result = try run(cell: cell, side: side, run: 1) else { return nil }
      guard let count = result.figures.instructions else { return .unavailable("a run gave no count") }
      return .counted(count)
    }
    let side = self.side(side)
    let planned = side.plan.cells[cell]
    if let objection = Self.threadObjection(planned, latest[cell]) { return .unavailable(objection) }
    guard let valgrind = Tool.find("valgrind") else {
      return .unavailable("this machine has no instruction counter; install valgrind to count without one")
    }
    return try underCachegrind(valgrind, planned, side)
  }

  /// Why a cell can't be counted under cachegrind, which runs one thread at a time; nil when it can.
  static func threadObjection(_ cell: PlannedCell, _ figures: RunFigures?) -> String? {
    let without =
      "this machine has no instruction counter, and without one only single-threaded cells are counted"
    if let request = cell.request {
      let threads = request.workers * (request.threads ?? 1)
      return threads == 1 ? nil : "\(without); this one has \(threads) workers"
    }
    switch figures?.peakThreads {
    case 1: return nil
    case let threads?: return "\(without); this one had \(threads) threads"
    case nil: return "\(without); this one was too short to count its threads"
    }
  }

  private func underCachegrind(
    _ valgrind: String, _ cell: PlannedCell, _ side: Side
  ) throws -> InstructionCount? {
    let scratch = cell.request == nil ? nil : try ScratchDirectory.make()
    let slot = Schedule.Slot(block: 1, position: 0, cell: cell.index)
    let command = try side.runners[0].command(cell, slot, scratch: scratch)
    let request = LaunchRequest(
      Cachegrind.command(valgrind, command), cpus: CpuSet(cell.virtualCores.cpus),
      timeout: side.plan.timeout.map { Seconds($0.value * Cachegrind.slowdown) },
      wantsReport: cell.request != nil, scratch: scratch)
    guard let outcome = try launcher.run(request, interrupted: { Interrupts.arrived != nil })
    else { return nil }
    guard case .exited(0) = outcome.ending else {
      return Cachegrind.refusal("\(outcome.ending)", errors: outcome.errorTail)
    }
    return Cachegrind.count(in: outcome.errorTail)
  }
}
