// Writes down the tasks of a Swift program for speedup, which names a file in SPEEDUP_TRACE; without it nothing happens.
//
//   let table = try SpeedupTrace.task("load") { try load() }
//
// Within a task, around a lock:
//
//   SpeedupTrace.locked("results", take: mutex.lock, letGo: mutex.unlock) { results.append(part) }
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
      note("\(phase) \(text(start)) \(text(end)) \(text(used))")
    }
    return try body()
  }

  /// Takes a lock, does `body`, and lets go of it. The name is a word without blanks.
  static func locked<Result>(
    _ name: String, take: () -> Void, letGo: () -> Void, _ body: () throws -> Result
  ) rethrows -> Result {
    let asked = now(CLOCK_MONOTONIC)
    take()
    let start = now(CLOCK_MONOTONIC)
    defer {
      let end = now(CLOCK_MONOTONIC)
      letGo()
      if file >= 0 { note("lock:\(name) \(text(asked)) \(text(start)) \(text(end))") }
    }
    return try body()
  }

  /// One line, with who wrote it.
  private static func note(_ fields: String) {
    let line = "\(fields) \(getpid()).\(UInt(bitPattern: pthread_self().hashValue))\n"
    // One write, so that the line stays whole among those of other threads.
    _ = Array(line.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
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
