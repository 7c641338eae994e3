import SpeedupCore

/// Phases of another program's trace that ran at the same time, such as the two sides of a Spark join, joined to one: none
/// of them waited for the other. Within it tasks are taken in the order of their recorded starts, as soon as the parts
/// that had ended before theirs began are done, and the item that a part before hands on.
struct OverlappingPhases {
  /// One phase of a joined one.
  struct Part: Sendable, Equatable {
    var name: String
    /// From when to when it was.
    var begin, end: Seconds
  }

  /// What a joined phase is made of.
  struct Joined: Sendable, Equatable {
    var parts: [Part]
    /// The part that each task is of.
    var of: [Int]
    /// What single tasks wait for, by their places: those of the part that hands items on to theirs.
    var after: [Int: Int] = [:]
    /// The name of the recorded phase with the most work.
    var most: String
  }

  /// The trace with one phase in place of each group.
  private(set) var trace: TaskTrace
  /// By the place of the joined phase.
  private(set) var joined: [Int: Joined] = [:]

  /// An overlap by less than this share of the shorter phase is the clocks' doing.
  private static let least = 0.01

  /// - Parameter trace: not of a workload of ours, whose phases wait for each other.
  init(_ trace: TaskTrace) {
    self.trace = trace
    var groups: [(end: Seconds, phases: [TaskTrace.Phase])] = []
    for phase in trace.phases {
      if let last = groups.last, !phase.isSerial, !last.phases.contains(where: \.isSerial),
        Self.overlap(phase, last.phases, until: last.end)
      {
        groups[groups.count - 1].phases.append(phase)
        groups[groups.count - 1].end = max(last.end, phase.end)
      } else {
        groups.append((phase.end, [phase]))
      }
    }
    guard groups.count < trace.phases.count else { return }
    self.trace.phases = []
    for group in groups {
      guard group.phases.count > 1 else { self.trace.phases.append(group.phases[0]); continue }
      joined[self.trace.phases.count] = join(group.phases)
    }
  }

  private static func overlap(_ phase: TaskTrace.Phase, _ before: [TaskTrace.Phase], until end: Seconds) -> Bool {
    let shortest = min((before.map { ($0.end - $0.begin).value }.min() ?? 0), (phase.end - phase.begin).value)
    return (end - phase.begin).value > least * shortest
  }

  /// Adds the phases as one. Steps of one item are one task of it.
  private mutating func join(_ group: [TaskTrace.Phase]) -> Joined {
    let phases = TaskRounds(group, trace.origin).joined(group)
    let all = phases.indices.flatMap { part in phases[part].tasks.indices.map { (part: part, task: $0) } }
      .sorted {
        (phases[$0.part].tasks[$0.task].start, $0.part, $0.task) < (
          phases[$1.part].tasks[$1.task].start, $1.part, $1.task
        )
      }
    var place: [TaskTrace.Place: Int] = [:]
    for (number, one) in all.enumerated() { place[TaskTrace.Place(phase: one.part, task: one.task)] = number }
    let tasks = all.enumerated().map { number, one in
      var task = phases[one.part].tasks[one.task]
      (task.index, task.taken) = (number, number)
      return task
    }
    let cpus = phases.compactMap(\.taskCPU)
    var joined = TaskTrace.Phase(
      name: TaskTrace.Phase.name(of: group), workers: group.map(\.workers).max() ?? 1,
      begin: phases.map(\.begin).min() ?? Seconds(0), end: phases.map(\.end).max() ?? Seconds(0), tasks: tasks,
      taskCPU: cpus.count == phases.count ? cpus.reduce(Seconds(0), +) : nil)
    for (part, phase) in phases.enumerated() {
      joined.takeHolds(of: phase) { place[TaskTrace.Place(phase: part, task: $0)] ?? 0 }
    }
    trace.phases.append(joined)
    let pipeline = TaskPipeline(phases)
    var after: [Int: Int] = [:]
    for (part, feeder) in pipeline.feeders.enumerated() {
      guard let feeder, let before = pipeline.before(part, of: phases) else { continue }
      for (task, other) in before.enumerated() {
        let waits = place[TaskTrace.Place(phase: part, task: task)] ?? 0
        after[waits] = place[TaskTrace.Place(phase: feeder, task: other)]
      }
    }
    return Joined(
      parts: phases.map { Part(name: $0.name, begin: $0.begin, end: $0.end) }, of: all.map(\.part), after: after,
      most: group.max { Self.work($0) < Self.work($1) }?.name ?? joined.name)
  }

  private static func work(_ phase: TaskTrace.Phase) -> Seconds {
    phase.tasks.reduce(Seconds(0)) { $0 + $1.duration }
  }
}

extension ReplayPhase {
  /// The tasks with what they wait for: those of parts that had ended when their own part began, and of the part before in
  /// a pipeline; nil: nothing waits.
  static func graph(_ tasks: [Int], _ joined: OverlappingPhases.Joined) throws(InputError) -> TaskGraph? {
    let (parts, of) = (joined.parts, joined.of)
    let before = parts.map { part in
      let ended = parts.indices.filter { parts[$0].end <= part.begin }
      // One that ended before another of them began is waited for by that one already.
      let latest = ended.map { parts[$0].begin }.max() ?? part.begin
      return ended.filter { parts[$0].end > latest || parts[$0].begin == latest }
    }
    guard before.contains(where: { !$0.isEmpty }) || !joined.after.isEmpty else { return nil }
    // First two tasks without work for each part: at its beginning, which waits for the parts before, and at its end, which
    // waits for its tasks. So not every task waits for every other. Whoever is free next takes them: they hold nobody up.
    let count = parts.count
    var ends = parts.indices.map { [$0] }
    for (task, part) in of.enumerated() { ends[part].append(2 * count + task) }
    let own = of.enumerated().map { task, part in [part] + (joined.after[task].map { [2 * count + $0] } ?? []) }
    let predecessors = before.map { $0.map { count + $0 } } + ends + own
    return try TaskGraph(costs: [Int](repeating: 0, count: 2 * count) + tasks, predecessors: predecessors)
  }
}
