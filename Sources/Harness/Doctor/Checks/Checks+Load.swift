import SpeedupCore
import SpeedupStatistics
import SpeedupSystem

// Who else wants the CPUs. CPU time counts no waiting: crowding only touches it through caches and clocks, so
// these findings at most warn of it.
extension Checks {
  /// What others used of the CPUs, while we did nothing and while the probes ran, and how many threads they
  /// had ready. Both windows count: load comes in bursts.
  static func otherLoad(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let window = found.idle.value else {
      return .unmeasured("load", [.wall, .scaling], because: found.idle.missing ?? "no window")
    }
    let runnable = try? mean(window.runnable.map { Double($0) })
    // The kernel counts runnable threads of the whole machine, also on CPUs that we may not use.
    let online = max(1, found.facts.cpuLimits.limit(.online)?.cpus?.count ?? window.cpus.count)
    let perCpu = runnable.map { $0 / Double(online) }
    let shares = [window.othersShare, found.busy.value?.othersShare]
    var said: [String] = []
    if let share = shares[0] {
      said.append("others used \(Readable.percent(share)) of CPUs \(window.cpus.list) (/proc/stat)")
    }
    if let share = shares[1] { said.append("others used \(Readable.percent(share)) while the probes ran") }
    if let runnable {
      said.append(
        "\(Readable.brief(runnable)) other threads were runnable on average on the machine's "
          + "\(Counted.text(online, "CPU")) (/proc/loadavg)")
    }
    guard !said.isEmpty else {
      return .unmeasured("load", [.wall, .scaling], because: "/proc/stat and /proc/loadavg tell nothing")
    }
    if let load = found.facts.state.loadAverage {
      said.append("load average \(Readable.brief(load))")
    }
    let severity = max(
      shares.compactMap { $0 }.map(limits.othersBusy.severity).max() ?? .ok,
      perCpu.map(limits.runnablePerCpu.severity) ?? .ok)
    return Finding(
      "load", effects: crowding(severity),
      seen: "while we did nothing for \(Readable.brief(window.length)), \(said.joined(separator: "; "))",
      why: "a run that must share its CPUs waits, and a speed-up measured so is that of the crowd",
      fix: "see who it is (ps -eo pcpu,comm --sort=-pcpu | head) and stop it, or pin runs to CPUs that are "
        + "free (--cores, taskset)",
      figures: [
        "others_share": shares[0], "others_during_probes_share": shares[1], "runnable_per_cpu": perCpu,
        "window_s": window.length.value,
      ])
  }

  /// Time in which some thread waited for a CPU while we did nothing.
  package static func cpuPressure(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let window = found.idle.value, let share = window.waitingShare else {
      return Finding("pressure", .note, seen: "the kernel tells no CPU pressure (/proc/pressure/cpu)")
    }
    return Finding(
      "pressure", effects: crowding(limits.cpuPressure.severity(of: share)),
      seen: "some thread waited for a CPU in \(Readable.percent(share)) of "
        + "\(Readable.brief(window.length)) in which we did nothing (/proc/pressure/cpu)",
      why: "where threads queue before our runs start, our runs will queue too",
      fix: "stop what competes, or measure CPU time or instructions instead of wall time",
      figures: ["pressure_share": share])
  }

  /// Waiting for memory and for input and output over the last ten seconds.
  static func stalls(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    let (memory, io) = (found.facts.state.memoryPressure, found.facts.state.ioPressure)
    let said = [("memory", memory), ("input and output", io)].compactMap { name, percent in
      percent.map { "\(name) \(Readable.percent($0 / 100))" }
    }
    guard !said.isEmpty else { return nil }
    let memorySeverity = memory.map { limits.stall.severity(of: $0 / 100) } ?? .ok
    let ioSeverity = io.map { limits.stall.severity(of: $0 / 100) } ?? .ok
    return Finding(
      "stalls",
      effects: [
        .wall: max(memorySeverity, min(ioSeverity, .warning)), .memory: memorySeverity,
        .scaling: max(memorySeverity, min(ioSeverity, .warning)),
      ],
      seen: "of the last 10 s some thread waited for \(said.joined(separator: ", for ")) (/proc/pressure)",
      why: "runs will wait too, and memory that is taken back from a program is missing from its peak",
      fix: "wait for the disk to settle, stop what uses up the memory, or give the machine more",
      figures: [
        "memory_stall_share": memory.map { $0 / 100 }, "io_stall_share": io.map { $0 / 100 },
      ])
  }

