import SpeedupCore
import SpeedupStatistics
import SpeedupSystem

// What peaks of memory rest on: the way they are read, and what the kernel does to pages behind our back.
extension Checks {
  /// Whether the peak of memory is read right, by programs of known size.
  package static func peakMemory(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    if case .leftOut = found.memory {
      guard let starts = found.spawn.value else {
        return .unmeasured("peak-memory", [.memory], because: found.spawn.missing ?? "no starts")
      }
      guard let method = starts.peakMethod else {
        // Where no control group reads it, a program that does nothing is over before anyone has looked at it.
        return Finding(
          "peak-memory", effects: [.memory: severity(of: .sampled)],
          seen: "no control group reads it here\(lack(found)), so that of longer programs is sampled",
          why: why(.sampled),
          fix: fix(.sampled))
      }
      return Finding(
        "peak-memory", .note, effects: [.memory: severity(of: method)],
        seen: "read by \(method.rawValue)\(lack(found)); not checked against a program of known size", why: why(method),
        fix: fix(method))
    }
    guard let samples = found.memory.value else {
      return .unmeasured("peak-memory", [.memory], because: found.memory.missing ?? "no samples")
    }
    let large = samples.filter { $0.touched.count > 0 && $0.peak != nil }
    guard let method = large.compactMap(\.method).max(by: weaker), let top = peak(large, by: method) else {
      return .unmeasured("peak-memory", [.memory], because: "no method reads it here")
    }
    // Two methods have two floors, and the one can't be taken from the other.
    let floor = peak(samples.filter { $0.touched.count == 0 }, by: method)
    let wanted = Double(limits.memoryProbe.count)
    // Without a floor only too little is certainly wrong.
    let error = floor.map { (top - $0) / wanted - 1 } ?? min(0, top / wanted - 1)
    let wrong = abs(error) > limits.memoryError
    let above = floor.map {
      "\(Readable.percent(error)) off, above a floor of \(Readable.brief(Bytes(Int($0))))"
    }
    return Finding(
      "peak-memory", effects: [.memory: wrong ? .unfit : severity(of: method)],
      seen: "\(Readable.brief(limits.memoryProbe)) read as \(Readable.brief(Bytes(Int(top - (floor ?? 0))))) by "
        + "\(method.rawValue)\(lack(found)), \(above ?? "its floor included, which could not be read in the same way")",
      why: wrong ? "peaks of programs are off by as much" : why(method), fix: fix(method),
      figures: ["error_share": floor == nil ? nil : error, "floor_bytes": floor])
  }

  package static func hugePages(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let mode = found.settings.hugePages else { return nil }
    let always = mode == "always"
    return Finding(
      "huge-pages", effects: [.memory: always ? .warning : .ok],
      seen: "transparent huge pages: \(mode) (/sys/kernel/mm/transparent_hugepage/enabled)",
      why: "a touched byte may count 2 MiB, and whether it does depends on how fragmented memory is",
      fix: "echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled")
  }

  static func swap(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard let total = found.settings.swapTotal, total.count > 0 else { return nil }
    guard let used = found.settings.swapUsed, let memory = found.facts.memory.total, memory.count > 0 else {
      return Finding("swap", .note, seen: "\(Readable.brief(total)) of swap; its use is not told")
    }
    let share = Double(used.count) / Double(memory.count)
    let severity = limits.swapUsed.severity(of: share)
    return Finding(
      "swap", .note, effects: [.memory: severity, .wall: min(severity, .warning)],
      seen:
        "\(Readable.brief(used)) of \(Readable.brief(total)) of swap are in use, \(Readable.percent(share)) of memory "
        + "(/proc/meminfo)",
      why: "swapped pages are missing from a peak, and fetching them back is in the wall time",
      fix: "sudo swapoff -a", figures: ["swap_used_share": share])
  }

  /// Why no control group reads it, in brackets; empty where one does.
  private static func lack(_ found: Examination) -> String {
    found.spawn.value?.cgroupLack.map { " (\($0))" } ?? ""
  }

  private static func severity(of method: PeakMemoryMethod) -> Severity {
    switch method {
    case .cgroup1, .cgroup2: .ok
    case .sampled, .highWater: .warning
    }
  }

  /// In a mixture the method with the weakest claim counts.
  private static func weaker(_ a: PeakMemoryMethod, _ b: PeakMemoryMethod) -> Bool {
    (severity(of: a), a.rawValue) < (severity(of: b), b.rawValue)
  }

  private static func peak(_ samples: [MemorySample], by method: PeakMemoryMethod) -> Double? {
    try? median(samples.filter { $0.method == method }.compactMap { $0.peak.map { Double($0.count) } })
  }

  private static func why(_ method: PeakMemoryMethod) -> String? {
    switch method {
    case .cgroup1, .cgroup2: nil
    case .sampled: "memory is looked at from time to time, so short peaks are missed"
    case .highWater: "only the largest single process is seen, not the sum of several"
    }
  }

  private static func fix(_ method: PeakMemoryMethod) -> String? {
    severity(of: method) == .ok
      ? nil
      : "let control groups be made: systemd-run --user --scope -p Delegate=yes speedup ..., or run as root"
  }
}
