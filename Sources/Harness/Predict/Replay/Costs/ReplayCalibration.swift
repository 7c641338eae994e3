import SpeedupCore
import SpeedupStatistics

/// What was measured on the real cores: how much tasks slow down side by side, and what phases cost.
package struct ReplayCalibration: Sendable, Equatable {
  /// How much longer the tasks of one phase take, k side by side.
  package struct PhaseSlowdown: Sendable, Equatable {
    /// In k copies of the program with one worker each, started together: what the hardware costs.
    package var coRun = Slowdown.none
    /// In OTHER cells' runs with k workers; nil: none are known.
    package var pooled: PooledSlowdown?
    /// In this cell's own runs with k workers: for the self-check alone, never for a prediction.
    package var together: Slowdown?

    package init(coRun: Slowdown = .none, pooled: PooledSlowdown? = nil, together: Slowdown? = nil) {
      self.coRun = coRun
      self.pooled = pooled
      self.together = together
    }

    /// What sharing one process costs beside the hardware: f(R workers) / f(co-run) at the largest count of both.
    package var sharing: (count: Int, ratio: Double)? {
      guard let together, coRun.measured > 1, together.measured > 1 else { return nil }
      let count = min(coRun.measured, together.measured)
      return (count, together.known[count] / coRun.known[count])
    }

    /// What a prediction takes: the co-run, with what sharing one process cost other cells; no run of this cell with
    /// several workers is in it.
    package var predicted: Slowdown {
      guard coRun.measured > 1 else { return pooled?.whole ?? coRun }
      return pooled?.sharing.map(coRun.times) ?? coRun
    }
  }

  /// By phase name.
  package var slowdowns: [String: PhaseSlowdown]
  /// From OTHER cells' runs with several workers: what a prediction takes; nil: none are known.
  package var costs: PhaseCosts?
  /// From this cell's own runs with several workers: for the self-check, and for more workers than those runs had.
  package var ownCosts: PhaseCosts?
  /// Cores that were really used at once.
  package var cores: Int
  /// Largest relative difference of the runs with several workers from each other, by their number: (max − min) / median.
  package var spread: [Int: Double]
  /// Wall times of the runs with several workers, seconds, by their number: what a self-check is held against.
  package var walls: [Int: [Double]]

  /// How many waits overlapped in this cell's own runs with several workers, at least; 1: none that is known.
  package var ownWaits = 1
  /// Whether predictions at those numbers of workers may know so, too: of a plan, which is not held against those runs.
  package var takesOwnWaits = false

  /// How many waits are known to overlap in a prediction.
  package func waitsAtOnce(_ point: ReplayPoint) -> Int { takesOwnWaits || point.workers > mostWorkers ? ownWaits : 1 }

  /// The most workers of this cell's own runs; 1: there are none with several.
  package var mostWorkers: Int { walls.keys.max() ?? 1 }

  /// Nothing was measured.
  package static let none = ReplayCalibration(slowdowns: [:], costs: nil, cores: 1, spread: [:], walls: [:])

  package init(
    slowdowns: [String: PhaseSlowdown], costs: PhaseCosts?, ownCosts: PhaseCosts? = nil, cores: Int,
    spread: [Int: Double] = [:], walls: [Int: [Double]] = [:]
  ) {
    self.slowdowns = slowdowns
    self.costs = costs
    self.ownCosts = ownCosts
    self.cores = cores
    self.spread = spread
    self.walls = walls
  }

  /// From traces of one cell. Other cells' runs come in by ``pooling(_:)``.
  /// - Parameters:
  ///   - alone: on one core, nothing beside it, as planned for one worker and for others.
  ///   - coRuns: of one worker, k copies together, by k.
  ///   - together: of k workers on k cores, by k.
  ///   - cores: physical cores; of runs with more beside each other nothing is taken, for hardware threads are another
  ///     machine. nil: not known, all are taken.
  package init(alone: [TaskTrace], coRuns: [Int: [TaskTrace]], together: [Int: [TaskTrace]], cores physical: Int? = nil)
  {
    // A graph may depend on the number of workers, so a run is held against one that was planned alike.
    func base(_ traces: [TaskTrace]) -> [String: Double] {
      let choices = [traces.first?.workers ?? 1, 1].map { count in alone.filter { $0.workers == count } } + [alone]
      return Self.taskTimes(choices.first { !$0.isEmpty } ?? [])
    }
    func slowdowns(_ byCount: [Int: [TaskTrace]]) -> [String: Slowdown] {
      var factors: [String: [Int: Double]] = [:]
      for (count, traces) in byCount where count > 1 && count <= (physical ?? .max) {
        let base = base(traces)
        for (phase, time) in Self.taskTimes(traces) {
          if let one = base[phase], one > 0 { factors[phase, default: [:]][count] = time / one }
        }
      }
      return factors.mapValues { Slowdown(byCount: $0) }
    }
    let (apart, joint) = (slowdowns(coRuns), slowdowns(together))
    self.slowdowns = Dictionary(
      uniqueKeysWithValues: Set(apart.keys).union(joint.keys).map {
        ($0, PhaseSlowdown(coRun: apart[$0] ?? .none, together: joint[$0]))
      })
    costs = nil
    ownCosts = PhaseCosts(measuring: together.values.flatMap { $0 })
    let counts = coRuns.keys.filter { $0 <= (physical ?? .max) }
    cores = max(1, counts.max() ?? 1)
    walls = together.filter { $0.key > 1 }.mapValues { $0.map(\.wall.value) }
    spread = walls.compactMapValues { walls in
      guard walls.count > 1, let middle = try? median(walls), middle > 0 else { return nil }
      return ((walls.max() ?? 0) - (walls.min() ?? 0)) / middle
    }
  }

  /// With what OTHER cells' runs with several workers say: slowdown by phase name, and phase costs. A prediction of this
  /// cell takes both from there, so none of its own such runs is in it.
  package func pooling(_ others: [ReplayCalibration]) -> ReplayCalibration {
    var pooled = self
    pooled.costs = PhaseCosts(pooling: others.compactMap(\.ownCosts))
    let joint = others.flatMap(\.slowdowns.values).compactMap(\.together?.measured).max() ?? 1
    // Without co-runs of its own, a cell is calibrated as far as others ran together.
    if pooled.cores == 1 { pooled.cores = joint }
    for name in Set(others.flatMap(\.slowdowns.keys)).union(slowdowns.keys) {
      let known = others.compactMap { $0.slowdowns[name] }
      guard let pool = PooledSlowdown(known) else { continue }
      pooled.slowdowns[name, default: PhaseSlowdown()].pooled = pool
    }
    return pooled
  }

  /// What each phase's tasks typically take together, less their waiting for a CPU or a lock; seconds. Where all traces have the
  /// same tasks it is the sum of each task's median: what slows a task down now and then, such as memory that the host of
  /// a virtual machine has taken back, strikes another one in every run.
  package static func taskTimes(_ traces: [TaskTrace]) -> [String: Double] {
    var byPhase: [String: [[Double]]] = [:]
    for trace in traces {
      var own: [String: [Double]] = [:]
      for phase in trace.phases where !phase.isSerial {
        let waits = phase.waits
        own[phase.name, default: []] += phase.tasks.enumerated().map { place, task in
          max(0, task.duration.value - (task.runDelay?.value ?? 0) - (waits[place]?.value ?? 0))
        }
      }
      for (name, times) in own { byPhase[name, default: []].append(times) }
    }
    return byPhase.compactMapValues { runs in
      guard let count = runs.first?.count, runs.allSatisfy({ $0.count == count }) else {
        return try? median(runs.map { $0.reduce(0, +) })
      }
      return (0..<count).reduce(0.0) { sum, task in sum + ((try? median(runs.map { $0[task] })) ?? 0) }
    }
  }
}
