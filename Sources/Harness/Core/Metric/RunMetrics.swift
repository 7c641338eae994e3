/// Every metric of a run, declared once: the column of `results.csv`, what the processes send each other, the readers, the
/// tables, the gate, `compare`, the doctor and the help follow. Its number, by which a run's figures hold it, is its place
/// here; its name in Swift is that of ``RunFigures``, as in `figures.wall`.
///
/// The margins of pairs: CPU time ±1 %, +2 % is then found by nearly every pair; wall time ±5 %, what a fit machine still
/// disturbs; memory ±2 %, since allocators round up; instructions ±0.05 %, since counts repeat within 0.001 %.
public struct RunMetrics: Sendable {
  /// User and kernel time of the whole tree, where only the sum is known: in results of other tools.
  /// See ``RunFigures/cpu``. Holds on a loaded machine, but does not see waiting.
  public let unsplitCpu = RunMetric<Seconds>(
    "cpu", "cpu_seconds", title: "CPU time", source: .derived,
    judging: .init(paired: 0.01, unpaired: 0.05, drifts: true))
  /// Time by the monotonic clock. Needs a fit machine, see ``MachineFitness``.
  public let wall = RunMetric<Seconds>(
    "wall", "wall_seconds", title: "wall time", judging: .init(paired: 0.05, unpaired: 0.05, drifts: true))
  /// Processor time in user mode, all threads and waited-for children.
  public let user = RunMetric<Seconds>("user", "user_seconds", title: "user time")
  /// Processor time in the kernel, all threads and waited-for children.
  public let system = RunMetric<Seconds>("system", "system_seconds", title: "system time")
  /// Time from the start of the process to the start of the timed region; not measured for commands.
  public let setup = RunMetric<Seconds>("setup", "setup_seconds", title: "set-up time")
  /// Peak memory of the whole tree; where a control group counts it, with the page cache that the run filled.
  public let peakMemory = RunMetric<Bytes>(
    "memory", "peak_memory_bytes", title: "peak memory", method: \RunMetrics.peakMemoryMethod,
    judging: .init(
      paired: 0.02, unpaired: 0.05, resolution: Self.chargeBatch, preferred: \RunMetrics.memoryWithoutCache))
  /// How that peak was had, such as `cgroup1-peak`.
  public let peakMemoryMethod = RunMetric<String>("memory-method", "peak_memory_method")
  /// Page faults without input or output.
  public let minorFaults = RunMetric<Int>("minor-faults", "minor_faults")
  /// Page faults that had to read.
  public let majorFaults = RunMetric<Int>("major-faults", "major_faults")
  /// Context switches because the thread waited.
  public let voluntarySwitches = RunMetric<Int>("voluntary-switches", "voluntary_switches")
  /// Context switches because the scheduler took the CPU away.
  public let involuntarySwitches = RunMetric<Int>("involuntary-switches", "involuntary_switches")
  /// Time spent runnable but waiting for a CPU.
  public let runDelay = RunMetric<Seconds>("run-delay", "run_delay_seconds", title: "run-queue delay")
  /// Most threads alive at once in the whole tree.
  public let peakThreads = RunMetric<Int>("threads", "peak_threads", title: "peak threads", source: .tree)
  /// Most processes alive at once in the tree.
  public let peakProcesses = RunMetric<Int>("processes", "peak_processes", title: "peak processes", source: .tree)
  /// Time the hypervisor took from this machine's CPUs during the run, summed over the CPUs.
  public let steal = RunMetric<Seconds>("steal", "steal_seconds")
  /// Time during the run in which some task on the machine waited for a CPU (PSI "some").
  public let cpuPressure = RunMetric<Seconds>("cpu-pressure", "cpu_pressure_seconds", title: "CPU pressure")
  /// Instructions retired in user mode.
  public let instructions = RunMetric<Int>(
    "instructions", "instructions", method: \RunMetrics.instructionsMethod,
    judging: .init(paired: 0.0005, unpaired: 0.005))
  /// Items processed.
  public let items = RunMetric<Int>("items", "items")
  /// Input bytes processed.
  public let bytes = RunMetric<Int>("bytes", "bytes")
  /// Bytes that crossed a process boundary, both ways.
  public let boundaryBytes = RunMetric<Int>("boundary-bytes", "boundary_bytes")
  /// Peak of anonymous and shared memory: what the program itself holds, without the files it read or wrote.
  public let memoryWithoutCache = RunMetric<Bytes>(
    "memory-without-cache", "memory_without_cache_bytes", title: "peak memory without page cache",
    method: \RunMetrics.memoryWithoutCacheMethod, isNewer: true)
  /// How that was had, such as `cgroup1-sampled`.
  public let memoryWithoutCacheMethod = RunMetric<String>(
    "memory-without-cache-method", "memory_without_cache_method", isNewer: true)
  /// Of the bytes that crossed a process boundary those that went to the workers.
  public let boundaryBytesOut = RunMetric<Int>("boundary-bytes-out", "boundary_bytes_out", isNewer: true)
  /// And those that came back.
  public let boundaryBytesBack = RunMetric<Int>("boundary-bytes-back", "boundary_bytes_back", isNewer: true)
  /// Wall time over core counts: speed-up and efficiency. A figure of several runs, so it has no column.
  let scaling = RunMetric<Double>("scaling", nil, title: "speed-up and efficiency", source: .derived)
  /// How instructions were counted: `counter`, the machine's own, or `cachegrind`.
  public let instructionsMethod = RunMetric<String>("instructions-method", "instructions_method", isNewer: true)

