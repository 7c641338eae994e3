import SpeedupCore

extension ExaminationDepth {
  package var sizes: ProbeSizes {
    switch self {
    case .short:
      ProbeSizes(
        idle: Seconds(0.005), clockReadings: 1000, starts: 3, kernel: Seconds(0.0005), passes: 4, cpus: 2,
        patience: Seconds(0.05))
    case .quick:
      ProbeSizes(
        idle: Seconds(0.5), clockReadings: 20_000, starts: 30, kernel: Seconds(0.005), passes: 20, cpus: 8,
        patience: Seconds(0.7), scalingKernel: Seconds(0.03), scalingRounds: 8, memoryRepeats: 2,
        pins: true)
    case .full:
      ProbeSizes(
        idle: Seconds(1), clockReadings: 100_000, starts: 200, kernel: Seconds(0.005), passes: 50, cpus: 8,
        patience: Seconds(4), scalingKernel: Seconds(0.05), scalingRounds: 16, sustained: Seconds(5),
        memoryRepeats: 3, pins: true, selfComparison: Seconds(6))
    }
  }
}

/// How much of each probe is taken. nil: the probe is left out.
package struct ProbeSizes: Sendable, Equatable {
  /// How long the machine is watched while we do nothing.
  package var idle: Seconds
  var clockReadings: Int
  package var starts: Int
  /// CPU time of the compute kernel.
  package var kernel: Seconds
  /// Times that the kernel goes round the CPUs.
  package var passes: Int
  /// Most CPUs that are looked at one by one, so that a machine of 252 takes no longer.
  package var cpus: Int
  /// On a crowded machine the kernel's probes take longer: after so long each starts no further round.
  package var patience: Seconds
  /// CPU time of the kernel that scaling is measured by; longer, since threads must start and end around it.
  var scalingKernel: Seconds?
  /// Pairs of one thread and all threads; 6 are needed for a 95 % interval.
  var scalingRounds = 0
  /// How long all CPUs are kept busy.
  package var sustained: Seconds?
  /// Programs of known size.
  var memoryRepeats: Int?
  /// Whether pins are tried.
  var pins = false
  /// Time for the gate to compare a program with itself.
  var selfComparison: Seconds?
}

extension CpuSet {
  /// At most `count` of the CPUs, evenly apart over the set, the first and the last among them.
  package func sampled(atMost count: Int) -> CpuSet {
    guard cpus.count > count, count > 1 else { return CpuSet(cpus.prefix(max(1, count))) }
    return CpuSet((0..<count).map { cpus[$0 * (cpus.count - 1) / (count - 1)] })
  }
}
