import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupStatistics

@Suite struct PrecisionRuleTests {
  private func record(_ cell: Int, wall: Double?, status: RunStatus = .ok, warmup: Bool = false) -> RunRecord {
    var record = RunRecord(cell: cell, block: 0, position: 0, warmup: warmup, axes: [], status: status)
    record.figures.wall = wall.map { Seconds($0) }
    return record
  }

  @Test func `a quiet cell stops soon and a noisy one goes on`() {
    var rule = PrecisionRule(precision: 0.02)
    var random = SplitMix64(seed: 4)
    for _ in 0..<20 {
      rule.observe(record(0, wall: 1 + 0.001 * random.nextNormal()))
      rule.observe(record(1, wall: 1 + 0.3 * random.nextUniform()))
    }
    #expect(rule.isDone(0))
    #expect(!rule.isDone(1))
  }

  @Test func `warm ups do not count`() {
    var rule = PrecisionRule(precision: 0.02)
    for _ in 0..<50 { rule.observe(record(0, wall: 1, warmup: true)) }
    #expect(!rule.isDone(0))
  }

  @Test func `a cell that only fails is given up`() {
    var rule = PrecisionRule(precision: 0.02)
    for _ in 0..<2 { rule.observe(record(0, wall: nil, status: .timeout)) }
    #expect(!rule.isDone(0))
    rule.observe(record(0, wall: nil, status: .crashed))
    #expect(rule.isDone(0))
  }

  @Test func `a run that was killed at a limit counts as longer than any other`() {
    var rule = PrecisionRule(precision: 0.02)
    for _ in 0..<20 { rule.observe(record(0, wall: 1)) }
    #expect(rule.isDone(0))
    rule = PrecisionRule(precision: 0.02)
    for run in 0..<20 { rule.observe(record(0, wall: 1, status: run % 2 == 0 ? .ok : .timeout)) }
    #expect(!rule.isDone(0) && rule.precision(of: 0) == .infinity, "the median may be the killed runs'")
  }

  @Test func `a cell all of whose interval is beyond the limit is known to be`() {
    var rule = PrecisionRule(precision: 0.02, .keepGoing)
    for _ in 0..<30 { rule.observe(record(0, wall: 1, status: .timeout)) }
    #expect(rule.isDone(0) && rule.precision(of: 0) == nil)
  }

  @Test func `with keep going no cell is given up for its failures`() {
    var rule = PrecisionRule(precision: 0.02, .keepGoing)
    for _ in 0..<50 { rule.observe(record(0, wall: nil, status: .crashed)) }
    #expect(!rule.isDone(0))
    var plan = mockPlan(cells: 1, repeats: 20, warmups: 0, identity: nil)
    (plan.precision, plan.onFailure) = (0.02, .keepGoing)
    var runs = 0
    let runner = MockRunner { _, _ in CellResult(status: .crashed, detail: "signal 11") }
    #expect(throws: Never.self) { try Sweep(plan: plan, runner: runner).run(sink: { _ in runs += 1 }) }
    #expect(runs == 20)
  }

  @Test func `an adaptive sweep spends its runs on the noisy cells`() throws {
    var plan = mockPlan(cells: 2, repeats: 100, warmups: 0, identity: nil)
    plan.precision = 0.02
    var random = SplitMix64(seed: 9)
    let runner = MockRunner { cell, _ in
      var result = CellResult(status: .ok)
      result.figures.wall = Seconds(1 + (cell.index == 0 ? 0.0001 : 0.05) * random.nextNormal())
      return result
    }
    var counts = [0, 0]
    #expect(try Sweep(plan: plan, runner: runner).run(sink: { counts[$0.cell] += 1 }) == .complete)
    #expect(counts[0] < 20 && counts[1] > 2 * counts[0])
  }

  @Test func `a spent budget stops between runs and the rest is resumed`() throws {
    var plan = mockPlan(cells: 2, repeats: 10, warmups: 0)
    plan.budget = Seconds(5)
    var now = 0.0
    let runner = MockRunner { _, _ in
      now += 1
      return CellResult(status: .ok)
    }
    var records: [RunRecord] = []
    let sweep = Sweep(plan: plan, runner: runner, elapsed: { Seconds(now) })
    #expect(try sweep.run(sink: { records.append($0) }) == .budget)
    #expect(records.count == 5)
    now = 0
    #expect(try sweep.run(recorded: records, sink: { records.append($0) }) == .budget)
    #expect(records.count == 10)
  }

  @Test func `times that drift are not known precisely, however narrow the running intersection gets`() {
    var rule = PrecisionRule(precision: 0.02)
    for run in 0..<200 {
      rule.observe(record(0, wall: 1 + 0.012 * Double(run)))
      #expect(!rule.isDone(0), "after \(run + 1) runs")
    }
    #expect((rule.precision(of: 0) ?? 0) > 0.02)
  }
}
