import SpeedupKit

/// Makes runs of workloads inside this process, for tests that have no executable of their own to start. Such a run is
/// labelled: it is not pinned, shares the process with whatever else it does, has no peak of memory, and no limit on
/// time or memory holds. A workload that crashes takes the process with it.
package final class InProcessRunner: Runner {
  private let plan: SweepPlan
  private let workloads: [any Workload]

  /// A runner of a plan whose subjects are among `workloads`.
  package init(_ plan: SweepPlan, workloads: [any Workload]) {
    self.plan = plan
    self.workloads = workloads
  }

  package func run(_ group: RunGroup) throws -> [CellResult]? {
    try group.slots.map { slot in
      guard group.purpose == .measure else {
        return CellResult(status: .skipped, detail: "instructions are not counted inside a process")
      }
      return try run(plan.cells[slot.cell])
    }
  }

  private func run(_ cell: PlannedCell) throws -> CellResult {
    guard let workload = plan.subjects[cell.subject].workload,
      let kind = cell.values.value(of: "executor").flatMap(WorkerPoolKind.init)
    else { throw InputError("cell \(cell.index) is no workload's, and only those run inside a process") }
    var request = plan.request(of: cell)
    let scratch = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(scratch) }
    request.scratch = scratch
    let order = ChildOrder(workload: workload, request: request, executor: kind, virtualCores: [])
    var result = CellResult(status: .ok)
    RunOutcome.take(WorkloadProcess.report(of: order, workloads), into: &result)
    result.evidence = .inProcess
    // Those are the whole process's, from its start.
    result.figures.peakMemory = nil
    result.figures.peakMemoryMethod = nil
    result.figures.memoryWithoutCache = nil
    result.figures.memoryWithoutCacheMethod = nil
    result.figures.setup = nil
    return result
  }
}
