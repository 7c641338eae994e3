/// The plainest replay there is: no tree, no profile. Every worker and every task is looked at in every step.
enum BruteForce {
  /// Ends of all workers that got a chunk, sorted; nanoseconds.
  static func ends(_ chunks: [Int], starts: [Int]) -> [Int] {
    var free = starts
    for cost in chunks {
      let worker = free.indices.min { (free[$0], $0) < (free[$1], $1) }!
      free[worker] += cost
    }
    return zip(free, starts).filter { $0 > $1 }.map(\.0).sorted()
  }

  /// Tasks that hold locks, a core for every worker, looked at wherever something happens: of those who ask at one moment the
  /// lowest worker is first.
  static func locked(
    _ tasks: [Int], _ holds: [(task: Int, lock: Int, at: Int, time: Int)], starts: [Int]
  ) -> (makespan: Int, waited: Int) {
    // Each task as pieces: nanoseconds, and the lock that they need.
    let pieces = tasks.indices.map { task -> [(time: Int, lock: Int?)] in
      var (all, done): ([(time: Int, lock: Int?)], Int) = ([], 0)
      for hold in holds where hold.task == task {
        all += [(hold.at - done, nil), (hold.time, hold.lock)]
        done = hold.at + hold.time
      }
      return all + [(tasks[task] - done, nil)]
    }
    var left = starts.map { (until: $0, pieces: [(time: Int, lock: Int?)]()) }
    var asked = [(worker: Int, lock: Int)]()
    var owner: [Int: Int] = [:]
    var (next, end, waited, now) = (0, 0, 0, 0)
    func start(_ worker: Int) {
      let piece = left[worker].pieces.removeFirst()
      left[worker].until = now + piece.time
      if piece.time > 0 { end = max(end, left[worker].until) }
    }
    while true {
      let busy = starts.indices.filter { worker in left[worker].until >= 0 && !asked.contains { $0.worker == worker } }
      guard let worker = busy.min(by: { (left[$0].until, $0) < (left[$1].until, $1) }) else { break }
      let isFresh = left[worker].pieces.isEmpty
      if isFresh, next == tasks.count {
        left[worker].until = -1
        continue
      }
      waited += asked.count * (left[worker].until - now)
      now = left[worker].until
      for (lock, holder) in owner where holder == worker {
        owner[lock] = nil
        if let first = asked.firstIndex(where: { $0.lock == lock }) {
          let heir = asked.remove(at: first).worker
          owner[lock] = heir
          start(heir)
        }
      }
      if isFresh {
        left[worker].pieces = pieces[next]
        next += 1
      }
      guard let piece = left[worker].pieces.first else { continue }
      if let lock = piece.lock, owner[lock] != nil {
        asked.append((worker, lock))
        continue
      }
      if let lock = piece.lock { owner[lock] = worker }
      start(worker)
    }
    return (end, waited)
  }

  /// The makespan of a graph on cores that are shared: fairly by all, or by worker number.
  static func makespan(_ costs: [Int], _ predecessors: [[Int]], workers: Int, cores: Int, pinned: Bool) -> Double {
    var left = costs.map(Double.init)
    var state = [Int](repeating: 0, count: costs.count)  // 0 waiting, 1 running, 2 done
    var task = [Int?](repeating: nil, count: workers)
    var now = 0.0
    while true {
      for worker in task.indices where task[worker] == nil {
        let next = costs.indices.first { index in
          state[index] == 0 && (predecessors.isEmpty || predecessors[index].allSatisfy { state[$0] == 2 })
        }
        if let next { (task[worker], state[next]) = (next, 1) }
      }
      let running = task.indices.filter { task[$0] != nil }
      guard !running.isEmpty else { return now }
      func rate(_ worker: Int) -> Double {
        let sharers = pinned ? running.count { $0 % cores == worker % cores } : running.count
        return pinned ? 1 / Double(sharers) : min(1, Double(cores) / Double(sharers))
      }
      let step = running.map { left[task[$0]!] / rate($0) }.min()!
      now += step
      for worker in running {
        left[task[worker]!] -= step * rate(worker)
        if left[task[worker]!] <= 1e-6 {
          state[task[worker]!] = 2
          task[worker] = nil
        }
      }
    }
  }
}
