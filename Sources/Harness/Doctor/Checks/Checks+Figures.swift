import SpeedupCore
import SpeedupStatistics
import SpeedupSystem

// What the recorded figures rest on: clocks, process start, pins, counters.
extension Checks {
  /// The clock that tells wall time.
  package static func clock(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let samples = found.clock.value else {
      return .unmeasured("clock", [.wall, .scaling], because: found.clock.missing ?? "no readings")
    }
    let severity = clockSeverity(samples, limits)
    let source = found.settings.clockSource
    let better = found.settings.clockSources.contains("tsc") && source != "tsc"
    return Finding(
      "clock", effects: [.wall: severity, .scaling: severity],
      seen: "the clock source is \(source ?? "not told"); \(said(samples))",
      why: "a slow or coarse clock is measured along with the program, and a run of few steps has no figure",
      fix: better
        ? "echo tsc | sudo tee /sys/devices/system/clocksource/clocksource0/current_clocksource"
        : "boot with another clocksource= (tsc, kvm-clock), or measure longer runs",
      figures: figures(samples))
  }

  static func cpuClock(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let samples = found.cpuClock.value else {
      return .unmeasured("cpu-clock", [.cpu], because: found.cpuClock.missing ?? "no readings")
    }
    // Nobody reads it in a tight loop, so only its steps count.
    let step = samples.resolution.map { limits.clockStep.severity(of: $0.value) } ?? .unfit
    return Finding(
      "cpu-clock", effects: [.cpu: samples.backwards > 0 ? .unfit : step],
      seen: "the thread CPU clock: \(said(samples))",
      why: "CPU time is booked in steps of the scheduler's clock; runs of few steps have no figure",
      fix: "use a kernel with precise CPU accounting, or measure longer runs",
      figures: figures(samples))
  }

  /// What it costs to start a program: the floor under every run.
  static func spawnCost(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let walls = found.spawn.value?.walls.map(\.value), let middle = try? median(walls),
      let low = try? quantile(walls, 0.1), let high = try? quantile(walls, 0.9)
    else {
      return .unmeasured(
        "spawn", [.wall, .cpu, .scaling], because: found.spawn.missing ?? "no starts")
    }
    let spread = (high - low) / middle
    // Of a few starts the outer tenths are single ones, which say nothing.
    let jitter = walls.count >= 20 ? limits.spawnSpread.severity(of: spread) : .ok
    let severity = max(limits.spawn.severity(of: middle), jitter)
    return Finding(
      "spawn", effects: [.wall: severity, .scaling: min(severity, .warning)],
      seen: "starting and ending a program that does nothing takes \(Readable.brief(Seconds(middle))) "
        + "(p10 \(Readable.brief(Seconds(low))), p90 \(Readable.brief(Seconds(high))), "
        + "\(Counted.text(walls.count, "start")))",
      why: "this is under every wall time and is never subtracted; short runs measure little else",
      fix: "measure runs of at least \(Readable.brief(Seconds(100 * (high - low)))), so that its spread "
        + "stays below 1 %",
      figures: ["median_s": middle, "spread_share": spread])
  }

  /// Whether a program and a thread run where they are pinned to.
  package static func affinity(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    if case .leftOut = found.affinity { return nil }
    guard let samples = found.affinity.value, !samples.isEmpty else {
      return .unmeasured("affinity", [.scaling], because: found.affinity.missing ?? "no CPU was tried")
    }
    let broken = samples.filter { !$0.honoured }.map(\.asked)
    let tried = CpuSet(samples.map(\.asked)).list
    return Finding(
      "affinity", effects: broken.isEmpty ? [:] : [.scaling: .unfit, .wall: .warning],
      seen: broken.isEmpty
        ? "a program and a thread ran where they were pinned to, on each of CPUs \(tried)"
        : "pinned to CPUs \(CpuSet(broken).list), a program or a thread was not there alone (tried \(tried))",
      why: "core counts that are asked for and not given make every speed-up wrong",
      fix: "look for what overrides masks: a cpuset manager, a sandbox, an emulator",
      figures: ["tried": Double(samples.count), "broken": Double(broken.count)])
  }

  /// Whether instructions can be counted.
  static func instructionCounter(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let counters = found.facts.counters else {
      return .unmeasured("counters", [.instructions], because: "the kernel was not asked")
    }
    if counters == .available {
      return Finding("counters", seen: "the instruction counter can be read (perf_event_open)")
    }
    let stepped = found.facts.tools.contains { $0.name == "valgrind" && $0.path != nil }
    var refused = false
    if case .refused = counters { refused = true }
    let count = refused ? "sudo sysctl kernel.perf_event_paranoid=2" : "use a machine with a counter"
    return Finding(
      "counters", effects: [.instructions: stepped ? .warning : .unavailable],
      seen: "instruction counter \(counters); valgrind is \(stepped ? "installed" : "not installed")",
      why: stepped
        ? "instructions come from valgrind's cachegrind alone: exact, but many times slower, and one thread "
          + "at a time"
        : "there is nothing that counts instructions",
      fix: stepped ? count : "\(count), or sudo apt install valgrind")
  }

  private static func clockSeverity(_ samples: ClockSamples, _ limits: FitnessLimits) -> Severity {
    guard samples.backwards == 0, let step = samples.resolution else { return .unfit }
    return max(limits.clockStep.severity(of: step.value), limits.clockCost.severity(of: samples.cost.value))
  }

  private static func said(_ samples: ClockSamples) -> String {
    let step = samples.resolution.map { "smallest step \(Readable.brief($0))" } ?? "it never moved"
    let back = samples.backwards > 0 ? ", \(samples.backwards) steps backwards" : ""
    return "\(Readable.brief(samples.cost)) a reading, \(step)\(back), longest hold-up "
      + "\(Readable.brief(samples.longest)) (\(samples.readings) readings)"
  }

  private static func figures(_ samples: ClockSamples) -> [String: Double?] {
    [
      "cost_s": samples.cost.value, "step_s": samples.resolution?.value, "longest_s": samples.longest.value,
      "backwards": Double(samples.backwards),
    ]
  }
}
