import CSpeedupLinux
import Glibc
import SpeedupCore

/// Measures a stretch of this process's own life: what a workload's timed region took.
///
/// Everything that costs time (opening counters, resetting the peak) happens in `init`, before the clock is read,
/// and in `stop` after it was read.
package final class RegionMeter {
  private let counter = InstructionCounter()
  private let peak = RegionPeak()
  private let noise = MachineNoise.now()
  private let delay = SchedulerStatistics.of(thread: cl_thread_id())
  private var ownBefore = cl_usage()
  private var childrenBefore = cl_usage()
  private let start: Int64

  package init() {
    counter?.reset()
    _ = cl_usage_now(0, &ownBefore)
    _ = cl_usage_now(1, &childrenBefore)
    start = cl_now_ns()
  }

  /// Stops measuring. The run-queue delay is that of the thread that made this and calls it; workers' own comes on top.
  package func stop() -> RunFigures {
    var figures = RunFigures()
    figures.wall = Seconds(nanoseconds: cl_now_ns() - start)
    figures.take(instructions: counter?.value, by: .counter)
    var own = cl_usage()
    var children = cl_usage()
    _ = cl_usage_now(0, &own)
    _ = cl_usage_now(1, &children)
    peak.read(into: &figures)
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
  /// The run's group; nil where there is none.
  private let group: String?
  private let before: MemoryKinds?

  init() {
    if let path = Environment.value(Environment.peakFileKey) {
      // Version 2 resets per open file, so this one stays open; version 1 resets for all.
      let file = open(path, O_RDWR | O_CLOEXEC)
      if file >= 0, write(file, "0", 1) == 1 {
        (descriptor, method) = (file, path.hasSuffix("memory.peak") ? .cgroup2 : .cgroup1)
        let group = String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex))
        self.group = group
        before = MemoryKinds(group: group)
        return
      }
      if file >= 0 { close(file) }
    }
    (descriptor, method) = (-1, Files.set("/proc/self/clear_refs", to: "5") ? .highWater : nil)
    (group, before) = (nil, nil)
  }

  func read(into figures: inout RunFigures) {
    figures.peakMemory = method.flatMap { _ in descriptor >= 0 ? groupPeak() : highWater() }
    figures.peakMemoryMethod = figures.peakMemory.flatMap { _ in method?.rawValue }
    let (own, way) = withoutCache(peak: figures.peakMemory)
    figures.memoryWithoutCache = own
    figures.memoryWithoutCacheMethod = own.map { _ in way.rawValue }
  }

  private func groupPeak() -> Bytes? {
    defer { close(descriptor) }
    var text = [UInt8](repeating: 0, count: 64)
    let count = pread(descriptor, &text, text.count, 0)
    return Int(String(decoding: text.prefix(max(0, count)), as: UTF8.self).prefix { $0.isNumber }).map { Bytes($0) }
  }

  private func highWater() -> Bytes? {
    let status = try? Files.readText("/proc/self/status")
    return status.flatMap { ProcessTree.size("VmHWM:", in: $0) }
  }

  private func withoutCache(peak: Bytes?) -> (Bytes?, CachelessMethod) {
    guard let group else {
      return (MemoryKinds(of: [getpid()] + ProcessTree.descendants(of: getpid()))?.withoutCache, .atEnd)
    }
    let method: CachelessMethod = self.method == .cgroup1 ? .cgroup1LessCache : .cgroup2LessCache
    guard let peak, let before, let after = MemoryKinds(group: group), let cache = after.cache else {
      return (nil, method)
    }
    return (max(after.withoutCache, peak - max(cache, before.cache ?? cache)), method)
  }
}
