import SpeedupEngine
import SpeedupKit

/// A sweep made from code: a workload over a grid.
///
/// ```swift
/// let results = try await Sweep(Sum(), axes: ["size": ["1000", "2000"]], in: .inProcess).run()
/// let times = results.cells.map { $0.wall?.median }
/// ```
public struct Sweep<Measured: Workload>: Sendable {
  public var workload: Measured
  /// Values of the axes that are not at their defaults: `variant`, `cores`, `workers`, the workload's parameters.
  public var axes: [String: [String]]
  /// Where the runs are made.
  public var place: RunPlace
  /// Runs of every cell that count.
  public var repeats = 10
  /// Runs before them that don't.
  public var warmups = 1
  /// Decides the order of runs and generated inputs.
  public var seed: UInt64 = 1
  /// Limit on one run's time; holds in processes of their own only.
  public var timeout: Seconds? = Seconds(600)
  /// Limit on one run's memory; nil: 90 % of what is available. Holds in processes of their own only.
  public var memoryLimit: Bytes?
  /// Time after which no more runs are started.
  public var budget: Seconds?

  public init(_ workload: Measured, axes: [String: [String]] = [:], in place: RunPlace) {
    self.workload = workload
    self.axes = axes
    self.place = place
  }

  /// Makes the runs, and does not keep them in files.
  /// - Throws: ``InputError`` for an axis or value that is none; an error when no run can be made at all. A run that
  ///   fails is in the results, and ``ResultSet/shortfall`` tells what they lack.
  public func run() async throws -> ResultSet {
    let host = try Host.here()
    let plan = try plan(on: host)
    return try await onOwnThread { [self] in
      let runner = try place.runner(for: plan, on: host, workloads: [workload])
      let start = ProcessClock.now
      var sweep = SweepDirector(plan)
      var records: [RunRecord] = []
      _ = try RunLoop(runner, budget: budget, elapsed: { ProcessClock.now - start }).run(
        &sweep, after: { records += $0.takeFinished() })
      return ResultSet(
        name: workload.name, table: ResultTable(columns: plan.columns, records: records), plan: plan,
        machine: MachineFingerprint(gatherFacts()))
    }
  }

  private func plan(on host: Host) throws -> SweepPlan {
    if let empty = axes.first(where: { $0.value.isEmpty })?.key {
      throw InputError("the axis '\(empty)' has no values; give it one, or leave it out")
    }
    guard repeats >= 1, warmups >= 0 else {
      throw InputError("\(repeats) repeats and \(warmups) warm-ups; at least 1 and 0 make sense")
    }
    var request = SweepRequest([Subject(.workload(workload.name))])
    request.axes = axes.sorted { $0.key < $1.key }.map { (name: $0.key, values: $0.value) }
    request.repeats = repeats
    request.warmups = warmups
    request.seed = seed
    request.timeout = timeout
    request.memoryLimit = memoryLimit
    return try SweepPlanner(request, host: host, workloads: [workload]).plan()
  }
}

extension ResultSet {
  /// What the runs lack of what was planned, in a sentence: `3 cells with fewer runs than planned`; nil: nothing.
  public var shortfall: String? { SweepShortfall(table, of: plan)?.note }
}
