import CSpeedupLinux
import Glibc
import SpeedupCore

/// Holds the CPU time that the kernel gives a parent against what its whole tree used: it adds a child's only when that is
/// waited for, and never where the parent ignores SIGCHLD (getrusage(2), wait(2)).
///
/// A cgroup knows: that of the run (version 2, cpu.stat), or one of the hierarchy `cpuacct` (version 1) that the launcher's
/// ``Starter`` stays in. Where there is neither, the processes that looks at the tree saw tell at least that some is missing.
final class CpuAccount {
  /// That of the thread that starts programs, in version 1; nil where none can be made.
  private let own: (path: String, home: String, usage: KernelFile)?
  private var starter: Starter
  private var usage: KernelFile?
  private var before: Int64?

  /// Takes the thread into a group of its own, if it may and can. Not one that the scheduler would share out time by
  /// (`cpu,cpuacct`).
  init(of starter: Starter, entering: Bool = true) {
    self.starter = starter
    own = entering ? Self.made(starter) : nil
  }

  private static func made(_ starter: Starter) -> (path: String, home: String, usage: KernelFile)? {
    guard let groups = ControlGroups(reading: .live) else { return nil }
    let (isV2, paths) = groups.directories(of: "cpuacct")
    guard !isV2, let home = paths.first, paths != groups.directories(of: "cpu").paths else { return nil }
    let hierarchy = CgroupHierarchy(version: .v1, parent: home, home: home)
    hierarchy.removeStale()
    guard let path = hierarchy.make("\(CgroupHierarchy.prefix)\(getpid())-cpu") else { return nil }
    guard let usage = KernelFile("\(path)/cpuacct.usage"), starter.enter(path) else {
      rmdir(path)
      return nil
    }
    return (path, home, usage)
  }

  /// From now on another thread starts programs.
  func take(_ another: Starter) {
    starter = another
    if let own { _ = another.enter(own.path) }
  }

  /// Leaves its group.
  func close() {
    guard let own else { return }
    _ = starter.enter(own.home)
    CgroupHierarchy.remove(own.path)
  }

  /// Just before a program starts, when the launcher or its thread is in the run's group.
  func begin(in group: RunCgroup?) {
    usage = own?.usage ?? group?.cpuFile.flatMap { KernelFile($0) }
    before = used
  }

  /// By all in the group but what is the launcher's, in nanoseconds.
  private var used: Int64? {
    // The launcher's clock first: to read it brings the group's up to date.
    let launcher = own == nil ? ProcessClock.cpuNanoseconds : starter.cpuNanoseconds
    guard let usage, let number = usage.number ?? usage.number(of: "usage_usec").map({ $0 * 1000 }) else { return nil }
    return Int64(number) - launcher
  }

  /// After the run, whose processes are gone: puts the CPU time right in its figures, or takes it out, and says so.
  /// - Parameter seen: what the processes that were seen used at least.
  func settle(_ outcome: inout LaunchOutcome, seen: Seconds) {
    guard let waited = outcome.figures.cpu else { return }
    let counted = used.flatMap { now in before.map { Seconds(nanoseconds: now - $0) } }
    let tree = counted ?? seen
    guard Self.isMissing(waited, of: tree) else { return }
    outcome.forgetUnwaited()
    let what = "nobody waited for some of its processes"
    if counted != nil {
      outcome.unsplitCpu = tree
      outcome.remarks.append("\(what): CPU time is the cgroup's, page faults and context switches are not known")
    } else {
      outcome.remarks.append("\(what): CPU time, page faults and context switches are not known")
    }
  }

  /// Whether more is missing than the accounting of both may differ by.
  static func isMissing(_ waited: Seconds, of tree: Seconds) -> Bool {
    tree.value - waited.value > max(0.002, 0.02 * tree.value)
  }
}

/// What the processes of a tree had used when they were last seen.
struct SeenCpu {
  private var latest: [Int32: Int64] = [:]
  /// Of those whose number has another process now.
  private var earlier: Int64 = 0

  mutating func look(at processes: [Int32]) {
    for process in processes {
      var (clock, now) = (clockid_t(), timespec())
      guard clock_getcpuclockid(process, &clock) == 0, clock_gettime(clock, &now) == 0 else { continue }
      note(Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec), of: process)
    }
  }

  mutating func note(_ nanoseconds: Int64, of process: Int32) {
    if let before = latest[process], before > nanoseconds { earlier += before }
    latest[process] = nanoseconds
  }

  /// At least so much did they use.
  var total: Seconds { Seconds(nanoseconds: latest.values.reduce(earlier, +)) }
}

extension LaunchOutcome {
  /// Takes out what the kernel tells of a process and of the children that it waited for.
  fileprivate mutating func forgetUnwaited() {
    (self.user, self.system, self.runDelay) = (nil, nil, nil)
    (self.minorFaults, self.majorFaults) = (nil, nil)
    (self.voluntarySwitches, self.involuntarySwitches) = (nil, nil)
  }
}
