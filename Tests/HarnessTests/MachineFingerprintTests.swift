import FoundationEssentials
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct MachineFingerprintTests {
  private var facts: MachineFacts {
    let root = "/sys/devices/system/cpu"
    let tree = [
      "/proc/meminfo": "MemTotal: 1048576 kB\nMemAvailable: 524288 kB\n", "/proc/loadavg": "0.50 0 0 1/2 3\n",
      "/proc/sys/kernel/osrelease": "6.1\n", "\(root)/online": "0-3\n",
      "\(root)/cpu0/cpufreq/scaling_governor": "performance\n",
    ]
    var answers = SystemAnswers()
    answers.affinity = CpuSet([0, 1])
    answers.architecture = "arm64"
    return MachineFacts(reading: SystemFiles { tree[$0] }, calls: answers)
  }

  @Test func `the same machine differs in nothing whatever its state is`() {
    var later = facts
    later.state.loadAverage = 17
    later.state.stealFraction = 0.3
    later.memory.systemAvailable = Bytes(1)
    #expect(MachineFingerprint(later).differences(from: MachineFingerprint(facts)) == [])
    #expect(MachineFingerprint(later) != MachineFingerprint(facts))
  }

  @Test func `another machine is refused with everything that differs named`() {
    var other = MachineFingerprint(facts)
    other.machine.kernel = "6.8"
    other.machine.allowedCpus = "0-3"
    other.machine.governor = nil
    other.machine.cpuQuota = 1.5
    #expect(
      MachineFingerprint(facts).differences(from: other) == [
        "kernel: 6.1 here, 6.8 there", "allowed CPUs: 0-1 here, 0-3 there",
        "CPU quota: none here, 1.5 there", "governor: performance here, unknown there",
      ])
  }

  @Test func `total memory may differ by the kernels own share and no more`() {
    let here = MachineFingerprint(facts)
    var there = here
    there.machine.memoryTotal = Bytes(1_073_741_824 - 10_000_000)
    #expect(here.differences(from: there) == [])
    there.machine.memoryTotal = Bytes(1_073_741_824 - 11_000_000)
    #expect(here.differences(from: there) == ["total memory: 1073741824 here, 1062741824 there"])
    there.machine.memoryTotal = Bytes(Int64.min)
    #expect(here.differences(from: there).count == 1, "a file may hold any number")
  }

  @Test func `every stable property is compared by itself`() throws {
    let here = MachineFingerprint(facts)
    let changes: [(String, (inout StableMachine) -> Void)] = [
      ("processor", { $0.cpuModel = "x" }), ("processor flags", { $0.cpuFlags = ["x"] }),
      ("architecture", { $0.architecture = "x" }), ("kernel", { $0.kernel = "x" }),
      ("hypervisor", { $0.hypervisor = "x" }), ("online CPUs", { $0.onlineCpus = "x" }),
      ("allowed CPUs", { $0.allowedCpus = "x" }), ("CPU quota", { $0.cpuQuota = 7 }),
      ("packages", { $0.packages = 7 }), ("NUMA nodes", { $0.numaNodes = 7 }), ("cores", { $0.cores = 7 }),
      ("threads per core", { $0.threadsPerCore = 7 }), ("caches", { $0.caches = ["x"] }),
      ("total memory", { $0.memoryTotal = Bytes(7) }), ("memory limit", { $0.memoryLimit = Bytes(7) }),
      ("page size", { $0.pageSize = Bytes(7) }), ("governor", { $0.governor = "x" }),
      ("turbo", { $0.turbo = true }), ("SMT", { $0.smt = "x" }),
      ("instruction counter", { $0.counters = "x" }), ("control groups", { $0.controlGroups = "x" }),
    ]
    // A property that is added and not compared would be missing here.
    #expect(changes.count == Mirror(reflecting: here.machine).children.count)
    for (name, change) in changes {
      var there = here
      change(&there.machine)
      let differences = here.differences(from: there)
      #expect(differences.count == 1 && differences[0].hasPrefix("\(name): "), "\(name)")
    }
  }

  @Test func `a fingerprint reads back from its file and unknowns are left out`() throws {
    let fingerprint = MachineFingerprint(facts)
    let data = try JSONEncoder().encode(fingerprint)
    #expect(try JSONDecoder().decode(MachineFingerprint.self, from: data) == fingerprint)
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.contains("\"memory_total_bytes\":1073741824"))
    #expect(text.contains("\"load_average_1min\":0.5"))
    #expect(!text.contains("steal"))
    #expect(!text.contains("null"))
  }
}
