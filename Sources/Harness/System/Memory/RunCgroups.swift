import Glibc

/// Makes a cgroup for every run, where this machine lets us: then the peak is that of the whole tree, whatever
/// forks and however large the harness is, and the kernel itself holds the memory limit.
///
/// The launcher moves ITSELF into the run's group before it starts the program, and out afterwards: the child is
/// born inside, so nothing of it escapes, and no move falls into the timed span. Its own memory stays charged to
/// where it was. Of version 1 its threads move themselves one by one, which costs next to
/// nothing (``Starter/enter(_:)``).
///
/// Just after a move of the whole process programs start slower, by 10 to 20 µs (results/overhead). Where a peak can be
/// forgotten again (``RunCgroup/begun(limit:)``) the move is made right after the run before, while the harness writes down
/// what came of that.
struct RunCgroups {
  /// The directory that run groups are made in, and where the launcher returns to.
  private let memory: CgroupHierarchy
  private let pids: CgroupHierarchy?
  /// The launcher's other thread, which moves itself where threads can; nil: the whole process is moved, always.
  private var starter: Starter?
  private var serial = 0
  private var current: RunCgroup?

  /// Finds a place where groups can be made and their peak be read; nil where there is none.
  /// - Parameter starter: the caller's other thread, which moves itself where threads can.
  init?(for starter: Starter? = nil) {
    guard let groups = ControlGroups(reading: .live),
      let memory = CgroupHierarchy.usable(controller: "memory", file: .peak, groups: groups)
    else { return nil }
    self.memory = memory
    self.starter = starter
    pids = CgroupHierarchy.usable(controller: "pids", file: .pidsPeak, groups: groups)
    for hierarchy in [memory, pids].compactMap(\.self) { hierarchy.removeStale() }
  }

  /// Whether threads are moved one by one.
  var movesThreads: Bool { memory.version.takesThreads }

  /// The groups that a launcher left, for their figures and their processes.
  static func left(by launcher: Int32) -> [RunCgroup] {
    guard let groups = ControlGroups(reading: .live) else { return [] }
    let places = ["memory", "pids", "cpuacct"].compactMap { controller -> (String, Bool, [String])? in
      let (isV2, directories) = groups.directories(of: controller)
      return (controller, isV2, Array(directories.prefix(isV2 ? 2 : 1)))
    }
    var found: [String: RunCgroup] = [:]
    for (_, isV2, parents) in places {
      for parent in parents {
        for name in CgroupHierarchy.names(in: parent, of: launcher) {
          let path = "\(parent)/\(name)"
          found[path] = RunCgroup(memoryPath: path, pidsPath: nil, version: isV2 ? .v2 : .v1, homes: [])
        }
      }
    }
    return found.values.map(\.self)
  }

  /// From now on another thread starts programs. The one before may not be able to leave its group, which is then removed
  /// after the launcher.
  mutating func take(_ another: Starter) {
    starter = another
    guard movesThreads else { return }
    current?.remove()
    current = nil
  }

  /// The next run's group, the same until ``renew()``; nil when the system refused this time.
  mutating func next() -> RunCgroup? {
    if current == nil { current = make() }
    return current
  }

  /// After a run, whose processes must be gone: its group is left and removed, unless the next run can't tell it from a
  /// new one.
  mutating func renew() {
    if memory.version.forgetsPeaks, current?.isAsNew == true { return }
    let old = current
    current = memory.version.forgetsPeaks ? make() : nil
    if current == nil { old?.leave(by: starter) }
    old?.remove()
  }

  /// After the last run.
  mutating func close() {
    current?.leave(by: starter)
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
      homes: [memory.home] + (shared ? [] : [pids?.home].compactMap(\.self)), movesThreads: starter != nil)
    if memory.version.forgetsPeaks, !group.enter(by: starter) {
      group.remove()
      return nil
    }
    return group
  }
}
