/// A run's phases scheduled for a number of workers: what all core counts have in common, so that a grid costs one
/// simulation for each number of workers, chunk and order.
struct PreparedRun {
  let phases: [PreparedPhase]
  /// Whether it holds for the number of cores alone that it was made for.
  let isForOneCoreCount: Bool

  init(_ run: [ReplayPhase], _ point: ReplayPoint, _ costs: PhaseCosts) {
    var isFirst = true
    phases = run.map { phase in
      let start = isFirst ? costs.first : costs.later
      if !phase.isSerial, !phase.tasks.isEmpty { isFirst = false }
      return PreparedPhase(phase, point, start: start, costs)
    }
    isForOneCoreCount = run.contains { !$0.inner.isEmpty }
  }
}

/// A phase scheduled for a number of workers; nanoseconds.
struct PreparedPhase {
  let phase: ReplayPhase
  /// Only one worker does it.
  let isSerial: Bool
  /// As tasks take on a core each, teams included.
  let pure: Int
  /// On one core altogether.
  let work: Double
  let chunks: ChunkedTasks
  let chunksWork: Double
  /// The longest chunk, without what taking it costs; of a graph the longest chain.
  let largest: Int
  let starts: [Int]
  let end: Double
  let profile: ActivityProfile
  /// Of a schedule that is given out beforehand: what each worker has.
  let loads: [Int]
  /// Where tasks hold locks: how long each is held, nanoseconds, and who waits.
  let held: [Int]
  let locked: LockedSchedule?
  /// Of tasks that hold locks and wait for each other, too: the schedule of their order, as if there were no locks.
  let ordered: ActivityProfile?

  init(_ phase: ReplayPhase, _ point: ReplayPoint, start: PhaseCosts.Start, _ costs: PhaseCosts) {
    self.phase = phase
    isSerial = phase.isSerial || phase.tasks.isEmpty
    let tasks = phase.inner.isEmpty ? phase.tasks : phase.tasks(with: point)
    pure = tasks.reduce(0, +)
    work = Double(phase.inner.isEmpty ? pure : phase.tasks(with: ReplayPoint(cores: 1, workers: 1)).reduce(0, +))
    guard !isSerial else {
      chunks = ChunkedTasks([], chunk: 1)
      (chunksWork, largest, starts, end, loads) = (0, pure, [0], 0, [])
      profile = ActivityProfile(time: [])
      (held, locked, ordered) = (LockedChunks(tasks, holds: phase.holds, chunk: 1).held, nil, nil)
      return
    }
    let taking = Int(costs.taking)
    chunks = ChunkedTasks(tasks, chunk: phase.graph == nil ? point.chunk ?? phase.chunk : 1, taking: taking)
    chunksWork = Double(chunks.work)
    largest = phase.graph?.span ?? chunks.largest - (chunks.count > 0 ? taking : 0)
    starts = start.times(point.workers)
    end = costs.end
    guard phase.holds.isEmpty else {
      let steps = LockedChunks(tasks, holds: phase.holds, chunk: point.chunk ?? phase.chunk, taking: taking)
      let schedule = LockedSchedule(steps, starts: starts, schedule: point.schedule)
      (profile, loads, held, locked) = (schedule.profile, [], steps.held, schedule)
      ordered = phase.graph.map { GraphSchedule($0, workers: point.workers).profile }
      return
    }
    (held, locked, ordered) = ([], nil, nil)
    if let graph = phase.graph {
      // Whatever the order asked for: the graph is taken in the recorded one, as soon as it allows.
      profile = GraphSchedule(graph, workers: point.workers).profile
      loads = []
      return
    }
    let schedule = PhaseSchedule(chunks, starts: starts, schedule: point.schedule)
    profile = schedule.profile
    loads = point.schedule == .static ? zip(schedule.starts, schedule.ends).map { $1 - $0 } : []
  }
}

extension ReplayPhase {
  /// The tasks, with what the teams take that they start. A team has the cores that its task's worker stands for.
  func tasks(with point: ReplayPoint) -> [Int] {
    let outer = max(1, min(point.workers, tasks.count))
    var all = tasks
    for (task, phases) in inner {
      for phase in phases {
        let own = ReplayPoint(cores: max(1, point.cores / outer), workers: phase.workers, schedule: point.schedule)
        let prepared = PreparedPhase(phase, own, start: PhaseCosts.none.first, .none)
        all[task] += Int(PhaseReplay(prepared, own, slowdown: []).wall.rounded())
      }
    }
    return all
  }
}
