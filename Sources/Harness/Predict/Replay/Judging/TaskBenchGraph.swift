/// The graphs of the load-imbalance experiment of Task Bench (Slaughter et al., "Task Bench: a parameterized benchmark
/// for evaluating parallel runtime performance", SC20): four graphs of 250 steps, in which a point waits for the five
/// points around it of the step before.
package struct TaskBenchGraph: Sendable {
  package static let graphs = 4
  /// Nanoseconds that stand for an even task, so that unequal ones are whole numbers.
  static let unit = 1_000_000

  let width: Int
  let steps: Int
  /// The number in [0, 1) behind each task's length, by graph, step and point.
  private let draws: [Double]

  package init(width: Int, steps: Int) {
    self.width = width
    self.steps = steps
    draws = (0..<Self.graphs).flatMap { graph in
      (0..<steps).flatMap { step in (0..<width).map { Self.draw(graph, step, $0) } }
    }
  }

  /// The number that Task Bench draws for a task: its place hashed, as a fraction of 2⁶⁴.
  package static func draw(_ graph: Int, _ step: Int, _ point: Int) -> Double {
    Double(
      SipHash.hash([UInt64(graph), UInt64(step), UInt64(point)], key: (0x0807_0605_0403_0201, 0x000f_0e0d_0c0b_0a09)))
      * 0x1p-64
  }

  /// How long a task is, where an even one is ``unit``.
  func cost(_ graph: Int, _ step: Int, _ point: Int, _ imbalance: Double) -> Int {
    Int((Double(Self.unit) * (1 + (draws[(graph * steps + step) * width + point] - 0.5) * imbalance)).rounded())
  }

  /// All tasks as one graph, numbered in the order in which they are wanted.
  func taskGraph(imbalance: Double, graphAfterGraph: Bool) -> (graph: TaskGraph, points: [Int])? {
    var (costs, before, points): ([Int], [[Int]], [Int]) = ([], [], [])
    func number(_ graph: Int, _ step: Int, _ point: Int) -> Int {
      graphAfterGraph ? (graph * steps + step) * width + point : (step * Self.graphs + graph) * width + point
    }
    func add(_ graph: Int, _ step: Int) {
      for point in 0..<width {
        costs.append(cost(graph, step, point, imbalance))
        points.append(point)
        before.append(
          step == 0 ? [] : (max(0, point - 2)...min(width - 1, point + 2)).map { number(graph, step - 1, $0) })
      }
    }
    if graphAfterGraph {
      for graph in 0..<Self.graphs { for step in 0..<steps { add(graph, step) } }
    } else {
      for step in 0..<steps { for graph in 0..<Self.graphs { add(graph, step) } }
    }
    return (try? TaskGraph(costs: costs, predecessors: before)).map { ($0, points) }
  }
}
