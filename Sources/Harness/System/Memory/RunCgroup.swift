import Glibc
import SpeedupCore

/// The group of one run, or of several one after another. Its files stay open from their first use on.
final class RunCgroup {
  private let memoryPath: String
  private let pidsPath: String?
  private let version: CgroupHierarchy.Version
  private let homes: [String]
  private let movesThreads: Bool
  private lazy var peakReader = KernelFile(peakFile, isWritable: version.forgetsPeaks)
  private lazy var threadsReader = pidsPath.flatMap { KernelFile("\($0)/pids.peak") }
  private lazy var killings = KernelFile("\(memoryPath)/\(killingsFile)")
  private lazy var limiter = KernelFile("\(memoryPath)/\(limitFile)", isWritable: true)
  /// Of the latest run.
  private var limit: Bytes?
  private lazy var usage = KernelFile("\(memoryPath)/memory.usage_in_bytes")

  /// One whose directories are there.
  /// - Parameters:
  ///   - homes: the groups that the caller returns to, one a hierarchy.
  ///   - movesThreads: whether its threads are moved one by one, where that can be.
  init(
    memoryPath: String, pidsPath: String?, version: CgroupHierarchy.Version, homes: [String], movesThreads: Bool = false
  ) {
    self.movesThreads = movesThreads && version.takesThreads
    self.memoryPath = memoryPath
    self.pidsPath = pidsPath
    self.version = version
    self.homes = homes
  }

  /// Takes the caller in; false where the system refuses.
  func enter(by starter: Starter? = nil) -> Bool {
    guard move(to: memoryPath, starter) else { return false }
    if let pidsPath, pidsPath != memoryPath { _ = move(to: pidsPath, starter) }
    return true
  }

  private func move(to group: String, _ starter: Starter?) -> Bool {
    guard let starter, movesThreads else { return Files.set("\(group)/cgroup.procs", to: "0") }
    // The caller, too: alone in its group a small program is often not charged for yet when it is looked at.
    return starter.enter(group) && Files.set("\(group)/tasks", to: "0")
  }

  /// Just before the program starts: from here on the peak and the limit count. Where the caller is in already, what
  /// it has done there is forgotten, but for what is still held then: some 0.3 MB of the kernel's own after some starts
  /// of `true`.
  /// - Returns: the group; nil where the system refuses the limit, or to let the caller in.
  func begun(limit: Bytes?) -> RunCgroup? {
    // Every time: a program that may could have changed it.
    guard limit == nil && self.limit == nil || limiter?.set(limit.map { String($0.count) } ?? unlimited) == true else {
      return nil
    }
    self.limit = limit
    return (version.forgetsPeaks ? peakReader?.set("0") ?? false : enter()) ? self : nil
  }

  /// How its peak is named in the results.
  var method: PeakMemoryMethod { version == .v1 ? .cgroup1 : .cgroup2 }

  /// The file that holds the peak and that a workload may reset at the start of its timed region.
  var peakFile: String {
    version == .v1 ? "\(memoryPath)/memory.max_usage_in_bytes" : "\(memoryPath)/memory.peak"
  }

  /// The file that holds the CPU time of all in it; nil where this hierarchy counts none.
  var cpuFile: String? { version == .v2 ? "\(memoryPath)/cpu.stat" : nil }

  var peak: Bytes? { peakReader?.number.map { Bytes($0) } }

  var memoryKinds: MemoryKinds? { MemoryKinds(group: memoryPath) }

  /// How the largest of several such looks is named in the results.
  var sampledMethod: CachelessMethod { version == .v1 ? .cgroup1Sampled : .cgroup2Sampled }

  /// The launcher's own threads: its ``Starter``, and the one that serves.
  private static let launcherThreads = 2

  /// Most tasks (threads of all processes) alive at once, the launcher's left out; nil without the controller.
  var peakThreads: Int? {
    threadsReader?.number.flatMap { $0 > Self.launcherThreads ? $0 - Self.launcherThreads : nil }
  }

  /// The processes in it, the launcher left out.
  var members: [Int32] {
    CgroupHierarchy.members(of: memoryPath).filter { $0 != getpid() }
  }

