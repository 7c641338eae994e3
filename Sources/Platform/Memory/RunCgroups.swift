import Glibc
import Units

/// Makes a cgroup for every run, where this machine lets us: then the peak is that of the whole tree, exact and
/// from zero, whatever forks, and the kernel itself holds the memory limit.
///
/// The launcher moves ITSELF into the run's group before it starts the program, and out afterwards: the child is
/// born inside, so nothing of it escapes, and no move falls into the timed span. Its own memory stays charged to
/// where it was.
///
/// Just after such a move programs start slower, by 10 to 20 µs (results/overhead). So on version 1, where a peak can be
/// forgotten again (``RunCgroup/begun(limit:)``), the launcher goes over into the next run's group right after a run,
/// while the harness writes down what came of it.
struct RunCgroups {
  /// The directory that run groups are made in, and where the launcher returns to.
  private let memory: CgroupHierarchy
  private let pids: CgroupHierarchy?
  private var serial = 0
  private var current: RunCgroup?

  /// Finds a place where groups can be made and their peak be read; nil where there is none.
  init?() {
    guard let groups = ControlGroups(reading: .live),
      let memory = CgroupHierarchy.usable(controller: "memory", file: .peak, groups: groups)
    else { return nil }
    self.memory = memory
    pids = CgroupHierarchy.usable(controller: "pids", file: .pidsPeak, groups: groups)
    for hierarchy in [memory, pids].compactMap(\.self) { hierarchy.removeStale() }
  }

  /// The next run's group, the same until ``renew()``; nil when the system refused this time.
  mutating func next() -> RunCgroup? {
    if current == nil { current = make() }
    return current
  }

  /// After a run, whose processes must be gone: its group is left and removed.
  mutating func renew() {
    let old = current
    current = memory.version == .v1 ? make() : nil
    if current == nil { old?.leave() }
    old?.remove()
  }

  /// After the last run.
  mutating func close() {
    current?.leave()
    current?.remove()
    current = nil
  }

  private mutating func make() -> RunCgroup? {
    serial += 1
    let name = "\(CgroupHierarchy.prefix)\(getpid())-\(serial)"
    guard let memoryPath = memory.make(name) else { return nil }
    // On version 2 one group carries both controllers.
    let shared = pids?.version == .v2 && memory.version == .v2
    let group = RunCgroup(
      memoryPath: memoryPath, pidsPath: shared ? memoryPath : pids?.make(name), version: memory.version,
      homes: [memory.home] + (shared ? [] : [pids?.home].compactMap(\.self)))
    if memory.version == .v1, !group.enter() {
      group.remove()
      return nil
    }
    return group
  }
}

/// One mounted hierarchy in which run groups can be made.
struct CgroupHierarchy {
  enum Version { case v1, v2 }
  enum Needs { case peak, pidsPeak }
  /// Names of run groups begin so, then the launcher's pid: stale ones are known by a dead pid.
  static let prefix = "speedup-"

  let version: Version
  let parent: String
  let home: String

  /// Below the own group, or on version 2 (where a group with processes may have no groups with controllers) beside
  /// it: tried by really making a group.
  static func usable(controller: String, file: Needs, groups: ControlGroups) -> CgroupHierarchy? {
    let (isV2, directories) = groups.directories(of: controller)
    guard let home = directories.first else { return nil }
    let candidates = directories.prefix(isV2 ? 2 : 1).map {
      CgroupHierarchy(version: isV2 ? .v2 : .v1, parent: $0, home: home)
    }
    return candidates.first { candidate in
      guard let probe = candidate.make("\(prefix)\(getpid())-probe") else { return false }
      defer { rmdir(probe) }
      let needed =
        switch (file, candidate.version) {
        case (.peak, .v1): "memory.max_usage_in_bytes"
        case (.peak, .v2): "memory.peak"
        case (.pidsPeak, _): "pids.peak"
        }
      return Files.exists("\(probe)/\(needed)") && access("\(probe)/cgroup.procs", W_OK) == 0
    }
  }

  func make(_ name: String) -> String? {
    let path = "\(parent)/\(name)"
    return mkdir(path, 0o755) == 0 ? path : nil
  }

  /// Removes groups that a killed launcher left.
  func removeStale() {
    for name in (try? Files.names(in: parent)) ?? [] where name.hasPrefix(Self.prefix) {
      let pid = name.dropFirst(Self.prefix.count).split(separator: "-").first.flatMap { Int32($0) }
      // Ours has made none yet: those under its pid are of an earlier launcher.
      if let pid, pid == getpid() || (kill(pid, 0) != 0 && errno == ESRCH) { Self.remove("\(parent)/\(name)") }
    }
  }

  /// Removes a group whose processes are gone, and what another launcher that ran in it, and was killed, left there.
  static func remove(_ path: String) {
    guard rmdir(path) != 0, errno == EBUSY else { return }
    for name in (try? Files.names(in: path)) ?? [] where name.hasPrefix(prefix) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}
