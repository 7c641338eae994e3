import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

/// A random graph as text, and what the replay says of it: what another simulator is given, and held against.
///
/// One line a task: `task NANOSECONDS PREDECESSOR...`; then `fair WORKERS CORES SECONDS` and `pinned ...` lines.
enum GraphBench {
  static func text(seed: UInt64) throws -> String {
    var random = SplitMix64(seed: seed)
    let count = 100 + random.nextBounded(200)
    // No two tasks take equally long: which of two that end at once comes first is nobody's truth.
    let costs = (0..<count).map { _ in 1_000_003 + random.nextBounded(99_000_000) }
    let before = (0..<count).map { task -> [Int] in
      guard task > 0, seed % 4 != 0 else { return [] }
      return Set((0..<random.nextBounded(4)).map { _ in random.nextBounded(task) }).sorted()
    }
    let graph = try TaskGraph(costs: costs, predecessors: before)
    var lines = zip(costs, before).map { "task \($0)\($1.map { " \($0)" }.joined())\n" }.joined()
    for workers in [1, 2, 3, 5, 8, 13, 21, 34, 64] {
      let schedule = GraphSchedule(graph, workers: workers)
      for cores in [1, 2, 3, 4, 7, 16, 33, 64] where cores <= max(workers, 1) {
        lines += "fair \(workers) \(cores) \(decimal(schedule.profile.makespan(cores: cores) * 1e-9))\n"
        let pinned = PinnedSchedule(graph, starts: .init(repeating: 0, count: workers), cores: cores)
        lines += "pinned \(workers) \(cores) \(decimal(pinned.makespan * 1e-9))\n"
      }
      lines += "fair \(workers) \(workers) \(decimal(Double(schedule.makespan) * 1e-9))\n"
    }
    return lines
  }
}
