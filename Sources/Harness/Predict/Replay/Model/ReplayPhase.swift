import SpeedupCore

/// One stretch of a traced run as a replay takes it: tasks that wait for nothing but the stretch before, or for each other
/// as a graph says.
package struct ReplayPhase: Sendable, Equatable {
  package let name: String
  /// Nobody but the caller works, whatever the number of workers.
  package let isSerial: Bool
  /// Nanoseconds each, in the order in which they are taken; time that they waited for a CPU or a lock is not in it, nor
  /// that of ``inner`` phases.
  package let tasks: [Int]
  /// Tasks that a worker takes at once, as traced.
  package let chunk: Int
  /// Nanoseconds in which tasks neither ran nor waited for a CPU; nil: the trace has no CPU times.
  package let blocked: Int?
  /// What of ``blocked``, or of all where that is nil, may have been waiting for a CPU.
  package internal(set) var queueing = Queueing.none
  /// Teams that single tasks start, by the task's place.
  package let inner: [Int: [ReplayPhase]]
  /// Workers that it was planned with.
  package let workers: Int
  /// What the tasks wait for within the phase, where they wait: phases that ran at the same time, joined. It has tasks
  /// without work before those of ``tasks``.
  package private(set) var graph: TaskGraph?
  /// The phase by which its slowdown is known: of joined ones that with the most work.
  package private(set) var calibratedAs: String
  /// Names of the locks that tasks were traced to hold, and when they do: by task and time.
  package let locks: [String]
  package let holds: [ReplayHold]

  package init(
    name: String, isSerial: Bool = false, tasks: [Int], chunk: Int = 1, blocked: Int? = 0,
    inner: [Int: [ReplayPhase]] = [:], workers: Int = 1, locks: [String] = [], holds: [ReplayHold] = []
  ) {
    self.name = name
    calibratedAs = name
    self.isSerial = isSerial
    self.tasks = tasks
    self.chunk = chunk
    self.blocked = blocked
    self.inner = inner
    self.workers = workers
    self.locks = locks
    self.holds = holds
  }

  /// Whether its tasks both hold locks and wait for each other: no schedule has both.
  var hasLocksAndOrder: Bool { graph != nil && !holds.isEmpty }

  /// Whether one worker takes all tasks at once, although there are several.
  var isOneChunk: Bool { !isSerial && tasks.count > 1 && chunk >= tasks.count }

  /// What part of the tasks' time they were blocked, 0 where that is not known.
  package var blockedShare: Double {
    let work = tasks.reduce(0, +)
    return work > 0 ? Double(blocked ?? 0) / Double(work) : 0
  }

  /// The phases of a trace, and what the caller did between them.
  /// - Throws: ``InputError`` for a trace that can't be: a negative time, a phase nested in one that comes later.
  package static func all(of trace: TaskTrace) throws(InputError) -> [ReplayPhase] {
    if let flaw = TraceCheck.flaw(trace) { throw InputError("\(trace.name): \(flaw); record the trace again") }
    let overlapping = trace.origin == .workload ? nil : OverlappingPhases(trace)
    let trace = overlapping?.trace ?? trace
    var inner: [TaskTrace.Place: [ReplayPhase]] = [:]
    // A phase stands behind the one that it is nested in, so from the end on all that is within is known.
    var top: [ReplayPhase] = []
    // Seconds of each task that belong to teams within it, by the phase.
    var less: [Int: [Int: Double]] = [:]
    var next = trace.wall.value
    for place in trace.phases.indices.reversed() {
      let phase = trace.phases[place]
      let own = Dictionary(
        uniqueKeysWithValues: phase.tasks.indices.compactMap { task in
          inner[TaskTrace.Place(phase: place, task: task)].map { (task, $0) }
        })
      var ready = try phase.ready(less: less.removeValue(forKey: place) ?? [:], inner: own)
      if trace.origin == .program { ready.queueing = phase.queueing(cpus: trace.ranOn) }
      if let joined = overlapping?.joined[place] {
        ready.calibratedAs = joined.most
        ready.graph = try graph(ready.tasks, joined)
      }
      if let outer = phase.within {
        if phase.workers > 1 {
          inner[outer, default: []].append(ready)
          less[outer.phase, default: [:]][outer.task, default: 0] += (phase.end - phase.begin).value
        }
        continue
      }
      // What a pool of ours does before the first task and after the last is in the costs of phases, too.
      let (begin, end) = trace.origin == .workload ? (phase.begin, phase.end) : phase.extent
      let gap = nanoseconds(next - end.value)
      if gap > 0 { top.append(ReplayPhase(name: "between phases", isSerial: true, tasks: [gap])) }
      // What a pool of ours does between tasks is in the costs of phases.
      let idle = trace.origin == .workload ? 0 : nanoseconds(phase.idle)
      if idle > 0 { top.append(ReplayPhase(name: "between tasks", isSerial: true, tasks: [idle])) }
      top.append(ready)
      next = begin.value
    }
    if next > 0 { top.append(ReplayPhase(name: "between phases", isSerial: true, tasks: [nanoseconds(next)])) }
    return top.reversed()
  }

  static func nanoseconds(_ seconds: Double) -> Int { Int(min(max(0, seconds) * 1e9, 8e15).rounded()) }
}

