import SpeedupCore

/// One replayed run as a timeline: which worker did what from when to when. Simulated, every bit of it.
///
/// The same schedule as a prediction's centre: where active workers slow each other down or share cores, time stretches
/// for all alike; see ``ActivityProfile``.
package struct ReplayTimeline: Sendable, Equatable {
  /// Tasks that a worker took at once, or a serial stretch.
  package struct Span: Sendable, Equatable {
    /// Counted from 0; serial stretches are the first worker's.
    package var worker: Int
    /// A place in ``ReplayTimeline/phases``.
    package var phase: Int
    /// Seconds since the run's begin.
    package var begin, end: Double
  }

  /// The names of phases, each once, in the order of their first.
  package private(set) var phases: [String] = []
  /// By begin, within a phase.
  package private(set) var spans: [Span] = []
  /// Seconds to the run's end.
  package private(set) var wall = 0.0
  package let point: ReplayPoint

  /// The run of median length at one point.
  /// - Throws: ``ReplayRefusal`` where workers are bound to cores that they share: each core then stretches its own time.
  package init(_ model: ReplayModel, at point: ReplayPoint) throws(ReplayRefusal) {
    guard !(point.sharing == .pinned && point.workers > point.cores) else {
      throw ReplayRefusal("workers bound to cores that they share have no common time to draw; take --sharing fair")
    }
    self.point = point
    let costs = point.workers > 1 ? model.calibration.costs ?? .none : .none
    let runs = model.plan(for: point.workers).runs.map { PreparedRun($0, point, costs) }
    let walls = runs.map { RunReplay($0, point, model.calibration, .centre(.coRun)).wall }
    let order = walls.indices.sorted { walls[$0] < walls[$1] }
    for prepared in runs[order[order.count / 2]].phases { add(prepared, model.calibration) }
  }

  private mutating func add(_ prepared: PreparedPhase, _ calibration: ReplayCalibration) {
    let place = phases.firstIndex(of: prepared.phase.name) ?? phases.count
    if place == phases.count { phases.append(prepared.phase.name) }
    guard !prepared.isSerial else {
      let time = Double(prepared.pure) * 1e-9
      if time > 0 { spans.append(Span(worker: 0, phase: place, begin: wall, end: wall + time)) }
      wall += time
      return
    }
    let slowdown =
      calibration.slowdowns[prepared.phase.calibratedAs]?.coRun.table(upTo: point.parallelism, best: false) ?? []
    let taken =
      prepared.locked.map { PhaseAssignment($0) }
      ?? prepared.phase.graph.map { PhaseAssignment(GraphSchedule($0, workers: point.workers), $0) }
      ?? PhaseAssignment(prepared.chunks, starts: prepared.starts, schedule: point.schedule)
    let clock = StretchedClock(taken, cores: point.cores, slowdown: slowdown)
    // A device that is waited for makes the phase longer; nothing tells which task waits, so all do.
    let waits = min(calibration.waitsAtOnce(point), point.workers)
    let whole = PhaseReplay(prepared, point, slowdown: slowdown, waitsAtOnce: waits).wall * 1e-9
    let computing = clock.end * 1e-9
    let end = prepared.end * 1e-9
    let waiting = computing > 0 ? max(0, whole - end) / computing : 1
    for one in taken.spans {
      let (begin, end) = (clock.time(at: one.begin) * 1e-9 * waiting, clock.time(at: one.end) * 1e-9 * waiting)
      if end > begin { spans.append(Span(worker: one.worker, phase: place, begin: wall + begin, end: wall + end)) }
    }
    wall += whole
  }

  /// The spans with neighbours of one worker and phase joined while there are more than `most`: the gaps that close first
  /// are the shortest.
  package func joined(most: Int) -> [Span] {
    var spans = self.spans
    // Each pass doubles the gap that counts as none.
    var gap = wall * 1e-6
    while spans.count > most, gap < wall {
      var last: [Int: Int] = [:]
      var kept: [Span] = []
      for span in spans {
        if let place = last[span.worker], kept[place].phase == span.phase, span.begin - kept[place].end <= gap {
          kept[place].end = max(kept[place].end, span.end)
        } else {
          last[span.worker] = kept.count
          kept.append(span)
        }
      }
      spans = kept
      gap *= 2
    }
    return spans
  }
}

