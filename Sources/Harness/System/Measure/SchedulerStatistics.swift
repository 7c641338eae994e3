import SpeedupCore

/// What the scheduler tells of one thread: `/proc/.../schedstat`.
package struct SchedulerStatistics: Equatable, Sendable {
  package let running: Seconds
  /// Time runnable but waiting for a CPU.
  package let waiting: Seconds

  /// Reads `RUNNING WAITING SLICES`, the first two in nanoseconds; nil for anything else, and for the zeros
  /// of a kernel that does not keep them (whoever has run has had a slice).
  package init?(parsing text: String) {
    let fields = text.split { $0 == " " || $0 == "\n" }.compactMap { Int64($0) }
    guard fields.count == 3, fields[2] > 0 else { return nil }
    running = Seconds(nanoseconds: fields[0])
    waiting = Seconds(nanoseconds: fields[1])
  }

  /// Of a thread by the kernel's id (for a process: its first thread); also of a process that has ended and
  /// is not reaped yet. Up to date for a thread that sleeps; one that runs may be a clock tick behind.
  package static func of(thread id: Int32) -> SchedulerStatistics? {
    (try? Files.readText("/proc/\(id)/schedstat")).flatMap(SchedulerStatistics.init(parsing:))
  }
}
