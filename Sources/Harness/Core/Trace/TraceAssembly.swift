package struct TraceSubject: Sendable, Equatable {
  package var name: String
  package var workers: Int
  package var cores: Int
  package var ranOn: Int?
  /// The process's CPU time in the region, where the run measured it.
  package var cpu: Seconds?

  package init(name: String, workers: Int, cores: Int, ranOn: Int?, cpu: Seconds? = nil) {
    self.name = name
    self.workers = workers
    self.cores = cores
    self.ranOn = ranOn
    self.cpu = cpu
  }
}

extension TaskTrace {
  /// The trace that the notes of a run's processes add up to; the run's own process comes first.
  /// - Throws: ``InputError`` where they contradict each other: a task outside any phase, for one.
  package init(_ logs: [TraceLog], of subject: TraceSubject) throws {
    var assembly = TraceAssembly()
    for log in logs { try assembly.add(log) }
    self = assembly.trace(subject)
  }
}

/// Puts phases together from what threads noted.
struct TraceAssembly {
  /// A phase, a section, or what the caller did between them.
  struct Part {
    var name = ""
    var begin: Int64 = 0
    var end: Int64?
    var workers = 1
    var chunk = 1
    var count = 0
    var isSerial = false
    /// Key of the outer phase, index of the outer task.
    var outer: (phase: Int, task: Int)?
    var tasks: [TaskTrace.Task] = []
    /// CPU time of the process and of the calling thread, at begin and end.
    var process: (Int64?, Int64?)
    var caller: (Int64?, Int64?)
    /// CPU time of worker processes.
    var workerProcesses: Int64 = 0
    /// CPU time of threads whose work it was, outside of any other task.
    var threads: Int64 = 0
    var hasThreads = false
  }

  /// Parts by key: phases by number, sections and worker processes' own phases by numbers that no phase has.
  private(set) var parts: [Int: Part] = [:]
  private var nextKey = 1 << 40
  var region: (begin: Int64?, end: Int64?)
  var regionCaller: (Int64?, Int64?)
  /// Time that stands for 0.
  private(set) var origin: Int64 = 0

  mutating func add(_ log: TraceLog) throws {
    var own: [Int: Int] = [:]
    if log.workerProcess == nil {
      for lane in log.lanes {
        if let begin = lane.first(where: { $0.kind == .regionBegins }) { origin = begin.value }
      }
    }
    for lane in log.lanes { try walk(lane, of: log, &own) }
  }

  private mutating func key(_ number: Int, _ log: TraceLog, _ own: inout [Int: Int]) -> Int {
    guard log.workerProcess != nil, number >= log.firstPhase else { return number }
    if let known = own[number] { return known }
    nextKey += 1
    own[number] = nextKey
    return nextKey
  }

  private struct Stay {
    var key: Int
    var worker = 0
    var core: Int?
    /// Where the next task starts.
    var start: Int64
    /// The first task, by place, that has no CPU time yet; and of those that the last reading gave one.
    var unread: Int
    var lastRead: Range<Int> = 0..<0
    /// It did something else between tasks, whose time the readings hold too: no task gets more than it can have used.
    var hasPaused = false
  }

  private mutating func walk(_ lane: [TraceRecord], of log: TraceLog, _ own: inout [Int: Int]) throws {
    var stays: [Stay] = []
    /// The part whose begin or end was noted last.
    var edge: (key: Int, isEnd: Bool)?
    var sections: [Int: Int] = [:]
    for record in lane {
      guard let kind = record.kind else { throw Self.broken("a record of an unknown kind") }
      switch kind {
      case .enters:
        let key = key(record.number, log, &own)
        stays.append(Stay(key: key, start: record.value, unread: parts[key]?.tasks.count ?? 0))
        if stays.count == 1, let used = log.processCPU, record.number < log.firstPhase {
          parts[key, default: Part()].workerProcesses += used
        }
      case .leaves: _ = stays.popLast()
      case .place, .starts, .task, .cpu, .delay, .faults:
        guard !stays.isEmpty else { throw Self.broken("a task outside of any phase") }
        take(kind, record, &stays[stays.count - 1], isOwnThread: stays.count == 1)
      case .phaseBegins, .phaseEnds:
        edge = (key(record.number, log, &own), kind == .phaseEnds)
        set(record.value, at: edge)
      case .sectionBegins:
        nextKey += 1
        sections[record.number] = nextKey
        edge = (nextKey, false)
        set(record.value, at: edge)
      case .sectionEnds:
        guard let key = sections.removeValue(forKey: record.number) else {
          throw Self.broken("a section without begin")
        }
        edge = (key, true)
        set(record.value, at: edge)
      case .sectionName:
        if let key = edge?.key { parts[key]?.name = try Self.name(record, log) }
        if let key = edge?.key { parts[key]?.isSerial = true }
      case .phaseSize:
        if let key = edge?.key { (parts[key]!.workers, parts[key]!.count) = (record.number, Int(record.value)) }
      case .phaseForm:
        if let key = edge?.key { (parts[key]!.chunk, parts[key]!.name) = (record.number, try Self.name(record, log)) }
      case .within:
        if let key = edge?.key { parts[key]!.outer = (self.key(record.number, log, &own), Int(record.value)) }
      case .regionBegins: (region.begin, edge) = (record.value, nil)
      case .regionEnds: (region.end, edge) = (record.value, (-1, true))
      case .processCPU: setCPU(record.value, \.process, at: edge)
      case .callerCPU:
        if edge == nil { regionCaller.0 = record.value } else if edge!.key == -1 { regionCaller.1 = record.value }
        setCPU(record.value, \.caller, at: edge)
      }
    }
  }

