import SpeedupKit

/// How many more threads this process may start without hurting the machine: what the least of the system's limits
/// leaves, less a tenth for others.
struct ThreadBudget: Sendable, Equatable {
  let count: Int
  /// The limit that binds, as it is called on the system.
  let place: String

  /// What is known of the limits; nil: not told.
  struct Limits: Sendable, Equatable {
    /// Processes and threads of the user (`ulimit -u`) or the control group (`pids.max`), whichever is less.
    var processes: Int?
    var processesPlace = "ulimit -u"
    /// Threads of the machine: `/proc/sys/kernel/threads-max`.
    var threads: Int?
    /// Numbers for them: `/proc/sys/kernel/pid_max`.
    var numbers: Int?
    /// Threads that are there already.
    var running: Int?
    /// Pieces of address space a process may have: `/proc/sys/vm/max_map_count`.
    var maps: Int?
    var memory: Bytes?
  }

  /// A thread's stack and the guard page under it are two pieces of address space.
  static let mapsPerThread = 2
  /// Pieces that the program and its buffers take themselves.
  static let ownMaps = 2000
  /// What a thread really takes of its stack, with the kernel's own stack and bookkeeping.
  static let memoryPerThread = Bytes(64 * 1024)

  /// The budget that limits leave; nil when none is known.
  init?(_ limits: Limits) {
    let running = limits.running ?? 0
    var rooms: [(Int, String)] = []
    if let count = limits.processes { rooms.append((count - running, limits.processesPlace)) }
    if let count = limits.threads { rooms.append((count - running, "/proc/sys/kernel/threads-max")) }
    if let count = limits.numbers { rooms.append((count - running, "/proc/sys/kernel/pid_max")) }
    if let count = limits.maps {
      rooms.append(((count - Self.ownMaps) / Self.mapsPerThread, "/proc/sys/vm/max_map_count"))
    }
    // Half of the memory, since the work needs some as well.
    if let memory = limits.memory {
      rooms.append((Int(clamping: memory.count / 2 / Self.memoryPerThread.count), "the memory for their stacks"))
    }
    guard let least = rooms.min(by: { $0.0 < $1.0 }) else { return nil }
    count = max(0, least.0 - least.0 / 10)
    place = least.1
  }

  /// Refuses a plan that needs more threads than there may be.
  /// - Throws: `SkipRun` naming both counts and the limit.
  func check(_ plan: ThreadPlan, variant: String) throws {
    guard plan.asked > count else { return }
    throw SkipRun(
      "\(variant) asks for \(plan.asked) threads (\(plan.modelsAtOnce) models at once x \(plan.teamSize)), and"
        + " \(place) leaves a budget of \(count); take fewer cores or --concurrent-symbols, or raise that limit")
  }

  /// The budget on this machine, now; nil when the system tells no limit.
  static var live: ThreadBudget? {
    let files = SystemFiles.live
    let groups = ControlGroups(reading: files)
    var limits = Limits()
    if let processes = ProcessLimit(reading: files, groups: groups) {
      limits.processes = processes.count
      limits.processesPlace = processes.place
    }
    limits.threads = files.number("/proc/sys/kernel/threads-max")
    limits.numbers = files.number("/proc/sys/kernel/pid_max")
    limits.maps = files.number("/proc/sys/vm/max_map_count")
    limits.running = files.line("/proc/loadavg").flatMap(runningThreads)
    limits.memory = MemoryFacts(reading: files, groups: groups).available
    return ThreadBudget(limits)
  }

  /// The machine's threads in a line of /proc/loadavg such as `0.20 0.18 0.12 1/80 11206`.
  static func runningThreads(_ line: String) -> Int? {
    let fields = line.split(separator: " ")
    guard fields.count >= 4 else { return nil }
    return fields[3].split(separator: "/").last.flatMap { Int($0) }
  }
}
