import SpeedupKit

struct WriterReport: Sendable, BitwiseCopyable, Equatable {
  /// Which writer.
  var writer: Int
  /// Transactions whose `COMMIT` returned.
  var acknowledged = 0
  /// Transactions begun, repetitions included.
  var attempts = 0
  /// Attempts that met a lock ("database is locked"), stale snapshots not counted.
  var lockedFailures = 0
  /// Attempts that could not write since another transaction had committed after their read.
  var staleSnapshots = 0
  /// Transactions whose first attempt failed: what a program that does not repeat them would have lost.
  var failedFirst = 0
  /// Transactions given up.
  var lost = 0
  /// The size of the write-ahead log when the writer was done, which is the largest until then.
  var walBytes = 0
  /// Pauses between attempts, in seconds; what SQLite itself waits is not in it.
  var waited = 0.0
  /// From its first attempt to its end, the slowest transaction, in seconds.
  var slowest = 0.0
  /// When the writer began, by the monotonic clock in seconds, which all processes share.
  var started = 0.0
  /// When its connection was closed.
  var ended = 0.0

  init(writer: Int) { self.writer = writer }

  /// How many of these writers were at work at once, at most.
  static func mostAtOnce(_ reports: [WriterReport]) -> Int {
    let starts = reports.map { (time: $0.started, change: 1) }
    let ends = reports.map { (time: $0.ended, change: -1) }
    // One that ends as another begins was not at work with it.
    let events = (starts + ends).sorted { ($0.time, $0.change) < ($1.time, $1.change) }
    var (now, most) = (0, 0)
    for event in events {
      now += event.change
      most = max(most, now)
    }
    return most
  }
}
