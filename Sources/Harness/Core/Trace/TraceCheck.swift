/// What a trace must hold to before anything is computed from it, checked part by part as it is read.
package struct TraceCheck: Sendable {
  private let cores: Int
  /// Tasks of the phases so far, by place.
  private var counts: [Int] = []
  private var name = ""
  private var workers = 1
  private var lastIndex = -1
  private var locks: [String] = []
  private var holds = TaskTrace.Phase.HoldsInTurn()

  package init(cores: Int) { self.cores = cores }

  /// Nothing that is longer is taken for a time of a run: 90 days.
  package static let longest = Seconds(90 * 86_400)

  /// What is wrong in a whole trace, in words that go behind the file's name; nil: nothing.
  package static func flaw(_ trace: TaskTrace) -> String? {
    var check = TraceCheck(cores: trace.cores)
    if let flaw = Self.flaw(workers: trace.workers, cores: trace.cores, wall: trace.wall) { return flaw }
    for phase in trace.phases {
      if let flaw = check.flaw(phase, count: phase.tasks.count) { return flaw }
      for task in phase.tasks { if let flaw = check.flaw(task) { return flaw } }
    }
    return nil
  }

  /// What is wrong with a trace as a whole.
  package static func flaw(workers: Int, cores: Int, wall: Seconds) -> String? {
    if workers < 1 || cores < 1 { return "declares \(workers) workers and \(cores) cores; there must be at least 1" }
    return isTime(wall) ? nil : "its wall time is \(wall.value) s; it must be \(range)"
  }

  /// What is wrong with the next phase, whose tasks come later.
  package mutating func flaw(_ phase: TaskTrace.Phase, count: Int) -> String? {
    let place = counts.count
    name = "phase \(place) '\(SafeText.excerpt(phase.name))'"
    workers = phase.workers
    lastIndex = -1
    (locks, holds) = (phase.locks, phase.holdsInTurn)
    counts.append(count)
    if phase.workers < 1 || phase.chunk < 1 {
      return "\(name): \(phase.workers) workers, chunk \(phase.chunk); both must be at least 1"
    }
    guard Self.isPoint(phase.begin), Self.isPoint(phase.end) else {
      return "\(name): from \(phase.begin.value) to \(phase.end.value) s; times of a run are numbers within 90 days"
    }
    if phase.end < phase.begin {
      return "\(name): ends \(Readable.text(phase.begin - phase.end)) before it begins: a negative duration"
    }
    for (what, cpu) in [("process", phase.processCPU), ("task", phase.taskCPU)] {
      if let cpu, !Self.isTime(cpu) {
        return "\(name): its \(what) CPU time is \(cpu.value) s; it must be \(Self.range)"
      }
    }
    if let flaw = Self.lockFlaw(phase, count) { return "\(name)\(flaw)" }
    guard let outer = phase.within else { return nil }
    // Phases stand in the order of their beginnings, so one that stands later cannot hold this one: no circles.
    guard outer.phase >= 0, outer.phase < place else {
      return
        "\(name): is nested in phase \(outer.phase), which does not stand before it: phases must not be in a circle"
    }
    guard outer.task >= 0, outer.task < counts[outer.phase] else {
      return "\(name): is nested in task \(outer.task) of phase \(outer.phase), which has \(counts[outer.phase]) tasks"
    }
    return nil
  }

  private static func lockFlaw(_ phase: TaskTrace.Phase, _ count: Int) -> String? {
    guard !phase.holds.isEmpty else { return nil }
    var last = 0
    for hold in phase.holds {
      guard phase.locks.indices.contains(hold.lock) else {
        return ": task \(hold.task) holds lock \(hold.lock), and there are \(phase.locks.count)"
      }
      guard (last..<max(last, count)).contains(hold.task) else {
        return ": a lock is held by task \(hold.task), which is not there or stands before \(last)"
      }
      last = hold.task
    }
    let flaw = LockFlaw.first(in: phase.holds) { phase.locks[$0] }
    return flaw.map { ", task \(phase.holds[$0.hold].task): \($0.words)" }
  }

  /// What is wrong with the next task of that phase.
  package mutating func flaw(_ task: TaskTrace.Task) -> String? {
    defer { lastIndex = task.index }
    if !locks.isEmpty, let hold = holds.next().first(where: { $0.asked < task.start || $0.end > task.end }) {
      return "\(name), task \(task.index): holds lock '\(SafeText.excerpt(locks[hold.lock]))' outside of its own time"
    }
    // The usual case decided first, since there may be millions.
    if task.index > lastIndex, task.worker >= 0, task.worker < workers, Self.isPoint(task.start),
      Self.isPoint(task.end), task.end >= task.start, task.taken >= 0, (task.virtualCore ?? 0) < cores,
      Self.isTime(task.cpu ?? Seconds(0)), Self.isTime(task.runDelay ?? Seconds(0))
    {
      return nil
    }
    return "\(name), task \(task.index): \(problem(task))"
  }

  private func problem(_ task: TaskTrace.Task) -> String {
    if task.index <= lastIndex { return "stands behind task \(lastIndex): indices must rise from 0" }
    if task.worker < 0 || task.worker >= workers {
      return "ran on worker \(task.worker), and the phase declares \(Counted.text(workers, "worker"))"
    }
    if !Self.isPoint(task.start) || !Self.isPoint(task.end) {
      return "from \(task.start.value) to \(task.end.value) s; times of a run are numbers within 90 days"
    }
    if task.end < task.start { return "ends \(Readable.text(task.start - task.end)) before it starts" }
    if let core = task.virtualCore, core >= cores { return "ran on virtual core \(core), and there are \(cores)" }
    if let cpu = task.cpu, !Self.isTime(cpu) { return "its CPU time is \(cpu.value) s; it must be \(Self.range)" }
    if let delay = task.runDelay, !Self.isTime(delay) {
      return "its run delay is \(delay.value) s; it must be \(Self.range)"
    }
    return "was taken as number \(task.taken); it must be at least 0"
  }

  private static let range = "0 to \(longest.value) (90 days)"

  private static func isTime(_ time: Seconds) -> Bool { time.value >= 0 && time <= longest }

  /// Whether it may be a moment of a run, from its begin.
  private static func isPoint(_ time: Seconds) -> Bool { abs(time.value) <= longest.value }
}
