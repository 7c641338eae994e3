import SpeedupEngine
import SpeedupJudge
import SpeedupKit

/// Two variants of a workload, or two workloads, compared in interleaved pairs, as `speedup gate` does it.
///
/// ```swift
/// let found = try await PairedComparison(base: Sort(), new: FastSort(), in: .inProcess).run()
/// #expect(found.allSatisfy { $0.verdict != .regressed })
/// ```
public struct PairedComparison: Sendable {
  /// The old one, and the values of its axes; every axis has one value.
  public var base: (workload: any Workload, axes: [String: String])
  /// The new one, likewise.
  public var new: (workload: any Workload, axes: [String: String])
  /// Where the runs are made.
  public var place: RunPlace
  /// What is compared: `cpu`, `wall`, `memory`; see `speedup gate --help`.
  public var metrics = ["cpu"]
  /// The change that counts as none, where it is not the metric's own, such as `["cpu=2%"]`.
  public var thresholds: [String] = []
  /// Time for all pairs.
  public var budget: Seconds? = Seconds(60)
  /// Most pairs.
  public var maxPairs = 100
  /// Decides the order of the runs.
  public var seed: UInt64 = 1

  /// A comparison of two workloads, or of one with two sets of axes.
  public init(
    base: any Workload, _ baseAxes: [String: String] = [:], new: any Workload, _ newAxes: [String: String] = [:],
    in place: RunPlace
  ) {
    self.base = (base, baseAxes)
    self.new = (new, newAxes)
    self.place = place
  }

  /// Runs pairs until the verdicts are in, or pairs or time are spent.
  /// - Returns: a row a metric; one without a metric where a side could not be run.
  /// - Throws: ``InputError`` for an axis, value or metric that is none; an error when no run can be made at all.
  public func run() async throws -> [GateRow] {
    let host = try Host.here()
    var runs = try plan(base, on: host)
    let other = try plan(new, on: host)
    runs.subjects += other.subjects
    runs.cells = PlannedCells([
      runs.cells[0],
      PlannedCell(
        index: 1, subject: 1, values: other.cells[0].values, inputIdentity: other.cells[0].inputIdentity),
    ])
    var gate = GatePlan(
      base: runs.cells[0].label, new: runs.cells[1].label, cells: [GateCell(index: 0, label: "")],
      metrics: try MetricMargin.read(metrics: metrics.joined(separator: ","), thresholds: thresholds))
    gate.budget = budget
    gate.maxPairs = maxPairs
    gate.seed = seed
    let (plan, workloads) = (runs, [base.workload, new.workload])
    return try await onOwnThread { [self, gate] in
      let runner = try place.runner(for: plan, on: host, workloads: workloads)
      let start = ProcessClock.now
      var director = try GateDirector(gate, cpus: CoreCount(clamping: host.allowed.count))
      let loop = RunLoop(runner, budget: budget, elapsed: { ProcessClock.now - start })
      let ending = try loop.run(&director)
      return try director.report(ending, elapsed: ProcessClock.now - start).rows
    }
  }

  private func plan(_ side: (workload: any Workload, axes: [String: String]), on host: Host) throws -> SweepPlan {
    var request = SweepRequest([Subject(.workload(side.workload.name))])
    request.axes = side.axes.sorted { $0.key < $1.key }.map { (name: $0.key, values: [$0.value]) }
    if side.axes["variant"] == nil, let first = side.workload.variants.first {
      request.axes.append((name: "variant", values: [first.name]))
    }
    request.seed = seed
    return try SweepPlanner(request, host: host, workloads: [side.workload]).plan()
  }
}
