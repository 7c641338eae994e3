/// What all phases of one name come to, added up task by task.
package struct TraceTotals: Sendable, Equatable {
  package let name: String
  package let isSerial: Bool
  package let isNested: Bool
  package private(set) var phases = 0
  package private(set) var tasks = 0
  package private(set) var workers = 0
  /// From begin to end, of all together.
  package private(set) var wall = Seconds(0)
  /// The tasks' times, of all together.
  package private(set) var work = Seconds(0)
  /// Of each the longest task or, where that is longer, the time of the lock that was held longest, added up.
  package private(set) var span = Seconds(0)
  /// From a phase's begin until its first task starts, and from the end of its last task until its own; medians.
  package var startLag: Seconds? { Self.median(startLags) }
  package var endLag: Seconds? { Self.median(endLags) }
  /// CPU time of the tasks of which it is known, and their time.
  package private(set) var cpu = Seconds(0)
  package private(set) var timeOfKnown = Seconds(0)
  /// How long tasks of which it is known waited for a CPU.
  package private(set) var runDelay: Seconds?
  /// CPU time of the process, less that of tasks; nil where a phase does not tell.
  package private(set) var hidden: Seconds?
  package private(set) var processCPU: Seconds?
  /// What its locks come to, in the order of their first phase.
  package private(set) var locks: [LockTotals] = []

  private var startLags: [Seconds] = []
  private var endLags: [Seconds] = []
  private var longest = Seconds(0)
  private var edges: (first: Seconds, last: Seconds)?
  private var open: TaskTrace.Phase?

  package init(like phase: TaskTrace.Phase) {
    (name, isSerial, isNested) = (phase.name, phase.isSerial, phase.within != nil)
  }

  /// What phases of one line have in common.
  struct Kind: Hashable {
    private let name: String
    private let isSerial: Bool
    private let isNested: Bool

    init(_ phase: TaskTrace.Phase) { (name, isSerial, isNested) = (phase.name, phase.isSerial, phase.within != nil) }
  }

  package mutating func begin(_ phase: TaskTrace.Phase) {
    open = phase
    phases += 1
    workers = max(workers, phase.workers)
    wall = wall + (phase.end - phase.begin)
    (longest, edges) = (phase.held.max() ?? Seconds(0), nil)
    for hold in phase.holds {
      let place = locks.firstIndex { $0.name == phase.locks[hold.lock] } ?? locks.count
      if place == locks.count { locks.append(LockTotals(name: phase.locks[hold.lock])) }
      locks[place].add(hold)
    }
    guard let process = phase.processCPU, let tasks = phase.taskCPU, phases == 1 || hidden != nil else {
      (hidden, processCPU) = (nil, nil)
      return
    }
    hidden = (hidden ?? Seconds(0)) + (process - tasks)
    processCPU = (processCPU ?? Seconds(0)) + process
  }

  package mutating func add(_ task: TaskTrace.Task) {
    let time = task.duration
    tasks += 1
    work = work + time
    longest = max(longest, time)
    edges = (min(edges?.first ?? task.start, task.start), max(edges?.last ?? task.end, task.end))
    if let used = task.cpu { (cpu, timeOfKnown) = (cpu + used, timeOfKnown + time) }
    if let waited = task.runDelay { runDelay = (runDelay ?? Seconds(0)) + waited }
  }

  /// The phase is over.
  /// - Returns: its part of ``span``.
  @discardableResult
  package mutating func end() -> Seconds {
    span = span + longest
    guard let phase = open, let edges else { return longest }
    startLags.append(edges.first - phase.begin)
    endLags.append(phase.end - edges.last)
    open = nil
    return longest
  }

  private static func median(_ times: [Seconds]) -> Seconds? { times.isEmpty ? nil : times.sorted()[times.count / 2] }

  package static func == (a: TraceTotals, b: TraceTotals) -> Bool {
    a.name == b.name && a.phases == b.phases && a.tasks == b.tasks && a.wall == b.wall && a.work == b.work
      && a.span == b.span && a.cpu == b.cpu && a.hidden == b.hidden && a.locks == b.locks
  }
}

