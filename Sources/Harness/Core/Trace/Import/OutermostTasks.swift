/// What one worker did, without what lay inside of it: a task within another is part of it, and counts once.
struct OutermostTasks {
  /// The tasks that lie in no other of their worker, by their starts. Tasks of which no worker is told are all kept.
  private(set) var tasks: [ForeignTask] = []
  /// How many lie inside others.
  private(set) var inner = 0
  /// The first two tasks of one worker that overlap in part; nil: none do.
  private(set) var overlap: (first: ForeignTask, second: ForeignTask)?
  /// How many overlap with another one of their worker in part.
  private(set) var overlapping = 0

  private let rounding: Seconds

  /// - Parameter all: in any order. Of those that begin together the longest holds the others. Tasks that overlap in part, as
  ///   of requests that one thread waits for, are kept, each beside its worker.
  /// - Parameter rounding: where they overlap by no more, the first one ends when the second begins.
  init(_ all: [ForeignTask], rounding: Seconds = TimeRounding().value) {
    self.rounding = rounding
    // What each worker does at the moment: one task, or several side by side.
    var doing: [String: [(task: ForeignTask, place: Int)]] = [:]
    for task in all.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) {
      guard !task.worker.isEmpty else { tasks.append(task); continue }
      var lanes = doing[task.worker] ?? []
      func isFree(_ lane: (task: ForeignTask, place: Int)) -> Bool { task.start >= lane.task.end - rounding }
      if lanes.contains(where: { !isFree($0) && task.end <= $0.task.end + rounding }) {
        inner += 1
        continue
      }
      let lane = lanes.firstIndex(where: isFree) ?? lanes.count
      if lanes.contains(where: { !isFree($0) }) {
        overlapping += 1
        if overlap == nil, let first = lanes.first(where: { !isFree($0) }) { overlap = (first.task, task) }
      }
      if lane < lanes.count {
        tasks[lanes[lane].place].end(by: task.start)
        lanes[lane] = (task, tasks.count)
      } else {
        lanes.append((task, tasks.count))
      }
      doing[task.worker] = lanes
      var kept = task
      if lane > 0 { kept.worker += "~\(lane + 1)" }
      tasks.append(kept)
    }
    leaveOutWaiting()
  }

  /// Tasks of who only waited for others, such as a `with` around a whole pool.
  private(set) var waiting = 0
  /// How many of them have no CPU time that would show it.
  private(set) var presumed = 0

  /// The one task that is left, where all others lie inside of it: which of them may run side by side is not told.
  var aroundAll: ForeignTask? { tasks.count == 1 && inner > 0 ? tasks[0] : nil }

  /// Leaves out tasks that used no CPU, or of which no CPU time is known, while other workers did tasks from their begin to
  /// their end: all that overlap them lie within them. Time in which none of those ran is the caller's then, as if it had not
  /// been around them.
  private mutating func leaveOutWaiting() {
    let idle = tasks.indices.filter { place in
      !tasks[place].worker.isEmpty
        && (tasks[place].cpu.map { $0.value < Self.leastWork * (tasks[place].end - tasks[place].start).value } ?? true)
    }.sorted { tasks[$0].end - tasks[$0].start > tasks[$1].end - tasks[$1].start }
    guard !idle.isEmpty else { return }
    // The latest end of all that stand before each.
    var latest = [Seconds(-.infinity)]
    for task in tasks { latest.append(max(latest[latest.count - 1], task.end)) }
    let left = Set(idle.prefix(1000).filter { isAroundOthers($0, latest) })
    guard !left.isEmpty else { return }
    waiting = left.count
    presumed = left.count { tasks[$0].cpu == nil }
    tasks = tasks.indices.filter { !left.contains($0) }.map { tasks[$0] }
  }

  /// A task that computes for less than this share of its time may be one that waits.
  private static let leastWork = 0.05
  /// Where no CPU time tells, others must take at least this share of its time; less, where it is around all of the file, as
  /// a program's `main` is.
  private static let (leastCover, leastOfAll) = (0.8, 0.3)

  private func isAroundOthers(_ place: Int, _ latest: [Seconds]) -> Bool {
    let outer = tasks[place]
    // They come by their starts.
    var first = place
    while first > 0, tasks[first - 1].start == outer.start { first -= 1 }
    guard latest[first] <= outer.start + rounding else { return false }
    var (within, covered, until) = (0, 0.0, outer.start)
    var workers: Set<String> = []
    for other in first..<tasks.count where other != place {
      let task = tasks[other]
      if task.start >= outer.end - rounding { break }
      guard task.end <= outer.end + rounding, task.phase != outer.phase, !task.worker.isEmpty,
        task.worker != outer.worker
      else {
        return false
      }
      within += 1
      workers.insert(task.worker)
      covered += max(0, (task.end - max(task.start, until)).value)
      until = max(until, task.end)
    }
    guard within > 1 else { return false }
    // That it waited is known, and for what else than for them is not.
    if outer.cpu != nil { return covered > 0 }
    // One thread beside another may well do as long a piece of work; where CPU time does not tell, it takes several.
    let least = within == tasks.count - 1 ? Self.leastOfAll : Self.leastCover
    return workers.count > 1 && covered >= least * (outer.end - outer.start).value
  }
}
