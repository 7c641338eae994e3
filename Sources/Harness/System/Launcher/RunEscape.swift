import CSpeedupLinux
import Glibc
import SpeedupCore

/// What a program does that puts its figures outside of what holds or measures them.
struct RunEscape: Equatable {
  /// A process is not in the run's cgroup any more: neither limit nor peak know of its memory.
  private(set) var leftGroup = false
  /// A process uses huge pages, which neither cgroups nor the sizes of processes count.
  private(set) var hugePages = false
  /// CPUs that a process, or a thread of one, allowed itself beyond those of the run.
  private(set) var cpus: CpuSet?

  init() {}

  /// Of one process, which may have ended but is not reaped.
  /// - Parameter isOver: it has ended. Then the kernel tells nothing of its pages any more, and with cgroups of version 1
  ///   nothing of its group.
  init(of process: Int32, group: RunCgroup?, cpus asked: CpuSet?, isOver: Bool = false) {
    if let group, !(isOver && group.forgetsTheEnded) { leftGroup = !group.holds(process) }
    hugePages = !isOver && Self.usesHugePages(process)
    guard let asked else { return }
    let others = isOver ? [] : ((try? Files.names(in: "/proc/\(process)/task")) ?? []).compactMap { Int32($0) }
    var mask = [UInt8](repeating: 0, count: 8192)
    var seen: Set<Int> = []
    for thread in [process] + others.filter({ $0 != process }) {
      let filled = mask.withUnsafeMutableBufferPointer { cl_get_affinity(thread, $0.baseAddress, $0.count) }
      if filled > 0 { seen.formUnion(CpuSet(mask: Array(mask.prefix(Int(filled)))).cpus) }
    }
    if !seen.isSubset(of: asked.cpus) { cpus = CpuSet(seen) }
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
      outcome.remarks.append(
        "it uses huge pages, which neither cgroups nor processes' sizes count: memory is neither limited nor measured")
    }
    if let cpus { outcome.mask = cpus }
  }

  private static let pools = ["nr_hugepages", "nr_overcommit_hugepages"].map { KernelFile("/proc/sys/vm/\($0)") }

  /// Only where the machine has any: else there is nothing to be read of a process.
  private static func usesHugePages(_ process: Int32) -> Bool {
    guard pools.contains(where: { ($0?.text ?? "0").prefix(1) != "0" }),
      let text = try? Files.readText("/proc/\(process)/status")
    else { return false }
    return (ProcessTree.size("HugetlbPages:", in: text) ?? Bytes(0)) > Bytes(0)
  }
}
