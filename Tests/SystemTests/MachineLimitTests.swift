import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct MachineLimitTests {
  @Test func `a version2 quota of one and a half cpus binds to one core`() throws {
    let limits = try MachineFacts(SystemFiles(fixture: "cgroup2-container"), mask: "2-5").cpuLimits
    #expect(limits.limit(.quota)?.share == 1.5)
    #expect(limits.limit(.quota)?.place == "/sys/fs/cgroup/cpu.max")
    #expect(limits.binding?.source == .quota)
    #expect(limits.cores == .one)
    #expect(limits.quotaCores == .one)
  }

  @Test func `a cpuset narrower than the mask narrows what can be pinned to`() throws {
    let limits = try MachineFacts(SystemFiles(fixture: "cgroup2-container"), mask: "0-5").cpuLimits
    #expect(limits.limit(.cpuset)?.place == "/sys/fs/cgroup/job/cpuset.cpus.effective")
    #expect(limits.cpus?.list == "2-4")
  }

  @Test func `the smallest memory limit on the way up binds and droppable cache is not used up`() throws {
    let memory = try MachineFacts(SystemFiles(fixture: "cgroup2-container"), mask: "0").memory
    #expect(memory.limit?.bytes == Bytes(2 << 30))
    #expect(memory.limit?.place == "/sys/fs/cgroup/memory.max")
    // 2 GiB less the 0.5 GiB that is used and not inactive cache.
    #expect(memory.limit?.left == Bytes(3 << 29))
    #expect(memory.available == Bytes(3 << 29))
  }

  @Test func `the number of processes is limited by the group where that is less`() throws {
    let limit = try MachineFacts(SystemFiles(fixture: "cgroup2-container"), mask: "0").processLimit
    #expect(limit?.count == 512)
    #expect(limit?.place == "/sys/fs/cgroup/pids.max")
  }

  @Test func `version1 limits are found below the containers own mount`() throws {
    let facts = try MachineFacts(SystemFiles(fixture: "cgroup1-container"), mask: "0-7")
    #expect(facts.controlGroups == .v1)
    #expect(facts.cpuLimits.limit(.quota)?.share == 3.5)
    #expect(facts.cpuLimits.limit(.quota)?.place == "/sys/fs/cgroup/cpu,cpuacct/worker/cpu.cfs_quota_us")
    #expect(facts.cpuLimits.cores == CoreCount(3))
    #expect(facts.cpuLimits.limit(.cpuset)?.cpus?.list == "0-7")
    #expect(facts.memory.limit?.bytes == Bytes(4 << 30))
    // 4 GiB less 3 GiB used, of which 1 GiB is inactive cache of the whole subtree.
    #expect(facts.memory.available == Bytes(2 << 30))
    #expect(facts.processLimit?.count == 100)
  }

  @Test func `version1s huge memory number means no limit`() throws {
    let memory = try MachineFacts(SystemFiles(fixture: "vm-2cpu"), mask: "0-1").memory
    #expect(memory.limit == nil)
    #expect(memory.available == memory.systemAvailable)
  }

  @Test func `version2 is used for controllers that version1 leaves to it`() {
    let groups = ControlGroups(
      groups: "5:cpuset:/a\n1:name=systemd:/s\n0::/b/c\n",
      mounts: """
        31 23 0:28 / /cg/cpuset rw - cgroup cgroup rw,cpuset
        32 23 0:29 / /cg/systemd rw - cgroup cgroup rw,name=systemd
        33 23 0:30 / /cg/unified rw - cgroup2 cgroup2 rw
        """)
    #expect(groups.version == .hybrid)
    #expect(groups.directories(of: "cpuset") == (false, ["/cg/cpuset/a", "/cg/cpuset"]))
    #expect(groups.directories(of: "memory") == (true, ["/cg/unified/b/c", "/cg/unified/b", "/cg/unified"]))
  }

  @Test func `named hierarchies alone make no version1 system`() {
    let groups = ControlGroups(
      groups: "1:name=systemd:/s\n0::/\n",
      mounts: """
        32 23 0:29 / /cg/systemd rw - cgroup cgroup rw,name=systemd
        33 23 0:30 / /cg rw - cgroup2 cgroup2 rw
        """)
    #expect(groups.version == .v2)
    #expect(ControlGroups(groups: "0::/\n", mounts: "22 27 0:21 / /proc rw - proc proc rw").version == .none)
  }

  @Test(arguments: ["0::/../other", "0::/elsewhere"])
  func `a group outside the mounted part leaves only the mount point`(group: String) {
    let groups = ControlGroups(groups: group, mounts: "33 23 0:30 /part /cg rw - cgroup2 cgroup2 rw")
    #expect(groups.directories(of: "memory").paths == ["/cg"])
  }

  @Test func `a group above the namespace leaves only the mount point`() {
    let groups = ControlGroups(groups: "0::/../other", mounts: "33 23 0:30 / /cg rw - cgroup2 cgroup2 rw")
    #expect(groups.directories(of: "memory").paths == ["/cg"])
  }

  @Test(arguments: [(0.5, 1), (1, 1), (1.99, 1), (2, 2), (64.5, 64)])
  func `a quota is rounded down to whole cores but never to none`(share: Double, cores: Int) {
    #expect(CpuLimit(quota: share, place: "cpu.max").cores == CoreCount(cores))
  }

  @Test func `sets that overlap in part leave only the cpus in both`() throws {
    let limits = try MachineFacts(.big(allowed: "2-5"), mask: "0-3").cpuLimits
    #expect(limits.cpus?.list == "2-3")
    #expect(limits.cores == CoreCount(2))
  }

  @Test func `a memory limit binds also where its use is not told`() {
    let files = SystemFiles(tree: [
      "/proc/meminfo": "MemTotal: 8388608 kB\nMemAvailable: 8000000 kB\n", "/cg/memory.max": "1073741824\n",
    ])
    let groups = ControlGroups(groups: "0::/", mounts: "33 23 0:30 / /cg rw - cgroup2 cgroup2 rw")
    #expect(MemoryFacts(reading: files, groups: groups).available == Bytes(1 << 30))
  }

  @Test func `a mask that cannot be read leaves cpuset and online cpus`() {
    let files = SystemFiles(tree: ["/sys/devices/system/cpu/online": "0-3\n"])
    let limits = CpuLimits(mask: nil, files: files, groups: nil)
    #expect(limits.binding?.source == .online)
    #expect(limits.cpus?.list == "0-3")
  }
}
