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
