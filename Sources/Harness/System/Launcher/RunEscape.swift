import CSpeedupLinux
import Glibc
import SpeedupCore

/// What a program does that puts its figures outside of what holds or measures them.
struct RunEscape: Equatable {
  /// A process is not in the run's cgroup any more: neither limit nor peak know of its memory.
  private(set) var leftGroup = false
  /// A process uses huge pages, which neither cgroups nor proportional set sizes count.
  private(set) var hugePages = false
  /// The CPUs of the processes and threads that allowed themselves others than those of the run.
  private(set) var cpus: CpuSet?

  init() {}

  /// Of one process, which may have ended but is not reaped.
  /// - Parameter isOver: it has ended. Then the kernel tells nothing of its pages any more, nothing of any thread but its
  ///   first, and with cgroups of version 1 nothing of its group.
  init(of process: Int32, group: RunCgroup?, cpus asked: CpuSet?, isOver: Bool = false) {
    if let group, !(isOver && group.forgetsTheEnded) { leftGroup = !group.holds(process) }
    hugePages = !isOver && HugePages.used(by: process)
    guard let asked else { return }
    // Each thread may have a mask of its own, as those of OpenMP have.
    let threads = isOver ? [process] : ProcessTree.threads(of: process)
    let seen = threads.reduce(into: Set<Int>()) { $0.formUnion((try? Affinity.allowed(process: $1).cpus) ?? []) }
    if !seen.isSubset(of: asked.cpus) { cpus = CpuSet(seen) }
  }

  mutating func merge(_ other: RunEscape) {
    leftGroup = leftGroup || other.leftGroup
    hugePages = hugePages || other.hugePages
    guard let more = other.cpus else { return }
    cpus = CpuSet(Set(cpus?.cpus ?? []).union(more.cpus))
  }

  /// Takes out of an outcome what does not hold, and says why.
  func mark(_ outcome: inout LaunchOutcome) {
    if leftGroup || hugePages { outcome.forgetMemory() }
    if leftGroup { outcome.peakThreads = nil }
    if leftGroup { outcome.remarks.append("a process left the run's cgroup: memory is neither limited nor measured") }
    if hugePages {
      outcome.remarks.append("it uses huge pages, which no figure counts: memory is neither limited nor measured")
    }
    if let cpus { outcome.mask = cpus }
  }
}

extension LaunchOutcome {
  /// Takes out the figures of its memory, which are wrong.
  mutating func forgetMemory() {
    (self.peakMemory, self.peakMethod) = (nil, nil)
    (self.memoryWithoutCache, self.memoryWithoutCacheMethod) = (nil, nil)
  }
}

/// Pages of 2 MB and more that a program asks for by themselves (`MAP_HUGETLB`), as against those that the kernel hands out.
enum HugePages {
  /// Of each size, how many are set aside, and how many may be taken beyond those.
  private static let pools: [KernelFile] = {
    let place = "/sys/kernel/mm/hugepages"
    return ((try? Files.names(in: place)) ?? []).flatMap { size in
      ["nr_hugepages", "nr_overcommit_hugepages"].compactMap { KernelFile("\(place)/\(size)/\($0)") }
    }
  }()

  /// Whether a process uses some. It is read only where the machine has any: else there are none to be had.
  static func used(by process: Int32) -> Bool {
    guard pools.contains(where: { $0.number ?? 0 > 0 }), let text = try? Files.readText("/proc/\(process)/status")
    else {
      return false
    }
    return (ProcessTree.size("HugetlbPages:", in: text) ?? Bytes(0)) > Bytes(0)
  }
}
