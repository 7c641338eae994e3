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
  /// - Parameter rounding: what follows each other may overlap by so much.
  static func phases(
    _ tasks: [ForeignTask], origin: Seconds, rounding: Seconds = TimeRounding().value
  ) -> [TaskTrace.Phase] {
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
    return overlapping(byPhase, rounding).flatMap { group in
      // Numbered within what runs side by side: whoever does nothing in it, such as the caller, is none of its workers. First
      // come those who do something in most of the phases, so that each phase has as many as it needs.
      let seen = group.flatMap { Set($0.compactMap { known[$0.worker] }) }
      let often = Dictionary(seen.map { ($0, 1) }, uniquingKeysWith: +)
      let order = often.keys.sorted { (often[$1] ?? 0, $0) < (often[$0] ?? 0, $1) }
      let number = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
      return group.map { phase($0, known.compactMapValues { number[$0] }, origin, rounding) }
    }
  }

  /// The phases in groups of which each one begins before another one of them has ended.
  private static func overlapping(_ phases: [[ForeignTask]], _ rounding: Seconds) -> [[[ForeignTask]]] {
    var (groups, end) = ([[[ForeignTask]]](), Seconds(-.infinity))
    for phase in phases {
      let begin = phase[0].start
      if begin < end - rounding {
        groups[groups.count - 1].append(phase)
      } else {
        if begin < end { groups[groups.count - 1] = groups[groups.count - 1].map { ended($0, by: begin) } }
        groups.append([phase])
      }
      end = max(end, phase.map(\.end).max() ?? end)
    }
    return groups
  }

  private static func ended(_ tasks: [ForeignTask], by time: Seconds) -> [ForeignTask] {
    var tasks = tasks
    for place in tasks.indices { tasks[place].end(by: time) }
    return tasks
  }

  private static func phase(
    _ tasks: [ForeignTask], _ known: [String: Int], _ origin: Seconds, _ rounding: Seconds
  ) -> TaskTrace.Phase {
    var tasks = tasks
    let workers = workers(of: &tasks, known, rounding)
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
  private static func workers(
    of tasks: inout [ForeignTask], _ known: [String: Int], _ rounding: Seconds
  ) -> [Int] {
    if tasks.allSatisfy({ !$0.worker.isEmpty }) {
      return tasks.map { known[$0.worker]! }
    }
    // Whoever has been free longest takes the next one; a new one only where nobody is free.
    var last: [(end: Seconds, task: Int)] = []
    return tasks.indices.map { place in
      let task = tasks[place]
      let free = last.indices.filter { last[$0].end <= task.start + rounding }.min { last[$0].end < last[$1].end }
      let worker = free ?? last.count
      if worker == last.count {
        last.append((task.end, place))
      } else {
        tasks[last[worker].task].end(by: task.start)
        last[worker] = (task.end, place)
      }
      return worker
    }
  }

  /// How many workers there were, as far as the tasks tell: those of the phase with the most, or as many as were busy at
  /// once.
  static func workers(_ phases: [TaskTrace.Phase], rounding: Seconds = TimeRounding().value) -> Int {
    let tasks = phases.filter { !$0.isSerial }.flatMap(\.tasks)
    // Of a moment at which one ends and another begins the end counts first.
    let changes = tasks.flatMap { [($0.start, 1), ($0.end - rounding, -1)] }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
    var (now, most) = (0, 1)
    for change in changes { (now, most) = (now + change.1, max(most, now + change.1)) }
    return max(most, phases.map(\.workers).max() ?? 1)
  }

  /// What is taken for granted, or not known, of phases that ran at the same time: at most three lines of each kind.
  static func overlaps(_ phases: [TaskTrace.Phase], _ origin: TaskTrace.Origin) -> [String] {
    var groups: [[TaskTrace.Phase]] = []
    var end = Seconds(-.infinity)
    for phase in phases {
      if phase.begin < end { groups[groups.count - 1].append(phase) } else { groups.append([phase]) }
      end = max(end, phase.end)
    }
    var (steps, items, unknown) = ([String](), [String](), [String]())
    for group in groups where group.count > 1 {
      let rounds = TaskRounds(group, origin)
      steps += rounds.steps.map { places in
        "steps side by side: \(quoted(places.map { group[$0] })) follow each other in each worker without a pause, so they "
          + "are one task of it"
      }
      let joined = rounds.joined(group)
      let feeders = TaskPipeline(joined).feeders
      for (place, feeder) in feeders.enumerated() {
        guard let feeder else { continue }
        items.append(
          "which items a pipeline hands on: each task of '\(joined[place].name)' is taken to wait for one of "
            + "'\(joined[feeder].name)', the first for the first")
      }
      var last = joined[0]
      for (place, phase) in joined.enumerated().dropFirst() {
        if phase.begin < last.end, feeders[place] == nil {
          unknown.append(
            "what tasks of phases wait for that overlap: '\(last.name)' and '\(phase.name)' do by "
              + Readable.text(min(last.end, phase.end) - phase.begin))
        }
        if last.end < phase.end { last = phase }
      }
    }
    func few(_ lines: [String], _ what: String) -> [String] {
      lines.count <= 3 ? lines : lines.prefix(3) + ["the same of \(lines.count - 3) more \(what)"]
    }
    return few(steps, "lists of steps") + few(items, "pipelines") + few(unknown, "overlaps of phases")
  }

  private static func quoted(_ phases: [TaskTrace.Phase]) -> String {
    let names = phases.prefix(6).map { "'\($0.name)'" } + (phases.count > 6 ? ["\(phases.count - 6) more"] : [])
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
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
