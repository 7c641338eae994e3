import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// One sitting of a sweep: runs what is left, shows the progress, records every run, and sums up.
struct SweepSitting {
  private let directory: SweepDirectory
  private let launcher: Launcher
  private let arguments: SweepArguments

  init(_ directory: SweepDirectory, _ arguments: SweepArguments, launcher: Launcher) {
    self.directory = directory
    self.arguments = arguments
    self.launcher = launcher
  }

  /// Says on standard error what a machine is not fit for, before it is measured on.
  static func warn(_ fitness: Fitness?) {
    guard let objection = fitness?.explainedObjection else { return }
    Console.error(SafeText.line("speedup: this machine is now \(objection); see: speedup doctor"))
  }

  /// Runs it and returns the exit status: ``exitStatus(of:cells:)`` and then ``exitStatus(_:_:_:isStrict:)``, or 130 when the user stopped it.
  package func run() throws -> Int32 {
    let plan = directory.plan
    if let remark = directory.remark { Console.error("speedup: \(remark)") }
    if !directory.recorded.isEmpty {
      Console.error(
        "speedup: \(directory.recorded.count) of \(Counted.text(plan.schedule.count, "run")) recorded already")
    }
    var records = directory.recorded
    var display = ProgressDisplay(
      Progress(total: plan.schedule.count, done: records.count), redraws: Console.errorIsTerminal)
    let begun = try plan.notingArguments()
    let start = ProcessClock.now
    let traces = plan.isTraced || !plan.rehearsals.isEmpty ? try TraceFolder(in: directory.path, plan: plan) : nil
    let runner = try ProcessRunner(
      plan, on: arguments.host, launchers: [launcher], traces: traces, remark: Self.show)
    runner.recall(records)
    var sweep = SweepDirector(plan, recorded: records, retriesFailed: directory.retriesFailed)
    var outputs = FailedOutput(directory: directory.path)
    let loop = RunLoop(runner, budget: plan.budget, elapsed: { ProcessClock.now - start })
    // What ends the runs early is told behind the table of those that were made.
    var failure: (any Error)?
    var ending: RunEnding?
    do {
      ending = try loop.run(
        &sweep,
        before: { group, _ in display.show(running: plan.cells[group.slots[0].cell].label, at: ProcessClock.now - start)
        },
        after: { sweep in
          for record in sweep.takeFinished() {
            records.append(record)
            outputs.keep(sweep.takeOutput(of: record), cell: record.cell, block: record.block)
            try directory.append(record)
            if records.count == plan.cells.count { directory.settleArguments(begun) }
            display.ended(record, plan.cells[record.cell].label, at: ProcessClock.now - start)
          }
          display.estimate(after: plan.cells.count, isAtMost: plan.precision != nil)
          for cell in sweep.takeGivenUp() { display.gaveUp(cell, plan.cells[cell.cell].label) }
        })
    } catch {
      guard !records.isEmpty else { throw error }
      failure = error
    }
    display.finish()
    let uncleaned = try runner.cleanUp()
    for line in uncleaned { Console.error(SafeText.line("speedup: \(line)")) }
    if let problem = outputs.problem {
      Console.error(SafeText.line("speedup: not all that failed runs printed is kept: \(problem)"))
    }
    if outputs.isAny { Console.error("speedup: what failed runs printed is in \(outputs.path)") }
    for line in sweep.refusedLate { Console.error(SafeText.line("speedup: a wrong answer is recorded as ok: \(line)")) }
    // As a shell takes it back, since people copy the line.
    let quoted = ShellWord.quoted(directory.path)
    if ending == .interrupted {
      try finish(records, nil)
      Console.error("speedup: stopped; go on with: speedup sweep --resume \(quoted)")
      return 128 + (Interrupts.arrived ?? 2)
    }
    if ending == .complete, let traces {
      do {
        guard try TraceRehearsals(plan, traces).make(with: runner) else { return 128 + (Interrupts.arrived ?? 2) }
      } catch { failure = error }
    }
    if ending == .budget {
      Console.error("speedup: the budget is spent; go on with: speedup sweep --resume \(quoted)")
    }
    if let record = sweep.stoppedAt {
      Console.error(
        SafeText.line("speedup: stopped at the first failure (\(plan.cells[record.cell].label)), as --fail-fast asks"))
    }
    launcher.dismiss()
    let shortfall = SweepShortfall(plan, records)
    let fitness = directory.machine.fitness(for: plan)
    let table = ResultTable(columns: plan.columns, records: records)
    let summary = try summaryDocument(
      of: table, title: plan.title,
      reference: try plan.reference.map { try ReferenceChoice(parsing: $0, cells: plan.cells.rowsOfAllValues) }
        ?? .automatic, marks: shortfall.marks, arguments.tableOptions(plan))
    try arguments.output.print(summary.noting(fitness))
    try finish(records, failure)
    Console.error("speedup: results in \(directory.path); draw them with: speedup chart \(quoted)")
    let isBroken = !sweep.refusedLate.isEmpty || sweep.stoppedAt != nil || !uncleaned.isEmpty
    let status = Self.exitStatus(of: records, cells: plan.cells.count, isCounting: plan.isCounting)
    if let traces { Console.error("speedup: traces in \(traces.path); show one with: speedup trace FILE") }
    if runner.cleanUpWasStopped { return 128 + (Interrupts.arrived ?? 2) }
    return status == 0 && isBroken
      ? 3 : Self.exitStatus(status, shortfall, records, fitness, isStrict: arguments.isStrict)
  }