  /// The one value, with every metric's number.
  public static let all = RunMetrics()
  static let declarations: [Metric.Declaration] = {
    _ = all
    precondition(
      noted.count <= RunFigures.capacity, "RunFigures has no place for so many metrics; make its arrays longer")
    return noted
  }()

  /// Grows while ``all`` is made, once, and never afterwards.
  nonisolated(unsafe) private static var noted: [Metric.Declaration] = []
  fileprivate static func note(_ declaration: Metric.Declaration) -> Int {
    noted.append(declaration)
    return noted.count - 1
  }

  /// Memory control groups are charged in batches of 64 pages (MEMCG_CHARGE_BATCH in linux/memcontrol.h).
  private static let chargeBatch = 64.0 * 4096

  private init() {}
}

/// A metric whose figures are `Value`s.
public struct RunMetric<Value: FigureValue>: Sendable {
  @usableFromInline let number: Int

  /// Declares it; to be called by ``RunMetrics`` alone.
  /// - Parameters:
  ///   - method: the figure that tells how this one was had: values had in different ways don't compare.
  ///   - isNewer: whether results files made before there was this column are read: "not measured" then.
  fileprivate init(
    _ name: String, _ column: String?, title: String? = nil, source: Metric.Source = .run,
    method: Metric.Path<String>? = nil, isNewer: Bool = false, judging: Metric.Judging? = nil
  ) {
    number = RunMetrics.note(
      Metric.Declaration(
        name: name, column: column, title: title ?? name, unit: Value.unit, source: source, methodPath: method,
        isNewer: isNewer, judging: judging))
  }
}

/// What a figure of a run can be.
public protocol FigureValue: Sendable {
  /// What one unit of it is.
  static var unit: Metric.Unit { get }
}

extension Seconds: NumericFigure {
  public static var unit: Metric.Unit { .seconds }
  public init(figureBits bits: UInt64) { self.init(Double(bitPattern: bits)) }
  public var figureBits: UInt64 { value.bitPattern }
}

extension Bytes: NumericFigure {
  public static var unit: Metric.Unit { .bytes }
  public init(figureBits bits: UInt64) { self.init(Int64(bitPattern: bits)) }
  public var figureBits: UInt64 { UInt64(bitPattern: count) }
}

extension Int: NumericFigure {
  public static var unit: Metric.Unit { .count }
  public init(figureBits bits: UInt64) { self.init(Int64(bitPattern: bits)) }
  public var figureBits: UInt64 { UInt64(bitPattern: Int64(self)) }
}

/// A figure that is a number: a run holds it as 64 bits.
public protocol NumericFigure: FigureValue {
  init(figureBits: UInt64)
  var figureBits: UInt64 { get }
}

extension String: FigureValue { public static var unit: Metric.Unit { .text } }
extension Double: FigureValue { public static var unit: Metric.Unit { .ratio } }
