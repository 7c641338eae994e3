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
    let delay = runDelay
    let (cpu, start) = (now(CLOCK_THREAD_CPUTIME_ID), now(CLOCK_MONOTONIC))
    defer {
      let (end, used) = (now(CLOCK_MONOTONIC), now(CLOCK_THREAD_CPUTIME_ID) - cpu)
      // It may have waited between the readings of the clocks, too.
      let waited = runDelay.flatMap { now in delay.map { min(max(0, now - $0), end - start) } }
      note("\(phase) \(text(start)) \(text(end)) \(text(used))", waited.map { " \(text($0))" } ?? "")
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
  private static func note(_ fields: String, _ more: String = "") {
    _ = cpus
    put("\(fields) \(getpid()).\(UInt(bitPattern: pthread_self().hashValue))\(more)\n")
  }

  private static func put(_ line: String) {
    // One write, so that the line stays whole among those of other threads.
    _ = Array(line.utf8).withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  }

  /// Says once which CPUs the program may use.
  private static let cpus: Void = {
    let mark = "Cpus_allowed_list:"
    guard let list = read("/proc/self/status").split(separator: "\n").first(where: { $0.hasPrefix(mark) }) else {
      return
    }
    put("#cpus \(list.dropFirst(mark.count).filter { $0 != "\t" && $0 != " " })\n")
  }()

  /// Nanoseconds that this thread was ready and waited for a CPU so far; nil where the kernel does not tell.
  private static var runDelay: Int64? {
    let fields = read("/proc/thread-self/schedstat").split(separator: " ")
    return fields.count > 1 ? Int64(fields[1]) : nil
  }

  /// A file's text, as much as fits; empty where it can't be read.
  private static func read(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 8192)
    let length = bytes.withUnsafeMutableBytes { buffer in
      #if canImport(Glibc)
        Glibc.read(file, buffer.baseAddress, buffer.count)
      #elseif canImport(Musl)
        Musl.read(file, buffer.baseAddress, buffer.count)
      #else
        Darwin.read(file, buffer.baseAddress, buffer.count)
      #endif
    }
    return String(decoding: bytes.prefix(max(0, length)), as: UTF8.self)
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
