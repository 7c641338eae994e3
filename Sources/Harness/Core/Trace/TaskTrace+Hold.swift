extension TaskTrace {
  /// A part of a task in which it held a lock: no other task that wants the same one could go on.
  package struct Hold: Sendable, Equatable {
    /// The task's place in ``Phase/tasks``.
    package var task: Int
    /// The lock's place in ``Phase/locks``.
    package var lock: Int
    /// When the task asked for the lock, got it, and let go of it. It waited from the first to the second.
    package var asked: Seconds
    package var start: Seconds
    package var end: Seconds

    package init(task: Int, lock: Int, asked: Seconds, start: Seconds, end: Seconds) {
      self.task = task
      self.lock = lock
      self.asked = asked
      self.start = start
      self.end = end
    }

    package var waited: Seconds { start - asked }
    package var duration: Seconds { end - start }
  }
}

extension TaskTrace.Phase {
  /// How long each task waited for locks, by its place; tasks that did not are not in it.
  package var waits: [Int: Seconds] {
    holds.reduce(into: [:]) { waits, hold in
      if hold.waited > Seconds(0) { waits[hold.task] = (waits[hold.task] ?? Seconds(0)) + hold.waited }
    }
  }

  /// How long each lock was held, by its place.
  package var held: [Seconds] {
    holds.reduce(into: Array(repeating: Seconds(0), count: locks.count)) { $0[$1.lock] = $0[$1.lock] + $1.duration }
  }

  /// The holds, for whoever goes through the tasks one by one.
  package var holdsInTurn: HoldsInTurn {
    var turns = HoldsInTurn()
    turns.left = holds[...]
    return turns
  }

  /// Hands out the holds of the first task, the second, and so on.
  package struct HoldsInTurn: Sendable {
    fileprivate var left: ArraySlice<TaskTrace.Hold> = []
    private var place = 0

    package init() {}

    /// Those of the next task.
    package mutating func next() -> ArraySlice<TaskTrace.Hold> {
      defer { place += 1 }
      guard left.first?.task == place else { return [] }
      let own = left.prefix { $0.task == place }
      left = left[own.endIndex...]
      return own
    }
  }
}

/// Why holds of locks can't have been as they are told.
struct LockFlaw {
  /// Place of the hold, and of the one that it contradicts.
  var hold: Int
  var other: Int?
  /// What is wrong, and what to do about it.
  var words: String
  var fix: String

  /// The first flaw; nil: there is none.
  /// - Parameter holds: in any order; tasks and locks of the same number are the same.
  static func first(in holds: [TaskTrace.Hold], name: (Int) -> String) -> LockFlaw? {
    func quoted(_ hold: Int) -> String { "lock '\(SafeText.excerpt(name(holds[hold].lock)))'" }
    for (place, hold) in holds.enumerated() {
      guard hold.asked.value.isFinite, hold.start.value.isFinite, hold.end.value.isFinite else {
        return LockFlaw(
          hold: place, words: "\(quoted(place)): one of its times is no number", fix: "write seconds of one clock")
      }
      if hold.end < hold.start {
        return LockFlaw(
          hold: place, words: "\(quoted(place)) is let go \(Readable.text(hold.start - hold.end)) before it is taken",
          fix: "take all times from one clock")
      }
      if hold.start < hold.asked {
        return LockFlaw(
          hold: place,
          words: "\(quoted(place)) is taken \(Readable.text(hold.asked - hold.start)) before it is asked for",
          fix: "take all times from one clock")
      }
    }
    let byTask = holds.indices.sorted { (holds[$0].task, holds[$0].asked) < (holds[$1].task, holds[$1].asked) }
    for (before, next) in zip(byTask, byTask.dropFirst())
    where holds[before].task == holds[next].task && holds[next].asked < holds[before].end {
      return LockFlaw(
        hold: next, other: before, words: "\(quoted(next)) is asked for while its task holds \(quoted(before))",
        fix: "no replay knows locks within locks: write down the outer one alone")
    }
    let byLock = holds.indices.sorted { (holds[$0].lock, holds[$0].start) < (holds[$1].lock, holds[$1].start) }
    for (before, next) in zip(byLock, byLock.dropFirst())
    where holds[before].lock == holds[next].lock && holds[next].start < holds[before].end {
      return LockFlaw(
        hold: next, other: before, words: "\(quoted(next)) is taken while another task holds it",
        fix: "give different locks different names")
    }
    return nil
  }
}
