/// Carries a plan out: runs what is left, in the schedule's order, and hands every record to the sink before the
/// next run starts. Knows neither clock nor process nor file.
package struct Sweep {
  /// The plan.
  package let plan: SweepPlan
  /// Makes the runs.
  package let runner: any CellRunner
  /// How long this sitting has lasted; asked only where the plan has a budget.
  package let elapsed: () -> Seconds

  /// A sweep.
  package init(plan: SweepPlan, runner: any CellRunner, elapsed: @escaping () -> Seconds = { Seconds(0) }) {
    self.plan = plan
    self.runner = runner
    self.elapsed = elapsed
  }

  /// How a sweep ended.
  package enum Ending: Equatable, Sendable {
    /// All runs were made.
    case complete
    /// The user stopped it; it can be resumed.
    case interrupted
    /// The time budget of this sitting is spent; it can be resumed.
    case budgetSpent
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
    var rule = plan.precision.map { PrecisionRule(precision: $0) }
    for record in recorded { rule?.observe(record) }
    let done = Set(recorded.map { Schedule.Run(cell: $0.cell, block: $0.block) })
    // What a cell can't use once it can never use: one counted run says so, the others would say the same.
    var hopeless = Set(recorded.filter(Self.isHopeless).map(\.cell))
    for slot in plan.schedule.remaining(done: done)
    where rule?.isDone(slot.cell) != true && !hopeless.contains(slot.cell) {
      if let budget = plan.budget, elapsed() >= budget { return .budgetSpent }
      before(slot)
      let cell = plan.cells[slot.cell]
      guard let result = try runner.run(cell, slot: slot) else { return .interrupted }
      let record = record(result, of: cell, slot, &ledger)
      rule?.observe(record)
      if Self.isHopeless(record) { hopeless.insert(record.cell) }
      try sink(record)
    }
    return .complete
  }

  private static func isHopeless(_ record: RunRecord) -> Bool { record.status == .badInput && !record.warmup }

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
    } else if record.status == .ok, let remark = answer.remark {
      record.detail = remark
    }
    return record
  }

  private func name(_ record: RunRecord) -> String {
    "cell \(record.cell) block \(record.block) (\(plan.cells[record.cell].label))"
  }
}