  private static func broken(_ what: String) -> InputError {
    InputError("the notes of the run's threads hold \(what); make the run again")
  }

  private static func name(_ record: TraceRecord, _ log: TraceLog) throws -> String {
    guard log.names.indices.contains(Int(record.value)) else { throw broken("a name that is not there") }
    return log.names[Int(record.value)]
  }

  private mutating func set(_ time: Int64, at edge: (key: Int, isEnd: Bool)?) {
    guard let edge else { return }
    if edge.isEnd { parts[edge.key]?.end = time } else { parts[edge.key, default: Part()].begin = time }
  }

  private mutating func setCPU(
    _ value: Int64, _ path: WritableKeyPath<Part, (Int64?, Int64?)>, at edge: (key: Int, isEnd: Bool)?
  ) {
    guard let edge, edge.key != -1 else { return }
    if edge.isEnd { parts[edge.key]?[keyPath: path].1 = value } else { parts[edge.key]?[keyPath: path].0 = value }
  }
}

extension TraceAssembly {
  /// Time since the begin of the region.
  func time(_ clock: Int64) -> Seconds { Seconds(nanoseconds: clock - origin) }

  private mutating func take(_ kind: TraceRecord.Kind, _ record: TraceRecord, _ stay: inout Stay, isOwnThread: Bool) {
    switch kind {
    case .place: (stay.worker, stay.core) = (record.number, record.value < 0 ? nil : Int(record.value))
    case .starts: (stay.start, stay.hasPaused) = (record.value, true)
    case .task:
      let task = TaskTrace.Task(
        index: record.number, taken: 0, worker: stay.worker, virtualCore: stay.core, start: time(stay.start),
        end: time(record.value))
      parts[stay.key, default: Part()].tasks.append(task)
      stay.start = record.value
    case .cpu: share(record.value, in: &stay, isOwnThread: isOwnThread)
    case .delay: shareDelay(record.value, in: stay)
    default:
      if let last = parts[stay.key]?.tasks.indices.last { parts[stay.key]!.tasks[last].faults = Int(record.value) }
    }
  }

  /// Shares CPU time out among the tasks since the last reading, by their times.
  private mutating func share(_ cpu: Int64, in stay: inout Stay, isOwnThread: Bool) {
    guard let count = parts[stay.key]?.tasks.count else { return }
    stay.lastRead = stay.unread..<count
    stay.unread = count
    share(cpu, \.cpu, among: stay) { $0.duration }
    if isOwnThread { parts[stay.key]!.threads += cpu }
    parts[stay.key]!.hasThreads = true
  }

  private mutating func shareDelay(_ delay: Int64, in stay: Stay) {
    share(delay, \.runDelay, among: stay) { $0.duration - ($0.cpu ?? Seconds(0)) }
  }

  private mutating func share(
    _ amount: Int64, _ path: WritableKeyPath<TaskTrace.Task, Seconds?>, among stay: Stay,
    most: (TaskTrace.Task) -> Seconds
  ) {
    let tasks = stay.lastRead
    guard !tasks.isEmpty else { return }
    let total = parts[stay.key]!.tasks[tasks].reduce(0) { $0 + $1.duration.value }
    for place in tasks {
      let task = parts[stay.key]!.tasks[place]
      let weight = total > 0 ? task.duration.value / total : 1 / Double(tasks.count)
      var part = Seconds(Double(max(0, amount)) * 1e-9 * weight)
      if stay.hasPaused { part = max(Seconds(0), min(part, most(task))) }
      parts[stay.key]!.tasks[place][keyPath: path] = part
    }
  }
}