/// Who took which chunk when, while every worker has a core to itself: ``PhaseSchedule`` with all that is between begin
/// and end. Nanoseconds.
struct PhaseAssignment {
  private(set) var spans: [LockedSchedule.Span] = []

  /// Of workers that wait for locks: a span ends where one begins to wait.
  init(_ schedule: LockedSchedule) { spans = schedule.spans.sorted { ($0.begin, $0.worker) < ($1.begin, $1.worker) } }

  /// Of tasks that wait for each other.
  init(_ schedule: GraphSchedule, _ graph: TaskGraph) {
    spans = graph.costs.indices.filter { graph.costs[$0] > 0 }
      .map {
        LockedSchedule.Span(
          worker: schedule.workers[$0], begin: schedule.ends[$0] - graph.costs[$0], end: schedule.ends[$0])
      }
      .sorted { ($0.begin, $0.worker) < ($1.begin, $1.worker) }
  }

  init(_ chunks: ChunkedTasks, starts: [Int], schedule: ReplaySchedule) {
    let used = min(starts.count, chunks.count)
    guard used > 0 else { return }
    func add(_ worker: Int, from: Int, _ cost: UInt64) -> Int {
      spans.append(LockedSchedule.Span(worker: worker, begin: from, end: from + Int(cost)))
      return from + Int(cost)
    }
    if schedule == .static {
      let edges = (0...used).map { $0 * chunks.count / used }
      for worker in 0..<used {
        var now = starts[worker]
        for place in edges[worker]..<edges[worker + 1] { now = add(worker, from: now, chunks.costs[place]) }
      }
    } else {
      var free = MinHeap<Event<Int>>()
      for worker in starts.indices { free.insert(Event(time: starts[worker], number: worker)) }
      let ordered = schedule == .dynamic ? chunks.costs : chunks.costs.sorted(by: >)
      for cost in ordered {
        guard let next = free.popFirst() else { break }
        free.insert(Event(time: add(next.number, from: next.time, cost), number: next.number))
      }
    }
    spans.sort { ($0.begin, $0.worker) < ($1.begin, $1.worker) }
  }
}

/// From time with a core for every worker to time on so many cores shared fairly, with tasks that slow each other down.
struct StretchedClock {
  /// Moments, what they become, and how much longer time takes from there on.
  private var moments: [(at: Int, time: Double, factor: Double)] = []
  /// When the last worker is done.
  private(set) var end = 0.0

  init(_ phase: PhaseAssignment, cores: Int, slowdown: [Double]) {
    var changes: [Int: Int] = [0: 0]
    for span in phase.spans {
      changes[span.begin, default: 0] += 1
      changes[span.end, default: 0] -= 1
    }
    // One chunk's end at which the next begins changes nothing.
    changes = changes.filter { $0.key == 0 || $0.value != 0 }
    var (count, last, time, factor) = (0, 0, 0.0, 1.0)
    for (at, change) in changes.sorted(by: { $0.key < $1.key }) {
      time += Double(at - last) * factor
      count += change
      let slow = count == 0 || slowdown.isEmpty ? 1 : slowdown[min(count, cores, slowdown.count - 1)]
      (last, factor) = (at, max(1, Double(count) / Double(cores)) * slow)
      moments.append((at, time, factor))
    }
    end = time
  }

  func time(at moment: Int) -> Double {
    var (low, high) = (0, moments.count)
    while low < high {
      let middle = (low + high) / 2
      if moments[middle].at <= moment { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return Double(moment) }
    let from = moments[low - 1]
    return from.time + Double(moment - from.at) * from.factor
  }
}
