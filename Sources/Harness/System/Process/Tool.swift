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

  /// Runs the program at `path` and waits for it. Both outputs are read at once, so it never blocks on a full pipe.
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
    let argv = CStrings([path] + arguments)
    var child: pid_t = 0
    let code = withExtendedLifetime(argv) { posix_spawn(&child, path, &actions, nil, argv.pointer, environ) }
    close(outWrite)
    close(errWrite)
    defer {
      close(outRead)
      close(errRead)
    }
    guard code == 0 else { throw SystemError(call: "start \(path)", code: code) }
    let (output, errors, killed) = drain(outRead, errRead, limit: limit)
    if killed != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
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
  private static func drain(_ first: Int32, _ second: Int32, limit: Seconds) -> ([UInt8], [UInt8], String?) {
    let end = cl_now_ns() + Int64(limit.value * 1e9)
    var contents: [[UInt8]] = [[], []]
    var killed: String?
    var polls = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while polls.contains(where: { $0.fd >= 0 }), killed == nil {
      let rest = end - cl_now_ns()
      if rest <= 0 { killed = "killed after \(Readable.brief(limit))" }
      guard poll(&polls, 2, Int32(max(0, rest) / 1_000_000 + 1)) >= 0 || errno == EINTR else { break }
      for index in 0..<2 where polls[index].fd >= 0 && polls[index].revents != 0 {
        let count = read(polls[index].fd, &buffer, buffer.count)
        if count > 0 { contents[index] += buffer[0..<count] } else { polls[index].fd = -1 }
        if contents[index].count > mostOutput { killed = "killed, since it printed more than \(mostOutput >> 20) MiB" }
      }
    }
    return (contents[0], contents[1], killed)
  }
}
