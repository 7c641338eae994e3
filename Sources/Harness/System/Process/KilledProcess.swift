import Glibc
import SpeedupCore

/// A child that was sent SIGKILL. As a rule it ends at once; one that is frozen ends when it is thawed, and one that waits for
/// a disk that does not answer may never end, so that nobody waits for it for ever.
enum KilledProcess {
  /// How long one is waited for.
  static let patience = Seconds(10)
  /// So long it is left alone before it is looked at what holds it.
  static let promptly = Seconds(0.1)

  /// Waits until it has ended, and leaves it to be reaped.
  /// - Returns: whether it has; true of one that is no child of this process.
  static func waitForEnd(of process: pid_t, patience: Seconds = KilledProcess.patience) -> Bool {
    let start = ProcessClock.now
    while !hasEnded(process) {
      let waited = ProcessClock.now - start
      guard waited < patience else { return false }
      if waited >= promptly { Freezer.release(process) }
      usleep(waited < promptly ? 200 : 5000)
    }
    return true
  }

  /// Whether a child has ended, and waits to be reaped; true of one that is no child of this process.
  static func hasEnded(_ process: pid_t) -> Bool {
    var ended = siginfo_t()
    while waitid(P_PID, id_t(process), &ended, WEXITED | WNOWAIT | WNOHANG) < 0 { if errno != EINTR { return true } }
    // Nothing is filled in of one that runs.
    return ended.si_signo != 0
  }

  /// Waits as ``waitForEnd(of:patience:)``, and reaps it.
  /// - Returns: its wait status; nil of one that does not end.
  static func reap(_ process: pid_t) -> Int32? {
    guard waitForEnd(of: process) else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { break } }
    return status
  }
}
