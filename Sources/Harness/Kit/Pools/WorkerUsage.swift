import SpeedupCore
import SpeedupSystem

/// What the workers that a pool started itself have used so far, all of them together. The calling
/// thread's own use is not in it.
package struct WorkerUsage: Equatable, Sendable {
  package var cpuTime: Seconds
  /// Time runnable but waiting for a CPU, as the kernel's run queues count it.
  package var runDelay: Seconds

  /// Adds up the scheduler's figures of threads (of processes: their first threads) that are alive or not
  /// reaped yet; nil when there are none or any can't be read, for a partial sum would look like a small one.
  init?(ofThreads ids: [Int32]) {
    let figures = ids.compactMap(SchedulerStatistics.of(thread:))
    guard !ids.isEmpty, figures.count == ids.count else { return nil }
    cpuTime = figures.reduce(Seconds(0)) { $0 + $1.running }
    runDelay = figures.reduce(Seconds(0)) { $0 + $1.waiting }
  }

  /// The sum of two; nil when either was not measured.
  package static func sum(_ a: WorkerUsage?, _ b: WorkerUsage?) -> WorkerUsage? {
    guard var total = a, let b else { return nil }
    total.cpuTime = total.cpuTime + b.cpuTime
    total.runDelay = total.runDelay + b.runDelay
    return total
  }
}

/// A pool that can tell what its workers have used. Those on pools that others share (Dispatch, Swift
/// tasks) can't: their threads do not belong to them.
package protocol WorkerUsageReporting: WorkerPool {
  /// What the workers have used since they were started; also after `shutDown()`. nil: no worker was started
  /// (one worker of `threads` runs on the calling thread) or the kernel does not tell.
  var workerUsage: WorkerUsage? { get }
}
