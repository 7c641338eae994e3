import SpeedupCore

extension MachineFingerprint {
  package init(_ facts: MachineFacts) {
    self.init(machine: StableMachine(facts), state: MachineState(facts))
  }
}

extension StableMachine {
  package init(_ facts: MachineFacts) {
    self.init()
    cpuModel = facts.cpu.name
    cpuFlags = facts.cpu.flags
    architecture = facts.architecture
    kernel = facts.kernel
    hypervisor = facts.hypervisor?.description
    onlineCpus = facts.cpuLimits.limit(.online)?.cpus?.list
    allowedCpus = facts.cpuLimits.cpus?.list
    cpuQuota = facts.cpuLimits.limit(.quota)?.share
    packages = facts.topology?.packages
    numaNodes = facts.topology?.nodes
    cores = facts.topology?.cores
    threadsPerCore = facts.topology?.threadsPerCore
    caches = facts.topology?.cacheSummary
    memoryTotal = facts.memory.total
    memoryLimit = facts.memory.limit?.bytes
    pageSize = facts.pageSize
    governor = facts.frequency?.governor
    turbo = facts.frequency?.turbo
    smt = facts.frequency?.smtControl
    counters = facts.counters?.description
    controlGroups = facts.controlGroups?.rawValue
  }
}

extension MachineState {
  package init(_ facts: MachineFacts) {
    self = facts.state
    memoryAvailable = facts.memory.available
  }
}
