/// One run: what was asked, how it ended, and every figure that could be had. nil is "not measured", never 0.
public struct RunRecord: Sendable, Equatable {
  /// Which cell of the grid, from 0.
  public var cell: Int
  /// Which pass over the grid, from 0; warm-up passes come first.
  public var block: Int
  /// The run's place within its block, from 0.
  public var position: Int
  /// Whether it is a warm-up, which no summary counts.
  public var warmup: Bool
  /// The cell's axis values, in the order of the axes.
  public var axes: [AxisValue]
  /// How the core count came about.
  public var coreMode: CoreMode
  /// The CPUs of the mask as the kernel gave it back, such as `0-3,8`; nil when the run never started.
  public var mask: String?
  /// How it ended.
  public var status: RunStatus
  /// Why it did not end well, or a remark; one line.
  public var detail: String
  /// Every figure.
  public var figures = RunFigures()
  /// The answer's digest.
  public var digest: String?
  /// The workload's own figures, by name.
  public var measures: [String: String] = [:]

  /// A record of a run that has no figures yet.
  public init(
    cell: Int, block: Int, position: Int, warmup: Bool, axes: [AxisValue],
    coreMode: CoreMode = .pinned, mask: String? = nil, status: RunStatus = .ok, detail: String = ""
  ) {
    self.cell = cell
    self.block = block
    self.position = position
    self.warmup = warmup
    self.axes = axes
    self.coreMode = coreMode
    self.mask = mask
    self.status = status
    self.detail = detail
  }
}

/// One axis and the value it takes in a cell.
public struct AxisValue: Sendable, Codable, Hashable {
  /// The axis, such as `workers`.
  public let name: String
  /// Its value, as text.
  public let value: String

  /// The axis `name` at `value`.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// The figures of a run. Of a workload they cover the timed region; of a command, the whole process tree.
public struct RunFigures: Sendable, Equatable {
  /// Time by the monotonic clock.
  public var wall: Seconds?
  /// Processor time in user mode, all threads and waited-for children.
  public var user: Seconds?
  /// Processor time in the kernel, all threads and waited-for children.
  public var system: Seconds?
  /// Processor time in both modes, where only the sum is known: in results of other tools.
  public var unsplitCpu: Seconds?
  /// Time from the start of the process to the start of the timed region; nil for commands.
  public var setup: Seconds?
  /// Peak memory of the whole process tree.
  public var peakMemory: Bytes?
  /// How the peak was had, such as `cgroup1-peak`.
  public var peakMemoryMethod: String?
  /// Page faults without input or output.
  public var minorFaults: Int?
  /// Page faults that had to read.
  public var majorFaults: Int?
  /// Context switches because the thread waited.
  public var voluntarySwitches: Int?
  /// Context switches because the scheduler took the CPU away.
  public var involuntarySwitches: Int?
  /// Time spent runnable but waiting for a CPU.
  public var runDelay: Seconds?
  /// Most threads alive at once in the whole tree.
  public var peakThreads: Int?
  /// Most processes alive at once in the tree.
  public var peakProcesses: Int?
  /// Time the hypervisor took from this machine's CPUs during the run, summed over the CPUs.
  public var steal: Seconds?
  /// Time during the run in which some task on the machine waited for a CPU (PSI "some").
  public var cpuPressure: Seconds?
  /// Instructions retired, by the machine's counter.
  public var instructions: Int?
  /// Items processed.
  public var items: Int?
  /// Input bytes processed.
  public var bytes: Int?
  /// Bytes that crossed a process boundary, both ways.
  public var boundaryBytes: Int?

  /// No figures.
  public init() {}

  /// User and system time together.
  public var cpu: Seconds? {
    guard let user, let system else { return unsplitCpu }
    return user + system
  }
}
