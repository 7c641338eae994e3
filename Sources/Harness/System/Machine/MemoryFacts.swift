import SpeedupCore

/// How much memory there is for the process. nil is "unknown"; for `limit` it is "no limit was found".
package struct MemoryFacts: Sendable, Equatable {
  package struct Limit: Sendable, Equatable {
    package let bytes: Bytes
    /// What is left of it: the limit less what is used and can't be dropped.
    package let left: Bytes?
    package let place: String
  }

  package var total: Bytes?
  /// What the kernel thinks can be had without swapping (MemAvailable).
  package var systemAvailable: Bytes?
  /// The smallest limit of the process's control group and those above it.
  package var limit: Limit?
  /// The least left under any limit of those groups, which need not be the smallest limit's own.
  package var leftUnderLimits: Bytes?

  package init() {}

  /// What the process can have: the least of what the machine and every limit leave, and never more than the
  /// smallest limit, also where its use is not told.
  package var available: Bytes? {
    [systemAvailable, leftUnderLimits, limit?.bytes].compactMap { $0 }.min()
  }

  package init(reading files: SystemFiles, groups: ControlGroups?) {
    let meminfo = files.text("/proc/meminfo") ?? ""
    total = ProcessTree.size("MemTotal:", in: meminfo)
    systemAvailable = ProcessTree.size("MemAvailable:", in: meminfo)
    guard let groups else { return }
    let (isV2, directories) = groups.directories(of: "memory")
    let limits = directories.compactMap { Self.limit(files, $0, isV2: isV2) }
    limit = limits.min { $0.bytes < $1.bytes }
    leftUnderLimits = limits.compactMap(\.left).min()
  }

  /// The number behind a name at the start of a line.
  private static func field(_ name: String, in text: String) -> Int? {
    for line in text.split(separator: "\n") where line.hasPrefix(name) {
      guard let number = leadingNumber(trimmed(line.dropFirst(name.count))), number >= 0 else { return nil }
      return number
    }
    return nil
  }

  private static func limit(_ files: SystemFiles, _ directory: String, isV2: Bool) -> Limit? {
    let place = "\(directory)/\(isV2 ? "memory.max" : "memory.limit_in_bytes")"
    // Version 2 writes `max` for no limit, version 1 the largest number that is a multiple of the page.
    guard let bytes = files.number(place), (0..<1 << 62).contains(bytes) else { return nil }
    let used = files.number("\(directory)/\(isV2 ? "memory.current" : "memory.usage_in_bytes")")
      .flatMap { $0 >= 0 ? $0 : nil }
    // File cache that nobody touched lately is counted as used, yet is dropped as soon as memory is wanted.
    let cache = files.text("\(directory)/memory.stat")
      .flatMap { field(isV2 ? "inactive_file " : "total_inactive_file ", in: $0) }
    let left = used.map { Bytes(max(0, bytes - max(0, $0 - (cache ?? 0)))) }
    return Limit(bytes: Bytes(bytes), left: left, place: place)
  }
}
