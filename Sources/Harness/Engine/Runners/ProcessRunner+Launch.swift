import FoundationEssentials
import SpeedupKit

extension ProcessRunner {
  /// What a run comes to that has no place for its files.
  static func notStarted(_ error: SystemError) -> CellResult {
    var result = CellResult(status: .failed, detail: RunOutcome.oneLine("\(error)"))
    result.isStarted = false
    return result
  }

  /// What is started for a run.
  struct Launch {
    var command: [String]
    var isWorkload: Bool
    var scratch: String?
    var order: [UInt8]
  }

  func launch(
    _ cell: PlannedCell, _ slot: Schedule.Slot, _ cores: CorePlan, _ launcher: Launcher, _ trace: TracedRun? = nil
  ) throws -> Launch {
    if let command = try plan.command(of: cell, run: slot.block) {
      return Launch(
        command: command, isWorkload: false, scratch: trace == nil ? nil : try launcher.makeScratch(), order: [])
    }
    let (workload, kind) = try plan.workload(of: cell)
    var request = plan.request(of: cell)
    request.memoryLimit = memoryLimit
    request.scratch = try launcher.makeScratch()
    // The result is written once a cell: by its first run that counts, so that a failure to write it counts too.
    let dump =
      slot.block == plan.warmups ? plan.dump.map { plan.cells.count == 1 ? $0 : "\($0)/cell-\(cell.index)" } : nil
    var order = ChildOrder(
      workload: workload, request: request, executor: kind,
      virtualCores: trace?.isRehearsal == true ? [] : cores.virtualCores, dump: dump)
    if let trace {
      order.taskLog = trace.log
      order.isRehearsal = trace.isRehearsal
      let known = trace.isRehearsal ? heldInRehearsal[slot.cell] ?? held.values.max() : held[slot.cell]
      order.firstTouch = known.map { Bytes($0.count * CalibrationRunner.touchedTimes) }
    }
    return Launch(
      command: [plan.subjects[cell.subject].executable ?? executable, ChildOrder.argument], isWorkload: true,
      scratch: request.scratch,
      order: Array(try JSONEncoder().encode(order)))
  }
}
