import SpeedupKit

/// A sweep's runs: block after block in the schedule's order, without those recorded already and those of cells that a
/// rule has ended. Every run's answer is held against those of the same input.
package struct SweepDirector: RunDirector {
  private let plan: SweepPlan
  private var rest: ArraySlice<Schedule.Slot>
  private var rules: [any StoppingRule]
  private var ledger = AnswerLedger()
  private var finished: [RunRecord] = []

  /// The runs of `plan` that are not in `recorded`.
  /// - Parameter rules: what ends a cell early; they are shown what is recorded.
  package init(_ plan: SweepPlan, recorded: [RunRecord] = [], rules: [any StoppingRule]? = nil) {
    self.plan = plan
    self.rules = rules ?? Self.rules(of: plan)
    rest = plan.schedule.remaining(done: Set(recorded.map { Schedule.Run(cell: $0.cell, block: $0.block) }))[...]
    for record in recorded {
      for index in self.rules.indices { self.rules[index].observe(record) }
      // Mismatches too: an answer that most cells gave is the right one, though it came second.
      guard [.ok, .mismatch].contains(record.status), let digest = record.digest,
        let input = plan.cells[record.cell].inputIdentity
      else { continue }
      _ = ledger.check(input: input, run: name(record), digest: digest, probes: [], voter: record.cell)
    }
  }

  /// The rules that a plan asks for.
  private static func rules(of plan: SweepPlan) -> [any StoppingRule] {
    [HopelessRule()] + (plan.precision.map { [PrecisionRule(precision: $0)] } ?? [])
  }

  package mutating func next() -> RunGroup? {
    while let slot = rest.popFirst() {
      if !rules.contains(where: { $0.isDone(slot.cell) }) { return RunGroup([slot]) }
    }
    return nil
  }

  package mutating func observe(_ group: RunGroup, _ results: [CellResult]) {
    for (slot, result) in zip(group.slots, results) {
      let record = record(result, of: plan.cells[slot.cell], slot)
      for index in rules.indices { rules[index].observe(record) }
      finished.append(record)
    }
  }

  /// Answers that were recorded as right and are not: see ``AnswerLedger/refusedLate``.
  package var refusedLate: [String] { ledger.refusedLate }

  /// The records that came in since this was last asked.
  package mutating func takeFinished() -> [RunRecord] {
    defer { finished = [] }
    return finished
  }

  private mutating func record(_ result: CellResult, of cell: PlannedCell, _ slot: Schedule.Slot) -> RunRecord {
    var record = RunRecord(
      cell: cell.index, block: slot.block, position: slot.position,
      warmup: plan.schedule.isWarmup(slot.block), axes: cell.values, coreMode: result.coreMode,
      mask: result.mask, status: result.status, detail: result.detail)
    record.figures = result.figures
    guard let answer = result.answer else { return record }
    record.digest = AnswerLedger.mark(answer)
    record.measures = answer.measures
    if record.status == .ok, let input = cell.inputIdentity,
      let complaint = ledger.check(input: input, run: name(record), answer: answer, voter: cell.index)
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

/// What a cell can't use once it can never use: one counted run says so, and the others would say the same.
struct HopelessRule: StoppingRule {
  private var cells: Set<Int> = []

  mutating func observe(_ record: RunRecord) {
    if record.status == .badInput, !record.warmup { cells.insert(record.cell) }
  }

  func isDone(_ cell: Int) -> Bool { cells.contains(cell) }
}
