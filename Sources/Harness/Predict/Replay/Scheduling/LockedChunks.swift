package struct ReplayHold: Sendable, Equatable {
  package var task: Int
  /// The lock's number, from 0.
  package var lock: Int
  /// Nanoseconds from the task's start, without the time that it waited, and how long it holds the lock.
  package var at: Int
  package var time: Int

  package init(task: Int, lock: Int, at: Int, time: Int) {
    self.task = task
    self.lock = lock
    self.at = at
    self.time = time
  }
}

/// The chunks of a phase, each as what its worker does one after the other: something without a lock, something with one,
/// and so on, and at last what is left without one.
package struct LockedChunks: Sendable, Equatable {
  struct Step: Sendable, Equatable {
    /// Nanoseconds until the lock is asked for, and in which it is held.
    var free: Int
    var held: Int
    var lock: Int
  }

  let steps: [Step]
  /// Chunk i has `steps[edges[i]..<edges[i + 1]]`.
  let edges: [Int]
  /// What each does behind its last step, nanoseconds.
  let rests: [Int]
  /// Nanoseconds in which each lock is held.
  package let held: [Int]
  package var count: Int { rests.count }

  /// Joins tasks, in nanoseconds, `chunk` at a time.
  /// - Parameters:
  ///   - holds: within the tasks, by task and time, none within another.
  ///   - taking: nanoseconds that it takes to get a chunk.
  package init(_ tasks: [Int], holds: [ReplayHold], chunk: Int, taking: Int = 0) {
    var (steps, edges, rests): ([Step], [Int], [Int]) = ([], [0], [])
    var held = [Int](repeating: 0, count: (holds.map(\.lock).max() ?? -1) + 1)
    var place = holds.startIndex
    let chunk = max(1, min(chunk, tasks.count))
    for from in stride(from: 0, to: tasks.count, by: chunk) {
      var free = taking
      for task in from..<min(tasks.count, from + chunk) {
        var done = 0
        while place < holds.endIndex, holds[place].task == task {
          let hold = holds[place]
          steps.append(Step(free: free + hold.at - done, held: hold.time, lock: hold.lock))
          held[hold.lock] += hold.time
          (free, done) = (0, hold.at + hold.time)
          place += 1
        }
        free += tasks[task] - done
      }
      edges.append(steps.count)
      rests.append(free)
    }
    (self.steps, self.edges, self.rests, self.held) = (steps, edges, rests, held)
  }

  /// Nanoseconds of one chunk.
  func cost(_ chunk: Int) -> Int {
    steps[edges[chunk]..<edges[chunk + 1]].reduce(rests[chunk]) { $0 + $1.free + $1.held }
  }
}
