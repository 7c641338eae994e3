import SpeedupCore
import SpeedupSystem

/// Takes the probes of an examination on the running machine. All judging is elsewhere.
package struct Examiner {
  package let depth: ExaminationDepth
  package let launcher: Launcher
  /// This program, which a probe starts as a program of known size.
  package var executable = Process.executable
  /// Told what is being looked at.
  package var progress: (String) -> Void = { _ in }

  package init(depth: ExaminationDepth, launcher: Launcher, progress: @escaping (String) -> Void = { _ in }) {
    self.depth = depth
    self.launcher = launcher
    self.progress = progress
  }

  /// Examines the machine that `facts` are of. A probe that fails does not stop the others.
  package func examine(_ facts: MachineFacts, limits: FitnessLimits = FitnessLimits()) -> Examination {
    let start = ProcessClock.now
    let sizes = depth.sizes
    let cpus = facts.cpuLimits.cpus ?? (try? Affinity.allowed()) ?? CpuSet([])
    var found = Examination(
      depth: depth, facts: facts, settings: KernelSettings(reading: .live), cpus: cpus,
      sampledCpus: cpus.sampled(atMost: sizes.cpus))
    // First, before our own work shows in the machine's averages.
    progress("other load")
    found.idle = .taken(LoadProbe.idle(cpus: cpus, duration: sizes.idle))
    progress("clocks")
    found.clock = Sampled { ClockProbe.monotonic(readings: sizes.clockReadings) }
    found.cpuClock = Sampled { ClockProbe.threadCpu(readings: sizes.clockReadings) }
    // While the launcher, which has just been started, may still wait for the kernel to let it into its cgroup.
    let reading = LoadReading.now(cpus: cpus)
    compute(sizes, &found)
    found.busy = .taken(reading.window())
    progress("starting programs")
    found.spawn = Sampled { try LaunchProbe.spawn(launcher, count: sizes.starts) }
    if let repeats = sizes.memoryRepeats {
      progress("peak memory")
      found.memory = Sampled {
        try LaunchProbe.memory(
          launcher, executable: executable, bytes: limits.memoryProbe, repeats: repeats)
      }
    }
    if sizes.pins {
      progress("affinity")
      found.affinity = Sampled { try LaunchProbe.affinity(launcher, cpus: found.sampledCpus.cpus) }
    }
    if let budget = sizes.selfComparison {
      progress("comparing a program with itself")
      found.selfComparison = Sampled {
        try SelfTest.run(launcher, executable: executable, budget: budget)
      }
    }
    found.took = ProcessClock.now - start
    return found
  }

  private func compute(_ sizes: ProbeSizes, _ found: inout Examination) {
    let (all, some) = (found.cpus.cpus, found.sampledCpus.cpus)
    progress("core stability")
    let kernel = ComputeKernel.calibrated(to: sizes.kernel)
    found.turns = Sampled {
      try KernelProbe.inTurn(kernel, cpus: some, passes: sizes.passes, patience: sizes.patience)
    }
    if let length = sizes.scalingKernel, all.count > 1 {
      progress("thread scaling")
      let kernel = ComputeKernel.calibrated(to: length)
      found.scaling = Sampled {
        try ScalingProbe.run(kernel, cpus: all, rounds: sizes.scalingRounds, patience: sizes.patience)
      }
    }
    if sizes.scalingKernel != nil, all.count > 1 {
      progress("memory scaling")
      let facts = found.facts
      found.memoryScaling = Sampled {
        let block = try MemoryKernel.block(
          largestCache: (facts.topology?.caches ?? []).compactMap(\.size).max(), available: facts.memory.available,
          cpus: all.count)
        let kernel = try MemoryKernel(cpus: all, block: block)
        return MemoryScaling(
          block: block,
          rounds: try ScalingProbe.run(kernel, cpus: all, rounds: sizes.scalingRounds, patience: sizes.patience))
      }
    }
    if let duration = sizes.sustained {
      progress("run-down")
      found.sustained = Sampled { try KernelProbe.sustained(kernel, cpus: all, duration: duration) }
    }
  }
}
