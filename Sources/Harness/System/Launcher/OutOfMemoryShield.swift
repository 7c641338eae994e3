import Synchronization

/// Where a cgroup's memory limit is passed, the kernel ends a process in it, and the launcher sits in it too: while
/// this is up, it is not the one that ends.
struct OutOfMemoryShield {
  /// The launcher's own score, which is what the program is to have.
  let score: String

  static let file = "/proc/self/oom_score_adj"
  private static let isRefused = Atomic(false)
  private static let never = "-1000"

  /// Puts it up; nil where the system refuses (it takes CAP_SYS_RESOURCE), and everything is as it was.
  /// - Parameter score: the launcher's own, where that is known.
  static func raised(over score: String?) -> OutOfMemoryShield? {
    guard let score, !isRefused.load(ordering: .relaxed) else { return nil }
    guard Files.set(file, to: never) else {
      // The capability that it takes does not come back.
      isRefused.store(true, ordering: .relaxed)
      return nil
    }
    return OutOfMemoryShield(score: score)
  }

  func lower() { _ = Files.set(Self.file, to: score) }
}
