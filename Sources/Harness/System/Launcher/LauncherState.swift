import CSpeedupLinux
import Glibc
import SpeedupCore

/// What programs inherit from the launcher and one of them can change from outside, with `chrt`, `renice` or `prlimit` on its
/// parent: all later ones would be born with it.
struct LauncherState {
  private let threads: [(id: pid_t, before: cl_inherited)]
  private let score = KernelFile(OutOfMemoryShield.file, isWritable: true)
  private let scoreBefore: String?

  /// As it is now.
  /// - Parameter starter: the thread that starts programs, beside the calling one.
  init(of starter: pid_t) {
    threads = [0, starter].map { ($0, Self.read($0)) }
    scoreBefore = score?.text
  }

  /// The out-of-memory score that programs are to have; nil where it can't be read.
  var outOfMemoryScore: String? { scoreBefore?.filter { !$0.isNewline } }

  /// Puts back what is not as it was, and says so. What can't be put back takes another launcher.
  /// - Parameter isShielded: the score is another one on purpose, and is put back by whoever made it so.
  func restore(after outcome: inout LaunchOutcome, isShielded: Bool) {
    let changes = self.changes(isShielded)
    guard !changes.isEmpty else { return }
    for (thread, before) in threads {
      var (before, now) = (before, Self.read(thread))
      cl_write_inherited(thread, &before, &now)
    }
    if !isShielded, let scoreBefore, score?.text != scoreBefore { _ = score?.set(scoreBefore) }
    outcome.spoilsLauncher = !self.changes(isShielded).isEmpty
    outcome.remarks.append("it changed the launcher's \(changes.joined(separator: " and ")): put back for the next run")
  }

  private func changes(_ isShielded: Bool) -> [String] {
    var (scheduling, limits) = (false, false)
    for (thread, before) in threads {
      var (before, now) = (before, Self.read(thread))
      scheduling = scheduling || cl_scheduling_differs(&before, &now) != 0
      limits = limits || cl_limits_differ(&before, &now) != 0
    }
    let isScoreChanged = !isShielded && score?.text != scoreBefore
    return [(scheduling, "scheduling"), (limits, "resource limits"), (isScoreChanged, "out-of-memory score")]
      .filter(\.0).map(\.1)
  }

  private static func read(_ thread: pid_t) -> cl_inherited {
    var state = cl_inherited()
    cl_read_inherited(thread, &state)
    return state
  }
}
