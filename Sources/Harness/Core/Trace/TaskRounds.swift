/// Steps of one item that a worker does one after the other without a pause, over and over: load, parse, fit, save. A program
/// that writes each step down as a task of its own has a phase for each of them, all side by side, and no step can begin
/// before the one before it.
package struct TaskRounds {
  /// A round: tasks of one worker, by the phase and the place within it.
  package typealias Round = [TaskTrace.Place]

  /// Places of the phases that are steps of the same items, each list by their first starts.
  package private(set) var steps: [[Int]] = []
  /// Every task of those phases is in one round, alone or with others; by the place in ``steps``, then by their starts.
  package private(set) var rounds: [[Round]] = []

  /// The part of a phase's tasks that must follow one of an earlier phase.
  private static let least = 0.9
  /// A step follows within this part of the longer of the two, or at once.
  private static let (pause, atOnce) = (0.1, Seconds(1e-3))
  /// Rounds are as long as this at most, where one step is in them several times.
  private static let longest = 8

  private struct Step {
    var place: TaskTrace.Place
    var task: TaskTrace.Task
  }

  /// - Parameters:
  ///   - phases: by their first starts, with their workers numbered alike.
  ///   - origin: who wrote them down. Another tool's stages may follow each other once by chance, as the two sides of a join.
  package init(_ phases: [TaskTrace.Phase], _ origin: TaskTrace.Origin) {
    guard phases.count > 1 else { return }
    var byWorker: [Int: [Step]] = [:]
    for (number, phase) in phases.enumerated() {
      for (place, task) in phase.tasks.enumerated() {
        byWorker[task.worker, default: []].append(Step(place: TaskTrace.Place(phase: number, task: place), task: task))
      }
    }
    let lines = byWorker.sorted { $0.key < $1.key }.map { $0.value.sorted { $0.task.start < $1.task.start } }
    let rank = Self.ranks(lines, phases.count)
    func isNext(_ before: Step, _ step: Step) -> Bool {
      rank[before.place.phase] < rank[step.place.phase] && Self.isAtOnce(before, step)
    }
    var follows = [Int](repeating: 0, count: phases.count)
    for line in lines {
      for (before, step) in zip(line, line.dropFirst()) where isNext(before, step) { follows[step.place.phase] += 1 }
    }
    let later = Set(phases.indices.filter { Double(follows[$0]) >= Self.least * Double(phases[$0].tasks.count) })
    guard later.contains(where: { follows[$0] > 0 }) else { return }
    func isStep(_ before: Step, _ step: Step) -> Bool { later.contains(step.place.phase) && isNext(before, step) }
    var found = lines.flatMap { Self.split($0, where: isStep) }
    // An item may take a step several times, such as to load two files: where all rounds are alike they are that item's.
    let longer = lines.flatMap {
      Self.split($0) { isStep($0, $1) || $0.place.phase == $1.place.phase && Self.isAtOnce($0, $1) }
    }
    if longer.count < found.count, Self.areAlike(longer, lines.count) { found = longer }
    if origin == .imported {
      let several = found.filter { $0.count > 1 }
      guard several.count >= 2 * Set(several.map { $0[0].task.worker }).count else { return }
    }
    gather(found, phases.count)
  }

  /// The order of the steps: that of their first starts, but for neighbours that more often follow each other the other way
  /// round, as where the first item skipped a step.
  private static func ranks(_ lines: [[Step]], _ count: Int) -> [Int] {
    var order = Array(0..<count)
    guard count <= mostOrdered else { return order }
    var follows = [[Int]](repeating: [Int](repeating: 0, count: count), count: count)
    for line in lines {
      for (before, step) in zip(line, line.dropFirst()) where isAtOnce(before, step) {
        follows[before.place.phase][step.place.phase] += 1
      }
    }
    func gain(_ place: Int) -> Int {
      let (one, next) = (order[place], order[place + 1])
      return follows[next][one] - follows[one][next]
    }
    while let best = order.indices.dropLast().max(by: { gain($0) < gain($1) }), gain(best) > 0 {
      order.swapAt(best, best + 1)
    }
    var rank = [Int](repeating: 0, count: count)
    for (place, phase) in order.enumerated() { rank[phase] = place }
    return rank
  }

  private static let mostOrdered = 30

  private static func isAtOnce(_ before: Step, _ step: Step) -> Bool {
    let gap = step.task.start - before.task.end
    let longer = max(before.task.duration, step.task.duration)
    return gap >= Seconds(-1e-9) && gap <= max(atOnce, Seconds(longer.value * pause))
  }

  private static func split(_ line: [Step], where goesOn: (Step, Step) -> Bool) -> [[Step]] {
    var rounds: [[Step]] = []
    for step in line {
      if let last = rounds.last?.last, goesOn(last, step) {
        rounds[rounds.count - 1].append(step)
      } else {
        rounds.append([step])
      }
    }
    return rounds
  }

  private static func areAlike(_ rounds: [[Step]], _ workers: Int) -> Bool {
    let kinds = Dictionary(grouping: rounds) { $0.map(\.place.phase) }
    guard let most = kinds.max(by: { $0.value.count < $1.value.count }), most.key.count <= longest else { return false }
    return rounds.count >= 3 * workers && Double(most.value.count) >= least * Double(rounds.count)
  }

  /// Phases that are in a round together belong together.
  private mutating func gather(_ found: [[Step]], _ count: Int) {
    var first = Array(0..<count)
    func root(_ phase: Int) -> Int { first[phase] == phase ? phase : root(first[phase]) }
    for round in found {
      for step in round.dropFirst() {
        let (one, other) = (root(round[0].place.phase), root(step.place.phase))
        first[max(one, other)] = min(one, other)
      }
    }
    let groups = Dictionary(grouping: 0..<count, by: root).values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    steps = groups
    rounds = groups.map { group in
      found.filter { group.contains($0[0].place.phase) }.sorted { $0[0].task.start < $1[0].task.start }
        .map { $0.map(\.place) }
    }
  }
}

