import CSpeedupLinux
import Glibc
import SpeedupCore

/// What programs inherit from the launcher and one of them can change from outside, with `chrt`, `renice` or `prlimit` on its
/// parent: all later ones would be born with it.
struct LauncherState {
  private let thread: pid_t
  private let before: cl_inherited
  private let score = KernelFile(OutOfMemoryShield.file, isWritable: true)
  private let scoreBefore: String?

  /// As it is now.
  /// - Parameter thread: the one that starts programs.
  init(of thread: pid_t) {
    self.thread = thread
    before = Self.read(thread)
    scoreBefore = score?.text
  }

  /// The out-of-memory score that programs are to have; nil where it can't be read.
  var outOfMemoryScore: String? { scoreBefore?.filter { !$0.isNewline } }

  /// Puts back what is not as it was, and says so. What can't be put back takes another launcher.
  /// - Parameter isShielded: the score is another one on purpose, and is put back by whoever made it so.
  func restore(after outcome: inout LaunchOutcome, isShielded: Bool) {
    let changes = changes(isShielded)
    guard !changes.isEmpty else { return }
    var now = Self.read(thread)
    withUnsafePointer(to: before) { cl_write_inherited(thread, $0, &now) }
    if !isShielded, let scoreBefore, score?.text != scoreBefore { _ = score?.set(scoreBefore) }
    outcome.spoilsLauncher = !self.changes(isShielded).isEmpty
    outcome.remarks.append("it changed the launcher's \(changes.joined(separator: " and ")): put back for the next run")
  }

  private func changes(_ isShielded: Bool) -> [String] {
    let now = Self.read(thread)
    return withUnsafePointer(to: before) { before in
      withUnsafePointer(to: now) { now in
        [
          cl_scheduling_differs(before, now) != 0 ? "scheduling" : nil,
          cl_limits_differ(before, now) != 0 ? "resource limits" : nil,
          !isShielded && score?.text != scoreBefore ? "out-of-memory score" : nil,
        ].compactMap(\.self)
      }
    }
  }

  private static func read(_ thread: pid_t) -> cl_inherited {
    var state = cl_inherited()
    _ = cl_read_inherited(thread, &state)
    return state
  }
}
