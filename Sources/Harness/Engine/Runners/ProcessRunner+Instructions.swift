import SpeedupKit

extension ProcessRunner {
  /// Counts a cell's instructions: by the machine's counter in a run like any other, or under cachegrind where there is
  /// none and the program has one thread.
  func countInstructions(_ slot: Schedule.Slot) throws -> CellResult? {
    let cell = plan.cells[slot.cell]
    if let failure = failures[slot.cell] { return failure }
    if latest[slot.cell]?.instructions != nil {
      guard let result = try start(slot, by: launchers[0])() else { return nil }
      if result.status == .ok { latest[slot.cell] = result.figures }
      guard result.figures.instructions == nil else { return Self.countAlone(result) }
      return result.status == .ok ? CellResult(status: .skipped, detail: "a run gave no count") : result
    }
    if let objection = threadObjection(cell) { return CellResult(status: .skipped, detail: objection) }
    guard let valgrind = Tool.find("valgrind") else {
      return CellResult(status: .skipped, detail: Cachegrind.missing)
    }
    let cores = placement.cores(of: cell)
    // Not the run that would write the cell's result.
    let launch = try launch(
      cell, Schedule.Slot(block: plan.warmups + 1, position: 0, cell: slot.cell), cores, launchers[0])
    var request = LaunchRequest(
      launch.command, cpus: cores.mask,
      timeout: plan.timeout.map { Seconds($0.value * Cachegrind.slowdown) },
      wantsReport: launch.isWorkload, scratch: launch.scratch, input: launch.order)
    if !launch.isWorkload { try surroundings.surround(&request, cell, run: slot.block) }
    request.command = Cachegrind.command(valgrind, request.command)
    guard let outcome = try launchers[0].run(request, interrupted: interrupted) else { return nil }
    guard case .exited(let status) = outcome.ending,
      status == 0 || plan.surroundings.ignoredFailures?.contains(status) == true
    else {
      return Cachegrind.refusal("\(outcome.ending)", errors: outcome.errorTail)
    }
    if let objection = lateObjection(cell, threads: outcome.peakThreads) {
      return CellResult(status: .skipped, detail: objection)
    }
    var result = Cachegrind.count(in: outcome.errorTail)
    result.mask = outcome.mask?.list
    result.evidence = placement.mode(of: cell, in: plan)
    return result
  }

  /// A run that was counted, without its times and the rest: those are of ordinary runs.
  private static func countAlone(_ result: CellResult) -> CellResult {
    var counted = result
    counted.figures = RunFigures()
    counted.figures.takeInstructions(of: result.figures)
    return counted
  }

  /// Why a cell's instructions can't be counted without a counter; nil when they can, or nothing is known yet.
  private func threadObjection(_ cell: PlannedCell) -> String? {
    if isCommand(cell) { return threads(of: cell).flatMap { Cachegrind.threadObjection(threads: $0) } }
    let request = plan.request(of: cell)
    return Cachegrind.threadObjection(workers: request.workers * (request.threads ?? 1))
  }

  /// The same of a command that was too short by itself to show its threads: it takes longer when it is counted.
  private func lateObjection(_ cell: PlannedCell, threads: Int?) -> String? {
    isCommand(cell) && self.threads(of: cell) == nil ? Cachegrind.threadObjection(threads: threads) : nil
  }

  private func isCommand(_ cell: PlannedCell) -> Bool { plan.subjects[cell.subject].workload == nil }

  /// As many as its latest run had.
  private func threads(of cell: PlannedCell) -> Int? { latest[cell.index]?.peakThreads }
}