  /// What the hypervisor took while the compute probes ran.
  package static func steal(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    var isVirtual = false
    if case .present = found.facts.hypervisor { isVirtual = true }
    guard let share = found.busy.value?.stealShare else {
      let sinceBoot = found.facts.state.stealFraction.map { "; \(Readable.percent($0)) since boot" }
      return Finding(
        "steal", .note, seen: "no figure of steal while the probes ran\(sinceBoot ?? "") (/proc/stat)")
    }
    let severity = limits.steal.severity(of: share)
    let silent = isVirtual && share == 0 && (found.facts.state.stealFraction ?? 0) == 0
    return Finding(
      "steal", silent ? .note : .ok,
      // A hypervisor that takes time away may do so within what the guest books as CPU time.
      effects: [.wall: severity, .scaling: severity, .cpu: min(severity, .warning)],
      seen: "the hypervisor took \(Readable.percent(share)) of the CPU time that was wanted while the "
        + "probes ran (/proc/stat)" + (silent ? "; none since boot, so it may not tell" : ""),
      why: silent
        ? "what is taken unseen shows in the core stability alone"
        : "time that other virtual machines got is in our wall times, and partly in our CPU times",
      fix: silent ? nil : "use a machine with dedicated CPUs, or measure at a quieter hour",
      figures: ["steal_share": share])
  }

  /// How long a spinning thread was off its CPU: run-queue delay, steal and interrupts together.
  static func offCpu(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let samples = found.turns.value, !samples.isEmpty else {
      return .unmeasured("run-queue", [.wall, .scaling], because: found.turns.missing ?? "no samples")
    }
    let wall = samples.reduce(0) { $0 + $1.wall.value }
    // It never sleeps, so all of the wall time that is no CPU time is waiting.
    let lost = samples.map { max(0, $0.wall.value - $0.cpuTime.value) }
    let share = lost.reduce(0, +) / wall
    let delays = samples.compactMap(\.runDelay?.value)
    let queued = delays.count == samples.count ? delays.reduce(0, +) / wall : nil
    let inQueue = queued.map { ", \(Readable.percent($0)) in the run queue (schedstat)" } ?? ""
    return Finding(
      "run-queue", effects: crowding(limits.offCpu.severity(of: share)),
      seen: "a pinned, spinning thread was off its CPU for \(Readable.percent(share)) of "
        + "\(Readable.brief(Seconds(wall)))\(inQueue); at worst "
        + "\(Readable.brief(Seconds(lost.max() ?? 0))) in one run of \(typical(samples))",
      why: "this much of every wall time is waiting, and it differs from run to run",
      fix: "stop other work or keep it off these CPUs (isolcpus=, a cpuset); until then judge CPU time only",
      figures: ["off_cpu_share": share, "run_queue_share": queued, "longest_s": lost.max()])
  }

  /// Wall time and scaling suffer in full, CPU time at most by a warning.
  private static func crowding(_ severity: Severity) -> [Metric: Severity] {
    [.wall: severity, .scaling: severity, .cpu: severity == .unfit ? .warning : .ok]
  }

  private static func typical(_ samples: [KernelSample]) -> String {
    (try? median(samples.map(\.cpuTime.value))).map { Readable.brief(Seconds($0)) } ?? "?"
  }
}
