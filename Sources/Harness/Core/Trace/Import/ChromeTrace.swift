/// Chrome's trace events ("Trace Event Format", the JSON that Perfetto and chrome://tracing open) as a trace.
///
/// Taken are complete events (`X`) and pairs of `B` and `E`; of events inside each other on one thread the outermost.
/// Their name is the phase, `pid` and `tid` are the worker, `tdur` is CPU time. All else is passed over and counted; what
/// our own export says of locks is read back.
package enum ChromeTrace {
  /// Whether a file may be one: it begins as JSON and holds the word for its events, or for their kind.
  package static func mayBe(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first(where: { $0 > 32 && $0 < 0x80 }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return false }
    let head = String(decoding: bytes.prefix(65_536), as: UTF8.self)
    return head.contains("\"traceEvents\"") || head.contains("\"ph\"")
  }

  /// The trace.
  /// - Throws: ``InputError`` naming `file`, the line and the value.
  package static func trace(_ bytes: [UInt8], file: String) throws -> TaskTrace {
    // Programs append to a list of events as long as they run: its closing bracket may be missing.
    let whole = try JSONCursor(reading: bytes, file: file, openEnd: true)
    let isList = if case .array = whole.value.content { true } else { false }
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
    var open: [String: [ForeignTask]] = [:]
    var passedOver: [String: Int] = [:]
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
      guard time.value.isFinite else { throw try event.member("ts").wrong("microseconds") }
      let thread = "\(try Self.word(event, "pid"))/\(try Self.word(event, "tid"))"
      if kind == "E" {
        guard var task = open[thread]?.popLast() else { return passedOver["E without B", default: 0] += 1 }
        guard time >= task.start else { throw event.problem("ends before its 'B' event begins; fix its 'ts'") }
        task.end = time
        tasks.append(task)
        return
      }
      var task = ForeignTask(phase: try event.optional("name")?.text() ?? "?", start: time, end: time)
      task.worker = thread
      if kind == "B" { return open[thread, default: []].append(task) }
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
      let kept = OutermostTasks(tasks)
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
      try ForeignTasks.put(holds, into: &outermost, file: file)
      let phases = ForeignTasks.phases(outermost, origin: begin)
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
      let workers = ForeignTasks.workers(phases)
      return TaskTrace(
        origin: .imported, name: file, workers: workers, cores: workers, ranOn: nil, wall: end - begin, cpu: nil,
        phases: ForeignTasks.withGaps(phases, until: end - begin), missing: missing)
    }
  }
}
