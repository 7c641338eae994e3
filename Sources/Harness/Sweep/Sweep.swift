/// Carries a plan out: runs what is left, in the schedule's order, and hands every record to the sink before the
/// next run starts. Knows neither clock nor process nor file.
package struct Sweep {
  /// The plan.
  package let plan: SweepPlan
  /// Makes the runs.
  package let runner: any CellRunner

  /// A sweep.
  package init(plan: SweepPlan, runner: any CellRunner) {
    self.plan = plan
    self.runner = runner
  }

  /// How a sweep ended.
  package enum Ending: Equatable, Sendable {
    /// All runs were made.
    case complete
    /// The user stopped it; it can be resumed.
    case interrupted
  }

  /// Runs what `recorded` does not hold yet.
  /// - Parameters:
  ///   - recorded: what an earlier, interrupted sweep recorded.
  ///   - before: told of every run before it starts.
  ///   - sink: takes every record; must have it safe when it returns.
  /// - Throws: what `sink` and the runner throw.
  package func run(
    recorded: [RunRecord] = [], before: (Schedule.Slot) -> Void = { _ in },
    sink: (RunRecord) throws -> Void
  ) throws -> Ending {
    var ledger = AnswerLedger()
    for record in recorded where record.status == .ok {
      guard let digest = record.digest, let input = plan.cells[record.cell].inputIdentity else { continue }
      _ = ledger.check(input: input, run: name(record), digest: digest, probes: [])
    }
    let done = Set(recorded.map { Schedule.Run(cell: $0.cell, block: $0.block) })
    for slot in plan.schedule.remaining(done: done) {
      before(slot)
      let cell = plan.cells[slot.cell]
      guard let result = try runner.run(cell, slot: slot) else { return .interrupted }
      try sink(record(result, of: cell, slot, &ledger))
    }
    return .complete
  }

  private func record(
    _ result: CellResult, of cell: PlannedCell, _ slot: Schedule.Slot, _ ledger: inout AnswerLedger
  ) -> RunRecord {
    var record = RunRecord(
      cell: cell.index, block: slot.block, position: slot.position,
      warmup: plan.schedule.isWarmup(slot.block), axes: cell.values, coreMode: cell.coreMode,
      mask: result.mask, status: result.status, detail: result.detail)
    record.figures = result.figures
    guard let answer = result.answer else { return record }
    let mark = answer.precision == .reduced ? AnswerLedger.reducedMark : ""
    record.digest = mark + answer.digest
    record.measures = answer.measures
    if record.status == .ok, let input = cell.inputIdentity,
      let complaint = ledger.check(
        input: input, run: name(record), digest: mark + answer.digest, probes: answer.probes)
    {
      record.status = .mismatch
      record.detail = complaint
    }
    return record
  }

  private func name(_ record: RunRecord) -> String {
    "cell \(record.cell) block \(record.block) (\(plan.cells[record.cell].label))"
  }
}
