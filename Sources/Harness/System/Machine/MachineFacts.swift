import Glibc
import SpeedupCore

/// All that is known of the machine and of what this process may use of it. nil is "unknown", never 0.
package struct MachineFacts: Sendable, Equatable {
  package var cpu = CpuModel(cpuinfo: nil, board: nil)
  /// The machine's architecture, such as `x86_64`.
  package var architecture: String?
  package var kernel: String?
  package var hypervisor: Hypervisor?
  package var pageSize: Bytes?
  /// The CPUs the process may use.
  package var cpuLimits = CpuLimits(limits: [])
  package var topology: CpuTopology?
  /// Governor, turbo, SMT.
  package var frequency: FrequencyPolicy?
  package var memory = MemoryFacts()
  package var controlGroups: ControlGroups.Version?
  /// How many processes and threads may be alive.
  package var processLimit: ProcessLimit?
  /// Whether instructions can be counted.
  package var counters: HardwareCounters?
  /// How busy it is right now.
  package var state = MachineState()
  package var tools: [InstalledTool] = []

  package init() {}

  /// The machine that these files and answers describe. Pure: reads nothing else.
  package init(reading files: SystemFiles, calls: SystemAnswers) {
    let groups = ControlGroups(reading: files)
    cpu = CpuModel(cpuinfo: files.text("/proc/cpuinfo"), board: files.line("/proc/device-tree/model"))
    architecture = calls.architecture
    kernel = files.line("/proc/sys/kernel/osrelease")
    hypervisor = Hypervisor(reading: files, isVirtual: cpu.isVirtual)
    pageSize = calls.pageSize
    cpuLimits = CpuLimits(mask: calls.affinity, files: files, groups: groups)
    topology = CpuTopology(reading: files)
    frequency = FrequencyPolicy(reading: files, cpus: topology?.cpus.map(\.number) ?? [])
    memory = MemoryFacts(reading: files, groups: groups)
    controlGroups = groups?.version
    processLimit = ProcessLimit(reading: files, groups: groups)
    counters = calls.counterProbe.map {
      HardwareCounters($0, paranoid: files.number("/proc/sys/kernel/perf_event_paranoid"))
    }
    state = MachineState(reading: files)
  }
}

/// What system calls, not files, say of the machine.
package struct SystemAnswers: Sendable {
  package var affinity: CpuSet?
  package var architecture: String?
  package var pageSize: Bytes?
  /// What trying to count instructions gave.
  package var counterProbe: HardwareCounters.Probe?

  package init() {}

  package static func live() -> SystemAnswers {
    var answers = SystemAnswers()
    answers.affinity = try? Affinity.allowed()
    var names = utsname()
    if uname(&names) == 0 {
      answers.architecture = withUnsafeBytes(of: names.machine) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
    }
    let page = sysconf(Int32(_SC_PAGESIZE))
    answers.pageSize = page > 0 ? Bytes(page) : nil
    answers.counterProbe = HardwareCounters.probe()
    return answers
  }
}

/// Looks at the running machine, which takes a few milliseconds, and about 10 µs a CPU and file more on big
/// ones. What can't be read is unknown.
/// - Parameter toolVersions: whether to run the installed tools for their versions; see ``InstalledTool``.
package func gatherFacts(toolVersions: Bool = false) -> MachineFacts {
  var facts = MachineFacts(reading: .live, calls: .live())
  facts.tools = InstalledTool.find(versions: toolVersions)
  return facts
}
