import SpeedupCore

/// One thing that limits on how many CPUs the process may run.
package struct CpuLimit: Sendable, Equatable {
  package enum Source: String, Sendable, Codable, CaseIterable {
    case affinityMask = "affinity mask"
    /// A control group's CPU time per period.
    case quota = "cgroup quota"
    /// A control group's set of CPUs.
    case cpuset = "cgroup cpuset"
    case online = "online CPUs"
  }

  package let source: Source
  /// The call or the file that says so.
  package let place: String
  /// Which CPUs; nil for a quota, which allows any, but not all of the time.
  package let cpus: CpuSet?
  /// CPUs' worth of time; a quota of 150 ms per 100 ms is 1.5.
  package let share: Double

  package init(_ source: Source, place: String, cpus: CpuSet) {
    self.source = source
    self.place = place
    self.cpus = cpus
    share = Double(cpus.count)
  }

  package init(quota share: Double, place: String) {
    source = .quota
    self.place = place
    cpus = nil
    self.share = share
  }

  /// How many cores can be busy all the time: a quota is rounded down (as Rust's `available_parallelism`
  /// does), since with one worker more all would be stopped for part of every period. At least one.
  package var cores: CoreCount { CoreCount(clamping: Int(min(share, 1e9))) }
}

/// The CPUs that the process may use, with every limit that was found.
package struct CpuLimits: Sendable, Equatable {
  /// Every limit found, in the order they are asked: affinity mask, quota, cpuset, online CPUs.
  package let limits: [CpuLimit]

  package init(limits: [CpuLimit]) { self.limits = limits }

  /// The limits of the process, from its affinity mask (nil: could not be read) and the system's files.
  package init(mask: CpuSet?, files: SystemFiles, groups: ControlGroups?) {
    var limits: [CpuLimit] = []
    if let mask, mask.count > 0 {
      limits.append(CpuLimit(.affinityMask, place: "sched_getaffinity", cpus: mask))
    }
    if let groups {
      if let quota = Self.quota(files, groups) { limits.append(quota) }
      if let cpuset = Self.cpuset(files, groups) { limits.append(cpuset) }
    }
    let online = "/sys/devices/system/cpu/online"
    if let cpus = files.cpus(online) { limits.append(CpuLimit(.online, place: online, cpus: cpus)) }
    self.limits = limits
  }

  /// The limit that binds: the one with the fewest cores, the first of equals; nil when nothing is known.
  package var binding: CpuLimit? { limits.min { $0.cores < $1.cores } }

  /// How many cores can be used: what the binding limit leaves, and no more than there are CPUs to be pinned
  /// to; nil when nothing is known.
  package var cores: CoreCount? {
    guard let least = binding?.cores.value else { return nil }
    return CoreCount(clamping: min(least, cpus?.count ?? least))
  }

  /// The CPUs that the process can be pinned to: those in every set that is known; nil when none is known.
  package var cpus: CpuSet? {
    let sets = limits.compactMap(\.cpus)
    guard let first = sets.first else { return nil }
    return sets.dropFirst().reduce(first) { $0.intersection($1) }
  }

  /// Cores that the quota leaves; nil where there is none.
  package var quotaCores: CoreCount? { limits.first { $0.source == .quota }?.cores }

  package func limit(_ source: CpuLimit.Source) -> CpuLimit? { limits.first { $0.source == source } }

  private static func quota(_ files: SystemFiles, _ groups: ControlGroups) -> CpuLimit? {
    let (isV2, directories) = groups.directories(of: "cpu")
    let found = directories.compactMap { directory -> CpuLimit? in
      let place = "\(directory)/\(isV2 ? "cpu.max" : "cpu.cfs_quota_us")"
      let share =
        isV2
        ? files.line(place).flatMap(quotaShare)
        : quotaShare(quota: files.number(place), period: files.number("\(directory)/cpu.cfs_period_us"))
      return share.map { CpuLimit(quota: $0, place: place) }
    }
    return found.min { $0.share < $1.share }
  }

  /// Version 2's `cpu.max`: `150000 100000`, or `max 100000` for no limit.
  private static func quotaShare(_ line: String) -> Double? {
    let fields = line.split(separator: " ")
    return quotaShare(
      quota: fields.first.flatMap { Int($0) }, period: fields.count > 1 ? Int(fields[1]) : nil)
  }

  /// Version 1 writes −1 for no limit.
  private static func quotaShare(quota: Int?, period: Int?) -> Double? {
    guard let quota, let period, quota > 0, period > 0 else { return nil }
    return Double(quota) / Double(period)
  }

  /// The nearest group that has a set: the kernel has already cut it down to what the groups above allow.
  private static func cpuset(_ files: SystemFiles, _ groups: ControlGroups) -> CpuLimit? {
    let (isV2, directories) = groups.directories(of: "cpuset")
    let names = isV2 ? ["cpuset.cpus.effective"] : ["cpuset.effective_cpus", "cpuset.cpus"]
    for directory in directories {
      for name in names {
        let place = "\(directory)/\(name)"
        if let cpus = files.cpus(place) { return CpuLimit(.cpuset, place: place, cpus: cpus) }
      }
    }
    return nil
  }
}

extension CpuSet {
  package func intersection(_ other: CpuSet) -> CpuSet {
    let others = Set(other.cpus)
    return CpuSet(cpus.filter(others.contains))
  }
}
