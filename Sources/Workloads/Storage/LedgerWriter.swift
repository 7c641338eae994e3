import SpeedupKit

/// Writes transactions over one connection, each again and again until it is in or given up, and keeps a log of those
/// that were acknowledged.
final class LedgerWriter {
  private let ledger: Ledger
  private let options: StorageOptions
  private let library: SQLiteLibrary
  private let policy: RetryPolicy
  private let log: NumberLog
  private var session: LedgerSession?
  private(set) var report: WriterReport

  /// A writer called `writer`, not yet connected.
  /// - Throws: `SkipRun` without SQLite; `SystemError` where the log can't be made.
  init(_ writer: Int, _ ledger: Ledger, _ options: StorageOptions) throws {
    (self.ledger, self.options) = (ledger, options)
    library = try SQLiteLibrary()
    policy = RetryPolicy(attempts: options.attempts)
    log = try NumberLog(path: ledger.acknowledgedPath(writer))
    report = WriterReport(writer: writer)
    report.started = ProcessClock.now.value
  }

  /// Writes the transactions `numbers`, and closes the connection.
  /// - Returns: what became of them.
  /// - Throws: `SQLiteError` for anything but a lock; ``VanishedCommit``; `SystemError`.
  func write(_ numbers: [Int]) throws -> WriterReport {
    for number in numbers {
      try write(number)
      if options.think > Seconds(0) { Pause.sleep(options.think) }
    }
    report.walBytes = Int(Files.size(ledger.walPath)?.count ?? 0)
    session = nil
    report.ended = ProcessClock.now.value
    return report
  }

  private func write(_ number: Int) throws {
    let began = ProcessClock.now
    defer { report.slowest = max(report.slowest, (ProcessClock.now - began).value) }
    var attempt = 1
    while true {
      report.attempts += 1
      do {
        try connected().commit(number)
        try log.append(Int32(number))
        report.acknowledged += 1
        return
      } catch let error as SQLiteError where error.isLocked {
        session?.rollBack()
        count(error, attempt)
      }
      guard let pause = policy.pause(after: attempt, at: number) else {
        report.lost += 1
        return
      }
      Pause.sleep(pause)
      report.waited += pause.value
      attempt += 1
    }
  }

  /// The connection, made when it is first needed: that, too, can meet a lock.
  private func connected() throws -> LedgerSession {
    if let session { return session }
    let made = try LedgerSession(ledger.connect(library), options)
    session = made
    return made
  }

  private func count(_ error: SQLiteError, _ attempt: Int) {
    if attempt == 1 { report.failedFirst += 1 }
    if error.isStaleSnapshot { report.staleSnapshots += 1 } else { report.lockedFailures += 1 }
  }
}
