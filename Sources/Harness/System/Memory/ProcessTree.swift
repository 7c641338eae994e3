import Glibc
import SpeedupCore

/// What /proc tells of a process and its descendants: the way where no cgroup can be had.
enum ProcessTree {
  /// All descendants of `root`, itself left out. A process that starts or ends meanwhile may be missed.
  static func descendants(of root: Int32) -> [Int32] {
    var found: [Int32] = []
    var open = [root]
    while let process = open.popLast() {
      for thread in (try? Files.names(in: "/proc/\(process)/task")) ?? [] {
        let text = (try? Files.readText("/proc/\(process)/task/\(thread)/children")) ?? ""
        let children = text.split(separator: " ").compactMap { Int32($0) }
        found += children
        open += children
      }
    }
    return found
  }

  /// All descendants of `root` but `spared` ones and theirs.
  static func descendants(of root: Int32, sparing spared: Set<Int32>) -> [Int32] {
    let all = Set(descendants(of: root))
    let kept = spared.reduce(into: Set(spared)) { $0.formUnion(all.contains($1) ? descendants(of: $1) : []) }
    return Array(all.subtracting(kept))
  }

  static func session(_ leader: Int32) -> [Int32] {
    ((try? Files.names(in: "/proc")) ?? []).compactMap { Int32($0) }
      .filter { $0 != leader && statusField(5, of: $0) == String(leader) }
  }

  /// The kernel's letter for what a process does, such as `T` for stopped; nil when it is gone.
  static func state(of process: Int32) -> String? { statusField(2, of: process) }

  /// Whether it is gone, a zombie, or on its way there: the kernel has taken it out of its cgroups by then, before its
  /// letter says so.
  static func isEnding(_ process: Int32) -> Bool {
    guard let letter = state(of: process), let flags = statusField(8, of: process).flatMap({ UInt32($0) }) else {
      return true
    }
    let exiting: UInt32 = 0x4  // PF_EXITING of include/linux/sched.h
    return letter == "Z" || letter == "X" || flags & exiting != 0
  }

  /// When a process was started, in the kernel's ticks since the machine's start; nil when it is gone.
  static func started(_ process: Int32) -> String? { statusField(21, of: process) }

  static func parent(of process: Int32) -> Int32? { statusField(3, of: process).flatMap { Int32($0) } }

  /// A field of /proc/PID/stat by its place from 0; the third on, since the second, the name, may hold anything.
  private static func statusField(_ place: Int, of process: Int32) -> String? {
    guard let text = try? Files.readText("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.indices.contains(place - 2) ? String(fields[place - 2]) : nil
  }

  /// Sum of the proportional set sizes, which counts shared pages once; nil when none could be read.
  static func proportionalSize(of processes: [Int32]) -> Bytes? {
    let sizes = processes.compactMap { process in
      (try? Files.readText("/proc/\(process)/smaps_rollup")).flatMap { size("Pss:", in: $0) }
    }
    return sizes.isEmpty ? nil : sizes.reduce(Bytes(0), +)
  }

  /// Threads alive in all of them together.
  static func threads(of processes: [Int32]) -> Int {
    processes.reduce(0) { $0 + ((try? Files.names(in: "/proc/\($1)/task").count) ?? 0) }
  }

  /// Its threads.
  static func threads(of process: Int32) -> [Int32] {
    ((try? Files.names(in: "/proc/\(process)/task")) ?? []).compactMap { Int32($0) }
  }

  /// The size in a line such as `Pss:   1234 kB`; nil also for one that is no size in bytes any more.
  static func size(_ key: String, in text: String) -> Bytes? {
    for line in text.split(separator: "\n") where line.hasPrefix(key) {
      // Blanks in smaps, a tab and blanks in /proc/PID/status.
      return line.dropFirst(key.count).split(whereSeparator: \.isWhitespace).first.flatMap { Int64($0) }
        .flatMap { (0..<Int64.max / 1024).contains($0) ? Bytes($0 * 1024) : nil }
    }
    return nil
  }
}
