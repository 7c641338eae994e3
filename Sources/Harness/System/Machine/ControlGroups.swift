/// Where the calling process is in the kernel's control groups (cgroups), versions 1 and 2.
/// See cgroups(7) and proc_pid_mountinfo(5).
package struct ControlGroups: Sendable, Equatable {
  package enum Version: String, Sendable, Codable {
    case none
    /// Version 1: a hierarchy a controller.
    case v1
    /// Version 2: one hierarchy.
    case v2
    /// Version 1 with version 2 beside it; every controller belongs to one of them.
    case hybrid
  }

  package let version: Version
  private let hierarchies: [Hierarchy]

  private struct Hierarchy: Sendable, Equatable {
    /// Its controllers; nil is version 2.
    let controllers: [String]?
    /// From the process's own group up to the mount point.
    let directories: [String]
  }

  /// The groups by the texts of /proc/self/cgroup and /proc/self/mountinfo.
  package init(groups: String, mounts: String) {
    let paths = Self.groupPaths(groups)
    hierarchies = mounts.split(separator: "\n").compactMap { Self.hierarchy(mount: $0, paths: paths) }
    let hasV2 = hierarchies.contains { $0.controllers == nil }
    // A named hierarchy (systemd's) controls nothing, so it makes no version 1 system.
    let hasV1 = hierarchies.contains { $0.controllers.map { !$0.isEmpty } ?? false }
    version = hasV1 ? (hasV2 ? .hybrid : .v1) : (hasV2 ? .v2 : .none)
  }

  /// The groups of the calling process; nil when /proc does not tell.
  package init?(reading files: SystemFiles) {
    guard let groups = files.text("/proc/self/cgroup"), let mounts = files.text("/proc/self/mountinfo")
    else { return nil }
    self.init(groups: groups, mounts: mounts)
  }

  /// The directories that a controller's limits are in, own group first, then upwards: a limit of any of
  /// them binds. Empty where the controller is not mounted.
  package func directories(of controller: String) -> (isV2: Bool, paths: [String]) {
    if let v1 = hierarchies.first(where: { $0.controllers?.contains(controller) ?? false }) {
      return (false, v1.directories)
    }
    return (true, unified)
  }

  /// The directories of version 2, own group first, then upwards, whatever its controllers; empty where it is not mounted.
  var unified: [String] { hierarchies.first { $0.controllers == nil }?.directories ?? [] }

  /// From `4:memory:/a/b` and `0::/c` the path by every controller; version 2's key is empty.
  private static func groupPaths(_ text: String) -> [String: String] {
    var paths: [String: String] = [:]
    for group in groups(text) {
      for controller in group.controllers { paths[String(controller)] = String(group.path) }
    }
    return paths
  }

  /// The lines of `/proc/PID/cgroup`; the one controller of version 2 is empty.
  static func groups(_ text: String) -> [(controllers: [Substring], path: Substring)] {
    text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return nil }
      return (fields[1].split(separator: ",", omittingEmptySubsequences: false), fields[2])
    }
  }

  /// A line of mountinfo: `ID parent device root mount-point options ... - type source super-options`.
  private static func hierarchy(mount line: Substring, paths: [String: String]) -> Hierarchy? {
    let fields = line.split(separator: " ")
    guard let dash = fields.firstIndex(of: "-"), dash >= 6, fields.count > dash + 1 else { return nil }
    let type = fields[dash + 1]
    guard type == "cgroup" || type == "cgroup2" else { return nil }
    let options = fields.last?.split(separator: ",").map(String.init) ?? []
    let controllers = type == "cgroup2" ? nil : options.filter { paths[$0] != nil && !$0.isEmpty }
    let path = controllers == nil ? paths[""] : controllers?.first.flatMap { paths[$0] }
    return Hierarchy(
      controllers: controllers?.filter { !$0.hasPrefix("name=") },
      directories: walk(from: path ?? "/", root: String(fields[3]), mountPoint: String(fields[4])))
  }

  /// All directories from the group at `path` up to the mount point, which shows the group at `root`.
  private static func walk(from path: String, root: String, mountPoint: String) -> [String] {
    var below: Substring = ""
    if root == "/" {
      below = path.dropFirst()
    } else if path.hasPrefix(root + "/") {
      below = path.dropFirst(root.count + 1)
    }
    // A path outside the mounted part (a container with the host's group names) is out of sight: what can be
    // read then is the mount point alone.
    var parts = below.split(separator: "/")
    if parts.contains("..") { parts = [] }
    return (0...parts.count).reversed().map { count in
      ([mountPoint[...]] + parts.prefix(count)).joined(separator: "/")
    }
  }
}
