/// A piece of work that another program wrote down, before it is a task.
struct ForeignTask {
  var phase: String
  var start: Seconds
  var end: Seconds
  var cpu: Seconds?
  /// How long it was ready and waited for a CPU.
  var runDelay: Seconds?
  /// Who did it, in the program's own words; empty: not told.
  var worker = ""
  /// Where the program counts its tasks; nil: in the order of their starts.
  var index: Int?
  /// Where it stands in its file; 0: not known.
  var line = 0
  /// By the time at which they were asked for.
  var holds: [ForeignHold] = []
}

/// Makes phases of tasks that were written down one by one.
enum ForeignTasks {
  /// The phases, in the order of their first starts, times less `origin`. Tasks of one name are one phase; a phase's
  /// workers are those who did its tasks, and where nobody is told as few as could have done them.
  static func phases(_ tasks: [ForeignTask], origin: Seconds) -> [TaskTrace.Phase] {
    var names: [String: Int] = [:]
    var byPhase: [[ForeignTask]] = []
    for task in tasks.sorted(by: { $0.start < $1.start }) {
      let place = names[task.phase] ?? byPhase.count
      if place == byPhase.count {
        names[task.phase] = place
        byPhase.append([])
      }
      byPhase[place].append(task)
    }
    var known: [String: Int] = [:]
    for task in tasks.sorted(by: { $0.start < $1.start }) where !task.worker.isEmpty && known[task.worker] == nil {
      known[task.worker] = known.count
    }
    return byPhase.map { phase($0, known, origin) }
  }

  private static func phase(_ tasks: [ForeignTask], _ known: [String: Int], _ origin: Seconds) -> TaskTrace.Phase {
    let workers = workers(of: tasks, known)
    let isCounted = tasks.allSatisfy { $0.index != nil } && Set(tasks.map(\.index)).count == tasks.count
    var made: [TaskTrace.Task] = []
    for (place, (task, worker)) in zip(tasks, workers).enumerated() {
      made.append(
        TaskTrace.Task(
          index: isCounted ? task.index! : place, taken: place, worker: worker, start: task.start - origin,
          end: task.end - origin, cpu: task.cpu, runDelay: task.runDelay))
    }
    let order = made.indices.sorted { made[$0].index < made[$1].index }
    made = order.map { made[$0] }
    let cpus = tasks.compactMap(\.cpu)
    var phase = TaskTrace.Phase(
      name: tasks[0].phase, workers: (workers.max() ?? 0) + 1, begin: (made.map(\.start).min() ?? Seconds(0)),
      end: (made.map(\.end).max() ?? Seconds(0)), tasks: made,
      taskCPU: cpus.count == tasks.count ? cpus.reduce(Seconds(0), +) : nil)
    phase.setHolds(order.map { tasks[$0].holds }, origin)
    return phase
  }

  /// A worker for every task, which come by their starts.
  private static func workers(of tasks: [ForeignTask], _ known: [String: Int]) -> [Int] {
    if tasks.allSatisfy({ !$0.worker.isEmpty }) {
      // Numbered within the phase: whoever does nothing in it, such as the caller, is none of its workers.
      let own = Set(tasks.map { known[$0.worker]! }).sorted()
      let number = Dictionary(uniqueKeysWithValues: own.enumerated().map { ($1, $0) })
      return tasks.map { number[known[$0.worker]!]! }
    }
    // Whoever has been free longest takes the next one; a new one only where nobody is free.
    var freeFrom: [Seconds] = []
    return tasks.map { task in
      let free = freeFrom.indices.filter { freeFrom[$0] <= task.start }.min { freeFrom[$0] < freeFrom[$1] }
      let worker = free ?? freeFrom.count
      if worker == freeFrom.count { freeFrom.append(task.end) } else { freeFrom[worker] = task.end }
      return worker
    }
  }

  /// How many workers there were, as far as the tasks tell: those of the phase with the most, or as many as were busy at
  /// once.
  static func workers(_ phases: [TaskTrace.Phase]) -> Int {
    let tasks = phases.filter { !$0.isSerial }.flatMap(\.tasks)
    // Of a moment at which one ends and another begins the end counts first.
    let changes = tasks.flatMap { [($0.start, 1), ($0.end - Seconds(1e-9), -1)] }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    var (now, most) = (0, 1)
    for change in changes { (now, most) = (now + change.1, max(most, now + change.1)) }
    return max(most, phases.map(\.workers).max() ?? 1)
  }

  /// A line for every two phases that ran at the same time, at most three: which of their tasks wait for each other is not
  /// known.
  static func overlaps(_ phases: [TaskTrace.Phase]) -> [String] {
    var lines: [String] = []
    var last: TaskTrace.Phase?
    for phase in phases {
      if let last, phase.begin < last.end {
        lines.append(
          "what tasks of phases wait for that overlap: '\(last.name)' and '\(phase.name)' do by "
            + Readable.text(min(last.end, phase.end) - phase.begin)
        )
      }
      if last == nil || last!.end < phase.end { last = phase }
    }
    return lines.count <= 3 ? lines : lines.prefix(3) + ["the same of \(lines.count - 3) more overlaps of phases"]
  }

  /// What lies between phases, before the first and after the last, as work of the caller.
  static func withGaps(_ phases: [TaskTrace.Phase], until end: Seconds) -> [TaskTrace.Phase] {
    var (all, free): ([TaskTrace.Phase], Seconds) = ([], Seconds(0))
    func caller(until: Seconds) {
      guard until - free > Seconds(1e-6) else { return }
      all.append(
        TaskTrace.Phase(
          name: TraceAssembly.callerName, workers: 1, begin: free, end: until, isSerial: true,
          tasks: [TaskTrace.Task(index: 0, taken: 0, worker: 0, start: free, end: until)]))
    }
    for phase in phases {
      caller(until: phase.begin)
      all.append(phase)
      free = max(free, phase.end)
    }
    caller(until: end)
    return all
  }
}
