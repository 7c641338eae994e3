import SpeedupKit

/// One way through the workload: the writers, and after a kill the recovery.
struct StorageRun {
  let ledger: Ledger
  let options: StorageOptions
  let deal: Deal
  let pool: any WorkerPool

  struct Output: Sendable {
    /// The reports of the writers that lived, in their order.
    let reports: [WriterReport]
    /// From the start of the writers until all were done and their connections closed.
    let writing: Seconds
    let killed: Int
    /// The writer that wrote what the killed ones had not; nil where none was killed.
    let successor: WriterReport?
    /// Transactions of killed writers that were in the file without having been acknowledged.
    let unacknowledged: Int

    /// The reports of all that lived, the successor's last.
    var allReports: [WriterReport] { reports + (successor.map { [$0] } ?? []) }
  }

  /// Runs the writers on the pool's workers, one each.
  /// - Throws: `InputError` for more writers to kill than there are, or where writers are no processes; what a writer
  ///   throws; ``VanishedCommit`` when an acknowledged transaction of a killed writer is not in the file.
  func output() throws -> Output {
    let started = ProcessClock.now
    // Gone when this returns, so before the answer is looked for. Forked writers have a copy, and never use it.
    let reader = options.hasReader ? try LedgerReader(ledger) : nil
    let killed = try startKilled()
    let reports: [WriterReport]
    do {
      reports = try pool.map("writers", count: deal.writers - options.kill, chunk: 1) { index in
        WriterTask(options.kill + index, ledger, options, deal)
      }
    } catch {
      killed?.abandon()
      throw error
    }
    let killedCount = try killed?.finish() ?? 0
    let writing = ProcessClock.now - started
    if let rows = try reader?.rows(), rows != 0 { throw BrokenLedger("\(ledger.path): a reader's view has changed") }
    guard killedCount > 0 else {
      return Output(reports: reports, writing: writing, killed: 0, successor: nil, unacknowledged: 0)
    }
    let recovery = try pool.serial("recover") { try recover() }
    return Output(
      reports: reports, writing: writing, killed: killedCount, successor: recovery.successor,
      unacknowledged: recovery.unacknowledged)
  }

  private func startKilled() throws -> KilledWriters? {
    guard options.kill > 0 else { return nil }
    guard options.kill <= deal.writers else {
      throw InputError("--kill \(options.kill): there are only \(deal.writers) writers; take more --workers")
    }
    guard !pool.sharesMemory else {
      throw InputError("--kill: a writer can be killed only where it is a process; take --executor processes")
    }
    return try KilledWriters(0..<options.kill, ledger, options, deal)
  }

  /// Makes sure that what was acknowledged is there, before anything is written again; then writes what is missing.
  private func recover() throws -> (successor: WriterReport, unacknowledged: Int) {
    let survey = try LedgerSurvey(ledger, options, SQLiteLibrary())
    let acknowledged = try ledger.acknowledged(by: deal.writers)
    _ = try survey.verify(acknowledged, in: ledger)
    let ofKilled = (0..<options.kill).flatMap { deal.numbers(of: $0) }
    let missing = ofKilled.filter { !survey.isThere[$0] }
    let report = try LedgerWriter(deal.writers, ledger, options).write(missing.sorted())
    let toKilled = acknowledged[..<options.kill].reduce(0) { $0 + $1.count }
    return (report, ofKilled.count - missing.count - toKilled)
  }
}
