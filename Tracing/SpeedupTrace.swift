// Writes down the tasks of a Swift program for speedup, which names a file in SPEEDUP_TRACE; without it nothing happens.
//
//   let table = try SpeedupTrace.task("load") { try load() }
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

enum SpeedupTrace {
  private static let file: Int32 =
    getenv("SPEEDUP_TRACE").map { open($0, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644) } ?? -1

  /// Does `body` as one task of the phase, a word without blanks. It must stay on its thread, so it can't wait for others.
  static func task<Result>(_ phase: String, _ body: () throws -> Result) rethrows -> Result {
    guard file >= 0 else { return try body() }
    let (cpu, start) = (now(CLOCK_THREAD_CPUTIME_ID), now(CLOCK_MONOTONIC))
    defer {
      let (end, used) = (now(CLOCK_MONOTONIC), now(CLOCK_THREAD_CPUTIME_ID) - cpu)
      let line =
        "\(phase) \(text(start)) \(text(end)) \(text(used)) \(getpid()).\(UInt(bitPattern: pthread_self().hashValue))\n"
      // One write, so that the line stays whole among those of other threads.
      _ = Array(line.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    }
    return try body()
  }

  /// Nanoseconds of a clock.
  private static func now(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  /// Seconds with nine decimals.
  private static func text(_ nanoseconds: Int64) -> String {
    let fraction = String(nanoseconds % 1_000_000_000)
    return "\(nanoseconds / 1_000_000_000).\(String(repeating: "0", count: 9 - fraction.count))\(fraction)"
  }
}
