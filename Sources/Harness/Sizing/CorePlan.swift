import Platform

/// Which CPU stands behind every virtual core of a run. Every plan is a prefix of the plan for one core more.
package struct CorePlan: Sendable, Equatable {
  /// The CPU of virtual core v, for all N of them; CPUs repeat when oversubscribed.
  package let virtualCores: [Int]
  /// Whether every virtual core is a CPU of its own.
  package let mode: CoreMode

  /// The CPUs that the run is confined to.
  package var mask: CpuSet { CpuSet(virtualCores) }

  /// The plan for `cores` virtual cores. Up to P of them, P being the number of usable CPUs, each is a CPU of its
  /// own in the order of `placement`; above, virtual core v shares the CPU of virtual core v modulo P.
  /// - Parameters:
  ///   - allowed: the CPUs that can be pinned to.
  ///   - topology: how they hang together; nil, or silent on some: those count as equal.
  ///   - quota: cores' worth of CPU time that the process is given, where a control group sets a quota. No more
  ///     CPUs than that are used: beyond, all would be stopped for part of every period, and a time that looks
  ///     pinned would be an oversubscribed one.
  /// - Throws: ``InputError`` when no CPU is allowed.
  package init(
    cores: CoreCount, allowed: CpuSet, topology: CpuTopology?, placement: CorePlacement,
    quota: CoreCount? = nil
  ) throws(InputError) {
    guard allowed.count > 0 else {
      throw InputError("no CPU is allowed here; check the affinity mask and the cpuset (see detect)")
    }
    let order = placement.order(allowed, topology: topology)
    let usable = min(order.count, quota?.value ?? order.count)
    virtualCores = (0..<cores.value).map { order[$0 % usable] }
    mode = cores.value <= usable ? .pinned : .oversubscribed
  }
}
