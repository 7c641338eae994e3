/// Chrome's trace events ("Trace Event Format", the JSON that Perfetto and chrome://tracing open) as a trace.
///
/// Taken are complete events (`X`) and pairs of `B` and `E`; of events inside each other on one thread the outermost.
/// Their name is the phase, `pid` and `tid` are the worker, `tdur`, or `tts` of both ends, is CPU time. All else is passed
/// over and counted; what our own export says of locks is read back.
package enum ChromeTrace {
  /// Whether a file may be one: it begins as a JSON object, or as a list of them.
  package static func mayBe(_ bytes: [UInt8]) -> Bool {
    let signs = bytes.lazy.filter { $0 > 32 }.prefix(2).map { Character(Unicode.Scalar($0)) }
    guard let first = signs.first, let second = signs.dropFirst().first else { return false }
    return first == "{" && "\"}".contains(second) || first == "[" && "{]".contains(second)
  }

  /// The trace.
  /// - Throws: ``InputError`` naming `file`, the line and the value.
  package static func trace(_ bytes: [UInt8], file: String) throws -> TaskTrace {
    // Programs append to a list of events as long as they run: its closing bracket may be missing.
    let whole = try JSONCursor(reading: bytes, file: file, openEnd: true)
    let isList = if case .array = whole.value.content { true } else { false }
    guard try isList || whole.optional("traceEvents") != nil else {
      throw InputError("\(file):1: a JSON object without 'traceEvents'; name Chrome trace events, or a Spark event log")
    }
    let events = isList ? whole : try whole.member("traceEvents")
    let about = isList ? nil : try whole.optional("otherData")
    let own = try about?.optional("source")?.text() == ownSource
    var reading = Reading()
    if own { reading.ownWall = try about?.optional("wall_us").map { Seconds(try $0.amount("microseconds") / 1e6) } }
    for event in try events.elements() { try reading.take(event, isOwn: own) }
    let open = reading.open.values.reduce(0) { $0 + $1.count }
    if open > 0 { reading.passedOver["B without E", default: 0] += open }
    return try reading.trace(file: file)
  }

  /// What our own export says in `otherData`, whose events carry more than tasks.
  package static let ownSource = "speedup"
  /// The category of its slices in which a lock was held.
  package static let ownLock = "lock"

  private struct Reading {
    var tasks: [ForeignTask] = []
    var holds: [ForeignHold] = []
    /// With the thread's clock at its begin.
    var open: [String: [(task: ForeignTask, clock: Double?)]] = [:]
    var passedOver: [String: Int] = [:]
    var rounding = TimeRounding()
    /// How long the timed region of a trace of our own was.
    var ownWall: Seconds?

    mutating func take(_ event: JSONCursor, isOwn: Bool) throws {
      let kind = try event.member("ph").text()
      guard kind == "X" || kind == "B" || kind == "E" else {
        return passedOver[kind, default: 0] += kind == "M" ? 0 : 1
      }
      let category = isOwn ? try event.optional("cat")?.text() : nil
      if isOwn, category != "task", category != ownLock { return }
      let at = try event.member("ts").number()
      let time = Self.time(at, isOwn: isOwn)
      guard abs(at) <= 0x1p53 else { throw try event.member("ts").wrong("microseconds, below 9007199254740992") }
      rounding.note(time, isFine: at != at.rounded())
      let thread = "\(try Self.word(event, "pid"))/\(try Self.word(event, "tid"))"
      if kind == "E" {
        let name = try event.optional("name")?.text()
        guard let place = open[thread]?.lastIndex(where: { name == nil || $0.task.phase == name }) else {
          return passedOver["E without B", default: 0] += 1
        }
        passedOver["B without E", default: 0] += open[thread]!.count - place - 1
        var (task, clock) = open[thread]![place]
        open[thread]!.removeSubrange(place...)
        if let clock, let now = try event.optional("tts")?.number(), now >= clock {
          task.cpu = Seconds((now - clock) / 1e6)
        }
        guard time >= task.start else { throw event.problem("ends before its 'B' event begins; fix its 'ts'") }
        task.end = time
        tasks.append(task)
        return
      }
      var task = ForeignTask(phase: try event.optional("name")?.text() ?? "?", start: time, end: time)
      task.worker = thread
      if kind == "B" { return open[thread, default: []].append((task, try event.optional("tts")?.number())) }
      let length = try event.member("dur").amount("microseconds")
      task.end = isOwn ? Self.time(at + length, isOwn: true) : time + Seconds(length / 1e6)
      if category == ownLock {
        let waited = try event.member("args").member("waited_us").amount("microseconds")
        let asked = Self.time(at - waited, isOwn: true)
        return holds.append(ForeignHold(lock: task.phase, worker: thread, asked: asked, start: time, end: task.end))
      }
      let cpu = isOwn ? try event.optional("args")?.optional("cpu_us") : try event.optional("tdur")
      task.cpu = try cpu.map { Seconds(try $0.amount("microseconds") / 1e6) }
      tasks.append(task)
    }

    /// Of microseconds. Our own are whole nanoseconds, so that what lies within a task still does.
    private static func time(_ microseconds: Double, isOwn: Bool) -> Seconds {
      isOwn ? Seconds((microseconds * 1e3).rounded() / 1e9) : Seconds(microseconds / 1e6)
    }

    /// A process or thread: a number or a text.
    private static func word(_ event: JSONCursor, _ name: String) throws -> String {
      guard let value = try event.optional(name) else { return "0" }
      if case .text(let text) = value.value.content { return text }
      return "\(try value.number())"
    }

    func trace(file: String) throws -> TaskTrace {
      // What begins before another event of the thread has ended is inside of it, or beside it where it ends later.
      let kept = OutermostTasks(tasks, rounding: rounding.value)
      if let outer = kept.aroundAll, ownWall == nil {
        throw InputError(
          "\(file): all other events lie inside '\(SafeText.excerpt(outer.phase))' on one thread, so which of them may run side "
            + "by side is not told; leave that event out of the file")
      }
      var outermost = kept.tasks
      guard var begin = outermost.first?.start, var end = outermost.map(\.end).max() else {
        throw InputError("\(file): holds no events of the kinds X or B and E; record some tasks as slices")
      }
      // Our own begin with the timed region, and say how long it was.
      if let wall = ownWall, begin >= Seconds(0), end <= wall + Seconds(1e-6) {
        (begin, end) = (Seconds(0), max(end, wall))
      }
      try ForeignTasks.put(holds, into: &outermost, file: file, rounding: rounding.value)
      let phases = ForeignTasks.phases(outermost, origin: begin, rounding: rounding.value)
      var missing = ForeignTasks.overlaps(phases, .imported)
      if kept.inner > 0 { missing.append(Counted.text(kept.inner, "event") + " inside others") }
      let waiting = kept.waiting - kept.presumed
      if waiting > 0 { missing.append(Counted.text(waiting, "event") + " of who only waited for others") }
      if kept.presumed > 0 {
        missing.append(
          "\(Counted.text(kept.presumed, "event")) around those of other threads: taken as waiting for them; with CPU times (tdur) "
            + "the file would tell")
      }
      if kept.overlapping > 0 {
        missing.append(
          "who did \(Counted.text(kept.overlapping, "event")) that overlap others of their thread: taken as workers of their own"
        )
      }
      for (kind, count) in passedOver.sorted(by: { $0.key < $1.key }) where count > 0 {
        missing.append("\(Counted.text(count, "event")) of kind \(SafeText.excerpt(kind, limit: 20))")
      }
      let workers = ForeignTasks.workers(phases, rounding: rounding.value)
      return TaskTrace(
        origin: .imported, name: file, workers: workers, cores: workers, ranOn: nil, wall: end - begin, cpu: nil,
        phases: ForeignTasks.withGaps(phases, until: end - begin), missing: missing)
    }
  }
}
