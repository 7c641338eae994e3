import SpeedupCore

// How the machine is set. These read files only; what a setting does shows in the probes.
extension Checks {
  /// A control group's CPU time per period.
  package static func cpuQuota(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let quota = found.facts.cpuLimits.limit(.quota), quota.share < Double(found.cpus.count) else {
      return nil
    }
    let share = Readable.brief(quota.share)
    let wall: Severity = quota.share < 1 ? .unfit : .warning
    return Finding(
      "cpu-quota", effects: [.wall: wall, .scaling: wall],
      seen: "\(share) CPUs' worth of time on \(Counted.text(found.cpus.count, "CPU")) (\(quota.place))",
      why: "once the quota of a period (mostly 100 ms) is used up all threads stop until the next: wall time "
        + "jumps, and more threads than the quota don't gain",
      fix: quota.share < 1
        ? "lift the quota to at least one CPU"
        : "keep to --cores 1..\(quota.cores), or lift the quota")
  }

  package static func governor(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let governor = found.facts.frequency?.governor else {
      return Finding(
        "governor", .note, seen: "the kernel tells of no frequency governor, as in most virtual machines",
        why: "what the clock does shows in core-stability and run-down alone")
    }
    let fixed = governor == "performance"
    return Finding(
      "governor", effects: slowing(fixed ? .ok : .warning),
      seen: "the frequency governor is \(governor) (cpufreq/scaling_governor)",
      why: "the clock follows the load, so a short run sees a slower machine than a long one",
      fix: "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor")
  }

  /// Clocks above the nominal one.
  package static func turbo(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let turbo = found.facts.frequency?.turbo else {
      return Finding("turbo", .note, seen: "the kernel does not tell whether turbo is on")
    }
    return Finding(
      "turbo", effects: slowing(turbo ? .warning : .ok), seen: "turbo is \(turbo ? "on" : "off")",
      why: "the clock depends on heat and on how many cores are busy: one thread alone runs faster than "
        + "beside others, which lowers every speed-up",
      fix: found.settings.turboOff)
  }

  /// Several threads a core.
  package static func smt(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let cores = allowedCores(found) else {
      return Finding("smt", .note, seen: "the kernel does not tell which CPUs share a core")
    }
    let shared = cores < found.cpus.count
    return Finding(
      "smt", effects: [.scaling: shared ? .warning : .ok],
      seen: shared
        ? "\(found.cpus.count) CPUs are \(Counted.text(cores, "core")) with SMT siblings (topology)"
        : "\(Counted.text(found.cpus.count, "CPU")), each a core of its own (topology)",
      why: "two threads of one core share its units: beyond one thread a core, speed-ups are those of SMT",
      fix: "keep to --spread --cores 1..\(cores), or "
        + "echo off | sudo tee /sys/devices/system/cpu/smt/control")
  }

  /// Random addresses. Advice differs (LLVM's tips turn it off for less noise, pyperf wants it on): a fixed
  /// layout is one throw of the dice for all runs, and a lucky layout looks like a faster program (Mytkowicz
  /// et al., "Producing wrong data without doing anything obviously wrong!", 2009). With a fresh process a
  /// run the random layout averages out, so on is right here.
  package static func layoutRandomisation(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let level = found.settings.layoutRandomisation else {
      return Finding("aslr", .note, seen: "the kernel does not tell of address randomisation")
    }
    let place = "/proc/sys/kernel/randomize_va_space"
    let state = level == 0 ? "off" : level == 2 ? "full" : "partial"
    return Finding(
      "aslr", level == 2 ? .ok : .note,
      seen: "address space randomisation is \(state) (\(place))",
      why: "with one layout for all runs, that layout's luck can look like a difference between programs",
      fix: "echo 2 | sudo tee \(place)")
  }

  /// Programs that features need.
  package static func tools(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    let uses = [("gnuplot", "charts"), ("valgrind", "exact instruction counts")]
    let missing = uses.filter { use in
      !found.facts.tools.contains { $0.name == use.0 && $0.path != nil }
    }
    let there = uses.filter { use in !missing.contains { $0.0 == use.0 } }.map(\.0)
    guard !missing.isEmpty else {
      return Finding("tools", seen: "\(there.joined(separator: " and ")) are installed")
    }
    return Finding(
      "tools", .note, seen: "\(missing.map(\.0).joined(separator: " and ")) not installed",
      why: "there will be no \(missing.map(\.1).joined(separator: " and no "))",
      fix: "sudo apt install \(missing.map(\.0).joined(separator: " "))")
  }

  /// How many cores the allowed CPUs belong to; nil when the topology does not tell of all of them.
  static func allowedCores(_ found: Examination) -> Int? {
    guard let topology = found.facts.topology else { return nil }
    let allowed = Set(found.cpus.cpus)
    let known = topology.cpus.filter { allowed.contains($0.number) }.compactMap(\.siblings)
    return known.count == allowed.count && !allowed.isEmpty ? Set(known).count : nil
  }

  /// A changing clock touches all times.
  private static func slowing(_ severity: Severity) -> [Metric: Severity] {
    [.wall: severity, .cpu: severity, .scaling: severity]
  }
}
