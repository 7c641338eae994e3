import SpeedupCore

/// Tasks and what each of them waits for. Checked when it is made: every graph that there is can be replayed.
package struct TaskGraph: Sendable, Equatable {
  /// Nanoseconds each.
  package let costs: [Int]
  /// Those that wait for task i: `successors[edges[i]..<edges[i + 1]]`.
  private let successors: [Int32]
  private let edges: [Int]
  /// How many tasks each one waits for.
  package let waits: [Int]
  /// The longest chain of tasks that wait for each other, in nanoseconds: no number of workers takes less.
  package let span: Int

  /// The longest time that tasks may take together: 100 days, so that sums stay exact.
  package static let longest = 8_640_000_000_000_000

  /// A graph.
  /// - Parameters:
  ///   - costs: nanoseconds each.
  ///   - predecessors: what each task waits for; empty: nothing waits.
  /// - Throws: ``InputError`` for a negative time, a task that is none, and tasks that wait for each other in a ring.
  package init(costs: [Int], predecessors: [[Int]] = []) throws(InputError) {
    try Self.check(costs)
    guard predecessors.isEmpty || predecessors.count == costs.count else {
      throw InputError("\(predecessors.count) lists of dependencies for \(costs.count) tasks; write one for each task")
    }
    var counts = [Int](repeating: 0, count: costs.count + 1)
    for (task, before) in predecessors.enumerated() {
      for other in before {
        guard costs.indices.contains(other) else {
          throw InputError(
            "task \(task) waits for task \(other), which is none; tasks are numbered 0 to \(costs.count - 1)")
        }
        counts[other + 1] += 1
      }
    }
    for index in 1..<max(1, counts.count) { counts[index] += counts[index - 1] }
    var successors = [Int32](repeating: 0, count: counts.last ?? 0)
    var place = counts
    for (task, before) in predecessors.enumerated() {
      for other in before {
        successors[place[other]] = Int32(task)
        place[other] += 1
      }
    }
    self.costs = costs
    self.successors = successors
    edges = counts
    waits = predecessors.isEmpty ? [Int](repeating: 0, count: costs.count) : predecessors.map(\.count)
    span = try Self.span(costs, successors, counts, waits)
  }

  /// Those that wait for a task.
  package func followers(_ task: Int) -> ArraySlice<Int32> { successors[edges[task]..<edges[task + 1]] }

  /// All tasks together, in nanoseconds.
  package var work: Int { costs.reduce(0, +) }

  /// - Throws: ``InputError`` for a time that is negative, or too long to add up.
  static func check(_ costs: [Int]) throws(InputError) {
    var sum = 0
    for (task, cost) in costs.enumerated() {
      guard cost >= 0 else {
        throw InputError("task \(task) takes \(cost) ns: a time can't be negative; fix the trace, or record it again")
      }
      guard cost <= longest, sum + cost <= longest else {
        throw InputError("the tasks take more than 100 days together; give a trace of less work")
      }
      sum += cost
    }
  }

  /// Kahn, "Topological sorting of large networks" (1962).
  private static func span(_ costs: [Int], _ successors: [Int32], _ edges: [Int], _ waits: [Int]) throws(InputError)
    -> Int
  {
    var (waits, ready, done) = (waits, costs.indices.filter { waits[$0] == 0 }, 0)
    var begin = [Int](repeating: 0, count: costs.count)
    var span = 0
    while let task = ready.popLast() {
      done += 1
      let end = begin[task] + costs[task]
      span = max(span, end)
      for next in successors[edges[task]..<edges[task + 1]].lazy.map({ Int($0) }) {
        begin[next] = max(begin[next], end)
        waits[next] -= 1
        if waits[next] == 0 { ready.append(next) }
      }
    }
    guard done == costs.count else {
      let stuck = waits.firstIndex { $0 > 0 } ?? 0
      throw InputError(
        "task \(stuck) waits for itself by way of others: a graph with a ring has no order; remove a dependency")
    }
    return span
  }
}
