import CSpeedupLinux
import SpeedupCore

/// What a clock's readings, one right after the other, say of it.
package struct ClockSamples: Sendable, Equatable {
  package let readings: Int
  /// Median time from one reading to the next, which is what a reading costs; of a coarse clock (most
  /// readings equal the one before) the mean.
  package let cost: Seconds
  /// The smallest step that was seen; nil when the clock never moved.
  package let resolution: Seconds?
  /// The longest step: how long this thread was held up, at worst.
  package let longest: Seconds
  /// How often it went backwards.
  package let backwards: Int

  /// What `readings`, in nanoseconds, say; nil for fewer than two.
  package init?(_ readings: [Int64]) {
    guard let first = readings.first, let last = readings.last, readings.count > 1 else { return nil }
    let steps = zip(readings.dropFirst(), readings).map { $0 - $1 }.sorted()
    self.readings = readings.count
    let median = steps[steps.count / 2]
    cost =
      median > 0
      ? Seconds(nanoseconds: median) : Seconds(Double(last - first) * 1e-9 / Double(steps.count))
    resolution = steps.first { $0 > 0 }.map { Seconds(nanoseconds: $0) }
    longest = Seconds(nanoseconds: steps[steps.count - 1])
    backwards = steps.prefix { $0 < 0 }.count
  }
}

/// The clocks that runs are measured by, read over and over.
package enum ClockProbe {
  /// The monotonic clock, which tells wall time.
  package static func monotonic(readings: Int) -> ClockSamples? {
    ClockSamples(read(readings) { cl_now_ns() })
  }

  package static func threadCpu(readings: Int) -> ClockSamples? {
    ClockSamples(read(readings) { ThreadClock.nanoseconds })
  }

  private static func read(_ count: Int, _ clock: () -> Int64) -> [Int64] {
    // Filled first, so that no page fault falls between two readings.
    var values = [Int64](repeating: 0, count: count)
    for index in values.indices { values[index] = clock() }
    return values
  }
}
