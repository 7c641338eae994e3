import SpeedupCore

/// How steadily CPUs do the same piece of work.
package enum KernelProbe {
  /// One thread goes from CPU to CPU and runs the kernel once on each, `passes` times round: what drifts with
  /// time then falls on all CPUs alike.
  /// - Parameter patience: after so long no further pass begins.
  /// - Throws: ``SystemError`` when a CPU can't be pinned to.
  package static func inTurn(
    _ kernel: ComputeKernel, cpus: [Int], passes: Int, patience: Seconds
  ) throws -> [KernelSample] {
    guard let first = cpus.first else { return [] }
    let origin = ProcessClock.now
    let result = try ProbeThreads.run(on: [first]) { _ in
      Result {
        var samples: [KernelSample] = []
        for pass in 0..<passes where pass == 0 || ProcessClock.now - origin < patience {
          for cpu in cpus {
            try Affinity.pinThisThread(to: CpuSet([cpu]))
            samples.append(kernel.sample(on: cpu, from: origin))
          }
        }
        return samples
      }
    }
    return try result.flatMap { try $0.get() }
  }

  /// A thread on every CPU runs the kernel over and over for `duration`, at least
  /// once, so that the machine gets as warm as it can.
  /// - Throws: ``SystemError`` when a CPU can't be pinned to.
  package static func sustained(
    _ kernel: ComputeKernel, cpus: [Int], duration: Seconds
  ) throws -> [KernelSample] {
    let origin = ProcessClock.now
    return try ProbeThreads.run(on: cpus) { cpu in
      var samples: [KernelSample] = []
      repeat { samples.append(kernel.sample(on: cpu, from: origin)) } while ProcessClock.now - origin < duration
      return samples
    }.flatMap(\.self)
  }
}