extension TaskRounds {
  /// The phases with each round as one task, in place of those that are its steps.
  /// - Parameter phases: those that it was made of.
  package func joined(_ phases: [TaskTrace.Phase]) -> [TaskTrace.Phase] {
    let inRounds = Set(steps.joined())
    let whole = phases.indices.filter { !inRounds.contains($0) }.map { phases[$0] }
    return (whole + steps.indices.map { joined(phases, $0) }).sorted { $0.begin < $1.begin }
  }

  private func joined(_ phases: [TaskTrace.Phase], _ group: Int) -> TaskTrace.Phase {
    let own = steps[group].map { phases[$0] }
    func sum(_ values: [Seconds?]) -> Seconds? {
      values.contains { $0 == nil } ? nil : values.reduce(Seconds(0)) { $0 + ($1 ?? Seconds(0)) }
    }
    let tasks = rounds[group].enumerated().map { number, round in
      let tasks = round.map { phases[$0.phase].tasks[$0.task] }
      var task = tasks[0]
      (task.index, task.taken) = (number, number)
      task.end = tasks[tasks.count - 1].end
      task.cpu = sum(tasks.map(\.cpu))
      task.runDelay = sum(tasks.map(\.runDelay))
      return task
    }
    var joined = TaskTrace.Phase(
      name: TaskTrace.Phase.name(of: own), workers: own.map(\.workers).max() ?? 1,
      begin: own.map(\.begin).min() ?? Seconds(0), end: own.map(\.end).max() ?? Seconds(0), tasks: tasks,
      taskCPU: sum(own.map(\.taskCPU)))
    var place: [TaskTrace.Place: Int] = [:]
    for (number, round) in rounds[group].enumerated() { for step in round { place[step] = number } }
    for phase in steps[group] {
      joined.takeHolds(of: phases[phase]) { place[TaskTrace.Place(phase: phase, task: $0)] ?? 0 }
    }
    return joined
  }
}

extension TaskTrace.Phase {
  /// What several phases are called that are one.
  package static func name(of phases: [TaskTrace.Phase]) -> String {
    let more = phases.count > 3 ? " + \(phases.count - 3) more" : ""
    return phases.prefix(3).map(\.name).joined(separator: " + ") + more
  }

  /// Adds the holds of a phase that became part of this one.
  /// - Parameter place: where a task of that phase is in this one.
  package mutating func takeHolds(of phase: TaskTrace.Phase, at place: (Int) -> Int) {
    for hold in phase.holds {
      let name = phase.locks[hold.lock]
      if !locks.contains(name) { locks.append(name) }
      var moved = hold
      moved.lock = locks.firstIndex(of: name) ?? 0
      moved.task = place(hold.task)
      holds.append(moved)
    }
    holds.sort { ($0.task, $0.asked) < ($1.task, $1.asked) }
  }
}
