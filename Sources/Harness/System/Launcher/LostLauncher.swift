import CSpeedupLinux
import Glibc
import SpeedupCore
import Synchronization

/// A launcher that was killed, stopped or frozen, and what it left: processes, cgroups and scratch directories.
///
/// What its run started is found by the run's cgroup; by the session, which the launcher's programs share with it; by
/// descent, from the launcher while it is there; and, where this process adopts orphans
/// (``adoptOrphans()``), from this process.
struct LostLauncher {
  /// The launchers of this process: none of them is ended in another one's place.
  static let living = Mutex<Set<pid_t>>([])
  private static let adopts = Mutex(false)

  private let process: pid_t

  init(_ process: pid_t) { self.process = process }

  /// From now on orphans of launchers become children of this process, so that none gets away. For a process that is
  /// the harness and nothing else: it ends every descendant of its own that is no launcher's.
  static func adoptOrphans() {
    if cl_become_subreaper() == 0 { adopts.withLock { $0 = true } }
  }

  /// Whether a process stands still: stopped by a signal or a tracer, or frozen with its cgroup.
  static func isHalted(_ process: pid_t) -> Bool { halt(of: process) != nil }

  /// By what a process, or a thread of it, stands still; nil where it does not.
  static func halt(of process: pid_t) -> String? {
    if ProcessTree.threads(of: process).contains(where: { ["T", "t"].contains(ProcessTree.state(of: $0)) }) {
      return "stopped"
    }
    return Freezer.holds(process) ? "frozen with its cgroup" : nil
  }

  /// Kills the launcher and everything of its run, and removes what they left.
  /// - Returns: what is known of the run: that it was at its memory limit, where the kernel says so, and its peak.
  func end(_ request: LaunchRequest?, _ why: String) -> LaunchOutcome {
    // Before it is killed, since its children are somebody else's afterwards.
    let descendants = ProcessTree.descendants(of: process)
    kill(process, SIGKILL)
    Freezer.release(process)
    // It stays a zombie until all that it left is seen and gone: until then no other launcher takes that for stale.
    let isOver = KilledProcess.waitForEnd(of: process)
    defer { if isOver { while waitpid(process, nil, 0) < 0, errno == EINTR {} } }
    _ = Self.living.withLock { $0.remove(process) }
    let groups = RunCgroups.left(by: process)
    killAll(groups, descendants)
    var outcome = LaunchOutcome(ending: .launcherLost(why))
    if groups.contains(where: \.hitLimit) { outcome.ending = .outOfMemory }
    if outcome.ending == .outOfMemory, let group = groups.first(where: { $0.peak != nil }) {
      (outcome.peakMemory, outcome.peakMethod) = (group.peak, group.method)
    }
    for group in groups { group.remove() }
    if let scratch = request?.scratch {
      if let kept = request?.kept { try? ScratchDirectory.keep(kept, of: scratch) }
      ScratchDirectory.remove(scratch)
    }
    ScratchDirectory.removeAll(ofOwner: process)
    return outcome
  }

  private func killAll(_ groups: [RunCgroup], _ descendants: [Int32]) {
    var known = Set(descendants)
    for round in 0..<200 {
      known.formUnion(groups.flatMap(\.members))
      known.formUnion(ProcessTree.session(process))
      if Self.adopts.withLock({ $0 }) { known.formUnion(ProcessTree.descendants(of: getpid(), sparing: others)) }
      known = known.filter { kill($0, SIGKILL) == 0 && ProcessTree.state(of: $0) != "Z" }
      reap(known)
      if known.isEmpty { return }
      // Rarely is one of them frozen, and to look takes longer than to end.
      if round % 10 == 2 { known.forEach(Freezer.release) }
      usleep(round < 10 ? 500 : 5000)
    }
  }

  private var others: Set<pid_t> { Self.living.withLock { $0 } }

  /// Those that became children of this process; zombies of others are their parents' affair.
  private func reap(_ processes: Set<Int32>) {
    for process in processes.union(ProcessTree.session(self.process)) {
      var usage = cl_usage()
      _ = cl_wait(process, 0, &usage)
    }
  }
}
