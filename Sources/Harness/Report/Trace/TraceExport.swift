import SpeedupCore

/// The tasks of a trace, one by one, for other programs.
package enum TraceExport {
  /// A JSON object a line and task: times in seconds from the begin of the region; what was not measured is absent.
  package static func jsonLines(_ source: TraceSource, to write: (String) throws -> Void) throws {
    var (place, name, text) = (0, "", "")
    var (locks, holds) = ([String](), TaskTrace.Phase.HoldsInTurn())
    try source.forEach(
      phase: { (place, name, locks, holds) = ($0, quoted($1.name), $1.locks.map(quoted), $1.holdsInTurn) },
      task: { task in
        text +=
          "{\"phase\":\(place),\"name\":\(name),\"index\":\(task.index),\"taken\":\(task.taken),\"worker\":\(task.worker)"
        if let core = task.virtualCore { text += ",\"core\":\(core)" }
        text += ",\"start_s\":\(nanoseconds(task.start)),\"end_s\":\(nanoseconds(task.end))"
        if let cpu = task.cpu { text += ",\"cpu_s\":\(nanoseconds(cpu))" }
        if let delay = task.runDelay { text += ",\"run_delay_s\":\(nanoseconds(delay))" }
        if let faults = task.faults { text += ",\"faults\":\(faults)" }
        let own = holds.next().map { hold in
          "{\"name\":\(locks[hold.lock]),\"asked_s\":\(nanoseconds(hold.asked)),"
            + "\"start_s\":\(nanoseconds(hold.start)),\"end_s\":\(nanoseconds(hold.end))}"
        }
        if !own.isEmpty { text += ",\"locks\":[\(own.joined(separator: ","))]" }
        text += "}\n"
        if text.utf8.count > 1 << 16 { (_, text) = (try write(text), "") }
      })
    try write(text)
  }

  /// Chrome's trace events, for ui.perfetto.dev: a track a worker, and one for the phases. What is nested in a task
  /// is on tracks of that task's worker.
  package static func chrome(_ source: TraceSource, to write: (String) throws -> Void) throws {
    let head = source.head
    var text =
      "{\"displayTimeUnit\":\"ms\",\"otherData\":{\"source\":\"\(ChromeTrace.ownSource)\",\"workers\":\(head.workers),"
      + "\"cores\":\(head.cores),\"wall_us\":\(microseconds(head.wall))},\"traceEvents\":[\n"
      + "{\"name\":\"process_name\",\"ph\":\"M\",\"pid\":1,\"tid\":0,\"args\":{\"name\":\(quoted(head.name))}},\n"
      + "{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":0,\"args\":{\"name\":\"phases\"}}"
    // Workers of the outer tasks of phases so far, for what is nested in them.
    var phases: [(name: String, category: String, base: Int)] = []
    var (locks, holds) = ([String](), TaskTrace.Phase.HoldsInTurn())
    var named: Set<Int> = []
    var outerWorkers: [TaskTrace.Place: Int] = [:]
    let nestedIn = try outerTasks(source)
    try source.forEach(
      phase: { _, phase in
        let base = phase.within.map { (outerWorkers[$0] ?? 0) * nestedTracks + firstNestedTrack } ?? 1
        let category = phase.within != nil ? "nested" : phase.isSerial ? "serial" : "task"
        phases.append((quoted(phase.name), category, base))
        (locks, holds) = (phase.locks.map(quoted), phase.holdsInTurn)
        if phase.within == nil {
          text += ",\n" + slice(quoted(phase.name), "phase", phase.begin, phase.end, 0, "\"workers\":\(phase.workers)")
        }
      },
      task: { task in
        let (place, phase) = (phases.count - 1, phases[phases.count - 1])
        let track = phase.base + task.worker
        if named.insert(track).inserted {
          let name = phase.category == "nested" ? "nested \(task.worker)" : "worker \(task.worker)"
          text +=
            ",\n{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":\(track),\"args\":{\"name\":\"\(name)\"}}"
        }
        if nestedIn[place]?.contains(task.index) == true {
          outerWorkers[TaskTrace.Place(phase: place, task: task.index)] = task.worker
        }
        let cpu = task.cpu.map { ",\"cpu_us\":\(microseconds($0))" } ?? ""
        text +=
          ",\n"
          + slice(
            phase.name, phase.category, task.start, task.end, track,
            "\"phase\":\(place),\"index\":\(task.index)\(cpu)")
        for hold in holds.next() {
          let waited = "\"waited_us\":\(microseconds(hold.waited))"
          text += ",\n" + slice(locks[hold.lock], ChromeTrace.ownLock, hold.start, hold.end, track, waited)
        }
        if text.utf8.count > 1 << 16 { (_, text) = (try write(text), "") }
      })
    try write(text + "\n]}\n")
  }

  private static let (firstNestedTrack, nestedTracks) = (100_000, 1000)

  /// For every phase the tasks that others are nested in.
  private static func outerTasks(_ source: TraceSource) throws -> [Int: Set<Int>] {
    var tasks: [Int: Set<Int>] = [:]
    try source.forEach(
      phase: { if let outer = $1.within { tasks[outer.phase, default: []].insert(outer.task) } }, task: { _ in })
    return tasks
  }

  private static func slice(
    _ name: String, _ category: String, _ start: Seconds, _ end: Seconds, _ track: Int, _ arguments: String
  ) -> String {
    "{\"name\":\(name),\"cat\":\"\(category)\",\"ph\":\"X\",\"ts\":\(microseconds(start)),\"dur\":\(microseconds(end - start)),"
      + "\"pid\":1,\"tid\":\(track),\"args\":{\(arguments)}}"
  }

  /// A time as a decimal number of seconds, to the nanosecond.
  private static func nanoseconds(_ time: Seconds) -> String { decimal(time.value * 1e9, digits: 9) }

  private static func microseconds(_ time: Seconds) -> String { decimal(time.value * 1e9, digits: 3) }

  /// A whole number of nanoseconds with the point before its last `digits`.
  private static func decimal(_ value: Double, digits: Int) -> String {
    let whole = Int64(value.rounded())
    let text = String(whole.magnitude)
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return (whole < 0 ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
  }

  private static func quoted(_ text: String) -> String {
    String(JSONValue.array([.text(text)]).document.dropFirst(4).dropLast(3))
  }
}
