import Platform

/// Makes a gate's runs for real: each side has a sweep plan of its own over the same grid.
package final class GateProcessRunner: GateRunner {
  /// One side's plan and what is started for it.
  package struct Side {
    /// The plan; both sides' plans have the same cells.
    package let plan: SweepPlan
    fileprivate let runner: ProcessCellRunner

    /// A side.
    /// - Parameter executable: the build of the benchmark executable; not used for commands.
    package init(plan: SweepPlan, launcher: Launcher, executable: String) {
      self.plan = plan
      runner = ProcessCellRunner(launcher: launcher, plan: plan, executable: executable)
    }
  }

  private let launcher: Launcher
  private let base: Side
  private let new: Side
  /// What the latest run of a cell said of its threads and counters.
  private var latest: [Int: RunFigures] = [:]

  /// A runner for both sides.
  package init(launcher: Launcher, base: Side, new: Side) {
    self.launcher = launcher
    self.base = base
    self.new = new
  }

  package func run(cell: Int, side: GateSide, run: Int) throws -> CellResult? {
    let side = side == .base ? base : new
    let slot = Schedule.Slot(block: run, position: 0, cell: cell)
    let result = try side.runner.run(side.plan.cells[cell], slot: slot)
    if let result, result.status == .ok { latest[cell] = result.figures }
    return result
  }

  package func countInstructions(cell: Int, side: GateSide) throws -> InstructionCount? {
    if latest[cell]?.instructions != nil {
      guard let result = try run(cell: cell, side: side, run: 1) else { return nil }
      guard let count = result.figures.instructions else { return .unavailable("a run gave no count") }
      return .counted(count)
    }
    let planned = (side == .base ? base : new).plan.cells[cell]
    if let objection = Self.threadObjection(planned, latest[cell]) { return .unavailable(objection) }
    guard let valgrind = Tool.find("valgrind") else {
      return .unavailable("this machine has no instruction counter; install valgrind to count without one")
    }
    return try underCachegrind(valgrind, planned, side == .base ? base : new)
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
    let command = try side.runner.command(cell, Schedule.Slot(block: 1, position: 0, cell: cell.index))
    let request = LaunchRequest(
      Cachegrind.command(valgrind, command), cpus: CpuSet(cell.virtualCores.cpus),
      timeout: side.plan.timeout.map { Seconds($0.value * Cachegrind.slowdown) },
      wantsReport: cell.request != nil)
    guard let outcome = try launcher.run(request, interrupted: { Interrupts.arrived != nil })
    else { return nil }
    guard case .exited(0) = outcome.ending else {
      return .unavailable("the program does not run under valgrind (\(outcome.ending))")
    }
    return Cachegrind.count(in: outcome.errorTail)
  }
}
