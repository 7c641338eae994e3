import CSpeedupLinux
import Glibc
import SpeedupCore

/// An installed program that helps (gnuplot, gzip, ...), run to its end, without a shell. Not for programs under
/// measurement: those go through the launcher.
package enum Tool {
  package struct Result: Sendable {
    /// Its exit status; 128 + the signal when it was killed.
    package let status: Int32
    /// All it wrote to standard output.
    package let output: [UInt8]
    /// All it wrote to standard error, as text.
    package let errors: String
  }

  /// Where `name` is found along PATH; nil when it is not installed.
  package static func find(_ name: String) -> String? {
    if name.contains("/") { return access(name, X_OK) == 0 ? name : nil }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    for directory in path.split(separator: ":") {
      let candidate = "\(directory)/\(name)"
      if access(candidate, X_OK) == 0, !Files.isDirectory(candidate) { return candidate }
    }
    return nil
  }

  /// Most that is kept of each of its outputs; one that goes on is killed.
  private static let mostOutput = 256 << 20

  /// Runs the program at `path` and waits for it. Both outputs are read at once, so it never blocks on a full pipe. It has a
  /// process group, which is killed with it, and when a signal ends this process or tells it to stop.
  /// - Parameter limit: killed after this long; none of these takes minutes, but for suites that compile first.
  /// - Throws: ``SystemError`` when it can't be started.
  package static func run(_ path: String, _ arguments: [String], limit: Seconds = Seconds(600)) throws -> Result {
    let (outRead, outWrite) = try pipe()
    let (errRead, errWrite) = try pipe()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, outWrite, 1)
    posix_spawn_file_actions_adddup2(&actions, errWrite, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let argv = CStrings([path] + arguments)
    var child: pid_t = 0
    let signals = Interrupts.count
    cl_group_starts()
    let code = withExtendedLifetime(argv) { posix_spawn(&child, path, &actions, &attributes, argv.pointer, environ) }
    let slot = cl_group_ends_with_us(code == 0 ? child : 0)
    close(outWrite)
    close(errWrite)
    defer {
      close(outRead)
      close(errRead)
    }
    guard code == 0 else { throw SystemError(call: "start \(path)", code: code) }
    let end = cl_now_ns() + Int64(limit.value * 1e9)
    /// Why it is to be killed, if it is.
    func objection() -> String? {
      if Interrupts.count != signals { return "killed, since a signal said to stop" }
      return cl_now_ns() >= end ? "killed after \(Readable.brief(limit))" : nil
    }
    let (output, errors, flaw) = drain(outRead, errRead, objection)
    var killed = flaw
    while killed == nil, !KilledProcess.hasEnded(child) {
      killed = objection()
      usleep(200)
    }
    if killed != nil { kill(-child, SIGKILL) }
    let status = KilledProcess.reap(child) ?? SIGKILL
    cl_group_is_over(slot)
    let signal = status & 0x7f
    return Result(
      status: signal == 0 ? (status >> 8) & 0xff : 128 + signal, output: output,
      errors: String(decoding: errors, as: UTF8.self) + (killed.map { "\n\($0)" } ?? ""))
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    let result = cl_pipe(&ends)
    guard result == 0 else { throw SystemError(call: "pipe", code: -result) }
    return (ends[0], ends[1])
  }

  /// Reads until both are closed. What is returned last tells why the program is to be killed, if it is.
  private static func drain(
    _ first: Int32, _ second: Int32, _ objection: () -> String?
  ) -> ([UInt8], [UInt8], String?) {
    var contents: [[UInt8]] = [[], []]
    var polls = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while polls.contains(where: { $0.fd >= 0 }) {
      if let why = objection() { return (contents[0], contents[1], why) }
      // Short, since a signal may come just before the wait.
      let ready = poll(&polls, 2, 100)
      if ready < 0, errno != EINTR { break }
      guard ready > 0 else { continue }
      for index in 0..<2 where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = read(polls[index].fd, &buffer, buffer.count)
        if count > 0 { contents[index] += buffer[0..<count] } else { polls[index].fd = -1 }
        if contents[index].count > mostOutput {
          return (contents[0], contents[1], "killed, since it printed more than \(mostOutput >> 20) MiB")
        }
      }
    }
    return (contents[0], contents[1], nil)
  }
}
