import Glibc

/// One mounted hierarchy in which run groups can be made.
struct CgroupHierarchy {
  enum Version {
    case v1, v2

    /// Whether a peak can be made to start again for all who read it: then the launcher may be in a group before its
    /// run begins. Version 2 can since Linux 6.12, and for one open file at a time.
    var forgetsPeaks: Bool { self == .v1 }

    /// Whether the threads of a process can be in different groups, and so be moved one by one.
    var takesThreads: Bool { self == .v1 }
  }
  enum Needs { case peak, pidsPeak }
  /// Names of run groups begin so, then the launcher's pid: stale ones are known by a dead pid.
  static let prefix = "speedup-"

  let version: Version
  let parent: String
  let home: String

  /// Below the own group, or on version 2 (where a group with processes may have no groups with controllers) beside
  /// it: tried by really making a group.
  static func usable(controller: String, file: Needs, groups: ControlGroups) -> CgroupHierarchy? {
    try? found(controller: controller, file: file, groups: groups)
  }

  /// The same, with the reason where there is none.
  static func found(
    controller: String, file: Needs, groups: ControlGroups
  ) throws(CgroupLack) -> CgroupHierarchy {
    let (isV2, directories) = groups.directories(of: controller)
    guard let home = directories.first else { throw .unmounted(controller) }
    var lack = CgroupLack.unmounted(controller)
    for parent in directories.prefix(isV2 ? 2 : 1) {
      let candidate = CgroupHierarchy(version: isV2 ? .v2 : .v1, parent: parent, home: home)
      guard let flaw = candidate.lack(of: file, controller) else { return candidate }
      lack = flaw
    }
    throw lack
  }

  /// What a group made here lacks, found by making one; nil: nothing.
  private func lack(of file: Needs, _ controller: String) -> CgroupLack? {
    guard let probe = make("\(Self.prefix)\(getpid())-probe") else { return .refused(parent, code: errno) }
    defer { rmdir(probe) }
    let wanted =
      switch (file, version) {
      case (.peak, .v1): "memory.max_usage_in_bytes"
      case (.peak, .v2): "memory.peak"
      case (.pidsPeak, _): "pids.peak"
      }
    return CgroupLack(
      names: Set((try? Files.names(in: probe)) ?? []), type: try? Files.readText("\(probe)/cgroup.type"),
      controller: controller, wanted: wanted, isV2: version == .v2,
      isOpen: access("\(probe)/cgroup.procs", W_OK) == 0, parent: parent)
  }

  func make(_ name: String) -> String? {
    let path = "\(parent)/\(name)"
    return mkdir(path, 0o755) == 0 ? path : nil
  }

  /// The groups in `parent` that the launcher of this number made.
  static func names(in parent: String, of launcher: Int32) -> [String] {
    ((try? Files.names(in: parent)) ?? []).filter { self.launcher(of: $0) == launcher }
  }

  private static func launcher(of name: String) -> Int32? {
    guard name.hasPrefix(prefix) else { return nil }
    return name.dropFirst(prefix.count).split(separator: "-").first.flatMap { Int32($0) }
  }

  /// Removes groups that a killed launcher left, with what still runs in them.
  func removeStale() {
    for name in (try? Files.names(in: parent)) ?? [] {
      // Ours has made none yet: those under its pid are of an earlier launcher.
      guard let pid = Self.launcher(of: name), pid == getpid() || !LauncherServer.serves(pid) else { continue }
      // A process that runs in the group of its own number made it, and is no launcher only by name.
      guard pid == getpid() || LostLauncher.isHalted(pid) || !Self.members(of: "\(parent)/\(name)").contains(pid)
      else {
        continue
      }
      Self.endAll(in: "\(parent)/\(name)")
      Self.remove("\(parent)/\(name)")
    }
  }

  /// Kills what runs in a group, and below it. Processes that this namespace has no number for are another container's,
  /// and their group is left alone.
  private static func endAll(in path: String) {
    for _ in 0..<200 {
      let processes = members(of: path)
      guard !processes.isEmpty, !processes.contains(0) else { return }
      for process in processes where process != getpid() { kill(process, SIGKILL) }
      usleep(2000)
    }
  }

  /// The processes in a group and in those below it.
  static func members(of path: String) -> [Int32] {
    let text = (try? Files.readText("\(path)/cgroup.procs")) ?? ""
    return text.split(separator: "\n").compactMap { Int32($0) } + groups(in: path).flatMap { members(of: $0) }
  }

  /// The groups right below a group, by whomever they were made: other launchers, `systemd-run`, container runtimes.
  static func groups(in path: String) -> [String] {
    var status = stat()
    // Two links where there is none, as a rule: then no file of the group need be looked at.
    guard stat(path, &status) == 0, status.st_nlink != 2 else { return [] }
    return ((try? Files.names(in: path)) ?? []).map { "\(path)/\($0)" }.filter { Files.isDirectory($0) }
  }

  /// Removes a group whose processes are gone, and what was made below it.
  static func remove(_ path: String) {
    guard rmdir(path) != 0, errno == EBUSY else { return }
    for group in groups(in: path) { remove(group) }
    rmdir(path)
  }
}
