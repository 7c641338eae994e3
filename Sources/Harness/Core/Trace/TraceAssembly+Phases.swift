extension TraceAssembly {
  /// Between two parts, less is taken for the time that it took to write the notes.
  private static let shortestGap: Int64 = 1000
  /// What the caller does between phases and sections that nobody named.
  static let callerName = "caller"

  /// All parts as phases, in the order of their beginnings.
  func trace(_ subject: TraceSubject) -> TaskTrace {
    var missing: [String] = []
    var parts = self.parts
    let end = region.end ?? parts.values.map { $0.end ?? $0.begin }.max() ?? origin
    for (key, gap) in gaps(until: end).enumerated() { parts[-1 - key] = gap }
    let threads = rolledUp(parts)
    var order = parts.keys.sorted { (parts[$0]!.begin, $0) < (parts[$1]!.begin, $1) }
    // A nested phase whose outer task left no record has no place.
    let kept = Set(order.filter { outerTask(of: $0, in: parts) != .some(nil) })
    if kept.count < order.count {
      missing.append("\(Counted.text(order.count - kept.count, "nested phase")) of tasks that left no record")
      order.removeAll { !kept.contains($0) }
    }
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    var phases: [TaskTrace.Phase] = []
    for key in order {
      var part = parts.removeValue(forKey: key)!
      part.tasks.sort { $0.index < $1.index }
      let chunk = max(1, part.chunk)
      for task in part.tasks.indices { part.tasks[task].taken = part.tasks[task].index / chunk }
      if part.end == nil { missing.append("the end of phase '\(part.name)'") }
      let lost = part.isSerial ? 0 : part.count - part.tasks.count
      if lost > 0 { missing.append("\(lost) of \(part.count) tasks of phase '\(part.name)', which left no record") }
      var phase = TaskTrace.Phase(
        name: part.name, workers: part.workers, chunk: chunk, begin: time(part.begin), end: time(part.end ?? end),
        isSerial: part.isSerial, tasks: part.tasks)
      if part.isSerial {
        phase.tasks = [
          TaskTrace.Task(index: 0, taken: 0, worker: 0, start: phase.begin, end: phase.end, cpu: Self.span(part.caller))
        ]
        phase.taskCPU = phase.tasks[0].cpu
      } else if part.hasThreads || threads[key] != nil {
        phase.taskCPU = Seconds(nanoseconds: max(0, threads[key] ?? 0))
      }
      phase.processCPU = Self.span(part.process, besides: part.workerProcesses)
      phases.append(phase)
      if let outer = part.outer, let at = place[outer.phase],
        let task = phases[at].tasks.firstIndex(where: { $0.index == outer.task })
      {
        phases[phases.count - 1].within = TaskTrace.Place(phase: at, task: task)
      }
    }
    return TaskTrace(
      origin: .workload, name: subject.name, workers: subject.workers, cores: subject.cores, ranOn: subject.ranOn,
      wall: time(end), cpu: subject.cpu, phases: phases, missing: missing)
  }

  /// CPU time of each phase's threads, those of phases nested in it included.
  private func rolledUp(_ parts: [Int: Part]) -> [Int: Int64] {
    var sums: [Int: Int64] = [:]
    for (key, part) in parts where part.hasThreads {
      var at: Int? = key
      // Nesting goes up, so it ends; the bound is for notes that are damaged.
      for _ in 0..<100 {
        guard let here = at else { break }
        sums[here, default: 0] += part.threads
        at = parts[here]?.outer?.phase
      }
    }
    return sums
  }

  /// The task that a nested phase is in; nil inside where it left no record, nil outside where it is not nested.
  private func outerTask(of key: Int, in parts: [Int: Part]) -> Int?? {
    guard let outer = parts[key]?.outer else { return .none }
    guard let host = parts[outer.phase], host.tasks.contains(where: { $0.index == outer.task }) else {
      return .some(nil)
    }
    return .some(outer.task)
  }

  /// What the caller did between the parts of the region that are not nested.
  private func gaps(until end: Int64) -> [Part] {
    var gaps: [Part] = []
    var (free, cpu) = (region.begin ?? origin, regionCaller.0)
    func close(_ until: Int64, _ used: Int64?) {
      guard until - free > Self.shortestGap else { return }
      var gap = Part(name: Self.callerName, begin: free, end: until, isSerial: true)
      gap.caller = (cpu, used)
      gaps.append(gap)
    }
    guard region.begin != nil else { return [] }
    for part in parts.values.filter({ $0.outer == nil }).sorted(by: { $0.begin < $1.begin }) {
      close(part.begin, part.caller.0)
      if (part.end ?? end) >= free { (free, cpu) = (part.end ?? end, part.caller.1) }
    }
    close(end, regionCaller.1)
    return gaps
  }

  private static func span(_ readings: (Int64?, Int64?), besides more: Int64 = 0) -> Seconds? {
    guard let from = readings.0, let to = readings.1, to >= from else { return nil }
    return Seconds(nanoseconds: to - from + more)
  }
}
