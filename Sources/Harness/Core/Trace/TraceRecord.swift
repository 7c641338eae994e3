/// What a thread notes of its work while it works, 16 bytes each: a kind, a number, and a value.
///
/// The order on one thread is the order in which things happened, and says most: a task starts where the one before it
/// on the same thread ended. Times are of the monotonic clock, in nanoseconds.
package struct TraceRecord: Sendable, Equatable, BitwiseCopyable {
  package enum Kind: UInt8, Sendable {
    /// A worker enters a phase: number, time. Its first task starts here.
    case enters = 1
    /// Behind it: worker, virtual core or -1.
    case place
    /// The next task starts only now, since the worker has waited or done something else: –, time.
    case starts
    /// A task ends: index, time.
    case task
    /// CPU time of the tasks since the last such record of this stay in the phase: –, ns.
    case cpu
    /// Run-queue delay of the same tasks: –, ns.
    case delay
    /// Page faults of the task before: –, count.
    case faults
    /// The worker leaves the phase: number, time.
    case leaves
    /// A phase begins: number, time.
    case phaseBegins
    /// Behind it: workers, tasks.
    case phaseSize
    /// Behind it: chunk, number of its name.
    case phaseForm
    /// Behind it, where it is nested: outer phase, index of the outer task.
    case within
    /// A phase ends: number, time.
    case phaseEnds
    /// Work that only the caller does begins: number, time.
    case sectionBegins
    /// Behind it: –, number of its name.
    case sectionName
    /// It ends: number, time.
    case sectionEnds
    /// The timed region begins and ends: –, time.
    case regionBegins
    case regionEnds
    /// Behind a beginning or an end: CPU time of the process so far: –, ns.
    case processCPU
    /// Behind a beginning or an end: CPU time of the thread so far: –, ns.
    case callerCPU
  }

  package var head: UInt64
  package var value: Int64

  @inline(__always)
  package init(_ kind: Kind, _ number: Int = 0, _ value: Int64) {
    head = UInt64(kind.rawValue) | UInt64(truncatingIfNeeded: number) << 8
    self.value = value
  }

  package var kind: Kind? { Kind(rawValue: UInt8(truncatingIfNeeded: head)) }
  package var number: Int { Int(truncatingIfNeeded: head >> 8) }
}

/// What the threads of one process noted.
package struct TraceLog: Sendable, Equatable {
  /// Nil: the process of the run itself; else a worker's process id.
  package var workerProcess: Int?
  /// Phases from this number on are the process's own: a forked one goes on counting where its parent stood.
  package var firstPhase: Int
  /// CPU time of a worker process from its fork to its end, in ns.
  package var processCPU: Int64?
  /// Names of phases and sections, by number.
  package var names: [String]
  package var lanes: [[TraceRecord]]

  package init(
    workerProcess: Int? = nil, firstPhase: Int = 0, processCPU: Int64? = nil, names: [String], lanes: [[TraceRecord]]
  ) {
    self.workerProcess = workerProcess
    self.firstPhase = firstPhase
    self.processCPU = processCPU
    self.names = names
    self.lanes = lanes
  }
}
