import SpeedupKit

/// Writer processes that are killed (SIGKILL) in the middle of their work, by a process of their own that watches what
/// they have been acknowledged.
///
/// A writer is killed from outside, so that it can be anywhere: in a statement, in a flush, holding the lock. It is due
/// when half of its transactions are acknowledged. One that is faster than its killer waits at its end to be killed
/// there.
struct KilledWriters {
  private let killer: ForkedProcess
  private let ledger: Ledger
  private let writers: Range<Int>

  /// Starts the killer, and by it the writers.
  /// - Throws: `WorkerPoolError` when this process has more than one thread; `SystemError`.
  init(_ writers: Range<Int>, _ ledger: Ledger, _ options: StorageOptions, _ deal: Deal) throws {
    let threads = try ForkedProcess.threadsOfThisProcess()
    guard threads == 1 else {
      throw WorkerPoolError("--kill can't fork: this process has \(threads) threads; start none before")
    }
    (self.ledger, self.writers) = (ledger, writers)
    killer = try ForkedProcess {
      do {
        return try Self.kill(writers, ledger, options, deal)
      } catch {
        try? Files.write(ledger.failurePath(writers.lowerBound), "\(error)")
        return 1
      }
    }
  }

  /// Waits until all have been killed.
  /// - Returns: how many that were.
  /// - Throws: ``FailedWriter`` when one failed by itself.
  func finish() throws -> Int {
    let ending = killer.wait()
    for writer in writers where Files.exists(ledger.failurePath(writer)) {
      throw FailedWriter(writer: writer, reason: try Files.readText(ledger.failurePath(writer)))
    }
    guard ending == .exited(0) else { throw FailedWriter(writer: writers.lowerBound, reason: "killer \(ending)") }
    return writers.count
  }

  /// Ends them at once, where the run has failed for another reason.
  func abandon() {
    killer.kill()
    _ = killer.wait()
  }

  private static func kill(
    _ writers: Range<Int>, _ ledger: Ledger, _ options: StorageOptions, _ deal: Deal
  ) throws -> Int32 {
    var alive = try writers.map { writer in
      (
        writer: writer, due: (deal.numbers(of: writer).count + 1) / 2,
        process: try ForkedProcess { work(writer, ledger, options, deal) }
      )
    }
    var status: Int32 = 0
    while !alive.isEmpty {
      alive.removeAll { victim in
        let acknowledged = NumberLog.count(ledger.acknowledgedPath(victim.writer))
        guard acknowledged >= victim.due || Files.exists(ledger.failurePath(victim.writer)) else { return false }
        victim.process.kill()
        if case .exited = victim.process.wait() { status = 1 }
        return true
      }
      Pause.sleep(Seconds(0.0001))
    }
    return status
  }

  /// Does a writer's work in a process of its own, and then waits to be killed.
  private static func work(
    _ writer: Int, _ ledger: Ledger, _ options: StorageOptions, _ deal: Deal
  ) -> Int32 {
    do {
      _ = try WriterTask(writer, ledger, options, deal).run()
    } catch {
      try? Files.write(ledger.failurePath(writer), "\(error)")
    }
    while true { Pause.sleep(Seconds(3600)) }
  }
}

struct FailedWriter: Error, CustomStringConvertible {
  let writer: Int
  let reason: String
  var description: String { "writer \(writer): \(reason)" }
}
