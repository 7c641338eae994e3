/// Independent tasks on workers: who is busy from when to when, while every worker has a core to itself.
///
/// Times are whole nanoseconds from the phase's begin, so that a plain simulation gives the same ones exactly.
package struct PhaseSchedule: Sendable, Equatable {
  /// When each worker that got a task began with its first one.
  package let starts: [Int]
  /// When it was done with its last one.
  package let ends: [Int]

  /// Replays the phase.
  /// - Parameters:
  ///   - chunks: what a worker takes at once, in the order of the queue; nanoseconds.
  ///   - starts: when each worker is ready, ascending; as many as there are workers, at least one.
  package init(_ chunks: ChunkedTasks, starts: [Int], schedule: ReplaySchedule) {
    // Whoever comes when the queue is empty has nothing to do. Later workers are ready later, so these are the last.
    let used = min(starts.count, chunks.count)
    guard used > 0 else {
      self.starts = []
      ends = []
      return
    }
    switch schedule {
    case .dynamic, .largestFirst:
      var tree = LoserTree(free: starts)
      let ordered = schedule == .dynamic ? chunks.costs : chunks.costs.sorted(by: >)
      ordered.withUnsafeBufferPointer { tree.take($0) }
      let free = tree.free(starts.count)
      // One that was never the first to be free is still where it began.
      let busy = starts.indices.filter { free[$0] > starts[$0] }
      self.starts = busy.map { starts[$0] }
      ends = busy.map { free[$0] }
    case .static:
      let prefix = chunks.costs.reduce(into: [UInt64(0)]) { $0.append($0.last! + $1) }
      let edges = (0...used).map { $0 * chunks.count / used }
      self.starts = Array(starts.prefix(used))
      ends = (0..<used).map { starts[$0] + Int(prefix[edges[$0 + 1]] - prefix[edges[$0]]) }
    }
  }

  /// When the last worker was done; 0 without tasks.
  package var makespan: Int { ends.max() ?? 0 }

  /// For how long how many were active.
  package var profile: ActivityProfile { ActivityProfile(starts: starts, ends: ends) }
}

/// The tasks of a phase as workers take them: consecutive ones together.
package struct ChunkedTasks: Sendable, Equatable {
  /// Nanoseconds of each chunk, what its taking costs included.
  package let costs: [UInt64]
  package var count: Int { costs.count }

  /// Joins tasks, in nanoseconds, `chunk` at a time.
  /// - Parameter taking: nanoseconds that it takes to get a chunk.
  package init(_ tasks: [Int], chunk: Int, taking: Int = 0) {
    let chunk = max(1, min(chunk, tasks.count))
    guard chunk > 1 || taking > 0 else {
      costs = tasks.map { UInt64($0) }
      return
    }
    var costs: [UInt64] = []
    costs.reserveCapacity(tasks.count / chunk + 1)
    tasks.withUnsafeBufferPointer { tasks in
      var from = 0
      while from < tasks.count {
        let to = min(tasks.count, from + chunk)
        var sum = taking
        for index in from..<to { sum &+= tasks[index] }
        costs.append(UInt64(sum))
        from = to
      }
    }
    self.costs = costs
  }

  /// The largest chunk; 0 without tasks.
  package var largest: Int { Int(costs.max() ?? 0) }
  package var work: Int { Int(costs.reduce(0, +)) }
}