extension TaskTrace.Phase {
  /// From its first task to its last.
  fileprivate var extent: (begin: Seconds, end: Seconds) {
    (tasks.map(\.start).min() ?? begin, tasks.map(\.end).max() ?? end)
  }

  /// Seconds between its tasks in which none of them ran: the caller's work, such as to prepare the next ones.
  fileprivate var idle: Double {
    var (idle, busyUntil) = (0.0, Double.infinity)
    for task in tasks.sorted(by: { $0.start < $1.start }) {
      idle += max(0, task.start.value - busyUntil)
      busyUntil = busyUntil == .infinity ? task.end.value : max(busyUntil, task.end.value)
    }
    return idle
  }

  /// - Parameter less: seconds of each task that belong to phases within it.
  fileprivate func ready(less: [Int: Double], inner: [Int: [ReplayPhase]]) throws(InputError) -> ReplayPhase {
    var blocked: Double? = 0
    var times: [Int] = []
    times.reserveCapacity(tasks.count)
    let waits = self.waits
    for (place, task) in tasks.enumerated() {
      let wait = waits[place]?.value ?? 0
      var delay = (task.runDelay?.value ?? 0) + wait
      // Whoever has got a lock may wait for a CPU before it goes on: that is in both.
      if wait > 0, let cpu = task.cpu { delay = min(delay, max(wait, task.duration.value - cpu.value)) }
      let time = max(0, task.duration.value - delay - (less[place] ?? 0))
      times.append(ReplayPhase.nanoseconds(time))
      if let cpu = task.cpu {
        blocked = blocked.map { $0 + max(0, task.duration.value - delay - cpu.value) }
      } else {
        blocked = nil
      }
    }
    // A serial section may say no more than from when to when it was.
    if isSerial, tasks.isEmpty { times = [ReplayPhase.nanoseconds((end - begin).value)] }
    try TaskGraph.check(times)
    return ReplayPhase(
      name: name, isSerial: isSerial, tasks: times, chunk: chunk, blocked: blocked.map(ReplayPhase.nanoseconds),
      inner: inner, workers: workers, locks: locks, holds: ready(times, waits))
  }

  /// The holds within tasks that take so many nanoseconds. What is not a task's own time, such as waiting for a CPU, is
  /// taken from all of it alike, since nobody knows where in the task it was.
  private func ready(_ times: [Int], _ waits: [Int: Seconds]) -> [ReplayHold] {
    var (task, waited) = (-1, 0.0)
    return holds.map { hold in
      if hold.task != task { (task, waited) = (hold.task, 0) }
      waited += hold.waited.value
      let (own, whole) = (tasks[task], Double(times[task]))
      let busy = own.duration.value - (waits[task]?.value ?? 0)
      func moment(_ time: Seconds) -> Int {
        let share = busy > 0 ? ((time - own.start).value - waited) / busy : 0
        return Int((min(1, max(0, share)) * whole).rounded())
      }
      let at = moment(hold.start)
      return ReplayHold(task: task, lock: hold.lock, at: at, time: moment(hold.end) - at)
    }
  }
}
