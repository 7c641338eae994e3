import SpeedupKit

extension ProcessRunner {
  /// Makes one run of a cell as it is planned for many cores, on the first of them alone, and leaves its trace; again
  /// where other load disturbed it, if the plan wants that.
  /// - Returns: what came of it; nil when the user interrupted it.
  package func rehearse(_ cell: PlannedCell, run: Int, in traces: TraceFolder) throws -> CellResult? {
    if interrupted() { return nil }
    let one = CpuSet([placement.cores(of: cell).virtualCores.first ?? 0])
    return try undisturbed(on: one, workers: 1) { try self.rehearse(cell, run: run, on: one, in: traces) }
  }

  private func rehearse(_ cell: PlannedCell, run: Int, on one: CpuSet, in traces: TraceFolder) throws -> CellResult? {
    let trace = traces.rehearsal(of: cell, run: run)
    let slot = Schedule.Slot(block: plan.warmups + 1, position: 0, cell: cell.index)
    let launch = try launch(cell, slot, placement.cores(of: cell), launchers[0], trace)
    var request = LaunchRequest(
      launch.command, cpus: one, timeout: plan.timeout, memoryLimit: memoryLimit, wantsReport: true,
      scratch: launch.scratch, input: launch.order)
    trace.prepare(&request)
    guard let outcome = try launchers[0].run(request, interrupted: interrupted) else { return nil }
    var result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: memoryLimit).result
    RunOutcome.read(outcome.report, into: &result)
    result.mask = one.list
    noteHeld(result.figures.peakMemory, cell: cell.index, isRehearsal: true)
    if let problem = trace.collect(outcome, result, plan.request(of: cell)) { remark(problem) }
    return result
  }
}
