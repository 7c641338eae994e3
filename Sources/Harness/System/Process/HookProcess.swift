import CSpeedupLinux
import Glibc
import SpeedupCore

/// A command beside the runs, which nothing is measured of: a plain child of this process, in a process group of its own.
/// What it starts and leaves behind, such as a server, goes on; at the time limit its group is killed.
package enum HookProcess {
  package enum Ending: Sendable, Equatable {
    /// With exit status 0.
    case ok
    /// In another way; one line.
    case failed(String)
    /// The user wants to stop.
    case interrupted
  }

  /// How much of its output is read for the message.
  private static let tail = 2000
  /// How much of it is held in memory, more or less.
  private static let mostOutput = Bytes(16 << 20)

  /// Runs it to its end.
  /// - Parameters:
  ///   - environment: variables as `NAME=value`, over this process's own.
  ///   - directory: where it starts; nil: here.
  ///   - timeout: killed after this long.
  ///   - interrupted: whether the user wants to stop.
  ///   - running: told its process group, and 0 when it has ended.
  package static func run(
    _ command: [String], environment: [String], directory: String?, timeout: Seconds, interrupted: () -> Bool,
    running: (pid_t) -> Void = { _ in }
  ) -> Ending {
    guard let program = command.first, let path = Tool.find(program) else {
      return .failed("there is no program '\(command.first ?? "")'")
    }
    // In memory, not a pipe: a server that it leaves behind may hold it open for ever.
    guard let output = try? MemoryFile([]) else { return .failed("no memory for its output") }
    defer { output.close() }
    var start = ProgramStart(path: path, command: command, variables: environment)
    start.directory = directory
    (start.output, start.errors) = (output.descriptor, output.descriptor)
    let child: StartedProgram
    do { child = try start.start() } catch { return .failed(error.description) }
    running(child.pid)
    defer {
      close(child.pidfd)
      running(0)
    }
    let begin = cl_now_ns()
    var killed: Ending?
    var polls = [pollfd(fd: child.pidfd, events: Int16(POLLIN), revents: 0)]
    while killed == nil {
      // Short, since a signal may come just before the wait.
      if poll(&polls, 1, 100) > 0 { break }
      output.limit(to: mostOutput)
      if interrupted() { killed = .interrupted }
      if ProcessTree.state(of: child.pid) == "T" {
        killed = .failed(
          "stopped, since it asked at the terminal, which is not a hook's; let it ask nothing, as by sudo -n")
      }
      if Seconds(nanoseconds: cl_now_ns() - begin) >= timeout {
        killed = .failed("killed after \(Readable.text(timeout)); --hook-timeout gives it more")
      }
    }
    if let killed {
      kill(-child.pid, SIGKILL)
      _ = KilledProcess.reap(child.pid)
      return killed
    }
    var usage = cl_usage()
    _ = cl_wait(child.pid, 1, &usage)
    let signal = usage.status & 0x7f
    let status = (usage.status >> 8) & 0xff
    if signal == 0, status == 0 { return .ok }
    let said = lastLine(output.descriptor).map { ": \($0)" } ?? ""
    return .failed((signal == 0 ? "exit status \(status)" : "signal \(signal)") + said)
  }

  private static func lastLine(_ descriptor: Int32) -> String? {
    let size = lseek(descriptor, 0, SEEK_END)
    var bytes = [UInt8](repeating: 0, count: min(Int(size), tail))
    let got = pread(descriptor, &bytes, bytes.count, size - off_t(bytes.count))
    return String(decoding: bytes.prefix(max(0, got)), as: UTF8.self).split(separator: "\n").last.map(String.init)
  }
}
