import SpeedupCore
import SpeedupJudge
import SpeedupStatistics
import SpeedupSystem

// How the machine does the same work again: on one CPU, on another, after a while, on all at once.
extension Checks {
  /// How far the CPU times of the same work on the same CPU are apart.
  static func coreStability(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let samples = found.turns.value, let spreads = try? spreadByCpu(samples),
      let worst = spreads.max(by: { $0.spread < $1.spread })
    else {
      return .unmeasured(
        "core-stability", [.wall, .cpu, .scaling], because: found.turns.missing ?? unusable)
    }
    let severity = limits.kernelSpread.severity(of: worst.spread)
    return Finding(
      "core-stability", effects: [.wall: severity, .cpu: severity, .scaling: severity],
      seen: "the same \(Readable.brief(Seconds(worst.median))) of computing, \(perCpu(samples, spreads)): "
        + "CPU time spreads by \(Readable.percent(worst.spread)) (p10 to p90) at worst, on CPU \(worst.cpu)"
        + sampledOnly(found),
      why: "the work is fixed and in registers, so this is the machine's own noise: clock changes, SMT "
        + "siblings, or a hypervisor that books others' time to us",
      fix: "fix the clock (governor, turbo), leave SMT siblings idle, use dedicated CPUs; gate CPU time --together; "
        + "else repeat more",
      figures: ["spread_share": worst.spread, "median_s": worst.median])
  }

  /// How far the CPUs are apart from each other.
  static func coreDifference(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let samples = found.turns.value, let spreads = try? spreadByCpu(samples), spreads.count > 1,
      let fast = spreads.min(by: { $0.median < $1.median }),
      let slow = spreads.max(by: { $0.median < $1.median })
    else { return nil }
    let difference = slow.median / fast.median - 1
    let severity = limits.cpuDifference.severity(of: difference)
    return Finding(
      "core-difference",
      effects: [.wall: min(severity, .warning), .cpu: min(severity, .warning), .scaling: severity],
      seen: "CPU \(slow.cpu) takes \(Readable.percent(difference)) more CPU time than CPU \(fast.cpu) "
        + "for the same work (medians of \(Counted.text(samples.count / spreads.count, "run")) each)"
        + sampledOnly(found),
      why: "a run's time depends on where it lands, and P unequal CPUs are not P times one",
      fix: "let all runs of a comparison have the same CPUs (--cores), or keep to cores of one kind",
      figures: ["difference_share": difference])
  }

  /// Whether the same work gets slower, or faster, while all CPUs are busy.
  static func runDown(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    if case .leftOut = found.sustained { return nil }
    guard let samples = found.sustained.value, let drift = Drift(samples, confidence: limits.confidence)
    else {
      return Finding(
        "run-down", .note, seen: "not measured: \(found.sustained.missing ?? unusable)")
    }
    let severity = limits.drift.severity(of: drift.established)
    let range = drift.interval.map {
      "\(Readable.percent($0.lower)) to \(Readable.percent($0.upper))"
    }
    return Finding(
      "run-down", effects: [.wall: severity, .cpu: severity, .scaling: severity],
      seen: "with \(Counted.text(found.cpus.count, "CPU")) busy for \(Readable.brief(drift.length)), "
        + "CPU time of the same work changed by \(Readable.percent(drift.change))"
        + (range.map { " (\(level(limits)) interval \($0), Theil–Sen)" } ?? ""),
      why: "what is measured late is measured on another machine than what is measured early: heat, turbo "
        + "budgets, CPU credits of a cloud machine",
      fix: "interleave what is compared, warm up first, cool the machine or turn turbo off",
      figures: [
        "change_share": drift.change, "lower_share": drift.interval?.lower,
        "upper_share": drift.interval?.upper,
      ])
  }

  /// What P CPUs give on work that shares nothing: no program can scale better here.
  static func threadScaling(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard found.cpus.count > 1 else {
      return Finding(
        "thread-scaling", effects: [.scaling: .unavailable], seen: "only one CPU may be used",
        why: "there is nothing to scale over", fix: "allow more CPUs: taskset, cpuset, container limits")
    }
    guard let rounds = found.scaling.value, let threads = rounds.first?.threads,
      let gain = pairedRatio(
        rounds.map { $0.alone.value * Double(threads) }, rounds.map(\.together.value),
        confidence: limits.confidence),
      let inflation = try? median(rounds.map { $0.togetherCpu.value / Double(threads) / $0.aloneCpu.value })
    else {
      return .unmeasured("thread-scaling", [.scaling], because: found.scaling.missing ?? unusable)
    }
    let ideal = idealSpeedup(found)
    let loss = 1 - gain.ratio / ideal
    let range = gain.interval.map {
      " (\(level(limits)) interval \(Readable.brief($0.lower)) to \(Readable.brief($0.upper)))"
    }
    // No interval is as wide as can be.
    let width = gain.interval.map { $0.width / gain.ratio } ?? .infinity
    let severity = max(limits.scalingLoss.severity(of: loss), limits.scalingWidth.severity(of: width))
    let best = ideal == Double(threads) ? "" : ", of which \(Readable.brief(ideal)) can be had at best"
    return Finding(
      "thread-scaling", effects: [.scaling: severity],
      seen: "\(threads) CPUs give ×\(Readable.brief(gain.ratio))\(range ?? "") on pure compute\(best), "
        + "by \(rounds.count) pairs; a thread's CPU time is ×\(Readable.brief(inflation)) of that of "
        + "one alone",
      why: "work that shares nothing should gain in full; what is missing here, or not certain, is so in "
        + "every speed-up",
      fix: inflation > 1 + limits.scalingLoss.warning
        ? "CPU time grew: shared cores (SMT), turbo, or a crowded host; count cores, not CPUs (--spread)"
        : "CPU time did not grow, so threads waited: stop other work, or lift the CPU quota",
      figures: [
        "speedup": gain.ratio, "speedup_lower": gain.interval?.lower, "speedup_upper": gain.interval?.upper,
        "threads": Double(threads), "ideal": ideal, "cpu_inflation": inflation,
      ])
  }

  /// One physical core's worth for every core among the allowed CPUs, within the quota.
  static func idealSpeedup(_ found: Examination) -> Double {
    let cores = allowedCores(found) ?? found.cpus.count
    let quota = found.facts.cpuLimits.limit(.quota)?.share ?? .infinity
    return min(Double(cores), max(1, quota))
  }

  private static func level(_ limits: FitnessLimits) -> String { Readable.percent(limits.confidence) }

  private static let unusable = "the samples are too few, or the CPU clock too coarse for them"

  private struct Spread {
    let cpu: Int
    let median: Double
    let spread: Double
  }

  private static func spreadByCpu(_ samples: [KernelSample]) throws -> [Spread] {
    try Dictionary(grouping: samples, by: \.cpu).sorted { $0.key < $1.key }.map { cpu, samples in
      let times = samples.map(\.cpuTime.value)
      let middle = try median(times)
      guard middle > 0 else { throw StatisticsError.notPositive(index: 0) }
      return Spread(
        cpu: cpu, median: middle, spread: (try quantile(times, 0.9) - quantile(times, 0.1)) / middle)
    }
  }

  private static func perCpu(_ samples: [KernelSample], _ spreads: [Spread]) -> String {
    "\(samples.count / spreads.count) times on each of \(Counted.text(spreads.count, "CPU"))"
  }

  private static func sampledOnly(_ found: Examination) -> String {
    found.sampledCpus == found.cpus
      ? "" : "; only CPUs \(found.sampledCpus.list) of \(found.cpus.count) were looked at"
  }
}
