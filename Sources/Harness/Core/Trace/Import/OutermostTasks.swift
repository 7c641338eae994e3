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

  /// Times are decimal numbers, so that one's end and the next one's start may be a rounding apart.
  private static let rounding = Seconds(1e-9)

  /// - Parameter all: in any order. Of those that begin together the longest holds the others. Tasks that overlap in part, as
  ///   of requests that one thread waits for, are kept, each beside its worker.
  init(_ all: [ForeignTask]) {
    // What each worker does at the moment: one task, or several side by side.
    var doing: [String: [ForeignTask]] = [:]
    for task in all.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) }) {
      guard !task.worker.isEmpty else { tasks.append(task); continue }
      var lanes = doing[task.worker] ?? []
      func isFree(_ lane: ForeignTask) -> Bool { task.start >= lane.end - Self.rounding }
      if lanes.contains(where: { !isFree($0) && task.end <= $0.end + Self.rounding }) {
        inner += 1
        continue
      }
      let lane = lanes.firstIndex(where: isFree) ?? lanes.count
      if lanes.contains(where: { !isFree($0) }) {
        overlapping += 1
        if overlap == nil, let first = lanes.first(where: { !isFree($0) }) { overlap = (first, task) }
      }
      if lane < lanes.count { lanes[lane] = task } else { lanes.append(task) }
      doing[task.worker] = lanes
      var kept = task
      if lane > 0 { kept.worker += "~\(lane + 1)" }
      tasks.append(kept)
    }
  }
}
