/// Every figure of a run, declared once: the column of `results.csv`, what the processes send each other, the readers,
/// the tables, the gate, `compare` and the doctor follow from ``declaration``.
public enum Metric: Sendable, Hashable {
  /// User and kernel time of the whole tree. Holds on a loaded machine, but does not see waiting.
  case cpu
  /// Time by the monotonic clock. Needs a fit machine, see ``MachineFitness``.
  case wall
  /// Processor time in user mode, all threads and waited-for children.
  case user
  /// Processor time in the kernel, all threads and waited-for children.
  case system
  /// Time from the start of the process to the start of the timed region; not measured for commands.
  case setup
  /// Peak memory of the whole tree; where a control group counts it, with the page cache that the run filled.
  case memory
  /// How that peak was had, such as `cgroup1-peak`.
  case memoryMethod
  /// Page faults without input or output.
  case minorFaults
  /// Page faults that had to read.
  case majorFaults
  /// Context switches because the thread waited.
  case voluntarySwitches
  /// Context switches because the scheduler took the CPU away.
  case involuntarySwitches
  /// Time spent runnable but waiting for a CPU.
  case runDelay
  /// Most threads alive at once in the whole tree.
  case peakThreads
  /// Most processes alive at once in the tree.
  case peakProcesses
  /// Time the hypervisor took from this machine's CPUs during the run, summed over the CPUs.
  case steal
  /// Time during the run in which some task on the machine waited for a CPU (PSI "some").
  case cpuPressure
  /// Instructions retired: the machine's counter, or cachegrind's.
  case instructions
  /// Items processed.
  case items
  /// Input bytes processed.
  case bytes
  /// Bytes that crossed a process boundary, both ways.
  case boundaryBytes
  /// Peak of anonymous and shared memory: what the program itself holds, without the files it read or wrote.
  case memoryWithoutCache
  /// How that was had, such as `cgroup1-sampled`.
  case memoryWithoutCacheMethod
  /// Of the bytes that crossed a process boundary those that went to the workers.
  case boundaryBytesOut
  /// And those that came back.
  case boundaryBytesBack
  /// Wall time over core counts: speed-up and efficiency. A figure of several runs, so it has no column.
  case scaling
  /// A figure of the program's own, declared when the program is measured. Boxed, so that the others stay one word.
  indirect case own(DeclaredFigure)

  /// What one unit of it is.
  package enum Unit: Sendable { case seconds, bytes, count, text, ratio, declared }

  /// Who measures it.
  package enum Source: Sendable {
    /// Whoever measures the run: of a workload its own process, in the timed region; of a command the launcher.
    case run
    /// The launcher, over the whole process tree, of a workload too.
    case tree
    /// Computed from other figures. Its column, behind theirs, is for the reader's convenience.
    case derived
  }

  /// How it is judged; more is worse for all that are not ``own(_:)``.
  package struct Judging: Sendable {
    /// The margin unless one is given, of runs made in pairs (`gate`): what their noise leaves.
    let paired: Double
    /// The same of two sessions (`compare`), which differ by the machine's own drift.
    let unpaired: Double
    /// The difference between two runs that is the kernel's bookkeeping, in the metric's unit: a smaller one counts
    /// as none.
    var resolution = 0.0
    /// Whether the machine's drift (clock rate, neighbours, temperature) moves it from session to session.
    var drifts = false
    /// Judged in its place where both sides have it, by the same method.
    var preferred: Metric?
  }

  /// All there is to know of a metric.
  struct Declaration: Sendable {
    let name: String
    let column: String?
    var title: String
    let unit: Unit
    var source = Source.run
    /// The figure that tells how this one was had: values had in different ways don't compare.
    var method: Metric?
    /// Whether results files made before there was this column are read: "not measured" then.
    var isNewer = false
    var judging: Judging?

    init(
      _ name: String, _ column: String?, _ unit: Unit, title: String? = nil, source: Source = .run,
      method: Metric? = nil,
      isNewer: Bool = false, judging: Judging? = nil
    ) {
      (self.name, self.column, self.unit, self.title) = (name, column, unit, title ?? name)
      (self.source, self.method, self.isNewer, self.judging) = (source, method, isNewer, judging)
    }
  }
}
