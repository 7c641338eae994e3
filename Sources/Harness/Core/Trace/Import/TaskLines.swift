/// The tasks that a program of any language writes down, a line each:
///
/// ```text
/// # phase start end [cpu [worker [delay]]]
/// load    1034.250000 1034.500000
/// match   1034.500100 1034.750200 0.249 worker-3 0.001
/// # lock:name asked start end [worker]
/// lock:db 1034.600000 1034.600100 1034.650000 worker-3
/// ```
///
/// Fields are between blanks or tabs. `start` and `end` are seconds of CLOCK_MONOTONIC (any other clock will do, but
/// then start-up is not known), `cpu` the CPU seconds of the thread, or `-`; `worker` any word for who did it, `delay`
/// the seconds in which it was ready and waited for a CPU, or `-`. Tasks of one phase may run at the same time; the next
/// phase begins when the one before has ended, and phases that overlap are
/// taken as one. A task inside another one of its worker is part of that. Lines that begin with `#` and empty ones are
/// passed over. Several processes may append to the file, each line in one write.
///
/// The second form says that a task of the worker held a lock: when it asked for it, got it and let go of it. It may
/// stand before or behind the task's own line. `#cpus LIST [QUOTA]` says which CPUs a thread of the program may use:
/// see ``UsableCpus``.
package enum TaskLines {
  /// The run that wrote them.
  package struct Run: Sendable {
    package var name: String
    package var workers: Int
    package var cores: Int
    package var ranOn: Int?
    /// When it was started, by the monotonic clock; nil: not known.
    package var begin: Seconds?
    package var wall: Seconds?
    package var cpu: Seconds?

    package init(name: String, workers: Int, cores: Int) {
      self.name = name
      self.workers = workers
      self.cores = cores
    }
  }

  /// The trace that a file of such lines holds.
  /// - Parameter run: of a file alone nothing is known but itself.
  /// - Throws: ``InputError`` naming `file`, the line, the value and the fix.
  package static func trace(_ bytes: [UInt8], file: String, _ run: Run? = nil) throws -> TaskTrace {
    var (tasks, holds): ([ForeignTask], [ForeignHold]) = ([], [])
    var (line, hasInterpreterLock, cpus, rounding) = (0, false, UsableCpus(), TimeRounding())
    try requireWhole(bytes, file: file)
    for text in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      line += 1
      guard text.count <= longestLine else {
        throw InputError(
          "\(file):\(line): a line of \(text.count) bytes; write a task a line, 'phase start end [cpu [worker [delay]]]'"
        )
      }
      let fields = text.split { $0 == 32 || $0 == 9 || $0 == 13 }
      guard let first = fields.first else { continue }
      if first.first == UInt8(ascii: "#") {
        hasInterpreterLock = hasInterpreterLock || first.elementsEqual(Self.interpreterLock)
        if first.elementsEqual(UsableCpus.mark) {
          try cpus.add(fields.dropFirst().map { String(decoding: $0, as: UTF8.self) }, place: "\(file):\(line)")
        }
        continue
      }
      let read = Fields(texts: fields.map { String(decoding: $0, as: UTF8.self) }, place: "\(file):\(line)")
      if first.starts(with: Self.lock) {
        holds.append(try read.hold(line: line))
      } else {
        tasks.append(try read.task(line: line))
        for time in 1...2 { rounding.note(tasks[tasks.count - 1].end, isFine: Self.isFine(fields[time])) }
      }
    }
    guard let first = tasks.map(\.start).min(), let last = tasks.map(\.end).max() else {
      throw InputError("\(file): holds no task; write lines such as 'load 1034.25 1034.50'")
    }
    let outermost = OutermostTasks(tasks, rounding: rounding.value)
    if let (one, other) = outermost.overlap {
      throw InputError(
        "\(file):\(other.line): worker '\(SafeText.excerpt(other.worker))' did two tasks at the same time (the other is line "
          + "\(one.line)); give each a word of its own for who did it")
    }
    if let outer = outermost.aroundAll, holds.isEmpty {
      throw InputError(
        "\(file):\(outer.line): all other tasks lie inside '\(SafeText.excerpt(outer.phase))' of their worker, so which of them may "
          + "run side by side is not told; leave that task out")
    }
    try requireOneClock(tasks, file: file)
    tasks = outermost.tasks
    try ForeignTasks.put(holds, into: &tasks, file: file, rounding: rounding.value)
    var missing: [String] = []
    if outermost.inner > 0 { missing.append(Counted.text(outermost.inner, "task") + " inside others of their worker") }
    let waiting = outermost.waiting - outermost.presumed
    if waiting > 0 {
      missing.append(Counted.text(waiting, "task") + " of who only waited for the tasks of others")
    }
    if outermost.presumed > 0 {
      missing.append(
        "\(Counted.text(outermost.presumed, "task")) around those of other workers: taken as waiting for them; with CPU times the "
          + "file would tell")
    }
    if run == nil, let second = SecondRun.begin(tasks) {
      missing.append(
        "whether this is one run: from line \(second.line) on other workers begin again with '\(SafeText.excerpt(second.phase))'; "
          + "where a second run was appended, delete the file and record one")
    }
    if hasInterpreterLock {
      missing.append(
        "the interpreter's lock of Python: threads of one process compute one at a time, and more of them then gain nothing"
      )
    }
    var (begin, wall) = (first, last - first)
    if let from = run?.begin, let length = run?.wall {
      // The region of a program is its whole life, where its clock is ours.
      if from <= first, last <= from + length + Seconds(0.01) {
        (begin, wall) = (from, max(length, last - from))
      } else {
        missing.append("its start-up and end: its clock is not CLOCK_MONOTONIC")
      }
    }
    let phases = ForeignTasks.phases(tasks, origin: begin, rounding: rounding.value)
    missing += ForeignTasks.overlaps(phases, .program)
    let workers = ForeignTasks.workers(phases, rounding: rounding.value)
    if tasks.contains(where: { $0.cpu == nil }) { missing.append("the CPU time of some tasks or all") }
    return TaskTrace(
      origin: .program, name: run?.name ?? file, workers: max(run?.workers ?? 1, workers),
      cores: run?.cores ?? workers, ranOn: cpus.count ?? run?.ranOn, wall: wall, cpu: run?.cpu,
      phases: ForeignTasks.withGaps(phases, until: wall), missing: missing)
  }

  /// Whether a time tells more than microseconds.
  private static func isFine(_ time: ArraySlice<UInt8>) -> Bool {
    time.lastIndex(of: UInt8(ascii: ".")).map { time.endIndex - $0 > 7 } ?? false
  }

  /// Most bytes of a line: names may be long, but not so long.
  private static let longestLine = 65_536

  /// Every line is written whole, so that one without its end was cut.
  /// - Throws: ``InputError`` naming it.
  private static func requireWhole(_ bytes: [UInt8], file: String) throws {
    guard let last = bytes.last, last != 10, bytes.contains(10) else { return }
    let rest = bytes.suffix(from: bytes.lastIndex(of: 10)! + 1)
    let text = String(decoding: rest.prefix(longestLine), as: UTF8.self)
    guard !text.allSatisfy(\.isWhitespace) else { return }
    throw InputError(
      "\(file):\(bytes.count { $0 == 10 } + 1): the last line, '\(SafeText.excerpt(text))', has no line end, as if it had been cut "
        + "while it was written; delete it, or end it with one")
  }

  /// - Throws: ``InputError`` naming the first line of tasks that are too far from the others for one clock.
  private static func requireOneClock(_ tasks: [ForeignTask], file: String) throws {
    var until: Seconds?
    for task in tasks.sorted(by: { $0.start < $1.start }) {
      let gap = until.map { task.start - $0 } ?? Seconds(0)
      if max(gap, task.end - task.start) > TraceCheck.longest {
        let what =
          gap > TraceCheck.longest
          ? "begins \(Readable.brief(gap)) after all before it" : "takes \(Readable.brief(task.end - task.start))"
        throw InputError(
          "\(file):\(task.line): the task \(what): that is no time of the same clock; take all times from one clock, such as "
            + "CLOCK_MONOTONIC")
      }
      until = max(until ?? task.end, task.end)
    }
  }

  /// A comment by which our helper for Python says that threads of the program did tasks, under the interpreter's lock.
  private static let interpreterLock = Array("#gil".utf8)
  /// What the first field of a lock's line begins with.
  private static let lock = Array("lock:".utf8)

  private struct Fields {
    let texts: [String]
    let place: String

    private func time(_ field: Int, _ what: String) throws -> Seconds {
      guard let value = Double(decimal: texts[field]), value.isFinite else {
        throw InputError("\(place): \(what) '\(SafeText.excerpt(texts[field]))' is no number of seconds")
      }
      return Seconds(value)
    }

    func task(line: Int) throws -> ForeignTask {
      guard (3...6).contains(texts.count) else {
        throw InputError(
          "\(place): \(Counted.text(texts.count, "field")); write 'phase start end [cpu [worker [delay]]]'")
      }
      var task = ForeignTask(phase: texts[0], start: try time(1, "start"), end: try time(2, "end"))
      guard task.end >= task.start else {
        throw InputError(
          "\(place): the task ends \(Readable.text(task.start - task.end)) before it starts; take both times from one clock"
        )
      }
      if texts.count > 3, texts[3] != "-" {
        let cpu = try time(3, "CPU time")
        guard cpu >= Seconds(0) else { throw InputError("\(place): CPU time \(texts[3]) is below 0") }
        guard cpu <= TraceCheck.longest else {
          throw InputError("\(place): CPU time \(SafeText.excerpt(texts[3])) s is more than 90 days; write seconds")
        }
        task.cpu = cpu
      }
      if texts.count > 4 { task.worker = texts[4] }
      if texts.count > 5, texts[5] != "-" { task.runDelay = try delay(of: task) }
      task.line = line
      return task
    }

    /// What a thread may wait for a CPU between the readings of two clocks, beside the task.
    private static let between = Seconds(0.05)

    private func delay(of task: ForeignTask) throws -> Seconds {
      let (delay, took) = (try time(5, "run delay"), task.end - task.start)
      guard delay >= Seconds(0) else { throw InputError("\(place): run delay \(texts[5]) is below 0") }
      guard delay <= took + Self.between else {
        throw InputError(
          "\(place): the task waited \(Readable.text(delay)) for a CPU and took \(Readable.text(took)); take the second number of "
            + "/proc/thread-self/schedstat at its start from that at its end, in seconds, or write '-'")
      }
      return min(delay, took)
    }

    func hold(line: Int) throws -> ForeignHold {
      let name = String(texts[0].dropFirst(TaskLines.lock.count))
      guard (4...5).contains(texts.count), !name.isEmpty else {
        let what = name.isEmpty ? "the lock has no name" : Counted.text(texts.count, "field")
        throw InputError("\(place): \(what); write 'lock:NAME asked start end [worker]'")
      }
      return ForeignHold(
        lock: name, worker: texts.count > 4 ? texts[4] : "", asked: try time(1, "asked"), start: try time(2, "start"),
        end: try time(3, "end"), line: line)
    }
  }
}
