import SpeedupKit

/// The machine that a plan runs on, and what it says of the sizes of a plan.
package struct Host: Sendable {
  package var allowed: CpuSet
  package var topology: CpuTopology?
  /// CPUs' worth of time that a control group grants.
  package var quota: CoreCount?
  package var memory: Bytes?
  package var environment: @Sendable (String) -> String?

  package init(
    allowed: CpuSet, topology: CpuTopology? = nil, quota: CoreCount? = nil, memory: Bytes? = nil,
    environment: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.allowed = allowed
    self.topology = topology
    self.quota = quota
    self.memory = memory
    self.environment = environment
  }

  /// The machine that `facts` were read on.
  /// - Throws: ``InputError`` when the allowed CPUs can't be told.
  package init(
    _ facts: MachineFacts, environment: @escaping @Sendable (String) -> String? = { Environment.value($0) }
  ) throws {
    guard let allowed = facts.cpuLimits.cpus ?? (try? Affinity.allowed()) else {
      throw InputError("can't tell which CPUs are allowed here")
    }
    self.init(
      allowed: allowed, topology: facts.topology, quota: facts.cpuLimits.quotaCores, memory: facts.memory.available,
      environment: environment)
  }

  /// The memory limit of a plan that sets none: 90 % of what is available.
  package var memoryLimit: Bytes? { memory.map { Bytes($0.count / 10 * 9) } }

  /// The memory limit of a plan's runs: what it sets, but no more than this machine or container gives, since the kernel
  /// would then kill something of ours rather than the program.
  package func memoryLimit(of plan: SweepPlan) -> Bytes? {
    guard let asked = plan.memoryLimit, let most = memoryLimit else { return plan.memoryLimit ?? memoryLimit }
    return min(asked, most)
  }

  /// One line where a plan's own limit can't be had here.
  package func remark(onLimitOf plan: SweepPlan) -> String? {
    guard let asked = plan.memoryLimit, let held = memoryLimit(of: plan), held < asked else { return nil }
    return "the memory limit of \(Readable.brief(asked)) is more than this machine or container gives; each run has "
      + "\(Readable.brief(held)), 90 % of what it gives"
  }

  /// The cores of a plan that names none: all that are allowed, and no more than a quota grants.
  package var cores: Int { min(allowed.count, quota?.value ?? Int.max) }
}

/// Where the cells of a plan run on one machine.
package struct Placement: Sendable {
  private let order: CoreOrder

  /// - Throws: ``InputError`` when no CPU is allowed.
  package init(_ placement: CorePlacement, on host: Host) throws {
    order = try CoreOrder(
      allowed: host.allowed, topology: host.topology, placement: placement, quota: host.quota)
  }

  /// The CPUs behind a cell's virtual cores.
  package func cores(of cell: PlannedCell) -> CorePlan { CorePlan(cores: cell.cores, order: order) }

  /// Whether the cell of a plan has more runnable threads than CPUs, as far as the plan knows its threads.
  package func mode(of cell: PlannedCell, in plan: SweepPlan) -> Evidence {
    cores(of: cell).mode(runnable: plan.runnable(of: cell))
  }
}

extension SweepPlan {
  /// The workload that a cell is of, and what runs its tasks.
  /// - Throws: ``InputError`` where the plan names none.
  func workload(of cell: PlannedCell) throws -> (name: String, executor: WorkerPoolKind) {
    guard let name = subjects[cell.subject].workload,
      let executor = cell.values.value(of: "executor").flatMap(WorkerPoolKind.init)
    else { throw InputError("cell \(cell.index) of the plan has neither a command nor a workload with an executor") }
    return (name, executor)
  }

  /// How many threads of a cell want a CPU at the same time: workers x threads. Where the workload chooses its threads it
  /// is one a worker at least, and so it is of a command that is told how many workers or threads to start. nil of another
  /// command, whose threads are its own affair.
  package func runnable(of cell: PlannedCell) -> RunnableThreads? {
    if case .command(let template) = subjects[cell.subject].kind {
      let places = (try? template.names()) ?? []
      let told = ["workers", "threads"].filter(places.contains).compactMap { cell.values.number(of: $0) }
      return told.isEmpty ? nil : RunnableThreads(least: Int(min(told.reduce(1, *), 1e9)), isExact: false)
    }
    guard subjects[cell.subject].workload != nil else { return nil }
    let request = request(of: cell)
    let (product, overflow) = request.workers.multipliedReportingOverflow(by: request.threads ?? 1)
    return RunnableThreads(least: overflow ? .max : product, isExact: request.threads != nil)
  }
}
