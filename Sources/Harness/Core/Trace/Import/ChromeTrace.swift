/// Chrome's trace events ("Trace Event Format", the JSON that Perfetto and chrome://tracing open) as a trace.
///
/// Taken are complete events (`X`) and pairs of `B` and `E`; of events inside each other on one thread the outermost.
/// Their name is the phase, `pid` and `tid` are the worker, `tdur` is CPU time. All else is passed over and counted.
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
    let whole = try JSONCursor(reading: closed(bytes), file: file)
    let isList = if case .array = whole.value.content { true } else { false }
    let events = isList ? whole : try whole.member("traceEvents")
    let own = isList ? false : try whole.optional("otherData")?.optional("source")?.text() == ownSource
    var reading = Reading()
    for event in try events.elements() { try reading.take(event, isOwn: own) }
    let open = reading.open.values.reduce(0) { $0 + $1.count }
    if open > 0 { reading.passedOver["B without E", default: 0] += open }
    return try reading.trace(file: file)
  }

  /// A list of events may end without its bracket, so that programs can go on writing it: this one has it.
  private static func closed(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.first(where: { $0 > 32 && $0 < 0x80 }) == UInt8(ascii: "[") else { return bytes }
    var end = bytes.count
    func skipBlanks() { while end > 0, bytes[end - 1] <= 32 { end -= 1 } }
    skipBlanks()
    if bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
    skipBlanks()
    return bytes[end - 1] == UInt8(ascii: "}") ? bytes[..<end] + [UInt8(ascii: "]")] : bytes
  }

  /// What our own export says in `otherData`, whose events carry more than tasks.
  package static let ownSource = "speedup"

  private struct Reading {
    var tasks: [ForeignTask] = []
    var open: [String: [ForeignTask]] = [:]
    var passedOver: [String: Int] = [:]

    mutating func take(_ event: JSONCursor, isOwn: Bool) throws {
      let kind = try event.member("ph").text()
      guard kind == "X" || kind == "B" || kind == "E" else {
        return passedOver[kind, default: 0] += kind == "M" ? 0 : 1
      }
      if isOwn, try event.optional("cat")?.text() != "task" { return }
      let time = Seconds(try event.member("ts").number() / 1e6)
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
      task.end = time + Seconds(try event.member("dur").amount("microseconds") / 1e6)
      task.cpu = try event.optional("tdur").map { Seconds(try $0.amount("microseconds") / 1e6) }
      tasks.append(task)
    }

    /// A process or thread: a number or a text.
    private static func word(_ event: JSONCursor, _ name: String) throws -> String {
      guard let value = try event.optional(name) else { return "0" }
      if case .text(let text) = value.value.content { return text }
      return "\(try value.number())"
    }

    func trace(file: String) throws -> TaskTrace {
      // By thread, the longest of those that begin together first: what begins before it has ended is inside of it.
      var outermost: [ForeignTask] = []
      var busyUntil: [String: Seconds] = [:]
      for task in tasks.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) {
        // Times are decimal microseconds, so that one's end and the next one's start may be a rounding apart.
        if let busy = busyUntil[task.worker], task.start < busy - Seconds(1e-9) { continue }
        busyUntil[task.worker] = task.end
        outermost.append(task)
      }
      guard let begin = outermost.first?.start, let end = outermost.map(\.end).max() else {
        throw InputError("\(file): holds no events of the kinds X or B and E; record some tasks as slices")
      }
      let phases = ForeignTasks.phases(outermost, origin: begin)
      var missing = ForeignTasks.overlaps(phases)
      let inner = tasks.count - outermost.count
      if inner > 0 { missing.append(Counted.text(inner, "event") + " inside others") }
      for (kind, count) in passedOver.sorted(by: { $0.key < $1.key }) where count > 0 {
        missing.append("\(Counted.text(count, "event")) of kind \(SafeText.excerpt(kind, limit: 20))")
      }
      let workers = busyUntil.count
      return TaskTrace(
        origin: .imported, name: file, workers: workers, cores: workers, ranOn: nil, wall: end - begin, cpu: nil,
        phases: ForeignTasks.withGaps(phases, until: end - begin), missing: missing)
    }
  }
}
