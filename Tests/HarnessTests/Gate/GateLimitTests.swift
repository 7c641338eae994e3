import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics

/// Margins of single cells, and bounds on the new side's own figures.
@Suite struct GateLimitTests {
  private func report(_ plan: GatePlan, _ runner: MockGateRunner) throws -> GateReport {
    try Gate(plan, runner: runner).run()
  }

  private func plan(cells: Int = 1, _ limits: [MetricLimit]) -> GatePlan {
    gatePlan(cells: cells).with { plan in
      for index in plan.cells.indices { plan.cells[index].limits = limits }
    }
  }

  @Test(arguments: [
    ("wall<=2s", Metric.wall, 2.0, true), ("memory <= 500M", .memory, 524_288_000, true),
    ("cpu<=250ms", .cpu, 0.25, true),
  ])
  func `a limit is read with its unit`(text: String, metric: Metric, bound: Double, isAtMost: Bool) throws {
    let limit = try MetricLimit(parsing: text, among: Metric.judged, option: "--limit")
    #expect(limit == MetricLimit(metric, bound, isAtMost: isAtMost))
  }

  @Test func `a figure of the program's own may have to be at least something`() throws {
    let own = Metric.own(DeclaredFigure(name: "tps", unit: "/s", better: .higher))
    let limit = try MetricLimit(parsing: "tps>=300", among: [own], option: "--limit")
    #expect(limit == MetricLimit(own, 300, isAtMost: false))
  }

  @Test func `a figure in seconds has a limit with a unit of time`() throws {
    let time = Metric.own(.suiteTime)
    let limit = try MetricLimit(parsing: "time<=150ns", among: [time], option: "--limit")
    #expect(abs(limit.bound / 150e-9 - 1) < 1e-12 && limit.text == "time of an iteration ≤ 150 ns")
  }

