import CSpeedupLinux
import Glibc
import SpeedupCore

/// The processes of a run, by its cgroup or by descent (the launcher adopts orphans, so none gets away), and how they
/// are ended.
struct RunTree {
  let group: RunCgroup?
  /// What earlier runs left alive, since it can't be killed: no part of this run.
  var known: Set<Int32> = []

  /// The launcher's descendants before a run.
  static func knownBefore() -> Set<Int32> {
    var other = cl_usage()
    // Nearly always it has no child, and to ask so costs less than a microsecond.
    guard cl_wait(-1, 0, &other) != -ECHILD else { return [] }
    while cl_wait(-1, 0, &other) == 0, other.pid > 0 {}
    return Set(ProcessTree.descendants(of: getpid()).filter { !ProcessTree.isEnding($0) })
  }

  var remarks: [String] {
    known.isEmpty ? [] : ["\(known.count) processes of an earlier run, which can't be killed, ran beside it"]
  }

  /// What outlived the program.
  struct Stragglers {
    /// Those that did not end by themselves in time.
    var count = 0
    /// Those of them that could not be killed either.
    var unkillable = 0
    var remarks: [String] = []
  }

  /// How long processes that outlive the program may take to end by themselves before they count as left behind.
  private static let grace = Seconds(0.05)

  /// From how long on that is said: what they used is in the run's CPU time and not in its wall time.
  private static let notable = Seconds(0.005)

  /// How soon a process that is killed ends, as a rule.
  static let promptly = Seconds(0.5)
  /// How long one that can't be killed, a set-user-ID program for one, is waited for.
  private static let patience: Int32 = 10_000

  /// Waits until the program has ended; not for ever, since not every process can be killed.
  /// - Returns: whether it has.
  func waitForEnd(of child: StartedProgram) -> Bool {
    var end = pollfd(fd: child.pidfd, events: Int16(POLLIN), revents: 0)
    if poll(&end, 1, Int32(KilledProcess.promptly.value * 1000)) > 0 { return true }
    Freezer.release(child.pid)
    return poll(&end, 1, Self.patience) > 0
  }

  /// Kills the process group and whatever else descends from it, until nothing is left.
  func killAll(of child: StartedProgram) {
    kill(-child.pid, SIGKILL)
    _ = cl_pidfd_kill(child.pidfd, SIGKILL)
    // The child itself is reaped by the caller, for its figures; everything else here.
    killDescendants(sparing: child.pid)
  }

  /// - Returns: how many are still there.
  @discardableResult
  private func killDescendants(sparing child: Int32) -> Int {
    for round in 0..<200 {
      let left = living().filter { $0 != child }
      guard !left.isEmpty else { return 0 }
      for process in left { kill(process, SIGKILL) }
      // One that has frozen itself ends only then.
      if round % 10 == 9 { left.forEach(Freezer.release) }
      usleep(round < 10 ? 500 : 5000)
      for process in left {
        var usage = cl_usage()
        _ = cl_wait(process, 0, &usage)
      }
    }
    return living().count { $0 != child }
  }

  private func living() -> [Int32] {
    let members = group?.members ?? []
    let all = members.isEmpty ? ProcessTree.descendants(of: getpid()) : members
    return known.isEmpty ? all : all.filter { !known.contains($0) }
  }

  /// After the program's own end: gives its other processes a moment, adds the usage of those that end by
  /// themselves, kills and counts the rest.
  func endStragglers(_ usage: inout cl_usage) -> Stragglers {
    let start = cl_now_ns()
    let deadline = start + Int64(Self.grace.value * 1e9)
    while true {
      var other = cl_usage()
      var code = cl_wait(-1, 0, &other)
      while code == 0, other.pid > 0 {
        defer { code = cl_wait(-1, 0, &other) }
        guard !known.contains(other.pid) else { continue }
        usage.user_us += other.user_us
        usage.system_us += other.system_us
        usage.minor_faults += other.minor_faults
        usage.major_faults += other.major_faults
        usage.voluntary += other.voluntary
        usage.involuntary += other.involuntary
      }
      // Who has no child has no descendant either, since it adopts orphans, and nobody else is in the run's group.
      let left = code == -ECHILD ? [] : living()
      let lasted = Seconds(nanoseconds: cl_now_ns() - start)
      if left.isEmpty {
        guard lasted >= Self.notable else { return Stragglers() }
        return Stragglers(remarks: ["processes went on for \(Readable.brief(lasted)) after its end"])
      }
      if cl_now_ns() > deadline { return Stragglers(count: left.count, unkillable: killDescendants(sparing: 0)) }
      usleep(1000)
    }
  }
}
