/// Spark's event log (`spark.eventLog.enabled`; a JSON object a line, written by `EventLoggingListener`, as the history
/// server reads it) as a trace.
///
/// A stage attempt is a phase, a task that ended well is a task, a slot of an executor is a worker. The driver's time
/// between stages is work of the caller, and the time before the first executor was there ``startUp``; stages that overlap
/// do not wait for each other. Workers are as many as the executors that were there at once have slots. Events of other
/// kinds are passed over and counted.
package enum SparkEventLog {
  /// Whether a file may be one, by its first line.
  package static func mayBe(_ bytes: [UInt8]) -> Bool {
    let line = String(decoding: bytes.prefix(4096).prefix { $0 != 10 }, as: UTF8.self)
    return line.hasPrefix("{") && line.contains("\"Event\"") && line.contains("SparkListener")
  }

  /// The trace.
  /// - Throws: ``InputError`` naming `file`, the line and the value.
  package static func trace(_ bytes: [UInt8], file: String) throws -> TaskTrace {
    var log = Log()
    var line = 0
    for text in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      line += 1
      guard text.contains(where: { $0 > 32 }) else { continue }
      try log.take(try JSONCursor(reading: Array(text), file: "\(file), line \(line)"))
    }
    return try log.trace(file: file)
  }

  /// The serial part in which there was no executor yet.
  package static let startUp = "start-up of executors"

  private struct Stage: Hashable {
    var id: Int
    var attempt: Int
  }

  private struct Log {
    var name: String?
    var begin: Seconds?
    var end: Seconds?
    /// When the first executor came.
    var firstExecutor: Seconds?
    /// Of the executors that are there, and of as many as there were at once.
    var executors: [String: Int] = [:]
    var cores = 0
    /// Cores that a task takes.
    var coresOfTask = 1
    var stages: [Stage: (name: String, begin: Seconds?, end: Seconds?)] = [:]
    var tasks: [Stage: [ForeignTask]] = [:]
    var unsuccessful = 0
    var passedOver: [String: Int] = [:]

    mutating func take(_ event: JSONCursor) throws {
      let kind = try event.member("Event").text()
      switch kind {
      case "SparkListenerApplicationStart":
        name = try event.optional("App Name")?.text()
        begin = try event.optional("Timestamp").map(Self.time)
      case "SparkListenerApplicationEnd": end = try event.optional("Timestamp").map(Self.time)
      case "SparkListenerExecutorAdded":
        let id = try event.optional("Executor ID")?.text() ?? "\(executors.count)"
        executors[id] = try event.member("Executor Info").optional("Total Cores")?.count() ?? 0
        let added = try event.optional("Timestamp").map(Self.time)
        firstExecutor = [firstExecutor, added].compactMap { $0 }.min()
        cores = max(cores, executors.values.reduce(0, +))
      case "SparkListenerExecutorRemoved": executors[try event.optional("Executor ID")?.text() ?? ""] = nil
      case "SparkListenerEnvironmentUpdate":
        coresOfTask = try Self.coresOfTask(event) ?? coresOfTask
      case "SparkListenerStageSubmitted", "SparkListenerStageCompleted":
        let info = try event.member("Stage Info")
        let stage = Stage(
          id: try info.member("Stage ID").count(), attempt: try info.optional("Stage Attempt ID")?.count() ?? 0)
        stages[stage] = (
          try info.optional("Stage Name")?.text() ?? "", try info.optional("Submission Time").map(Self.time),
          try info.optional("Completion Time").map(Self.time)
        )
      case "SparkListenerTaskEnd": try takeTask(event)
      default: passedOver[kind, default: 0] += 1
      }
    }

    private mutating func takeTask(_ event: JSONCursor) throws {
      let info = try event.member("Task Info")
      func isSo(_ name: String) throws -> Bool { try info.optional(name)?.value.content == .bool(true) }
      let reason = try event.optional("Task End Reason")?.optional("Reason")?.text() ?? "Success"
      guard reason == "Success", try !isSo("Failed"), try !isSo("Killed") else { return unsuccessful += 1 }
      let start = try Self.time(try info.member("Launch Time"))
      let finish = try info.member("Finish Time")
      let end = try Self.time(finish)
      guard end >= start else { throw finish.problem("is before 'Launch Time': the task ends before it starts") }
      let stage = Stage(
        id: try event.member("Stage ID").count(), attempt: try event.optional("Stage Attempt ID")?.count() ?? 0)
      var task = ForeignTask(phase: "", start: start, end: end)
      task.worker = try info.optional("Executor ID")?.text() ?? "?"
      task.index = try info.optional("Index")?.count()
      task.cpu = try event.optional("Task Metrics")?.optional("Executor CPU Time").map {
        Seconds(try $0.amount("nanoseconds") / 1e9)
      }
      tasks[stage, default: []].append(task)
    }

    /// `spark.task.cpus` of the properties, which are an object or pairs; nil: not said.
    private static func coresOfTask(_ event: JSONCursor) throws -> Int? {
      guard let properties = try event.optional("Spark Properties") else { return nil }
      if case .array = properties.value.content {
        for pair in try properties.elements() {
          let words = try pair.elements()
          if words.count == 2, try words[0].text() == "spark.task.cpus" {
            return Int(try words[1].text()).map { max(1, $0) }
          }
        }
        return nil
      }
      return try properties.optional("spark.task.cpus").flatMap { Int(try $0.text()) }.map { max(1, $0) }
    }

    /// Milliseconds since 1970.
    private static func time(_ value: JSONCursor) throws -> Seconds { Seconds(try value.amount("milliseconds") / 1e3) }

    func trace(file: String) throws -> TaskTrace {
      let all = slotted()
      let ends = all.map(\.task.end).max()
      guard let first = all.map(\.task.start).min(), let last = ends else {
        throw InputError(
          "\(file): holds no task that ended well (SparkListenerTaskEnd); name the log of a finished application")
      }
      let origin = min(begin ?? first, first)
      let wall = max(end ?? last, last) - origin
      var phases = ForeignTasks.phases(all.map(\.task), origin: origin)
      let workers = max(cores / coresOfTask, ForeignTasks.workers(phases))
      let byName = Dictionary(all.map { ($0.task.phase, $0.stage) }, uniquingKeysWith: { first, _ in first })
      for place in phases.indices {
        phases[place].workers = workers
        guard let stage = byName[phases[place].name], let known = stages[stage] else { continue }
        if let begin = known.begin { phases[place].begin = min(begin - origin, phases[place].begin) }
        if let end = known.end { phases[place].end = max(end - origin, phases[place].end) }
      }
      phases.sort { $0.begin < $1.begin }
      if let end = startUpEnd(firstStage: phases.first.map { $0.begin + origin }, firstTask: first) {
        for place in phases.indices {
          phases[place].begin = max(phases[place].begin, end - origin)
        }
        let (zero, until) = (Seconds(0), end - origin)
        phases.insert(
          TaskTrace.Phase(
            name: SparkEventLog.startUp, workers: 1, begin: zero, end: until, isSerial: true,
            tasks: [TaskTrace.Task(index: 0, taken: 0, worker: 0, start: zero, end: until)]), at: 0)
      }
      var missing = ForeignTasks.overlaps(phases, .imported)
      if unsuccessful > 0 {
        missing.append(Counted.text(unsuccessful, "attempt") + " of tasks that failed or were killed")
      }
      if end == nil {
        missing.append(
          "the end of the application (SparkListenerApplicationEnd): the log was cut, is one part of several, or it still ran"
        )
      }
      if coresOfTask > 1 {
        missing.append("that a task takes \(coresOfTask) cores (spark.task.cpus): a core of a row stands for so many")
      }
      let others = passedOver.values.reduce(0, +)
      if others > 0 {
        let kinds = passedOver.keys.sorted().prefix(3).map { SafeText.excerpt($0, limit: 60) }.joined(separator: ", ")
        missing.append("\(Counted.text(others, "event")) of other kinds (\(kinds)\(passedOver.count > 3 ? ", …" : ""))")
      }
      return TaskTrace(
        origin: .imported, name: name ?? file, workers: workers, cores: workers, ranOn: nil, wall: wall, cpu: nil,
        phases: ForeignTasks.withGaps(phases, until: wall), missing: missing)
    }

    /// Until when the application had no executor to do its tasks; nil: it is not told.
    private func startUpEnd(firstStage: Seconds?, firstTask: Seconds) -> Seconds? {
      guard let begin, let firstExecutor, let firstStage, min(firstExecutor, firstTask) > begin else { return nil }
      // A stage that was there before them waits for its first task: for as many executors as are asked for.
      return firstStage < firstExecutor ? firstTask : min(firstExecutor, firstTask)
    }

    /// All tasks with their phases' names, each on a slot of its executor.
    private func slotted() -> [(stage: Stage, task: ForeignTask)] {
      var freeFrom: [String: [Seconds]] = [:]
      let all = tasks.flatMap { stage, tasks in tasks.map { (stage: stage, task: $0) } }
      return all.sorted { ($0.task.start, $0.task.end) < ($1.task.start, $1.task.end) }.map { entry in
        var (stage, task) = entry
        let name = stages[stage].map { $0.name.isEmpty ? "" : " \($0.name)" } ?? ""
        task.phase = "stage \(stage.id)\(stage.attempt > 0 ? ".\(stage.attempt)" : "")\(name)"
        var slots = freeFrom[task.worker] ?? []
        let slot = slots.firstIndex { $0 <= task.start } ?? slots.count
        if slot == slots.count { slots.append(task.end) } else { slots[slot] = task.end }
        freeFrom[task.worker] = slots
        task.worker += "/\(slot)"
        stage = entry.stage
        return (stage, task)
      }
    }
  }
}