  /// Brings all to the disk, and to a new directory where results.csv is not what was written any more.
  /// - Throws: `failure`, which ended the runs, or what was wrong with the directory.
  private func finish(_ records: RunRecords, _ failure: (any Error)?) throws {
    do {
      if let remark = try directory.finish() { Console.error("speedup: \(remark)") }
      if let failure { throw failure }
    } catch {
      if let rescued = try? directory.rescue(records) {
        Console.error(
          SafeText.line(
            "speedup: all runs that were made are in \(rescued); go on with: speedup sweep --resume \(ShellWord.quoted(rescued))"
          ))
      }
      throw failure ?? error
    }
  }

  /// 2 when some run was given what can't be used, else 3 when some cell could not be measured, else 0.
  /// - Parameters:
  ///   - cells: how many there are; the budget may have ended before some had a run that counts.
  ///   - isCounting: whether a skipped run is one whose instructions could not be counted.
  static func exitStatus(of records: some Sequence<RunRecord>, cells: Int, isCounting: Bool = false) -> Int32 {
    let counted = records.lazy.filter { !$0.warmup }
    if counted.contains(where: { $0.status == .badInput }) { return 2 }
    if Set(counted.map(\.cell)).count < cells { return 3 }
    return counted.contains { $0.status != .ok && ($0.status != .skipped || isCounting) } ? 3 : 0
  }

  /// Where `status` is 0: that of what was not reached, else with `--strict` 4 when other load disturbed a run that counts,
  /// or the machine was unfit to begin with and the run itself can't tell.
  static func exitStatus(
    _ status: Int32, _ shortfall: SweepShortfall, _ records: some Sequence<RunRecord>, _ fitness: Fitness? = nil,
    isStrict: Bool
  ) -> Int32 {
    if status != 0 { return status }
    if shortfall.exitStatus != 0 { return shortfall.exitStatus }
    guard isStrict else { return 0 }
    let isUnfit = fitness?.objection != nil
    return records.contains { record in
      !record.warmup && record.status == .ok
        && (RunDisturbance.cause(record) != nil || isUnfit && !RunDisturbance.isKnown(record))
    } ? 4 : 0
  }
}

extension SweepSitting {
  /// Shows what a workload said, line by line, with everything made visible that could move the cursor.
  private static func show(_ remark: String) {
    if Console.errorIsTerminal { Console.status("\r\u{1B}[K") }
    for line in remark.split(separator: "\n") { Console.error(SafeText.line(String(line))) }
  }
}
