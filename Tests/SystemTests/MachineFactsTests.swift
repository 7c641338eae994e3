import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct MachineFactsTests {
  @Test func `the small virtual machine is read as it is`() throws {
    let facts = try MachineFacts(SystemFiles(fixture: "vm-2cpu"), mask: "0-1")
    #expect(facts.cpu.name == "AMD EPYC (family 25, model 17, stepping 1)")
    #expect(facts.cpu.flags?.contains("avx512f") == true)
    #expect(facts.hypervisor == .present(name: nil))
    #expect(facts.kernel == "6.18.44-fc-v669")
    #expect(facts.controlGroups == .hybrid)
    #expect(facts.cpuLimits.cores == CoreCount(2))
    #expect(facts.cpuLimits.binding?.source == .affinityMask)
    #expect(facts.cpuLimits.limits.map(\.source) == [.affinityMask, .cpuset, .online])
    #expect(facts.topology?.packages == 1)
    #expect(facts.topology?.cores == 2)
    #expect(facts.topology?.threadsPerCore == 1)
    #expect(facts.topology?.nodes == 1)
    #expect(facts.frequency?.smtControl == "notsupported")
    #expect(facts.frequency?.governor == nil)
    #expect(facts.frequency?.turbo == nil)
    #expect(facts.memory.total == Bytes(24_684_084 * 1024))
    #expect(facts.processLimit?.count == 96365)
    #expect(facts.processLimit?.place == "ulimit -u")
    #expect(facts.state.cpuPressure != nil)
    #expect(facts.state.stealFraction != nil)
  }

  @Test func `caches shared by cpus are counted once`() throws {
    let topology = try #require(CpuTopology(reading: SystemFiles(fixture: "vm-2cpu")))
    #expect(topology.caches.map(\.level) == [1, 1, 1, 1, 2, 2, 3])
    #expect(topology.caches.last?.size == Bytes(32 << 20))
    #expect(topology.caches.last?.sharedBy.list == "0-1")
    #expect(topology.caches.filter { $0.kind == .instructions }.count == 2)
  }

  @Test func `nine cpus allowed within252 are nine`() throws {
    let facts = try MachineFacts(.big(allowed: "3-7,129-132"), mask: "3-7,129-132")
    #expect(facts.cpuLimits.cores == CoreCount(9))
    #expect(facts.cpuLimits.cpus?.list == "3-7,129-132")
    #expect(facts.cpuLimits.limit(.online)?.cores == CoreCount(252))
    #expect(facts.cpuLimits.limit(.cpuset)?.place == "/sys/fs/cgroup/nine/cpuset.cpus.effective")
  }

  @Test func `siblings half the machine apart are found in the topology`() throws {
    let topology = try #require(CpuTopology(reading: .big(allowed: "0-251")))
    #expect(topology.cpus.count == 252)
    #expect(topology.cores == 126)
    #expect(topology.threadsPerCore == 2)
    #expect(topology.packages == 2)
    #expect(topology.nodes == 2)
    #expect(topology.cpus[5].siblings?.list == "5,131")
    #expect(topology.caches.filter { $0.level == 3 }.count == 18)
    #expect(topology.caches.filter { $0.level == 2 }.count == 126)
  }

  @Test func `a board that tells nothing of its cores has unknown ones not zero`() throws {
    let facts = try MachineFacts(SystemFiles(fixture: "arm64-board"), mask: "0-3")
    #expect(
      facts.cpu.name == "Raspberry Pi 4 Model B Rev 1.4 (implementer 0x41, part 0xd08, part 0xd03)")
    #expect(facts.cpu.flags == ["asimd"])
    #expect(facts.cpu.isVirtual == nil)
    #expect(facts.hypervisor == nil)
    #expect(facts.topology?.cpus.count == 4)
    #expect(facts.topology?.packages == nil)
    #expect(facts.topology?.cores == nil)
    #expect(facts.topology?.threadsPerCore == nil)
    #expect(facts.topology?.nodes == nil)
    #expect(facts.topology?.caches.isEmpty == true)
    #expect(facts.frequency?.governor == "ondemand, performance")
    #expect(facts.controlGroups == nil)
    #expect(facts.processLimit == nil)
    #expect(facts.state.stealFraction == nil)
    #expect(facts.state.cpuPressure == nil)
    #expect(facts.memory.available == Bytes(3_402_928 * 1024))
  }

  @Test func `an empty machine is all unknown and crashes nothing`() {
    let facts = MachineFacts(reading: SystemFiles(tree: [:]), calls: SystemAnswers())
    #expect(facts.cpuLimits.cores == nil)
    #expect(facts.cpuLimits.cpus == nil)
    #expect(facts.topology == nil)
    #expect(facts.memory == MemoryFacts())
    #expect(facts.cpu.name == nil)
    #expect(facts.counters == nil)
  }

  @Test(arguments: [
    "", "\n", "garbage", "-", "0-", "9-0", "::", "999999999999999999999", "cpu x", "some avg10=x",
  ])
  func `files of garbage are unknown and crash nothing`(text: String) {
    let facts = MachineFacts(reading: SystemFiles { _ in text }, calls: SystemAnswers())
    #expect(facts.cpuLimits.cores == nil)
    #expect(facts.topology == nil)
    #expect(facts.memory.total == nil)
    #expect(facts.memory.limit == nil)
    #expect(facts.state.stealFraction == nil)
    #expect(facts.state.cpuPressure == nil)
  }

  @Test(arguments: [Int.max, Int.min, -1, 0])
  func `numbers at the ends of their range crash nothing`(number: Int) throws {
    let line = "\(number)\n"
    let tree = [
      "/proc/meminfo": "MemTotal: \(number) kB\nMemAvailable: \(number) kB\n",
      "/proc/stat": "cpu " + String(repeating: " \(number)", count: 10) + "\n", "/proc/loadavg": "nan 0 0\n",
      "/proc/pressure/cpu": "some avg10=inf\n", "/proc/self/limits": "Max processes \(number)\n",
      "/proc/self/cgroup": "0::/\n", "/proc/self/mountinfo": "1 2 0:1 / /cg rw - cgroup2 cgroup2 rw\n",
      "/cg/cpu.max": "\(number) 1\n", "/cg/memory.max": line, "/cg/memory.current": line,
      "/cg/pids.max": line, "/cg/memory.stat": "inactive_file \(number)\n",
      "/sys/devices/system/cpu/online": "0\n",
      "/sys/devices/system/cpu/cpu0/topology/physical_package_id": line,
      "/sys/devices/system/cpu/cpu0/cache/index0/level": line,
      "/sys/devices/system/cpu/cpu0/cache/index0/type": "Data\n",
      "/sys/devices/system/cpu/cpu0/cache/index0/size": "\(number)K\n",
    ]
    let facts = try MachineFacts(SystemFiles(tree: tree), mask: "0")
    #expect(facts.cpuLimits.cores == .one)
    #expect(facts.state.loadAverage == nil)
    #expect(facts.state.cpuPressure == nil)
    #expect((0...1).contains(facts.state.stealFraction ?? 0))
  }

  @Test func `the running machine is read with the kernels own mask`() throws {
    let facts = gatherFacts()
    let mask = try Affinity.allowed()
    #expect(facts.cpuLimits.limit(.affinityMask)?.cpus == mask)
    #expect(try #require(facts.cpuLimits.cores).value <= mask.count)
    #expect(try #require(facts.memory.total) >= #require(facts.memory.systemAvailable))
    #expect(facts.architecture?.isEmpty == false)
    #expect(facts.kernel?.isEmpty == false)
    #expect(try #require(facts.pageSize).count >= 4096)
    #expect(facts.counters != nil)
    #expect(facts.tools.map(\.name) == InstalledTool.names)
  }
}
