/// Reads a trace's file (see ``TraceFile``) part by part, so that one with millions of tasks need not be in memory as
/// values. Everything is held to ``TraceCheck`` as it comes.
package struct TraceReader {
  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var check = TraceCheck(cores: 1)
  private var previous: (index: Int, start: Int64) = (-1, 0)
  private var chunk = 1
  /// The trace without its phases.
  package private(set) var head: TaskTrace
  package private(set) var phasesLeft = 0
  /// Tasks of the phase at hand that have not been read.
  package private(set) var tasksLeft = 0

  /// Reads the head.
  /// - Throws: ``InputError`` naming `file` and what is wrong: no such file, cut off, or made of impossible parts.
  package init(_ bytes: [UInt8], file: String) throws {
    self.bytes = bytes
    self.file = file
    head = TaskTrace(
      origin: .workload, name: "", workers: 1, cores: 1, ranOn: nil, wall: Seconds(0), cpu: nil, phases: [])
    guard TraceFile.isOne(bytes) else {
      throw InputError(
        "\(file): is no trace: it begins with other bytes than SPTRACE1; name a file that sweep --trace made")
    }
    at = TraceFile.magic.count
    let word = try text()
    guard let origin = TaskTrace.Origin(rawValue: word) else {
      throw damaged("has the origin '\(SafeText.excerpt(word))'")
    }
    head.origin = origin
    head.name = try text()
    head.workers = try number()
    head.cores = try number()
    head.ranOn = try known()
    head.wall = Seconds(nanoseconds: Int64(try number()))
    head.cpu = try known().map { Seconds(nanoseconds: Int64($0)) }
    for _ in 0..<(try count(ofAtLeast: 1)) { head.missing.append(try text()) }
    phasesLeft = try count(ofAtLeast: 8)
    check = TraceCheck(cores: head.cores)
    if let flaw = TraceCheck.flaw(workers: head.workers, cores: head.cores, wall: head.wall) { throw damaged(flaw) }
    if phasesLeft == 0 { try requireEnd() }
  }

  /// The next phase, without its tasks; nil after the last. What is left of the phase before is passed over.
  /// - Throws: ``InputError``.
  package mutating func nextPhase() throws -> TaskTrace.Phase? {
    while try nextTask() != nil {}
    guard phasesLeft > 0 else { return nil }
    phasesLeft -= 1
    let name = try text()
    let flags = try byte()
    let (workers, chunk) = (try number(), try number())
    let begin = try signed()
    let end = try sum(begin, try signed())
    var phase = TaskTrace.Phase(
      name: name, workers: workers, chunk: chunk, begin: Seconds(nanoseconds: begin), end: Seconds(nanoseconds: end),
      isSerial: flags & TraceFlags.serial != 0, tasks: [])
    phase.processCPU = try known().map { Seconds(nanoseconds: Int64($0)) }
    phase.taskCPU = try known().map { Seconds(nanoseconds: Int64($0)) }
    if flags & TraceFlags.nested != 0 { phase.within = TaskTrace.Place(phase: try number(), task: try number()) }
    if flags & TraceFlags.locks != 0 { try readLocks(into: &phase, begin) }
    tasksLeft = try count(ofAtLeast: 5)
    if let flaw = check.flaw(phase, count: tasksLeft) { throw damaged(flaw) }
    self.chunk = chunk
    previous = (-1, begin)
    if tasksLeft == 0, phasesLeft == 0 { try requireEnd() }
    return phase
  }

  /// The next task of the phase; nil after its last.
  /// - Throws: ``InputError``.
  package mutating func nextTask() throws -> TaskTrace.Task? {
    guard tasksLeft > 0 else { return nil }
    tasksLeft -= 1
    let flags = try byte()
    let gap = try number()
    guard gap < Int.max - (previous.index + 1) else { throw damaged("has an index beyond all counting") }
    let index = previous.index + 1 + gap
    let worker = try number()
    let start = try sum(previous.start, try signed())
    let end = try sum(start, try signed())
    var task = TaskTrace.Task(
      index: index, taken: index / chunk, worker: worker, start: Seconds(nanoseconds: start),
      end: Seconds(nanoseconds: end))
    if flags & TraceFlags.taken != 0 { task.taken = try number() }
    if flags & TraceFlags.core != 0 { task.virtualCore = try number() }
    if flags & TraceFlags.cpu != 0 { task.cpu = Seconds(nanoseconds: Int64(try number())) }
    if flags & TraceFlags.delay != 0 { task.runDelay = Seconds(nanoseconds: Int64(try number())) }
    if flags & TraceFlags.faults != 0 { task.faults = try number() }
    previous = (index, start)
    if let flaw = check.flaw(task) { throw damaged(flaw) }
    if tasksLeft == 0, phasesLeft == 0 { try requireEnd() }
    return task
  }

  private mutating func readLocks(into phase: inout TaskTrace.Phase, _ begin: Int64) throws {
    for _ in 0..<(try count(ofAtLeast: 1)) { phase.locks.append(try text()) }
    var (task, before) = (0, begin)
    for _ in 0..<(try count(ofAtLeast: 5)) {
      let step = try number()
      guard step <= Int.max - task else { throw damaged("has a lock held by a task beyond all counting") }
      task += step
      let lock = try number()
      let asked = try sum(before, try signed())
      let start = try sum(asked, Int64(try number()))
      before = try sum(start, Int64(try number()))
      phase.holds.append(
        TaskTrace.Hold(
          task: task, lock: lock, asked: Seconds(nanoseconds: asked), start: Seconds(nanoseconds: start),
          end: Seconds(nanoseconds: before)))
    }
  }

  private func damaged(_ flaw: String) -> InputError { InputError("\(file): \(flaw); make the trace again") }

  private func isCut() -> InputError {
    InputError("\(file): the trace is cut off after \(Counted.text(bytes.count, "byte")); make the run again")
  }

  private mutating func requireEnd() throws {
    guard bytes.count - at >= TraceFile.end.count else { throw isCut() }
    guard Array(bytes[at..<(at + TraceFile.end.count)]) == TraceFile.end else {
      throw damaged("its end mark is missing")
    }
    at += TraceFile.end.count
    guard at == bytes.count else { throw damaged("\(Counted.text(bytes.count - at, "byte")) stand behind its end") }
  }
}

