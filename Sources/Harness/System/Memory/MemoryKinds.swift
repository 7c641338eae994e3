import Glibc
import SpeedupCore

/// How much memory is the program's own, and how much is page cache: what a group's peak does not tell apart.
struct MemoryKinds: Equatable {
  /// Anonymous and shared memory: neither can be dropped, only swapped out.
  let withoutCache: Bytes
  /// Page cache of files; nil where it is not part of what is counted.
  let cache: Bytes?

  /// From a group's `memory.stat`; nil where that can't be read, or says nothing of shared memory (before Linux 4.11).
  init?(group directory: String) {
    guard let text = try? Files.readText("\(directory)/memory.stat") else { return nil }
    self.init(parsing: text)
  }

  /// From the text of a `memory.stat` of either version. Version 1 has sums over the groups below as `total_…`;
  /// `total_cache` and version 2's `file` count shared memory, too.
  init?(parsing text: String) {
    var values: [Substring: Int64] = [:]
    for line in text.split(separator: "\n") {
      guard let gap = line.firstIndex(of: " "), Self.names.contains(line[..<gap]) else { continue }
      values[line[..<gap]] = Int64(line[line.index(after: gap)...])
    }
    let isV1 = values["total_rss"] != nil
    guard let own = values[isV1 ? "total_rss" : "anon"], let shared = values[isV1 ? "total_shmem" : "shmem"],
      let files = values[isV1 ? "total_cache" : "file"]
    else { return nil }
    withoutCache = Bytes(own + shared)
    cache = Bytes(max(0, files - shared))
  }

  private static let names: Set<Substring> = ["total_rss", "total_shmem", "total_cache", "anon", "shmem", "file"]

  /// Of processes, by their proportional set sizes, which count shared pages once; nil when none could be read.
  init?(of processes: [Int32]) {
    let sizes = processes.compactMap { process -> Bytes? in
      guard let text = try? Files.readText("/proc/\(process)/smaps_rollup"),
        let own = ProcessTree.size("Pss_Anon:", in: text),
        let shared = ProcessTree.size("Pss_Shmem:", in: text)
      else { return nil }
      return own + shared
    }
    guard !sizes.isEmpty else { return nil }
    withoutCache = sizes.reduce(Bytes(0), +)
    cache = nil
  }
}
