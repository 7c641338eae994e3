import Glibc

/// The kernel's freezers: `freezer` of cgroup version 1, and every group of version 2. Nothing runs in a frozen group, and in
/// version 1 nothing ends there either: a killed process stays until it is thawed. See cgroups(7).
struct Freezer: Equatable {
  /// Writing this into `file` thaws the group.
  struct Setting: Equatable {
    let file: String
    let thawed: String
  }

  /// One for every group that was frozen itself: the process's own first, then upwards. Empty where it is not frozen.
  let settings: [Setting]

  /// What holds a process, by its groups (the text of /proc/PID/cgroup) and this process's mounts.
  init(groups: String, mounts: String, files: SystemFiles) {
    let groups = ControlGroups(groups: groups, mounts: mounts)
    let (isV2, directories) = groups.directories(of: "freezer")
    var settings: [Setting] = []
    if !isV2 {
      settings += directories.filter { files.text("\($0)/freezer.self_freezing")?.first == "1" }
        .map { Setting(file: "\($0)/freezer.state", thawed: "THAWED") }
    }
    // Beside version 1, too: this one needs no controller.
    settings += groups.unified.filter { files.text("\($0)/cgroup.freeze")?.first == "1" }
      .map { Setting(file: "\($0)/cgroup.freeze", thawed: "0") }
    self.settings = settings
  }

  /// What holds a process of this machine now, or one of its threads: in version 1 each may have a group of its own.
  init(of process: pid_t) {
    var settings: [Setting] = []
    for thread in ProcessTree.threads(of: process) {
      guard let groups = try? Files.readText("/proc/\(thread)/cgroup") else { continue }
      let own = Freezer(groups: groups, mounts: Self.mounts, files: .live).settings
      settings += own.filter { !settings.contains($0) }
    }
    self.settings = settings
  }

  /// The lines of cgroups alone: whoever waits for a run looks once a second.
  private static let mounts: String = {
    let all = (try? Files.readText("/proc/self/mountinfo")) ?? ""
    return all.split(separator: "\n").filter { $0.contains(" - cgroup") }.joined(separator: "\n")
  }()

  /// Whether a process is frozen. Where this process is in the same groups it can't ask.
  static func holds(_ process: pid_t) -> Bool { !Freezer(of: process).settings.isEmpty }

  /// Thaws what holds a process, so that it can end; call it when the process has been killed, and does nothing else then.
  static func release(_ process: pid_t) {
    for setting in Freezer(of: process).settings { _ = Files.set(setting.file, to: setting.thawed) }
  }
}