  @Test(arguments: [
    ("wall", "METRIC<=VALUE"), ("wal<=2s", "did you mean wall"), ("wall<=2x", "wall<=2s"), ("wall<=0", "above 0"),
    ("memory>=5M", "memory<=5M"), ("memory<=-5M", "above 0"), ("<=2s", "METRIC<=VALUE"),
  ])
  func `what is no limit is told with the fix`(text: String, fix: String) {
    let error = #expect(throws: InputError.self) {
      try MetricLimit(parsing: text, among: Metric.judged, option: "--limit")
    }
    #expect(error?.description.contains(fix) == true, "\(error?.description ?? "")")
  }

  @Test func `a program beyond its limit fails though it is no slower than the base`() throws {
    let report = try report(plan([MetricLimit(.cpu, 0.02)]), noisyRunner(seed: 1) { _ in 1 })
    #expect(report.rows.map(\.verdict) == [.equivalent, .overLimit] && report.exitStatus == 1)
    #expect(report.rows[1].base == nil && abs((report.rows[1].new ?? 0) - 0.025) < 0.001)
    #expect(report.rows[1].detail.contains("the limit is CPU time ≤ 20 ms"))
  }

  @Test func `a program within its limit passes`() throws {
    let report = try report(plan([MetricLimit(.memory, 2e8)]), noisyRunner(seed: 1) { _ in 1 })
    #expect(report.rows.map(\.verdict) == [.equivalent, .withinLimit] && report.exitStatus == 0)
  }

  @Test func `a figure that is the limit keeps to it`() throws {
    let report = try report(plan([MetricLimit(.memory, 1e8)]), noisyRunner(seed: 1) { _ in 1 })
    #expect(report.rows[1].verdict == .withinLimit)
  }

  @Test func `a wall time at its limit on a busy machine is not judged, and one far within it is`() throws {
    func busy(_ limit: Double) throws -> GateRow {
      let runner = MockGateRunner { _, _, _ in gateRun(cpu: 0.025, wall: 0.05, delay: 0.02) }
      return try report(plan([MetricLimit(.wall, limit)]), runner).rows[1]
    }
    #expect(try busy(0.04).verdict == .inconclusive)
    #expect(try busy(0.04).detail.contains("unfit"))
    #expect(try busy(1).verdict == .withinLimit)
  }

  @Test func `cells with their medians on the limit fail within the level of the gate`() throws {
    var alarms = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      let plan = plan(cells: 3, [MetricLimit(.cpu, 0.025)]).with {
        ($0.level, $0.maxPairs, $0.seed) = (0.1, 60, seed)
      }
      if try report(plan, noisyRunner(seed: seed, noise: 0.01) { _ in 1 }).count(.overLimit) > 0 { alarms += 1 }
    }
    #expect(alarms <= 30, "\(alarms)")
  }

  @Test func `a cell with a wider margin lets a change pass that another cell does not`() throws {
    let plan = gatePlan(cells: 2).with {
      $0.cells[0].margins = [MetricMargin(.cpu, Margin(fraction: 0.05))]
    }
    let report = try report(plan, noisyRunner(seed: 2) { _ in 1.03 })
    #expect(report.rows.map(\.verdict) == [.equivalent, .regressed])
    #expect(report.rows.map(\.margin?.fraction) == [0.05, 0.01])
  }

  @Test func `a selector means the cells with its values`() throws {
    let (selector, rest) = try CellSelector.split("n=100 cores=1:cpu=5%", option: "--threshold")
    #expect(rest == "cpu=5%")
    #expect(selector?.matches([AxisValue("n", "100"), AxisValue("cores", "1")]) == true)
    #expect(selector?.matches([AxisValue("n", "100"), AxisValue("cores", "2")]) == false)
    #expect(try CellSelector.split("cpu=5%", option: "--threshold").selector == nil)
    let named = try CellSelector.split("benchmark=test_a.py::test_b:time=5%", option: "--threshold").selector
    #expect(named?.values == [AxisValue("benchmark", "test_a.py::test_b")])
    let blank = try CellSelector.split("v=\"a b\" n='it is':cpu=9%", option: "--threshold").selector
    #expect(blank?.values == [AxisValue("v", "a b"), AxisValue("n", "it is")])
    let plain = try CellSelector.split("v=it's:cpu=9%", option: "--threshold").selector
    #expect(plain?.values == [AxisValue("v", "it's")], "a single value may hold a quote")
  }

  @Test(arguments: [("m=1:cpu=5%", "there is no axis 'm'"), ("n=3:cpu=5%", "the values are: 1, 2")])
  func `a selector that means no cell is told with what there is`(text: String, fix: String) throws {
    let selector = try #require(try CellSelector.split(text, option: "--threshold").selector)
    let error = #expect(throws: InputError.self) {
      try selector.requireMatch([[AxisValue("n", "1")], [AxisValue("n", "2")]], option: "--threshold")
    }
    #expect(error?.description.contains(fix) == true, "\(error?.description ?? "")")
  }

  @Test(arguments: ["n:cpu=5%", ":cpu=5%", "=1:cpu=5%"])
  func `what is no selector is refused`(text: String) {
    #expect(throws: InputError.self) { try CellSelector.split(text, option: "--threshold") }
  }

  private static let errors = Metric.own(DeclaredFigure(name: "errors"))

  private func errors(base: Double, new: Double, _ limits: [MetricLimit]) throws -> GateReport {
    let plan = plan(limits).with { $0.metrics = [MetricMargin(Self.errors)] }
    return try report(
      plan,
      MockGateRunner { _, side, _ in
        var run = gateRun(cpu: 0.025)
        run.figures.own["errors"] = side == .base ? base : new
        return run
      })
  }

  @Test(arguments: [
    (0.0, 7.0, 5.0, Verdict.overLimit), (7, 0, 5, .withinLimit), (0, 0, 0, .withinLimit), (0, 1, 0, .overLimit),
    (-3, -2, -2.5, .overLimit), (3, -2, -1, .withinLimit),
  ])
  func `a figure of 0 or less is held against its limit`(base: Double, new: Double, bound: Double, verdict: Verdict)
    throws
  {
    let rows = try errors(base: base, new: new, [MetricLimit(Self.errors, bound)]).rows
    #expect(rows.last?.verdict == verdict && rows.last?.new == new, "\(rows)")
  }

  @Test func `a figure of 0 has no ratio, and that is said`() throws {
    let rows = try errors(base: 0, new: 7, []).rows
    #expect(
      rows[0].verdict == .inconclusive && rows[0].detail == "errors was 0, which has no ratio; a --limit judges it")
  }

  @Test func `a limit of 0 or less is one for a figure of the program's own`() throws {
    let limit = try MetricLimit(parsing: "errors<=0", among: [Self.errors], option: "--limit")
    #expect(limit.bound == 0)
    #expect(try MetricLimit(parsing: "errors>=-2.5", among: [Self.errors], option: "--limit").bound == -2.5)
  }

  @Test func `a limit and a change of one metric have names of their own, and no verdict that fails is a failure`() {
    var limited = GateRow(cell: 0, label: "n=1", metric: .cpu, verdict: .inconclusive)
    limited.limit = MetricLimit(.cpu, 0.02)
    let changed = GateRow(cell: 0, label: "n=1", metric: .cpu, verdict: .inconclusive)
    var plan = gatePlan(cells: 1)
    plan.onInconclusive = .fail
    plan.cells[0].oversubscribed = true
    let report = GateReport(plan: plan, rows: [limited, changed], notes: [], ending: .complete, elapsed: Seconds(1))
    let junit = JUnitRenderer.text(report.document)
    #expect(junit.contains("failures=\"2\"") && GitHubRenderer.text(report.document).contains("::error"))
    #expect(junit.contains("name=\"n=1: CPU time ≤ 20 ms\"") && junit.contains("name=\"n=1: CPU time\""))
    #expect(CSVRenderer.text(report.document).contains("oversubscribed"))
  }

  @Test func `a limit for a cell counts more than one for all, in whatever order they stand`() throws {
    let texts = ["n=1:wall<=1s", "wall<=2s"]
    for order in [texts, texts.reversed()] {
      let limits = try CellLimits(order, metrics: [.cpu], option: "--limit")
      #expect(limits.of([AxisValue("n", "1")])?.map(\.bound) == [1])
      #expect(limits.of([AxisValue("n", "2")])?.map(\.bound) == [2])
    }
  }

  @Test func `a limit on a figure of one's own may have its unit`() throws {
    let figure = Metric.own(DeclaredFigure(name: "q", unit: "ms"))
    for text in ["q<=5ms", "q<=5 ms", "q<=5"] {
      #expect(try MetricLimit(parsing: text, among: [figure], option: "--limit").bound == 5)
    }
    #expect(throws: InputError.self) { try MetricLimit(parsing: "q<=5s", among: [figure], option: "--limit") }
  }
}
