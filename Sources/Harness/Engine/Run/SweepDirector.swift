import SpeedupKit

/// A sweep's runs: block after block in the schedule's order, without those recorded already and those of cells that a
/// rule has ended. Every run's answer is held against those of the same input. Runs of a resumed sweep that belong to blocks
/// of an earlier sitting are remarked so.
package struct SweepDirector: RunDirector {
  private let plan: SweepPlan
  private var rest: RunsLeft
  private var hopeless: HopelessRule
  private var rules: [any StoppingRule]
  private var ledger = AnswerLedger()
  private var finished: [RunRecord] = []
  /// By cell and block, until somebody takes it.
  private var outputs: [Int: [Int: String]] = [:]
  private var givenUp: [GivenUpCell] = []
  /// The blocks that an earlier sitting went through.
  private let earlierBlocks: Set<Int>
  /// The failure after which nothing more is run, where the plan wants that.
  package private(set) var stoppedAt: RunRecord?

  /// The runs of `plan` that are not in `recorded`.
  /// - Parameters:
  ///   - rules: what ends a cell early; they are shown what is recorded.
  ///   - retriesFailed: whether all recorded blocks had been gone through; else the last of them is the one that was
  ///     interrupted, and is gone on with.
  package init(
    _ plan: SweepPlan, recorded: some Sequence<RunRecord> = RunRecords(), rules: [any StoppingRule]? = nil,
    retriesFailed: Bool = false
  ) {
    self.plan = plan
    let blocks = Set(recorded.lazy.filter { !$0.warmup }.map(\.block))
    let interrupted = retriesFailed ? nil : blocks.max()
    earlierBlocks = blocks.filter { $0 != interrupted }
    hopeless = HopelessRule(plan.onFailure)
    self.rules = rules ?? plan.precision.map { [PrecisionRule(precision: $0, plan.onFailure)] } ?? []
    rest = RunsLeft(of: plan.schedule, done: recorded.lazy.map { Schedule.Run(cell: $0.cell, block: $0.block) })
    for record in recorded {
      hopeless.observe(record)
      for index in self.rules.indices { self.rules[index].observe(record) }
      // Mismatches too: an answer that most cells gave is the right one, though it came second.
      guard [.ok, .mismatch].contains(record.status), let digest = record.digest,
        let input = plan.cells[record.cell].inputIdentity
      else { continue }
      _ = ledger.check(input: input, run: name(record), digest: digest, probes: [], voter: record.cell)
    }
  }

  package mutating func next() -> RunGroup? {
    if stoppedAt != nil { return nil }
    while let slot = rest.next() {
      if !hopeless.isDone(slot.cell), !rules.contains(where: { $0.isDone(slot.cell) }) {
        var group = RunGroup(
          [slot], purpose: plan.isCounting && !plan.schedule.isWarmup(slot.block) ? .countInstructions : .measure)
        group.isLast = rest.isAtEnd && plan.rehearsals.isEmpty
        return group
      }
    }
    return nil
  }

  package mutating func observe(_ group: RunGroup, _ results: [CellResult]) {
    for (slot, result) in zip(group.slots, results) {
      var record = record(result, of: plan.cells[slot.cell], slot)
      noteSitting(&record)
      let wasHopeless = hopeless.isDone(slot.cell)
      hopeless.observe(record)
      for index in rules.indices { rules[index].observe(record) }
      finished.append(record)
      let isFailure = record.status != .ok && record.status != .skipped
      if isFailure, plan.onFailure == .failFast { stoppedAt = stoppedAt ?? record }
      if !wasHopeless, hopeless.isDone(slot.cell) {
        givenUp.append(
          GivenUpCell(
            cell: slot.cell, reason: "\(record.status.rawValue): \(record.detail)", runsLeft: rest.count(of: slot.cell))
        )
      }
    }
  }

  /// The cells that were given up since this was last asked.
  package mutating func takeGivenUp() -> [GivenUpCell] {
    defer { givenUp = [] }
    return givenUp
  }

  /// Answers that were recorded as right and are not: see ``AnswerLedger/refusedLate``.
  package var refusedLate: [String] { ledger.refusedLate }

  /// What a run that did not end well printed, once; empty: nothing, or it was taken before.
  package mutating func takeOutput(of record: RunRecord) -> String {
    outputs[record.cell]?.removeValue(forKey: record.block) ?? ""
  }

  /// The records that came in since this was last asked.
  package mutating func takeFinished() -> [RunRecord] {
    defer { finished = [] }
    return finished
  }

  private mutating func record(_ result: CellResult, of cell: PlannedCell, _ slot: Schedule.Slot) -> RunRecord {
    var record = RunRecord(
      cell: cell.index, block: slot.block, position: slot.position,
      warmup: plan.schedule.isWarmup(slot.block), axes: cell.values, evidence: result.evidence,
      mask: result.mask, status: result.status, detail: result.detail)
    record.figures = result.figures
    if plan.isUndisturbed { record.measures[SweepPlan.retriesMeasure] = String(result.disturbedRetries) }
    record.measures.merge(result.measures) { $1 }
    if !result.output.isEmpty { outputs[record.cell, default: [:]][record.block] = result.output }
    guard let answer = result.answer else { return record }
    record.digest = AnswerLedger.mark(answer)
    record.measures.merge(answer.measures) { $1 }
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

  private func noteSitting(_ record: inout RunRecord) {
    guard record.status == .ok, earlierBlocks.contains(record.block) else { return }
    record.detail += (record.detail.isEmpty ? "" : "; ") + RunRecord.laterSitting
  }

  private func name(_ record: RunRecord) -> String {
    "cell \(record.cell) block \(record.block) (\(plan.cells[record.cell].label))"
  }
}
