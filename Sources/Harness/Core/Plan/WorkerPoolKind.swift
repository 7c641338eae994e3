/// The kinds of executor, by the names used on the command line.
public enum WorkerPoolKind: String, CaseIterable, Sendable, Codable {
  /// Own pinned threads, started together behind a barrier, one dynamic queue.
  case threads
  /// `DispatchQueue.concurrentPerform`-like blocks on Dispatch's own pool.
  case dispatch
  /// Swift concurrency's task groups.
  case tasks
  /// Forked worker processes; tasks and outputs cross a socket and are counted.
  case processes
}
