import SpeedupCore

/// How much faster P CPUs are than one when each does the same work at the same time.
package enum ScalingProbe {
  /// One thread runs the kernel alone, then a thread on every CPU runs it at the same time, and so on, in the
  /// order ABBA. The thread that is alone goes round the CPUs.
  /// - Parameter patience: after so long no further round begins.
  /// - Throws: ``SystemError`` when a CPU can't be pinned to.
  package static func run(
    _ kernel: some ProbeKernel, cpus: [Int], rounds: Int, patience: Seconds
  ) throws -> [ScalingRound] {
    let origin = ProcessClock.now
    func run(on cpus: [Int]) throws -> [KernelSample] {
      try ProbeThreads.run(on: cpus) { kernel.sample(on: $0, from: origin) }
    }
    var done: [ScalingRound] = []
    for round in 0..<rounds where round == 0 || ProcessClock.now - origin < patience {
      let single = [cpus[round % cpus.count]]
      if round % 2 == 0 {
        let alone = try run(on: single)
        done.append(ScalingRound(alone: alone, together: try run(on: cpus)))
      } else {
        let together = try run(on: cpus)
        done.append(ScalingRound(alone: try run(on: single), together: together))
      }
    }
    return done
  }
}

/// The same work by one thread alone, and by every one of P threads at once.
package struct ScalingRound: Sendable, Equatable {
  /// Threads at once.
  package let threads: Int
  /// Wall time of the one thread.
  package let alone: Seconds
  /// Wall time from the first thread's start to the last one's end.
  package let together: Seconds
  /// CPU time of the one thread.
  package let aloneCpu: Seconds
  /// CPU time of all threads together.
  package let togetherCpu: Seconds

  /// A round of these figures.
  package init(threads: Int, alone: Seconds, together: Seconds, aloneCpu: Seconds, togetherCpu: Seconds) {
    self.threads = threads
    self.alone = alone
    self.together = together
    self.aloneCpu = aloneCpu
    self.togetherCpu = togetherCpu
  }

  /// The round that these samples make.
  package init(alone: [KernelSample], together: [KernelSample]) {
    func wall(_ samples: [KernelSample]) -> Seconds {
      let starts = samples.map(\.start)
      let ends = samples.map { $0.start + $0.wall }
      return (ends.max() ?? Seconds(0)) - (starts.min() ?? Seconds(0))
    }
    func cpu(_ samples: [KernelSample]) -> Seconds { samples.reduce(Seconds(0)) { $0 + $1.cpuTime } }
    self.init(
      threads: together.count, alone: wall(alone), together: wall(together), aloneCpu: cpu(alone),
      togetherCpu: cpu(together))
  }
}
