import SpeedupKit

/// Threads of a run that want a CPU at the same time.
package struct RunnableThreads: Sendable, Equatable {
  /// So many, or more.
  package var least: Int
  /// No more than that.
  package var isExact: Bool
}

/// Which CPU stands behind every virtual core of a run, and what that makes of the run.
package struct CorePlan: Sendable, Equatable {
  /// The CPU of virtual core v, for all of them; CPUs repeat when oversubscribed.
  package let virtualCores: [Int]
  /// Whether every virtual core is a CPU of its own.
  package let mode: Evidence

  /// What a run is that has so many runnable threads. With no more of them than CPUs nobody waits for a CPU, however many
  /// virtual cores the run was told of; with more, they take turns on real cores too, and more threads win more of a
  /// machine that others use as well.
  /// - Parameter runnable: nil: not known, and then taken to be as many as the virtual cores.
  package func mode(runnable: RunnableThreads?) -> Evidence {
    guard let runnable else { return mode }
    if runnable.least > mask.count { return .oversubscribed }
    return runnable.isExact ? .pinned : mode
  }

  /// The CPUs that the run is confined to.
  package var mask: CpuSet { CpuSet(virtualCores) }

  /// The plan for `cores` virtual cores on P CPUs. Up to P of them, each is a CPU of its own, in the order
  /// given; above, virtual core v shares the CPU of virtual core v modulo P. So every plan is a prefix of the
  /// plan for one core more.
  package init(cores: CoreCount, order: CoreOrder) {
    let cpus = order.cpus
    virtualCores = (0..<cores.value).map { cpus[$0 % cpus.count] }
    mode = cores.value <= cpus.count ? .pinned : .oversubscribed
  }
}