/// What one lock comes to in phases of one name.
package struct LockTotals: Sendable, Equatable {
  package let name: String
  /// How often it was taken.
  package private(set) var times = 0
  package private(set) var held = Seconds(0)
  package private(set) var longest = Seconds(0)
  /// How long tasks waited for it, together.
  package private(set) var waited = Seconds(0)

  fileprivate init(name: String) { self.name = name }

  fileprivate mutating func add(_ hold: TaskTrace.Hold) {
    times += 1
    held = held + hold.duration
    longest = max(longest, hold.duration)
    waited = waited + hold.waited
  }
}

/// What the phases of a trace come to, by name and together.
package struct TraceSummary: Sendable {
  /// In the order of their first phases.
  package fileprivate(set) var totals: [TraceTotals] = []
  /// Less time no number of workers can take: the phases' spans, added up, of phases that overlap the longest alone.
  package private(set) var span = Seconds(0)
  /// Whether any overlap.
  package private(set) var hasOverlaps = false

  /// Of the phases that overlap, the latest end, and the longest span.
  private var together: (end: Seconds, span: Seconds)?

  fileprivate init() {}

  fileprivate mutating func add(_ phase: TaskTrace.Phase, span own: Seconds) {
    guard let before = together, phase.begin < before.end else {
      span = span + own
      together = (phase.end, own)
      return
    }
    hasOverlaps = true
    span = span + max(Seconds(0), own - before.span)
    together = (max(before.end, phase.end), max(before.span, own))
  }
}

/// A trace that is gone through once, from its file or from memory.
package enum TraceSource: Sendable {
  case file(TraceReader)
  case value(TaskTrace)

  /// One of any known format; only a trace's own file is not held in memory as values.
  /// - Throws: ``InputError``.
  package init(_ bytes: [UInt8], file: String) throws {
    self =
      TraceFile.isOne(bytes)
      ? .file(try TraceReader(bytes, file: file)) : .value(try TaskTrace(reading: bytes, file: file))
  }

  /// The trace without its phases, or with them.
  package var head: TaskTrace {
    switch self {
    case .file(let reader): reader.head
    case .value(let trace): trace
    }
  }

  /// Goes through all phases and their tasks.
  /// - Throws: ``InputError`` where the file is damaged further on, and what a closure throws.
  package func forEach(
    phase: (Int, TaskTrace.Phase) throws -> Void, task: (TaskTrace.Task) throws -> Void, end: () throws -> Void = {}
  ) throws {
    switch self {
    case .value(let trace):
      for (place, each) in trace.phases.enumerated() {
        try phase(place, each)
        for one in each.tasks { try task(one) }
        try end()
      }
    case .file(var reader):
      var place = 0
      while let each = try reader.nextPhase() {
        try phase(place, each)
        while let one = try reader.nextTask() { try task(one) }
        try end()
        place += 1
      }
    }
  }

  /// What the phases of each name come to, in the order of their first.
  /// - Throws: ``InputError`` where the file is damaged.
  package func totals() throws -> [TraceTotals] { try summary().totals }

  /// The same, and what they come to together.
  /// - Throws: ``InputError`` where the file is damaged.
  package func summary() throws -> TraceSummary {
    var summary = TraceSummary()
    var places: [TraceTotals.Kind: Int] = [:]
    var (at, current) = (0, TaskTrace.Phase?.none)
    try forEach(
      phase: { _, phase in
        at = places[TraceTotals.Kind(phase)] ?? summary.totals.count
        if at == summary.totals.count {
          places[TraceTotals.Kind(phase)] = at
          summary.totals.append(TraceTotals(like: phase))
        }
        summary.totals[at].begin(phase)
        current = phase
      }, task: { summary.totals[at].add($0) },
      end: {
        let span = summary.totals[at].end()
        if let current, current.within == nil { summary.add(current, span: span) }
      })
    return summary
  }
}
