/// What `machine.json` holds beside the results: which machine they were measured on, and in which state it
/// was. nil is "unknown" and is left out of the file; sizes are in bytes.
package struct MachineFingerprint: Codable, Sendable, Equatable {
  /// What stays the same as long as the machine and its settings do.
  package var machine: StableMachine
  /// What changes by the minute; recorded, never compared.
  package var state: MachineState

  package init(machine: StableMachine, state: MachineState) {
    self.machine = machine
    self.state = state
  }

  /// The machine in one line, such as `AMD EPYC, 2 CPUs allowed, kernel 6.1`.
  package var line: String {
    let cpus = machine.allowedCpus.flatMap { CpuSet(list: $0) }.map { "\(Counted.text($0.count, "CPU")) allowed" }
    return [machine.cpuModel, cpus, machine.kernel.map { "kernel \($0)" }].compactMap { $0 }.joined(separator: ", ")
  }

  /// What differs from the machine of another fingerprint, one line each, such as
  /// `kernel: 6.1 here, 6.8 there`; empty when results of both may be in one table. The state of the
  /// moment does not count.
  package func differences(from other: MachineFingerprint) -> [String] {
    machine.differences(from: other.machine)
  }

  /// What it was fit for, where that says something of the plan's results: what it may be unfit for is timing.
  package func fitness(for plan: SweepPlan?) -> Fitness? { plan?.isCounting == true ? nil : state.fitness }
}

/// The stable part of a fingerprint: everything by which the same code may run at another speed.
package struct StableMachine: Codable, Sendable, Equatable {
  package var cpuModel: String?
  /// Its flags of interest.
  package var cpuFlags: [String]?
  /// Such as `x86_64`.
  package var architecture: String?
  package var kernel: String?
  /// The hypervisor's name, `present, name not told` or `none seen`.
  package var hypervisor: String?
  /// CPUs that run, as a list such as `0-3,8`.
  package var onlineCpus: String?
  /// CPUs the process may be pinned to, as a list.
  package var allowedCpus: String?
  /// CPUs' worth of time that a control group grants; nil: no quota.
  package var cpuQuota: Double?
  /// Packages (sockets).
  package var packages: Int?
  /// NUMA nodes with CPUs.
  package var numaNodes: Int?
  package var cores: Int?
  /// SMT threads of a core.
  package var threadsPerCore: Int?
  /// Caches by kind, such as `L3 32 MiB x 2`.
  package var caches: [String]?
  package var memoryTotal: Bytes?
  /// A control group's memory limit; nil: none.
  package var memoryLimit: Bytes?
  package var pageSize: Bytes?
  package var governor: String?
  package var turbo: Bool?
  /// The kernel's word on SMT.
  package var smt: String?
  /// Whether instructions can be counted: `available`, or the reason why not.
  package var counters: String?
  /// Control groups: `none`, `v1`, `v2` or `hybrid`.
  package var controlGroups: String?

  private enum CodingKeys: String, CodingKey {
    case architecture, kernel, hypervisor, packages, cores, caches, governor, turbo, smt, counters
    case cpuModel = "cpu_model"
    case cpuFlags = "cpu_flags"
    case onlineCpus = "online_cpus"
    case allowedCpus = "allowed_cpus"
    case cpuQuota = "cpu_quota_cpus"
    case numaNodes = "numa_nodes"
    case threadsPerCore = "threads_per_core"
    case memoryTotal = "memory_total_bytes"
    case memoryLimit = "memory_limit_bytes"
    case pageSize = "page_size_bytes"
    case controlGroups = "control_groups"
  }

  package init() {}

  /// What differs, one line each. Known on one side and unknown on the other differs too: it can't be shown
  /// to be the same. Total memory may differ by 1 %, since kernels keep a part of it that varies from boot
  /// to boot.
  package func differences(from other: StableMachine) -> [String] {
    let pairs = zip(described, other.described)
    return pairs.compactMap { mine, theirs in
      if mine.name == Self.totalMemory, let a = memoryTotal, let b = other.memoryTotal,
        // As floating point: a file may hold any two numbers, and their difference need not be one.
        abs(Double(a.count) - Double(b.count)) <= Double(max(a.count, b.count)) / 100
      {
        return nil
      }
      return mine.value == theirs.value ? nil : "\(mine.name): \(mine.value) here, \(theirs.value) there"
    }
  }

  private static let totalMemory = "total memory"

  /// Every property as name and text, in the order they are compared.
  private var described: [(name: String, value: String)] {
    func text(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "unknown" }
    func limit(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? "none" }
    return [
      ("processor", text(cpuModel)), ("processor flags", text(cpuFlags?.joined(separator: " "))),
      ("architecture", text(architecture)), ("kernel", text(kernel)), ("hypervisor", text(hypervisor)),
      ("online CPUs", text(onlineCpus)), ("allowed CPUs", text(allowedCpus)), ("CPU quota", limit(cpuQuota)),
      ("packages", text(packages)), ("NUMA nodes", text(numaNodes)), ("cores", text(cores)),
      ("threads per core", text(threadsPerCore)), ("caches", text(caches?.joined(separator: ", "))),
      (Self.totalMemory, text(memoryTotal)), ("memory limit", limit(memoryLimit)),
      ("page size", text(pageSize)), ("governor", text(governor)), ("turbo", text(turbo)), ("SMT", text(smt)),
      ("instruction counter", text(counters)), ("control groups", text(controlGroups)),
    ]
  }
}
