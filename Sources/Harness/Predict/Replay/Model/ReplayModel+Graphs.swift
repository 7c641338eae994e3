import Glibc

/// Which of the recorded graphs a point is replayed with, and what is not known where it was made for others.
extension ReplayModel {
  /// The graph that was made for so many workers; else that of the nearest number.
  func plan(for workers: Int) -> (workers: Int, runs: [[ReplayPhase]]) {
    let nearest = plans.keys.min { a, b in
      (abs(log(Double(a) / Double(workers))), a) < (abs(log(Double(b) / Double(workers))), b)
    }!
    return (nearest, plans[nearest]!)
  }

  /// How the recorded graphs differ between numbers of workers.
  enum Cut: Sendable {
    /// They don't, as far as was recorded.
    case alike
    /// The same tasks, more or fewer of them at once.
    case byChunks
    case byTasks

    /// - Parameter plans: a run's phases for each number of workers.
    init(_ plans: [Int: [ReplayPhase]]) {
      let phases = plans.mapValues { $0.filter { !$0.isSerial } }
      let tasks = Set(phases.values.map { $0.map(\.tasks.count) })
      let chunks = Set(phases.values.map { $0.map(\.chunk) })
      // One graph tells only where each worker has one chunk in it.
      let isShared = phases.contains { workers, phases in
        workers > 1
          && phases.contains { phase in
            phase.tasks.count > 1 && (phase.tasks.count + phase.chunk - 1) / max(1, phase.chunk) <= workers
          }
      }
      self = tasks.count > 1 ? .byTasks : chunks.count > 1 || plans.count == 1 && isShared ? .byChunks : .alike
    }
  }

  /// Whether the program makes other tasks for other numbers of workers, as far as its graphs show, and the one at hand
  /// was made for others than the point's: then its longest task bounds nothing.
  func dependsOnGraph(_ point: ReplayPoint, _ planned: Int) -> Bool {
    guard canRehearse, planned != point.workers, point.workers > 1 else { return false }
    return cut == .byTasks || cut == .byChunks && point.chunk == nil
  }

  /// A run of the graph for the next fewer workers than the point's, and one of that for the next more, but for the one
  /// that is taken; empty where the graph does not matter.
  func neighbours(of point: ReplayPoint, _ planned: Int) -> [[ReplayPhase]] {
    guard dependsOnGraph(point, planned) else { return [] }
    let counts = [plans.keys.filter { $0 < point.workers }.max(), plans.keys.filter { $0 > point.workers }.min()]
    return counts.compactMap { $0 }.filter { $0 != planned }.map { plans[$0]![0] }
  }

  /// Whether no worker idles while there is work.
  func isGreedy(_ point: ReplayPoint) -> Bool {
    point.schedule != .static && !(point.sharing == .pinned && point.workers > point.cores)
  }
}

extension TimeBand {
  /// With what it would be by other graphs, each as far around as this one, and by tasks that can be cut at will.
  func holding(_ others: [Double], finest: Double) -> TimeBand {
    var band = self
    for other in others where centre > 0 {
      band.low = min(band.low, low / centre * other)
      band.high = max(band.high, high / centre * other)
    }
    band.low = min(band.low, finest / ReplayBand.belowBest)
    return band
  }
}
