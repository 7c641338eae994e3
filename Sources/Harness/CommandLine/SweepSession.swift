import SpeedupCore
import SpeedupEngine
import SpeedupReport
import SpeedupSystem

/// One sitting of a sweep: runs what is left, shows the progress, records every run, and sums up.
struct SweepSession {
  private let directory: SweepDirectory
  private let launcher: Launcher
  private let host: Host

  init(_ directory: SweepDirectory, launcher: Launcher, host: Host) {
    self.directory = directory
    self.launcher = launcher
    self.host = host
  }

  /// Runs it and returns the exit status: ``exitStatus(of:cells:)``, or 130 when the user stopped it.
  package func run() throws -> Int32 {
    let plan = directory.plan
    if let remark = directory.remark { Console.error("speedup: \(remark)") }
    if !directory.recorded.isEmpty {
      Console.error("speedup: \(directory.recorded.count) of \(plan.schedule.count) runs are recorded already")
    }
    var records = directory.recorded
    var display = ProgressDisplay(
      Progress(total: plan.schedule.count, done: records.count), redraws: Console.errorIsTerminal)
    let start = ProcessClock.now
    let runner = try ProcessRunner(plan, on: host, launchers: [launcher], remark: Self.show)
    var sweep = SweepDirector(plan, recorded: records)
    let loop = RunLoop(runner, budget: plan.budget, elapsed: { ProcessClock.now - start })
    let ending = try loop.run(
      &sweep,
      before: { group, _ in display.show(running: plan.cells[group.slots[0].cell].label, at: ProcessClock.now - start) },
      after: { sweep in
        for record in sweep.takeFinished() {
          try directory.append(record)
          records.append(record)
          display.ended(record, plan.cells[record.cell].label, at: ProcessClock.now - start)
        }
      })
    display.finish()
    if ending == .interrupted {
      Console.error("speedup: stopped; go on with: speedup sweep --resume \(directory.path)")
      return 128 + (Interrupts.arrived ?? 2)
    }
    if ending == .budget {
      Console.error("speedup: the budget is spent; go on with: speedup sweep --resume \(directory.path)")
    }
    let table = ResultTable(columns: plan.columns, records: records)
    let summary = summaryDocument(
      of: table, title: plan.title,
      reference: try plan.reference.map { try ReferenceChoice(parsing: $0, cells: plan.cells.map(\.values)) }
        ?? .automatic)
    try OutputForm.text.print(summary)
    Console.error("speedup: results in \(directory.path); draw them with: speedup chart \(directory.path)")
    return Self.exitStatus(of: records, cells: plan.cells.count)
  }

  /// 2 when some run was given what can't be used, else 3 when some cell could not be measured, else 0.
  /// - Parameter cells: how many there are; the budget may have ended before some had a run that counts.
  static func exitStatus(of records: [RunRecord], cells: Int) -> Int32 {
    let counted = records.filter { !$0.warmup }
    if counted.contains(where: { $0.status == .badInput }) { return 2 }
    if Set(counted.map(\.cell)).count < cells { return 3 }
    return counted.contains { $0.status != .ok && $0.status != .skipped } ? 3 : 0
  }
}

extension SweepSession {
  /// Shows what a workload said, line by line, with everything made visible that could move the cursor.
  private static func show(_ remark: String) {
    if Console.errorIsTerminal { Console.status("\r\u{1B}[K") }
    for line in remark.split(separator: "\n") { Console.error(SafeText.line(String(line))) }
  }
}

/// Progress on standard error: one line redrawn on a terminal, a plain line now and then elsewhere.
struct ProgressDisplay {
  private var progress: Progress
  private let redraws: Bool
  private var lastShown: Seconds?
  /// Bad input that was told: every cell that is given the same file says the same of it.
  private var told: Set<String> = []
  /// Between plain lines at least this long.
  private static let pause = Seconds(10)
  /// Between redrawn lines at least this long, since drawing competes with what is measured.
  private static let redrawPause = Seconds(0.1)

  init(_ progress: Progress, redraws: Bool) {
    self.progress = progress
    self.redraws = redraws
  }

  mutating func show(running label: String, at elapsed: Seconds) {
    let pause = redraws ? Self.redrawPause : Self.pause
    if let last = lastShown, elapsed - last < pause { return }
    lastShown = elapsed
    let line = SafeText.line(progress.line(running: label))
    if redraws { Console.status("\r\u{1B}[K\(line.prefix(110))") } else { Console.error(line) }
  }

  mutating func ended(_ record: RunRecord, _ label: String, at elapsed: Seconds) {
    progress.ended(ok: record.status == .ok, elapsed: elapsed)
    guard record.status != .ok else { return }
    if record.status == .badInput, !told.insert(record.detail).inserted { return }
    if redraws { Console.status("\r\u{1B}[K") }
    Console.error(SafeText.line("\(record.status.rawValue): \(label): \(record.detail)"))
    lastShown = nil
  }

  func finish() {
    if redraws { Console.status("\r\u{1B}[K") }
  }
}
