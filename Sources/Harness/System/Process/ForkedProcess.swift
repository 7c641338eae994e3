import CSpeedupLinux
import Glibc

/// A copy of this process that does one thing and ends.
///
/// Only the calling thread exists in the copy. A lock that another thread held at that moment (the
/// allocator's, the Swift runtime's) is never released there, so fork only while ``threadsOfThisProcess()``
/// is 1.
package struct ForkedProcess: Sendable {
  package let id: Int32

  package enum Ending: Equatable, Sendable {
    /// By itself, with this status.
    case exited(Int32)
    case killed(signal: Int32)

    fileprivate init(_ status: Int32) {
      let signal = status & 0x7f
      self = signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
    }
  }

  /// Forks. The copy runs `body` and ends with the status it returns, without the exit handlers of this
  /// process; the kernel kills it when this process ends.
  /// - Throws: ``SystemError``: EAGAIN at a limit on processes, ENOMEM.
  package init(_ body: () -> Int32) throws {
    let child = cl_fork_worker()
    guard child >= 0 else { throw SystemError(call: "fork", code: -child) }
    if child == 0 {
      let status = body()
      fflush(nil)
      _exit(status)
    }
    id = child
  }

  /// Kills it, if it has not ended yet. Not after ``wait()``: the id may be another process's then.
  package func kill() { _ = Glibc.kill(id, SIGKILL) }

  /// Waits until it has ended, and reaps it. Call it exactly once.
  package func wait() -> Ending {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0, errno == EINTR {}
    return Ending(status)
  }

  /// Waits until it has ended, but no longer than this, and reaps it if it has.
  /// - Returns: nil where it still runs; only then may it be waited for again.
  package func wait(until deadline: Int64) -> Ending? {
    var status: Int32 = 0
    while true {
      let ended = waitpid(id, &status, WNOHANG)
      if ended == id { break }
      if ended < 0, errno != EINTR { return .exited(0) }
      guard cl_now_ns() < deadline else { return nil }
      usleep(1000)
    }
    return Ending(status)
  }

  /// How many threads this process has, read from the kernel.
  /// - Throws: ``SystemError``.
  package static func threadsOfThisProcess() throws -> Int {
    // The kernel still counts a thread for some microseconds after it was joined, so a count above 1 is
    // looked at again before it is believed.
    for _ in 0..<20 {
      if try countThreads() == 1 { return 1 }
      usleep(500)
    }
    return try countThreads()
  }

  private static func countThreads() throws -> Int { try Files.names(in: "/proc/self/task").count }
}
