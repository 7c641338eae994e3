import Glibc

/// One mounted hierarchy in which run groups can be made.
struct CgroupHierarchy {
  enum Version {
    case v1, v2

    /// Whether a peak can be made to start again for all who read it: then the launcher may be in a group before its
    /// run begins. Version 2 can since Linux 6.12, and for one open file at a time.
    var forgetsPeaks: Bool { self == .v1 }
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
      guard pid == getpid() || LostLauncher.isStopped(pid) || !Self.members(of: "\(parent)/\(name)").contains(pid)
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
