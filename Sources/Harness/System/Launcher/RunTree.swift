import CSpeedupLinux
import Glibc
import SpeedupCore

/// The processes of a run, by its cgroup or by descent (the launcher adopts orphans, so none gets away), and how they
/// are ended.
struct RunTree {
  let group: RunCgroup?

  /// How long processes that outlive the program may take to end by themselves before they count as left behind.
  private static let grace = Seconds(0.05)

  /// How soon a process that is killed ends, as a rule.
  static let promptly = Seconds(0.5)
  /// How long one that can't be killed, a set-user-ID program for one, is waited for.
  private static let patience: Int32 = 10_000

  /// Waits until the program has ended; not for ever, since not every process can be killed.
  /// - Returns: whether it has.
  func waitForEnd(of child: StartedProgram) -> Bool {
    var end = pollfd(fd: child.pidfd, events: Int16(POLLIN), revents: 0)
    return poll(&end, 1, Self.patience) > 0
  }

  /// Kills the process group and whatever else descends from it, until nothing is left.
  func killAll(of child: StartedProgram) {
    kill(-child.pid, SIGKILL)
    _ = cl_pidfd_kill(child.pidfd, SIGKILL)
    // The child itself is reaped by the caller, for its figures; everything else here.
    killDescendants(sparing: child.pid)
  }

  private func killDescendants(sparing child: Int32) {
    for round in 0..<200 {
      let left = living().filter { $0 != child }
      guard !left.isEmpty else { return }
      for process in left { kill(process, SIGKILL) }
      usleep(round < 10 ? 500 : 5000)
      for process in left {
        var usage = cl_usage()
        _ = cl_wait(process, 0, &usage)
      }
    }
  }

  private func living() -> [Int32] {
    let members = group?.members ?? []
    return members.isEmpty ? ProcessTree.descendants(of: getpid()) : members
  }

  /// After the program's own end: gives its other processes a moment, adds the usage of those that end by
  /// themselves, kills and counts the rest.
  func endStragglers(_ usage: inout cl_usage) -> Int {
    let deadline = cl_now_ns() + Int64(Self.grace.value * 1e9)
    while true {
      var other = cl_usage()
      var code = cl_wait(-1, 0, &other)
      while code == 0, other.pid > 0 {
        defer { code = cl_wait(-1, 0, &other) }
        usage.user_us += other.user_us
        usage.system_us += other.system_us
        usage.minor_faults += other.minor_faults
        usage.major_faults += other.major_faults
        usage.voluntary += other.voluntary
        usage.involuntary += other.involuntary
      }
      // Who has no child has no descendant either, since it adopts orphans, and nobody else is in the run's group.
      if code == -ECHILD { return 0 }
      let left = living()
      if left.isEmpty { return 0 }
      if cl_now_ns() > deadline {
        killDescendants(sparing: 0)
        return left.count
      }
      usleep(1000)
    }
  }
}
