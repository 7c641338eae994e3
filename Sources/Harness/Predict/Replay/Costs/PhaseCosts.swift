import SpeedupCore
import SpeedupStatistics

/// What a phase costs beside its tasks, measured between its begin and its workers' first tasks, and between its last
/// task and its end, in runs whose workers had a core each. An empty phase measured in a loop says less: its CPUs are warm.
package struct PhaseCosts: Sendable, Equatable {
  /// Nanoseconds until the first worker begins, and for each further one.
  package struct Start: Sendable, Equatable {
    package var base: Double
    package var perWorker: Double

    package init(base: Double, perWorker: Double) {
      self.base = base
      self.perWorker = perWorker
    }

    /// When each of so many workers begins.
    package func times(_ workers: Int) -> [Int] {
      (0..<max(1, workers)).map { Int(max(0, base + perWorker * Double($0)).rounded()) }
    }
  }

  /// Of the first phase, where threads or processes are started; where that was not seen, of the others.
  package var first: Start { seenFirst ?? seenLater ?? Start(base: 0, perWorker: 0) }
  /// Of all others, where they are woken; where that was not seen, as long as an end, which is the caller's waking.
  package var later: Start { seenLater ?? Start(base: end, perWorker: 0) }
  private let seenFirst: Start?
  private let seenLater: Start?
  /// Nanoseconds from the last task to the end.
  package var end: Double
  /// Nanoseconds that a worker needs to get its next chunk.
  package var taking: Double

  package init(first: Start?, later: Start?, end: Double, taking: Double) {
    seenFirst = first
    seenLater = later
    self.end = end
    self.taking = taking
  }

  /// Nothing costs anything: where no run with several workers was traced.
  package static let none = PhaseCosts(first: nil, later: nil, end: 0, taking: 0)

  /// The medians over the phases of several workers in these traces; nil where there are none.
  package init?(measuring traces: [TaskTrace]) {
    var (first, later): ([[Double]], [[Double]]) = ([], [])
    var (ends, takings): ([Double], [Double]) = ([], [])
    for trace in traces where (trace.ranOn ?? trace.workers) >= trace.workers {
      var isFirst = true
      for phase in trace.phases where !phase.isSerial && phase.within == nil && phase.workers > 1 {
        let lags = Self.lags(phase)
        guard !lags.isEmpty else { continue }
        // A phase of one task says nothing of a second worker, but it is where all of them are started.
        if isFirst { first.append(lags) } else { later.append(lags) }
        isFirst = false
        guard lags.count > 1 else { continue }
        let last = phase.tasks.map(\.end.value).max() ?? phase.end.value
        ends.append(max(0, phase.end.value - last) * 1e9)
        takings += Self.takings(phase)
      }
    }
    guard !ends.isEmpty else { return nil }
    seenFirst = Self.start(first)
    seenLater = Self.start(later)
    end = (try? median(ends)) ?? 0
    taking = takings.isEmpty ? 0 : max(0, (try? median(takings)) ?? 0)
  }

  /// The medians over cells, of each cost over those that saw it; nil where there are none.
  package init?(pooling cells: [PhaseCosts]) {
    guard !cells.isEmpty else { return nil }
    func middle(_ cost: (PhaseCosts) -> Double) -> Double { (try? median(cells.map(cost))) ?? 0 }
    func middle(_ starts: [Start]) -> Start? {
      guard let base = try? median(starts.map(\.base)), let more = try? median(starts.map(\.perWorker)) else {
        return nil
      }
      return Start(base: base, perWorker: more)
    }
    seenFirst = middle(cells.compactMap(\.seenFirst))
    seenLater = middle(cells.compactMap(\.seenLater))
    end = middle(\.end)
    taking = middle(\.taking)
  }

  /// Nanoseconds from the begin to each worker's first task, ascending.
  private static func lags(_ phase: TaskTrace.Phase) -> [Double] {
    var first: [Int: Double] = [:]
    for task in phase.tasks { first[task.worker] = min(first[task.worker] ?? .infinity, task.start.value) }
    return first.values.map { max(0, $0 - phase.begin.value) * 1e9 }.sorted()
  }

  private static func start(_ lags: [[Double]]) -> Start? {
    guard !lags.isEmpty, let base = try? median(lags.map { $0[0] }) else { return nil }
    let slopes = lags.flatMap { lags in (1..<lags.count).map { (lags[$0] - lags[0]) / Double($0) } }
    return Start(base: base, perWorker: max(0, (try? median(slopes)) ?? 0))
  }

  /// Nanoseconds between the end of a chunk and the start of the same worker's next one.
  private static func takings(_ phase: TaskTrace.Phase) -> [Double] {
    var before: [Int: TaskTrace.Task] = [:]
    var gaps: [Double] = []
    for task in phase.tasks.sorted(by: { $0.start < $1.start }) {
      if let last = before[task.worker], last.taken != task.taken { gaps.append((task.start - last.end).value * 1e9) }
      before[task.worker] = task
    }
    return gaps
  }
}
