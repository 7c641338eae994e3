import CSpeedupLinux
import Glibc
import SpeedupCore

/// Measures a stretch of this process's own life: what a workload's timed region took.
///
/// Everything that costs time (opening counters, resetting the peak) happens in `init`, before the clock is read,
/// and in `stop` after it was read.
public final class RegionMeter {
  /// What the stretch took. nil: not measured.
  public struct Figures: Sendable, Equatable {
    /// By the monotonic clock.
    public var wall = Seconds(0)
    /// User time of all threads and ended children.
    public var user: Seconds?
    /// Kernel time, likewise.
    public var system: Seconds?
    /// Peak memory, the state at the start included.
    public var peakMemory: Bytes?
    /// How the peak was had.
    public var peakMethod: PeakMemoryMethod?
    /// Page faults without reading.
    public var minorFaults: Int?
    /// Page faults with reading.
    public var majorFaults: Int?
    /// Switches because a thread waited.
    public var voluntarySwitches: Int?
    /// Switches because a thread was taken off its CPU.
    public var involuntarySwitches: Int?
    /// Run-queue delay of the thread that called `start` and `stop`; workers' own comes on top.
    public var runDelay: Seconds?
    /// Time the hypervisor took from the machine.
    public var steal: Seconds?
    /// Time in which some task of the machine waited for a CPU.
    public var cpuPressure: Seconds?
    /// Instructions retired in user mode.
    public var instructions: Int?
  }

  private let counter = InstructionCounter()
  private let peak = RegionPeak()
  private let noise = MachineNoise.now()
  private let delay = SchedulerStatistics.of(thread: cl_thread_id())
  private var ownBefore = cl_usage()
  private var childrenBefore = cl_usage()
  private let start: Int64

  /// Starts measuring.
  public init() {
    counter?.reset()
    _ = cl_usage_now(0, &ownBefore)
    _ = cl_usage_now(1, &childrenBefore)
    start = cl_now_ns()
  }

  /// Stops measuring.
  public func stop() -> Figures {
    var figures = Figures()
    figures.wall = Seconds(nanoseconds: cl_now_ns() - start)
    figures.instructions = counter?.value
    var own = cl_usage()
    var children = cl_usage()
    _ = cl_usage_now(0, &own)
    _ = cl_usage_now(1, &children)
    (figures.peakMemory, figures.peakMethod) = peak.read()
    func difference(_ path: KeyPath<cl_usage, Int64>) -> Int64 {
      own[keyPath: path] - ownBefore[keyPath: path] + children[keyPath: path] - childrenBefore[keyPath: path]
    }
    figures.user = Seconds(Double(difference(\.user_us)) * 1e-6)
    figures.system = Seconds(Double(difference(\.system_us)) * 1e-6)
    figures.minorFaults = Int(difference(\.minor_faults))
    figures.majorFaults = Int(difference(\.major_faults))
    figures.voluntarySwitches = Int(difference(\.voluntary))
    figures.involuntarySwitches = Int(difference(\.involuntary))
    if let before = delay, let after = SchedulerStatistics.of(thread: cl_thread_id()) {
      figures.runDelay = after.waiting - before.waiting
    }
    let now = MachineNoise.now()
    if let before = noise.steal, let after = now.steal { figures.steal = after - before }
    if let before = noise.pressure, let after = now.pressure { figures.cpuPressure = after - before }
    return figures
  }
}

/// The peak of memory from a moment on: that of the run's cgroup where the launcher made one, else this process's
/// own high-water mark. Both are reset first, so that what the preparation used and gave back does not count.
private struct RegionPeak {
  private let descriptor: Int32
  private let method: PeakMemoryMethod?

  init() {
    if let path = Environment.value(Environment.peakFileKey) {
      // Version 2 resets per open file, so this one stays open; version 1 resets for all.
      let file = open(path, O_RDWR | O_CLOEXEC)
      if file >= 0, write(file, "0", 1) == 1 {
        (descriptor, method) = (file, path.hasSuffix("memory.peak") ? .cgroup2 : .cgroup1)
        return
      }
      if file >= 0 { close(file) }
    }
    (descriptor, method) = (-1, Files.set("/proc/self/clear_refs", to: "5") ? .highWater : nil)
  }

  func read() -> (Bytes?, PeakMemoryMethod?) {
    guard let method else { return (nil, nil) }
    if descriptor >= 0 {
      defer { close(descriptor) }
      var text = [UInt8](repeating: 0, count: 64)
      let count = pread(descriptor, &text, text.count, 0)
      let digits = String(decoding: text.prefix(max(0, count)), as: UTF8.self).prefix { $0.isNumber }
      return Int(digits).map { (Bytes($0), method) } ?? (nil, nil)
    }
    guard let status = try? Files.readText("/proc/self/status"),
      let peak = ProcessTree.kibibytes("VmHWM:", in: status)
    else { return (nil, nil) }
    return (Bytes(peak * 1024), method)
  }
}
