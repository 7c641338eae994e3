import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// What directories of cgroups lack, by lists of their files as they were on kernels and in containers.
@Suite struct CgroupLackTests {
  /// A group of version 2 that no controller is given to, Linux 6.18.
  private static let bare: Set<String> = [
    "cgroup.controllers", "cgroup.events", "cgroup.freeze", "cgroup.kill", "cgroup.max.depth", "cgroup.pressure",
    "cgroup.procs", "cgroup.stat", "cgroup.subtree_control", "cgroup.threads", "cgroup.type", "cpu.pressure",
    "cpu.stat",
    "io.pressure", "memory.pressure",
  ]
  private static let memory: Set<String> = [
    "memory.current", "memory.events", "memory.high", "memory.low", "memory.max", "memory.min", "memory.stat",
  ]

  private func lack(
    _ names: Set<String>, type: String = "domain\n", _ controller: String = "memory", wanted: String = "memory.peak",
    isV2: Bool = true, isOpen: Bool = true
  ) -> CgroupLack? {
    CgroupLack(
      names: names, type: type, controller: controller, wanted: wanted, isV2: isV2, isOpen: isOpen, parent: "/g")
  }

  @Test func `a group with all that is wanted lacks nothing`() {
    #expect(lack(Self.bare.union(Self.memory).union(["memory.peak"])) == nil)
    #expect(
      lack(["memory.max_usage_in_bytes"], type: "", wanted: "memory.max_usage_in_bytes", isV2: false) == nil)
  }

  @Test func `a controller that is not delegated is told from a kernel without the file`() {
    #expect(lack(Self.bare) == .notDelegated("memory", to: "/g"))
    #expect(lack(Self.bare.union(Self.memory)) == .noFile("memory.peak"))
    #expect(lack(Self.bare.union(["pids.max"]), "pids", wanted: "pids.peak") == .noFile("pids.peak"))
    #expect("\(CgroupLack.noFile("memory.peak"))" == "there is no memory.peak, which Linux has since 5.19")
  }

  @Test func `a threaded group and one that can't be entered are told`() {
    let all = Self.bare.union(Self.memory).union(["memory.peak"])
    #expect(lack(all, type: "domain invalid\n") == .threaded("/g"))
    #expect(lack(all, isOpen: false) == .closed("/g"))
  }

  @Test func `in a hybrid the controller of version 1 is taken where it is mounted, else that of version 2`() {
    let mounts = """
      35 31 0:32 / /m rw - cgroup cgroup rw,memory
      41 31 0:38 / /u rw - cgroup2 cgroup2 rw
      """
    let groups = ControlGroups(groups: "4:memory:/a\n0::/b\n", mounts: mounts)
    let (memory, pids) = (groups.directories(of: "memory"), groups.directories(of: "pids"))
    #expect(!memory.isV2 && memory.paths == ["/m/a", "/m"])
    #expect(pids.isV2 && pids.paths == ["/u/b", "/u"])
    #expect(groups.unified == ["/u/b", "/u"])
  }

  @Test func `a place where nothing is mounted, or no group can be made, says so`() {
    let none = ControlGroups(groups: "", mounts: "")
    #expect(throws: CgroupLack.unmounted("memory")) {
      try CgroupHierarchy.found(controller: "memory", file: .peak, groups: none)
    }
    let gone = ControlGroups(groups: "0::/\n", mounts: "41 31 0:38 / /nonesuch rw - cgroup2 cgroup2 rw")
    #expect(throws: CgroupLack.refused("/nonesuch", code: ENOENT)) {
      try CgroupHierarchy.found(controller: "memory", file: .peak, groups: gone)
    }
  }

  @Test func `a peak begins anew with every run in version 1, and in version 2 with every group`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    func text(_ name: String) throws -> String { try Files.readText("\(directory)/\(name)") }
    for name in ["memory.max_usage_in_bytes", "memory.peak"] { try Files.write("\(directory)/\(name)", "7") }
    try Files.write("\(directory)/cgroup.procs", "")
    let first = RunCgroup(memoryPath: directory, pidsPath: nil, version: .v1, homes: [])
    #expect(first.begun(limit: nil) != nil)
    #expect(try text("memory.max_usage_in_bytes") == "0" && text("cgroup.procs") == "", "it is in already")
    let second = RunCgroup(memoryPath: directory, pidsPath: nil, version: .v2, homes: [])
    #expect(second.begun(limit: nil) != nil)
    #expect(try text("memory.peak") == "7" && text("cgroup.procs") == "0")
    try Files.remove("\(directory)/memory.max_usage_in_bytes")
    let blind = RunCgroup(memoryPath: directory, pidsPath: nil, version: .v1, homes: [])
    #expect(blind.begun(limit: nil) == nil, "a peak that can't be made to start again is that of an earlier run")
  }
}
