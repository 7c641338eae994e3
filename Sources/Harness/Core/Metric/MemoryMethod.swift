/// How a peak of memory was had. The name is what is in the results.
package enum PeakMemoryMethod: String, Sendable, Codable, CaseIterable {
  /// Peak of a cgroup (version 2) made for this run alone; counts page cache first touched by the run.
  case cgroup2 = "cgroup2-peak"
  /// Peak of a cgroup (version 1) made for this run alone; counts page cache first touched by the run.
  case cgroup1 = "cgroup1-peak"
  /// Largest sampled sum of proportional set sizes over the tree; short peaks may be missed.
  case sampled = "sampled-pss"
  /// The kernel's high-water mark of the single process (VmHWM or ru_maxrss above the launcher's own).
  case highWater = "high-water"

  package var isOfCgroup: Bool { self == .cgroup1 || self == .cgroup2 }
}

/// How a peak of memory without page cache was had. The name is what is in the results.
package enum CachelessMethod: String, Sendable, CaseIterable {
  /// Largest sampled sum of anonymous and shared memory of the run's group; short peaks may be missed.
  case cgroup2Sampled = "cgroup2-sampled"
  /// The same, of a version 1 group.
  case cgroup1Sampled = "cgroup1-sampled"
  /// The same, summed over the tree's proportional set sizes.
  case treeSampled = "sampled-pss-anon"
  /// The group's peak in the timed region, less the page cache at its start or end, whichever was more; what is held at
  /// its end where that is more. Too high where a file's cache was dropped meanwhile, too low where the peak came before
  /// the cache.
  case cgroup2LessCache = "cgroup2-less-cache"
  /// The same, of a version 1 group.
  case cgroup1LessCache = "cgroup1-less-cache"
  /// What the process and its children hold at the end of the timed region; what was given back before is not seen.
  case atEnd = "pss-anon-at-end"
}
