import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupSystem

/// Made-up examinations: a perfect one, and what a test changes of it.
enum DoctorMachines {
  /// What a check finds on a perfect machine with one change, by the limits as documented.
  static func judge(_ check: DoctorCheck, _ change: (inout Examination) -> Void) throws -> Finding {
    var found = perfect()
    change(&found)
    return try #require(check(found, FitnessLimits()))
  }

  /// A server of four cores on which nothing is wrong, fully examined.
  static func perfect(_ changes: [String: String?] = [:], cpus list: String = "0-3") -> Examination {
    let cpus = CpuSet(list: list) ?? CpuSet([])
    let files = SystemFiles(text: text(of: changes))
    var facts = MachineFacts(reading: files, calls: answers(cpus))
    facts.tools = ["gnuplot", "valgrind"].map {
      InstalledTool(name: $0, path: "/usr/bin/\($0)", version: nil)
    }
    let allowed = facts.cpuLimits.cpus ?? cpus
    var found = Examination(
      depth: .full, facts: facts, settings: KernelSettings(reading: files), cpus: allowed,
      sampledCpus: allowed)
    found.clock = .taken(clock())
    found.cpuClock = .taken(clock())
    found.idle = .taken(window(cpus: allowed))
    found.busy = .taken(window(cpus: allowed, own: 4))
    found.spawn = .taken(starts([0.0005], count: 100))
    found.turns = .taken(kernels(cpus: allowed.cpus, count: 50) { _, _ in 0.005 })
    found.sustained = .taken(kernels(cpus: allowed.cpus, count: 1000) { _, _ in 0.005 })
    found.scaling = .taken(rounds(speedup: 4, threads: 4))
    found.memoryScaling = .taken(
      MemoryScaling(block: Bytes(64 << 20), rounds: rounds(speedup: 4, threads: allowed.count)))
    found.memory = .taken(memory(error: 0))
    found.affinity = .taken(
      allowed.cpus.map { AffinitySample(asked: $0, program: CpuSet([$0]), thread: CpuSet([$0]), ranOn: $0) })
    found.took = Seconds(9)
    return found
  }

  private static func text(of changes: [String: String?]) -> @Sendable (String) -> String? {
    let root = "/sys/devices/system/cpu"
    let clock = "/sys/devices/system/clocksource/clocksource0"
    var tree = [
      "/proc/cpuinfo": "processor : 0\nmodel name : Server\nflags : fpu avx2\n",
      "/proc/meminfo": "MemTotal: 8000000 kB\nMemAvailable: 7000000 kB\nSwapTotal: 0 kB\nSwapFree: 0 kB\n",
      "/proc/loadavg": "0.10 0 0 1/2 3\n", "/proc/pressure/memory": "some avg10=0.00 avg60=0\n",
      "/proc/pressure/io": "some avg10=0.00 avg60=0\n", "/proc/sys/kernel/randomize_va_space": "2\n",
      "/sys/kernel/mm/transparent_hugepage/enabled": "always [madvise] never\n",
      "\(clock)/current_clocksource": "tsc\n", "\(clock)/available_clocksource": "tsc hpet\n",
      "\(root)/online": "0-3\n", "\(root)/cpufreq/boost": "0\n",
    ]
    for cpu in 0..<4 {
      tree["\(root)/cpu\(cpu)/cpufreq/scaling_governor"] = "performance\n"
      tree["\(root)/cpu\(cpu)/topology/physical_package_id"] = "0\n"
      tree["\(root)/cpu\(cpu)/topology/thread_siblings_list"] = "\(cpu)\n"
    }
    for (path, text) in changes { tree[path] = text }
    let files = tree
    return { files[$0] }
  }

  private static func answers(_ cpus: CpuSet) -> SystemAnswers {
    var answers = SystemAnswers()
    answers.affinity = cpus
    answers.counterProbe = .counted(1000)
    return answers
  }

  /// A clock of even steps.
  static func clock(step: Int64 = 25) -> ClockSamples {
    // A fixed array of at least two readings always gives samples.
    ClockSamples((0..<1000).map { $0 * step })!
  }

  /// A second on these CPUs, of which others used a part.
  static func window(
    cpus: CpuSet, others: Double = 0, own: Double = 0, steal: Double = 0, waiting: Double = 0,
    runnable: Int = 0
  ) -> LoadWindow {
    let total = Double(cpus.count)
    var window = LoadWindow(length: Seconds(1), cpus: cpus, own: Seconds(own))
    window.total = Seconds(total)
    window.busy = Seconds(own + others * total)
    window.steal = Seconds(steal)
    window.waiting = Seconds(waiting)
    window.runnable = [runnable, runnable]
    return window
  }

  /// Starts that took these times, over and over.
  static func starts(_ walls: [Double], count: Int) -> SpawnSamples {
    var samples = SpawnSamples()
    samples.walls = (0..<count).map { Seconds(walls[$0 % walls.count]) }
    samples.peakMethod = .cgroup2
    return samples
  }

  /// Runs of a kernel that took this CPU time; off the CPU for a fixed part of the wall time.
  static func kernels(
    cpus: [Int], count: Int, offCpu: Double = 0, _ time: (_ cpu: Int, _ index: Int) -> Double
  ) -> [KernelSample] {
    cpus.flatMap { cpu in
      (0..<count).map { index in
        let used = time(cpu, index)
        let wall = used / (1 - offCpu)
        return KernelSample(
          cpu: cpu, start: Seconds(Double(index) * 0.005), wall: Seconds(wall), cpuTime: Seconds(used),
          runDelay: Seconds(wall - used))
      }
    }
  }

  /// Rounds that all gave this speed-up.
  static func rounds(speedup: Double, threads: Int, count: Int = 16) -> [ScalingRound] {
    let together = 0.05 * Double(threads) / speedup
    return [ScalingRound](
      repeating: ScalingRound(
        threads: threads, alone: Seconds(0.05), together: Seconds(together), aloneCpu: Seconds(0.05),
        togetherCpu: Seconds(0.05 * Double(threads))), count: count)
  }

  /// Readings of a program of 64 MiB that are off by a fraction.
  static func memory(error: Double, method: PeakMemoryMethod = .cgroup2) -> [MemorySample] {
    let size = Bytes(64 * 1_048_576)
    let floor = 1_000_000
    let top = floor + Int((Double(size.count) * (1 + error)).rounded())
    return [
      MemorySample(touched: Bytes(0), peak: Bytes(floor), method: method),
      MemorySample(touched: size, peak: Bytes(top), method: method),
    ]
  }
}
