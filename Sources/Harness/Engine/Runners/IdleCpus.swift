import SpeedupKit
import SpeedupSystem

/// Waits until nobody else uses some CPUs.
enum IdleCpus {
  /// Longest wait before one run; then it is made all the same, and its own figures tell.
  static let patience = Seconds(10)
  /// One look: long enough for several clock ticks of 10 ms.
  private static let look = Seconds(0.1)
  /// Share of a look that may be busy: one tick, which any daemon may take.
  private static let tolerated = 0.1

  /// Returns when the CPUs were idle for one look, when `patience` is over, or when `interrupted` says so.
  static func wait(_ cpus: CpuSet, patience: Seconds = patience, interrupted: () -> Bool) {
    let start = ProcessClock.now
    while !interrupted(), ProcessClock.now - start < patience {
      guard let before = ticks(cpus) else { return }
      Pause.sleep(look)
      guard let after = ticks(cpus) else { return }
      let used = after.busy.value + after.steal.value - before.busy.value - before.steal.value
      if used <= tolerated * (after.total.value - before.total.value) { return }
    }
  }

  private static func ticks(_ cpus: CpuSet) -> ProcessorTicks? {
    (try? Files.readText("/proc/stat")).flatMap { ProcessorTicks(parsing: $0, cpus: cpus) }
  }
}
