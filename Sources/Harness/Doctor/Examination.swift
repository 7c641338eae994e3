import SpeedupCore
import SpeedupJudge
import SpeedupSystem

/// The outcome of a probe. One that was left out is no failure: nobody wanted to know.
package enum Sampled<Value: Sendable>: Sendable {
  case taken(Value)
  /// It was tried, and could not be taken.
  case failed(reason: String)
  /// This depth of examination does not take it.
  case leftOut

  /// What `probe` gives, or its error.
  package init(_ probe: () throws -> Value?) {
    do {
      self = try probe().map { .taken($0) } ?? .failed(reason: "the system does not tell")
    } catch { self = .failed(reason: "\(error)") }
  }

  package var value: Value? {
    if case .taken(let value) = self { value } else { nil }
  }

  /// Why there is none; nil when there is one.
  package var missing: String? {
    switch self {
    case .taken: nil
    case .failed(let reason): reason
    case .leftOut: "left out of this examination"
    }
  }
}

/// All that was gathered of a machine: the facts in its files, and the samples that probes took.
/// The checks read nothing else, so whole machines can be made up in tests.
package struct Examination: Sendable {
  package var depth: ExaminationDepth
  package var facts: MachineFacts
  package var settings: KernelSettings
  package var cpus: CpuSet
  /// Those of them that one-by-one probes looked at.
  package var sampledCpus: CpuSet
  package var clock: Sampled<ClockSamples> = .leftOut
  package var cpuClock: Sampled<ClockSamples> = .leftOut
  /// The machine while we did nothing.
  package var idle: Sampled<LoadWindow> = .leftOut
  /// The machine while the compute probes ran.
  package var busy: Sampled<LoadWindow> = .leftOut
  package var spawn: Sampled<SpawnSamples> = .leftOut
  /// The kernel on one CPU after the other.
  package var turns: Sampled<[KernelSample]> = .leftOut
  /// The kernel on all CPUs at once, for seconds.
  package var sustained: Sampled<[KernelSample]> = .leftOut
  /// The kernel on one CPU against all.
  package var scaling: Sampled<[ScalingRound]> = .leftOut
  /// Copying memory on one CPU against all.
  package var memoryScaling: Sampled<MemoryScaling> = .leftOut
  /// Programs of known size.
  package var memory: Sampled<[MemorySample]> = .leftOut
  package var affinity: Sampled<[AffinitySample]> = .leftOut
  /// The gate's comparison of a program with itself.
  package var selfComparison: Sampled<GateReport> = .leftOut
  package var took = Seconds(0)

  /// An examination of which only the facts are known yet.
  package init(
    depth: ExaminationDepth, facts: MachineFacts, settings: KernelSettings, cpus: CpuSet,
    sampledCpus: CpuSet
  ) {
    self.depth = depth
    self.facts = facts
    self.settings = settings
    self.cpus = cpus
    self.sampledCpus = sampledCpus
  }
}