extension TraceReader {
  private mutating func byte() throws -> UInt8 {
    guard at < bytes.count else { throw isCut() }
    defer { at += 1 }
    return bytes[at]
  }

  private mutating func raw() throws -> UInt64 {
    var (value, shift): (UInt64, UInt64) = (0, 0)
    while true {
      let byte = try byte()
      guard shift < 63 || byte <= 1 else { throw damaged("holds a number of more than 64 bits") }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  private mutating func number() throws -> Int {
    guard let number = Int(exactly: try raw()) else { throw damaged("holds a number that no trace can have") }
    return number
  }

  private mutating func signed() throws -> Int64 {
    let folded = try raw()
    return Int64(bitPattern: folded >> 1) ^ -Int64(folded & 1)
  }

  private mutating func known() throws -> Int? {
    let number = try number()
    return number == 0 ? nil : number - 1
  }

  private func sum(_ a: Int64, _ b: Int64) throws -> Int64 {
    let (sum, overflow) = a.addingReportingOverflow(b)
    if overflow { throw damaged("holds a time that no trace can have") }
    return sum
  }

  /// A count of parts of at least so many bytes each: more than the file can hold means that it is cut.
  private mutating func count(ofAtLeast size: Int) throws -> Int {
    let count = try number()
    guard count <= (bytes.count - at) / size else { throw isCut() }
    return count
  }

  private mutating func text() throws -> String {
    let length = try count(ofAtLeast: 1)
    defer { at += length }
    return String(decoding: bytes[at..<(at + length)], as: UTF8.self)
  }
}

extension TaskTrace {
  /// The trace that a file's bytes hold. `file` is only named in errors.
  /// - Throws: ``InputError`` naming what is wrong.
  package init(decoding bytes: [UInt8], file: String) throws {
    var reader = try TraceReader(bytes, file: file)
    self = reader.head
    while var phase = try reader.nextPhase() {
      phase.tasks.reserveCapacity(reader.tasksLeft)
      while let task = try reader.nextTask() { phase.tasks.append(task) }
      phases.append(phase)
    }
  }
}
