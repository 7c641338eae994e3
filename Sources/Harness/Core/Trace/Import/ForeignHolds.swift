/// A lock that a task held, before it is known which task.
struct ForeignHold {
  var lock: String
  /// As of ``ForeignTask``; empty: not told.
  var worker = ""
  var asked: Seconds
  var start: Seconds
  var end: Seconds
  /// Where it stands in its file; 0: not known.
  var line = 0
}

extension ForeignTasks {
  /// Puts every hold into that task of its worker that it lies in.
  /// - Throws: ``InputError`` naming `file` and the line: no such task, or locks that can't have been held so.
  /// - Parameter rounding: a hold that sticks out of its task by no more is cut.
  static func put(
    _ holds: [ForeignHold], into tasks: inout [ForeignTask], file: String, rounding: Seconds = TimeRounding().value
  ) throws {
    guard !holds.isEmpty else { return }
    func place(_ hold: Int) -> String { holds[hold].line > 0 ? "\(file):\(holds[hold].line)" : file }
    var workers: [String: TaskFinder] = [:]
    let all = tasks.indices.sorted { tasks[$0].start < tasks[$1].start }
    for task in all { workers[tasks[task].worker, default: TaskFinder()].add(task, tasks[task]) }
    // Of whom it is not told it may be anybody's.
    workers[""] = all.reduce(into: TaskFinder()) { $0.add($1, tasks[$1]) }
    var names: [String: Int] = [:]
    var found: [TaskTrace.Hold] = []
    for (number, hold) in holds.enumerated() {
      let whose = hold.worker.isEmpty ? "there is no task" : "worker '\(SafeText.excerpt(hold.worker))' has no task"
      guard let (task, isOnly) = workers[hold.worker]?.task(around: hold, rounding) else {
        throw InputError(
          "\(place(number)): lock '\(SafeText.excerpt(hold.lock))' is held from \(hold.asked.value) to \(hold.end.value), and "
            + "\(whose) all that time; write the task's line with the same word for the worker, or the lock's within it"
        )
      }
      guard isOnly || !hold.worker.isEmpty else {
        throw InputError(
          "\(place(number)): several tasks may have held lock '\(SafeText.excerpt(hold.lock))' then; "
            + "add the worker: 'lock:NAME asked start end worker'")
      }
      let lock = names[hold.lock] ?? names.count
      names[hold.lock] = lock
      found.append(TaskTrace.Hold(task: task, lock: lock, asked: hold.asked, start: hold.start, end: hold.end))
    }
    if let flaw = LockFlaw.first(in: found, name: { number in names.first { $0.value == number }?.key ?? "" }) {
      let other = flaw.other.map { holds[$0].line > 0 ? " (line \(holds[$0].line))" : "" } ?? ""
      throw InputError("\(place(flaw.hold)): \(flaw.words)\(other); \(flaw.fix)")
    }
    for number in holds.indices.sorted(by: { holds[$0].asked < holds[$1].asked }) {
      var hold = holds[number]
      hold.lie(within: tasks[found[number].task])
      tasks[found[number].task].holds.append(hold)
    }
  }

  /// The tasks of one worker, by their starts.
  private struct TaskFinder {
    private var tasks: [(place: Int, start: Seconds, end: Seconds)] = []
    /// The latest end up to each.
    private var latest: [Seconds] = []

    mutating func add(_ place: Int, _ task: ForeignTask) {
      tasks.append((place, task.start, task.end))
      latest.append(max(latest.last ?? task.end, task.end))
    }

    /// The task that began last of those around a hold, and whether there is no other.
    func task(around hold: ForeignHold, _ rounding: Seconds) -> (place: Int, isOnly: Bool)? {
      let (from, to) = (min(hold.asked, hold.start) + rounding, max(hold.start, hold.end) - rounding)
      var (low, high) = (0, tasks.count)
      while low < high {
        let middle = (low + high) / 2
        if tasks[middle].start <= from { low = middle + 1 } else { high = middle }
      }
      while low > 0, latest[low - 1] >= to {
        low -= 1
        if tasks[low].end >= to { return (tasks[low].place, low == 0 || latest[low - 1] < to) }
      }
      return nil
    }
  }
}

extension TaskTrace.Phase {
  /// Takes over what its tasks held, in their order.
  mutating func setHolds(_ byTask: [[ForeignHold]], _ origin: Seconds) {
    var names: [String: Int] = [:]
    for (task, own) in byTask.enumerated() {
      for hold in own {
        let lock = names[hold.lock] ?? locks.count
        if lock == locks.count {
          names[hold.lock] = lock
          locks.append(hold.lock)
        }
        holds.append(
          TaskTrace.Hold(
            task: task, lock: lock, asked: hold.asked - origin, start: hold.start - origin, end: hold.end - origin))
      }
    }
  }
}
