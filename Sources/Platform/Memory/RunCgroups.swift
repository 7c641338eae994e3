import Glibc
import Units

/// Makes a cgroup for every run, where this machine lets us: then the peak is that of the whole tree, exact and
/// from zero, whatever forks, and the kernel itself holds the memory limit.
///
/// The launcher moves ITSELF into the run's group before it starts the program, and out afterwards: the child is
/// born inside, so nothing of it escapes, and no move falls into the timed span. Its own memory stays charged to
/// where it was.
struct RunCgroups {
  /// The directory that run groups are made in, and where the launcher returns to.
  private let memory: Hierarchy
  private let pids: Hierarchy?
  private var serial = 0

  /// Finds a place where groups can be made and their peak be read; nil where there is none.
  init?() {
    guard let groups = ControlGroups(reading: .live),
      let memory = Hierarchy.usable(controller: "memory", file: .peak, groups: groups)
    else { return nil }
    self.memory = memory
    pids = Hierarchy.usable(controller: "pids", file: .pidsPeak, groups: groups)
    for hierarchy in [memory, pids].compactMap(\.self) { hierarchy.removeStale() }
  }

  /// A fresh group, still empty; nil when the system refused this time.
  mutating func make(limit: Bytes?) -> RunCgroup? {
    serial += 1
    let name = "\(Hierarchy.prefix)\(getpid())-\(serial)"
    guard let memoryPath = memory.make(name) else { return nil }
    if let limit {
      guard Self.write(String(limit.count), to: "\(memoryPath)/\(memory.limitFile)") else {
        rmdir(memoryPath)
        return nil
      }
    }
    // On version 2 one group carries both controllers.
    let shared = pids?.version == .v2 && memory.version == .v2
    let pidsPath = shared ? memoryPath : pids?.make(name)
    return RunCgroup(
      memoryPath: memoryPath, pidsPath: pidsPath, version: memory.version,
      homes: [memory.home] + (shared ? [] : [pids?.home].compactMap(\.self)))
  }

  static func write(_ text: String, to path: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count
  }
}

/// One mounted hierarchy in which run groups can be made.
private struct Hierarchy {
  enum Version { case v1, v2 }
  enum Needs { case peak, pidsPeak }
  /// Names of run groups begin so, then the launcher's pid: stale ones are known by a dead pid.
  static let prefix = "speedup-"

  let version: Version
  let parent: String
  let home: String

  var limitFile: String { version == .v1 ? "memory.limit_in_bytes" : "memory.max" }

  /// Below the own group, or on version 2 (where a group with processes may have no groups with controllers) beside
  /// it: tried by really making a group.
  static func usable(controller: String, file: Needs, groups: ControlGroups) -> Hierarchy? {
    let (isV2, directories) = groups.directories(of: controller)
    guard let home = directories.first else { return nil }
    let candidates = directories.prefix(isV2 ? 2 : 1).map {
      Hierarchy(version: isV2 ? .v2 : .v1, parent: $0, home: home)
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
      if let pid, pid == getpid() || (kill(pid, 0) != 0 && errno == ESRCH) { rmdir("\(parent)/\(name)") }
    }
  }
}

/// The group of one run.
struct RunCgroup {
  private let memoryPath: String
  private let pidsPath: String?
  private let version: Hierarchy.Version
  private let homes: [String]

  fileprivate init(memoryPath: String, pidsPath: String?, version: Hierarchy.Version, homes: [String]) {
    self.memoryPath = memoryPath
    self.pidsPath = pidsPath
    self.version = version
    self.homes = homes
  }

  /// Takes the caller in. Where the system refuses, the group is removed and nil is returned.
  func entered() -> RunCgroup? {
    guard RunCgroups.write("0", to: "\(memoryPath)/cgroup.procs") else {
      remove()
      return nil
    }
    if let pidsPath, pidsPath != memoryPath { _ = RunCgroups.write("0", to: "\(pidsPath)/cgroup.procs") }
    return self
  }

  /// How its peak is named in the results.
  var method: PeakMemoryMethod { version == .v1 ? .cgroup1 : .cgroup2 }

  /// The file that holds the peak and that a workload may reset at the start of its timed region.
  var peakFile: String {
    version == .v1 ? "\(memoryPath)/memory.max_usage_in_bytes" : "\(memoryPath)/memory.peak"
  }

  /// The peak so far.
  var peak: Bytes? { number(in: peakFile).map { Bytes($0) } }

  /// Most tasks (threads of all processes) alive at once, the launcher itself left out; nil without the controller.
  var peakThreads: Int? {
    pidsPath.flatMap { number(in: "\($0)/pids.peak") }.flatMap { $0 >= 2 ? $0 - 1 : nil }
  }

  /// The processes in it, the launcher left out.
  var members: [Int32] {
    let text = (try? Files.readText("\(memoryPath)/cgroup.procs")) ?? ""
    return text.split(separator: "\n").compactMap { Int32($0) }.filter { $0 != getpid() }
  }

  /// Whether the kernel killed something in it for going over the limit.
  var hitLimit: Bool {
    let file = version == .v1 ? "memory.oom_control" : "memory.events"
    let text = (try? Files.readText("\(memoryPath)/\(file)")) ?? ""
    return text.split(separator: "\n").contains { line in
      line.hasPrefix("oom_kill ") && Int(line.dropFirst(9)) ?? 0 > 0
    }
  }

  /// Takes the caller out and removes the group. Its processes must be gone.
  func leave() {
    for home in homes { _ = RunCgroups.write("0", to: "\(home)/cgroup.procs") }
    remove()
  }

  private func remove() {
    rmdir(memoryPath)
    if let pidsPath, pidsPath != memoryPath { rmdir(pidsPath) }
  }

  private func number(in path: String) -> Int? {
    (try? Files.readText(path)).flatMap { text in Int(text.prefix { $0.isNumber }) }
  }
}