  /// Whether a process is in it, or below it; true for one that is gone, and for one of which nothing can be read.
  func holds(_ process: Int32) -> Bool {
    guard let text = try? Files.readText("/proc/\(process)/cgroup"), let name = memoryPath.split(separator: "/").last
    else { return true }
    let controller = version == .v1 ? "memory" : ""
    guard let group = ControlGroups.groups(text).first(where: { $0.controllers.contains(Substring(controller)) })
    else { return true }
    return group.path.split(separator: "/").contains(name) || ProcessTree.isEnding(process)
  }

  /// Whether a process that has ended is in no group any more, though it is not reaped.
  var forgetsTheEnded: Bool { version == .v1 }

  /// Whether the kernel killed something in it, or below it, for going over a limit.
  var hitLimit: Bool {
    if Self.tellsOfKilling(killings?.text) { return true }
    // Version 1 counts a killing in the victim's own group alone.
    return version == .v1 && hasKilling(below: memoryPath)
  }

  private func hasKilling(below path: String) -> Bool {
    CgroupHierarchy.groups(in: path).contains { group in
      Self.tellsOfKilling(try? Files.readText("\(group)/\(killingsFile)")) || hasKilling(below: group)
    }
  }

  private static func tellsOfKilling(_ text: String?) -> Bool {
    (text ?? "").split(separator: "\n").contains { $0.hasPrefix("oom_kill ") && Int($0.dropFirst(9)) ?? 0 > 0 }
  }

  /// What the kernel charges at once.
  private static let charge: Int64 = 256 * 1024

  /// What did not hold in the latest run; nil where all did.
  /// - Parameter sampled: the most that was seen without page cache.
  func lapse(sampled: Bytes?) -> MemoryLapse? {
    guard let peak else { return nil }
    // So much may be charged and not counted yet, on every CPU.
    let slack = Self.charge * Int64(max(1, sysconf(Int32(_SC_NPROCESSORS_CONF)))) + (1 << 20)
    if let sampled, sampled.count > peak.count + slack { return .peakReset }
    guard let limit else { return nil }
    let isLifted = limiter?.text.map { (Int64($0.prefix { $0.isNumber }) ?? .max) > limit.count } ?? false
    return isLifted || peak.count > limit.count + slack ? .limitLifted : nil
  }

  /// What a group may still hold that counts as new: as much as the kernel's own after some starts of `true`, which it
  /// charges 256 KiB at a time for every CPU.
  private static let mostHeld = 640 * 1024

  /// Whether a run leaves nothing in it that the next one's figures would show: no memory, no process, no killing, and no
  /// peak of threads, which can't be made to start again, above that of a program with one.
  var isAsNew: Bool {
    guard let held = usage?.number, held <= Self.mostHeld else { return false }
    if pidsPath != nil, peakThreads ?? 2 > 1 { return false }
    return !hitLimit && isEmpty
  }

  /// Whether there is nobody in it but the caller, and no group below it.
  private var isEmpty: Bool {
    // Opened anew: of a file that stays open version 1 gives a list that may be a second old.
    (try? Files.readText("\(memoryPath)/cgroup.procs")) == "\(getpid())\n"
      && CgroupHierarchy.groups(in: memoryPath).isEmpty
  }

  /// Takes the caller out.
  func leave(by starter: Starter? = nil) {
    for home in homes { _ = move(to: home, starter) }
  }

  /// Removes the group. Its processes must be gone, and the caller out.
  func remove() {
    CgroupHierarchy.remove(memoryPath)
    if let pidsPath, pidsPath != memoryPath { CgroupHierarchy.remove(pidsPath) }
  }

  private var killingsFile: String { version == .v1 ? "memory.oom_control" : "memory.events" }
  private var limitFile: String { version == .v1 ? "memory.limit_in_bytes" : "memory.max" }
  private var unlimited: String { version == .v1 ? "-1" : "max" }
}

/// What a program that may do so did about the measuring of its memory.
enum MemoryLapse: Equatable {
  /// The limit was raised, or more was used than it allows.
  case limitLifted
  /// The peak was made to start again: it is less than what was seen.
  case peakReset
}
