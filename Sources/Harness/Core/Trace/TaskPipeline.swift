/// Phases that hand items on while they run, each with workers of its own: readers, parsers, writers with queues between
/// them. Which item is which is not written down. But where as many tasks came out of one phase as went into the next, and
/// none of these began before as many of those had ended, they are told to wait for each other, the first for the first.
package struct TaskPipeline {
  /// For each phase the one whose tasks it goes on with; nil: none that is seen.
  package let feeders: [Int?]

  /// Fewer tasks may have come in this order by chance.
  private static let least = 3

  /// - Parameter phases: by their first starts, with their workers numbered alike.
  package init(_ phases: [TaskTrace.Phase]) {
    let workers = phases.map { Set($0.tasks.map(\.worker)) }
    let starts = phases.map { $0.tasks.map(\.start).sorted() }
    let ends = phases.map { $0.tasks.map(\.end).sorted() }
    feeders = phases.indices.map { next in
      (0..<next).last { before in
        let count = starts[next].count
        guard count >= Self.least, count == ends[before].count, workers[next].isDisjoint(with: workers[before]) else {
          return false
        }
        // The next phase goes on with the first items while the last ones are not begun, as it would not after a barrier.
        guard starts[next][0] < starts[before][count - 1] else { return false }
        return zip(starts[next], ends[before]).allSatisfy { $0 >= $1 - Seconds(1e-9) }
      }
    }
  }

  /// What each task of a phase waits for, by its place: the place in the phase that feeds it.
  package func before(_ phase: Int, of phases: [TaskTrace.Phase]) -> [Int]? {
    guard let feeder = feeders[phase] else { return nil }
    func order(_ tasks: [TaskTrace.Task], _ time: (TaskTrace.Task) -> Seconds) -> [Int] {
      tasks.indices.sorted { (time(tasks[$0]), $0) < (time(tasks[$1]), $1) }
    }
    var before = [Int](repeating: 0, count: phases[phase].tasks.count)
    for (task, other) in zip(order(phases[phase].tasks, \.start), order(phases[feeder].tasks, \.end)) {
      before[task] = other
    }
    return before
  }
}
