import CSpeedupLinux
import Glibc
import SpeedupCore

/// What a machine did over a stretch of time, and what of it was not our doing. nil is "unknown".
package struct LoadWindow: Sendable, Equatable {
  package var length: Seconds
  package var cpus: CpuSet
  /// Time they had, all together.
  package var total: Seconds?
  /// Time they were running something, our own work included.
  package var busy: Seconds?
  /// Time the hypervisor took from them.
  package var steal: Seconds?
  /// CPU time of this process and its ended children.
  package var own: Seconds
  /// Time in which some thread of the machine waited for a CPU.
  package var waiting: Seconds?
  /// Runnable threads of the whole machine beside this one, looked up from time to time.
  package var runnable: [Int] = []

  /// A window of these figures.
  package init(length: Seconds, cpus: CpuSet, own: Seconds) {
    self.length = length
    self.cpus = cpus
    self.own = own
  }

  /// The kernel books these times in ticks of 10 ms: of less than this many seconds one tick is more than 2.5
  /// %, and no share is told.
  private static let shortest = Seconds(0.4)

  /// The part of the CPUs' time that others used, in 0...1; nil of too short a time. Both sides of the
  /// difference are rounded by the kernel, so it may come out below nothing, and is cut off there.
  package var othersShare: Double? {
    guard let total, let busy, total >= Self.shortest else { return nil }
    return max(0, busy.value - own.value) / total.value
  }

  /// The part of the wanted CPU time that the hypervisor gave to others, in 0...1; nil when little was
  /// wanted.
  package var stealShare: Double? {
    guard let busy, let steal, busy + steal >= Self.shortest else { return nil }
    return steal.value / (busy.value + steal.value)
  }

  /// The part of the window in which some thread waited for a CPU, in 0...1.
  package var waitingShare: Double? { waiting.map { min(1, max(0, $0.value / length.value)) } }
}

/// One look at the machine's load, of which two make a window.
package struct LoadReading: Sendable {
  private let time: Seconds
  private let cpus: CpuSet
  private let ticks: ProcessorTicks?
  private let waiting: Seconds?
  private let own: Seconds

  package static func now(cpus: CpuSet) -> LoadReading {
    let ticks = (try? Files.readText("/proc/stat")).flatMap { ProcessorTicks(parsing: $0, cpus: cpus) }
    var (usage, children) = (cl_usage(), cl_usage())
    _ = cl_usage_now(0, &usage)
    _ = cl_usage_now(1, &children)
    let own = usage.user_us + usage.system_us + children.user_us + children.system_us
    return LoadReading(
      time: ProcessClock.now, cpus: cpus, ticks: ticks, waiting: MachineNoise.now().pressure,
      own: Seconds(Double(own) * 1e-6))
  }

  /// What has happened since this reading.
  package func window() -> LoadWindow {
    let end = LoadReading.now(cpus: cpus)
    var window = LoadWindow(length: end.time - time, cpus: cpus, own: end.own - own)
    if let before = ticks, let after = end.ticks {
      window.total = after.total - before.total
      window.busy = after.busy - before.busy
      window.steal = after.steal - before.steal
    }
    if let before = waiting, let after = end.waiting { window.waiting = after - before }
    return window
  }
}

/// How much others do while this process does nothing.
package enum LoadProbe {
  /// Watches the machine for `duration`, and looks at its runnable threads some 50 times.
  package static func idle(cpus: CpuSet, duration: Seconds) -> LoadWindow {
    let pause = min(0.02, max(0.001, duration.value / 50))
    // The window begins with the reading, which may itself take long on a loaded machine.
    let reading = LoadReading.now(cpus: cpus)
    let start = ProcessClock.now
    var runnable: [Int] = []
    while ProcessClock.now - start < duration {
      usleep(UInt32(pause * 1e6))
      if let all = runnableThreads { runnable.append(max(0, all - 1)) }
    }
    var window = reading.window()
    window.runnable = runnable
    return window
  }

  /// From `1.15 0.70 0.50 5/117 30014`: the 5, this thread included. Cheaper to read than /proc/stat.
  private static var runnableThreads: Int? {
    guard let text = try? Files.readText("/proc/loadavg") else { return nil }
    let fields = text.split(separator: " ")
    return fields.count > 3 ? fields[3].split(separator: "/").first.flatMap { Int($0) } : nil
  }
}
