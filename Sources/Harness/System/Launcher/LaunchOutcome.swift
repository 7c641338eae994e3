import SpeedupCore

/// How a launched program ended, and what it used. Of figures that could not be had the value is nil.
public struct LaunchOutcome: Sendable, Equatable {
  /// How it ended.
  public enum Ending: Sendable, Equatable {
    /// By itself, with this exit status.
    case exited(Int32)
    /// By a signal that was not the launcher's.
    case signalled(Int32)
    /// Killed by the launcher at the time limit.
    case timedOut
    /// Killed at the memory limit, by the kernel or by the launcher.
    case outOfMemory
    /// Killed by the launcher for flooding standard error.
    case flooded
    /// Never started; the text names the failing call.
    case notStarted(String)
  }

  /// How it ended.
  public var ending: Ending
  /// From just before the fork to the notice of its end, by the monotonic clock.
  public var wall: Seconds?
  /// User time of the process and its waited-for descendants.
  public var user: Seconds?
  /// Kernel time, likewise.
  public var system: Seconds?
  /// Page faults without reading.
  public var minorFaults: Int?
  /// Page faults with reading.
  public var majorFaults: Int?
  /// Switches because a thread waited.
  public var voluntarySwitches: Int?
  /// Switches because a thread was taken off its CPU.
  public var involuntarySwitches: Int?
  /// Peak memory of the whole tree.
  public var peakMemory: Bytes?
  /// How the peak was had.
  public var peakMethod: PeakMemoryMethod?
  /// Time spent runnable but waiting for a CPU.
  public var runDelay: Seconds?
  /// Most threads alive at once in the tree.
  public var peakThreads: Int?
  /// Most processes seen alive at once in the tree.
  public var peakProcesses: Int?
  /// Time the hypervisor took from the machine's CPUs meanwhile.
  public var steal: Seconds?
  /// Time in which some task of the machine waited for a CPU meanwhile.
  public var cpuPressure: Seconds?
  /// Instructions retired by the tree.
  public var instructions: Int?
  /// The affinity mask as the kernel gave it back just before exec.
  public var mask: CpuSet?
  /// Processes it left behind, killed by the launcher.
  public var leftovers = 0
  /// The last bytes of its standard error.
  public var errorTail = ""
  /// What it wrote to descriptor 3.
  public var report: [UInt8] = []

  /// An outcome without figures.
  public init(ending: Ending) { self.ending = ending }
}

/// How a peak of memory was had. The name is what stands in the results.
public enum PeakMemoryMethod: String, Sendable, Codable, CaseIterable {
  /// Peak of a cgroup (version 2) made for this run alone; counts page cache first touched by the run.
  case cgroup2 = "cgroup2-peak"
  /// Peak of a cgroup (version 1) made for this run alone; counts page cache first touched by the run.
  case cgroup1 = "cgroup1-peak"
  /// Largest sampled sum of proportional set sizes over the tree; short peaks may be missed.
  case sampled = "sampled-pss"
  /// The kernel's high-water mark of the single process (VmHWM or ru_maxrss above the launcher's own).
  case highWater = "high-water"
}

extension LaunchOutcome {
  package func encode() -> [UInt8] {
    var writer = ByteWriter()
    let (kind, code, text): (Int, Int32, String) =
      switch ending {
      case .exited(let status): (0, status, "")
      case .signalled(let signal): (1, signal, "")
      case .timedOut: (2, 0, "")
      case .outOfMemory: (3, 0, "")
      case .flooded: (4, 0, "")
      case .notStarted(let why): (5, 0, why)
      }
    writer.write(kind)
    writer.write(code)
    writer.write(string: text)
    for seconds in [wall, user, system, runDelay, steal, cpuPressure] { writer.write(seconds?.value ?? -1) }
    for count in [
      minorFaults, majorFaults, voluntarySwitches, involuntarySwitches, peakThreads, peakProcesses,
      instructions, peakMemory.map { Int($0.count) },
    ] { writer.write(count ?? -1) }
    writer.write(string: peakMethod?.rawValue ?? "")
    writer.write(mask != nil)
    writer.write(string: mask?.list ?? "")
    writer.write(leftovers)
    writer.write(string: errorTail)
    writer.write(array: report)
    return writer.bytes
  }

  package init(decoding bytes: [UInt8]) throws {
    var reader = ByteReader(bytes)
    let kind = try reader.read(Int.self)
    let code = try reader.read(Int32.self)
    let text = try reader.readString()
    switch kind {
    case 0: ending = .exited(code)
    case 1: ending = .signalled(code)
    case 2: ending = .timedOut
    case 3: ending = .outOfMemory
    case 4: ending = .flooded
    default: ending = .notStarted(text)
    }
    func seconds(_ value: Double) -> Seconds? { value < 0 ? nil : Seconds(value) }
    func count(_ value: Int) -> Int? { value < 0 ? nil : value }
    wall = seconds(try reader.read(Double.self))
    user = seconds(try reader.read(Double.self))
    system = seconds(try reader.read(Double.self))
    runDelay = seconds(try reader.read(Double.self))
    steal = seconds(try reader.read(Double.self))
    cpuPressure = seconds(try reader.read(Double.self))
    minorFaults = count(try reader.read(Int.self))
    majorFaults = count(try reader.read(Int.self))
    voluntarySwitches = count(try reader.read(Int.self))
    involuntarySwitches = count(try reader.read(Int.self))
    peakThreads = count(try reader.read(Int.self))
    peakProcesses = count(try reader.read(Int.self))
    instructions = count(try reader.read(Int.self))
    peakMemory = count(try reader.read(Int.self)).map { Bytes($0) }
    peakMethod = PeakMemoryMethod(rawValue: try reader.readString())
    let masked = try reader.read(Bool.self)
    let list = try reader.readString()
    mask = masked ? CpuSet(list: list) : nil
    leftovers = try reader.read(Int.self)
    errorTail = try reader.readString()
    report = try reader.readArray()
  }
}
