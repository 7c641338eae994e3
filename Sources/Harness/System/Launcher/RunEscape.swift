import CSpeedupLinux
import Glibc
import SpeedupCore

/// What a program does that puts its figures outside of what holds or measures them.
struct RunEscape: Equatable {
  /// A process is not in the run's cgroup any more: neither limit nor peak know of its memory.
  private(set) var leftGroup = false
  /// A process uses huge pages, which cgroups don't count.
  private(set) var hugePages = false
  /// CPUs that a process allowed itself beyond those of the run.
  private(set) var cpus: CpuSet?

  init() {}

  /// Of one process, which may have ended but is not reaped.
  /// - Parameter isOver: it has ended. Then the kernel tells nothing of its pages any more, and with cgroups of version 1
  ///   nothing of its group.
  init(of process: Int32, group: RunCgroup?, cpus asked: CpuSet?, isOver: Bool = false) {
    if let group, !(isOver && group.forgetsTheEnded) { leftGroup = !group.holds(process) }
    hugePages = group != nil && !isOver && Self.usesHugePages(process)
    guard let asked else { return }
    var mask = [UInt8](repeating: 0, count: 8192)
    let filled = mask.withUnsafeMutableBufferPointer { cl_get_affinity(process, $0.baseAddress, $0.count) }
    guard filled > 0 else { return }
    let now = CpuSet(mask: Array(mask.prefix(Int(filled))))
    if !Set(now.cpus).isSubset(of: asked.cpus) { cpus = now }
  }

  mutating func merge(_ other: RunEscape) {
    leftGroup = leftGroup || other.leftGroup
    hugePages = hugePages || other.hugePages
    cpus = cpus ?? other.cpus
  }

  /// Takes out of an outcome what does not hold, and says why.
  func mark(_ outcome: inout LaunchOutcome) {
    if leftGroup || hugePages {
      outcome.peakMemory = nil
      outcome.peakMethod = nil
      outcome.memoryWithoutCache = nil
      outcome.memoryWithoutCacheMethod = nil
    }
    if leftGroup { outcome.peakThreads = nil }
    if leftGroup { outcome.remarks.append("a process left the run's cgroup: memory is neither limited nor measured") }
    if hugePages {
      outcome.remarks.append("it uses huge pages, which no cgroup counts: memory is neither limited nor measured")
    }
    if let cpus { outcome.mask = cpus }
  }

  private static let pool = KernelFile("/proc/sys/vm/nr_hugepages")

  /// Only where the machine has any set aside: else there is nothing to be read of a process.
  private static func usesHugePages(_ process: Int32) -> Bool {
    guard let pool = pool?.text, pool.prefix(1) != "0",
      let text = try? Files.readText("/proc/\(process)/status")
    else { return false }
    return (ProcessTree.size("HugetlbPages:", in: text) ?? Bytes(0)) > Bytes(0)
  }
}
