/// A way in which a runtime may carry out the graphs of ``TaskBenchGraph``.
package struct TaskBenchDiscipline: Sendable, Equatable {
  package enum Kind: String, CaseIterable, Sendable {
    /// Every point has an owner, who carries out one graph after the other.
    case ownersByGraph = "owner of a point, graph after graph"
    /// Every point has an owner, who carries out all graphs step by step.
    case ownersByStep = "owner of a point, step by step"
    /// The same, and all wait for each other after every step of every graph.
    case ownersInLockstep = "owner of a point, all wait after each step of a graph"
    /// The same, and all wait for each other after a step of all graphs.
    case ownersWithBarrier = "owner of a point, all wait after a step"
    /// Whoever is free takes the ready task of the lowest step.
    case dynamicByStep = "whoever is free, by step"
    /// Whoever is free takes the ready task of the first graph.
    case dynamicByGraph = "whoever is free, graph after graph"
    case dynamicWithBarrier = "whoever is free, all wait after a step"
  }

  package let kind: Kind
  package let workers: Int

  package init(kind: Kind, workers: Int) {
    self.kind = kind
    self.workers = workers
  }

  /// What a runtime on as many cores as a graph is wide, or on one more or less, may do.
  package static func candidates(width: Int) -> [TaskBenchDiscipline] {
    Kind.allCases.flatMap { kind in
      switch kind {
      case .ownersByGraph, .ownersByStep, .ownersInLockstep, .ownersWithBarrier:
        [TaskBenchDiscipline(kind: kind, workers: width)]
      case .dynamicByStep, .dynamicByGraph, .dynamicWithBarrier:
        // 30 to 32 cores: one or two are often kept for the runtime's own threads.
        Set([width, width - 1, 31, 32]).sorted().filter { $0 >= 1 }.map { TaskBenchDiscipline(kind: kind, workers: $0) }
      }
    }
  }

  /// How many even tasks one after the other the graphs take as long as.
  package func makespan(_ bench: TaskBenchGraph, imbalance: Double) -> Double {
    let time: Int =
      switch kind {
      case .ownersByGraph, .ownersByStep:
        bench.taskGraph(imbalance: imbalance, graphAfterGraph: kind == .ownersByGraph).map {
          GraphSchedule($0.graph, workers: workers, owners: $0.points).makespan
        } ?? 0
      case .dynamicByStep, .dynamicByGraph:
        bench.taskGraph(imbalance: imbalance, graphAfterGraph: kind == .dynamicByGraph).map {
          GraphSchedule($0.graph, workers: workers).makespan
        } ?? 0
      case .ownersInLockstep, .ownersWithBarrier, .dynamicWithBarrier:
        (0..<bench.steps).reduce(0) { $0 + step($1, bench, imbalance) }
      }
    return Double(time) / Double(TaskBenchGraph.unit)
  }

  private func step(_ step: Int, _ bench: TaskBenchGraph, _ imbalance: Double) -> Int {
    let graphs = 0..<TaskBenchGraph.graphs
    func cost(_ graph: Int, _ point: Int) -> Int { bench.cost(graph, step, point, imbalance) }
    let points = 0..<bench.width
    switch kind {
    case .ownersInLockstep: return graphs.reduce(0) { sum, graph in sum + (points.map { cost(graph, $0) }.max() ?? 0) }
    case .ownersWithBarrier: return points.map { point in graphs.reduce(0) { $0 + cost($1, point) } }.max() ?? 0
    default:
      let tasks = graphs.flatMap { graph in points.map { cost(graph, $0) } }
      let starts = [Int](repeating: 0, count: workers)
      return PhaseSchedule(ChunkedTasks(tasks, chunk: 1), starts: starts, schedule: .dynamic).makespan
    }
  }
}
