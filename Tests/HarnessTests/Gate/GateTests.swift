import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupStatistics

@Suite struct GateTests {
  private func report(
    _ plan: GatePlan, _ runner: MockGateRunner, elapsed: @escaping () -> Seconds = { Seconds(0) }
  ) throws -> GateReport {
    let gate = Gate(plan, runner: runner, elapsed: elapsed)
    return try gate.run()
  }

  @Test func `equal programs are equivalent in every cell`() throws {
    let report = try report(gatePlan(cells: 10), noisyRunner(seed: 1) { _ in 1 })
    #expect(report.count(.equivalent) == 10 && report.exitStatus == 0 && report.ending == .complete)
    #expect(report.rows.allSatisfy { $0.ratioLow! <= $0.ratio! && $0.ratio! <= $0.ratioHigh! })
  }

  @Test func `the one cell that takes two percent more is found`() throws {
    let report = try report(gatePlan(cells: 10), noisyRunner(seed: 2) { $0 == 7 ? 1.02 : 1 })
    #expect(report.exitStatus == 1)
    #expect(report.rows.filter { $0.verdict == .regressed }.map(\.cell) == [7])
    let row = try #require(report.worstFirst.first)
    #expect(row.cell == 7 && row.adjustedP! <= 0.01 && row.ratioLow! <= 1.02 && row.ratioHigh! >= 1.02)
  }

  @Test func `a faster program is improved and passes`() throws {
    let report = try report(gatePlan(cells: 2), noisyRunner(seed: 3) { _ in 0.9 })
    #expect(report.count(.improved) == 2 && report.exitStatus == 0)
  }

  @Test func `a wild machine stays inconclusive with the reason`() throws {
    let report = try report(gatePlan(cells: 1), noisyRunner(seed: 4, noise: 0.2) { _ in 1 })
    #expect(report.exitStatus == 4 && report.rows[0].pairs == 100)
    #expect(report.rows[0].detail.contains("100 pairs"))
  }

  @Test func `two percent is found within twenty pairs on average among ten cells`() throws {
    var (found, pairs) = (0, 0)
    for seed in 1...20 as ClosedRange<UInt64> {
      let report = try report(gatePlan(cells: 10, seed: seed), noisyRunner(seed: seed) { _ in 1.02 })
      found += report.count(.regressed)
      pairs += report.rows.reduce(0) { $0 + $1.pairs }
    }
    #expect(found >= 190 && pairs <= 20 * 200, "\(found) of 200 found, \(pairs) pairs")
  }

  @Test func `gates with every median on the edge of the band alarm within their level`() throws {
    // The hardest truth: the median exactly on the edge, in every cell. At a level of 10 % no more than 10 % of
    // the gates may raise an alarm; 200 gates leave 30 as a bound that chance hardly reaches.
    var alarms = 0
    for seed in 1...200 as ClosedRange<UInt64> {
      let plan = gatePlan(cells: 5, seed: seed).with {
        $0.level = 0.1
        $0.maxPairs = 60
      }
      let runner = noisyRunner(seed: seed, noise: 0.01) { _ in 1.01 }
      if try report(plan, runner).count(.regressed) > 0 { alarms += 1 }
    }
    #expect(alarms <= 30, "\(alarms)")
  }

  @Test func `an advantage of the second place is no regression`() throws {
    // Whoever runs second in a pair takes 3 % longer.
    var generator = SplitMix64(seed: 5)
    var place = 0
    let runner = MockGateRunner { _, _, _ in
      place += 1
      return gateRun(cpu: 0.025 * (place % 2 == 0 ? 1.03 : 1) * (1 + 0.002 * generator.nextNormal()))
    }
    let report = try report(gatePlan(cells: 1), runner)
    #expect(report.count(.regressed) == 0 && report.count(.improved) == 0)
  }

  @Test func `runs come in quartets of both orders`() throws {
    let runner = noisyRunner(seed: 6) { _ in 1 }
    _ = try report(gatePlan(cells: 3), runner)
    // After one warm-up run of each side in each cell.
    let counted = Array(runner.runs.dropFirst(6))
    #expect(counted.count % 4 == 0)
    for start in stride(from: 0, to: counted.count, by: 4) {
      let block = counted[start..<start + 4]
      #expect(Set(block.map(\.cell)).count == 1)
      let sides = block.map(\.side)
      #expect(sides == [.base, .new, .new, .base] || sides == [.new, .base, .base, .new])
    }
  }

  @Test func `a decided cell runs no more`() throws {
    let runner = noisyRunner(seed: 7, noise: 0.03) { $0 == 0 ? 2 : 1 }
    let report = try report(gatePlan(cells: 2), runner)
    #expect(report.rows[0].verdict == .regressed && report.rows[0].pairs < report.rows[1].pairs)
    #expect(runner.runs.filter { $0.cell == 0 }.count == 2 + 2 * report.rows[0].pairs)
  }

  @Test func `a cell has no more pairs than it may`() throws {
    for most in 2...5 {
      let plan = gatePlan(cells: 1).with { $0.maxPairs = most }
      let report = try report(plan, noisyRunner(seed: 7, noise: 0.3) { _ in 1 })
      #expect(report.rows[0].pairs == most / 2 * 2 && report.ending == .complete)
    }
  }

  @Test func `the budget ends the gate and says so`() throws {
    var now = 0.0
    let plan = gatePlan(cells: 4).with { $0.budget = Seconds(8) }
    let report = try report(plan, noisyRunner(seed: 8) { _ in 1 }) {
      now += 1
      return Seconds(now)
    }
    #expect(report.ending == .budget && report.exitStatus == 4 && report.count(.inconclusive) == 4)
    #expect(report.rows.allSatisfy { $0.detail.contains("budget") })
  }

  @Test func `the budget ends warm ups too`() throws {
    var now = 0.0
    let plan = gatePlan(cells: 1).with { ($0.budget, $0.warmups) = (Seconds(8), 1000) }
    let runner = noisyRunner(seed: 8) { _ in 1 }
    let report = try report(plan, runner) {
      now += 1
      return Seconds(now)
    }
    #expect(report.ending == .budget && runner.runs.count < 40)
  }

  @Test func `an interrupt gives a report on what there is`() throws {
    var left = 9
    let report = try report(
      gatePlan(cells: 1),
      MockGateRunner { _, _, _ in
        left -= 1
        return left >= 0 ? gateRun(cpu: 0.025) : nil
      })
    #expect(report.ending == .interrupted && report.rows[0].pairs == 2)
  }

  @Test func `every pair reaches the sink`() throws {
    let gate = Gate(gatePlan(cells: 3), runner: noisyRunner(seed: 9) { _ in 1 })
    var pairs: [GatePair] = []
    let report = try gate.run(sink: { pairs += $0 })
    #expect(pairs.count == report.rows.reduce(0) { $0 + $1.pairs })
    #expect(Set(pairs.filter { $0.cell == 1 }.map(\.first)) == [.base, .new])
  }

  @Test func `a figure that is not measured is said and never zero`() throws {
    let plan = gatePlan(cells: 1, metrics: [MetricMargin(.cpu), MetricMargin(.memory)])
    let report = try report(
      plan,
      MockGateRunner { _, _, _ in
        var run = gateRun(cpu: 0.025)
        run.figures.peakMemory = nil
        return run
      })
    let row = report.rows[1]
    #expect(row.verdict == .inconclusive && row.detail.contains("not measured"))
    #expect(row.base == nil && row.ratio == nil && row.adjustedP == nil)
    #expect(report.rows[0].verdict == .equivalent && report.exitStatus == 4)
  }

  @Test func `a few pages more are no more memory`() throws {
    let plan = gatePlan(cells: 1, metrics: [MetricMargin(.memory)])
    let report = try report(
      plan,
      MockGateRunner { _, side, _ in
        gateRun(cpu: 0.025, memory: side == .new ? 600_000 : 400_000)
      })
    #expect(report.rows[0].verdict == .equivalent)
  }

  @Test func `a short run is noted`() throws {
    let report = try report(gatePlan(cells: 1), MockGateRunner { _, _, _ in gateRun(cpu: 0.002) })
    #expect(report.notes.count == 1 && report.notes[0].contains("20.0 ms"))
  }

  @Test func `many short cells are one note`() throws {
    let report = try report(
      gatePlan(cells: 4),
      MockGateRunner { cell, _, _ in
        gateRun(cpu: cell == 3 ? 0.05 : 0.002 + Double(cell) * 0.001)
      })
    #expect(report.notes.count == 1 && report.notes[0].contains("n=0 (and 2 more cells)"))
  }

  @Test func `pairs that run together begin with either side equally often`() throws {
    let runner = noisyRunner(seed: 8) { _ in 1 }
    let report = try report(gatePlan(cells: 2).with { $0.pairing = .together }, runner)
    #expect(report.count(.equivalent) == 2 && report.notes.contains { $0.contains("shared the CPUs") })
    let pairs = report.rows.reduce(0) { $0 + $1.pairs }
    // One warm-up pair a cell, then quartets of both orders; no run was made in any other way.
    #expect(runner.together.count == pairs + 2 && runner.runs.count == 2 * runner.together.count)
    #expect(runner.together.dropFirst(2).count { $0 == .new } == pairs / 2)
  }

  @Test func `a noisy comparison in turn is told of the other way`() throws {
    let wild = try report(gatePlan(cells: 1), noisyRunner(seed: 4, noise: 0.2) { _ in 1 })
    #expect(wild.rows[0].detail.contains("--together"))
    let plan = gatePlan(cells: 1).with { $0.pairing = .together }
    #expect(try !report(plan, noisyRunner(seed: 4, noise: 0.2) { _ in 1 }).rows[0].detail.contains("--together"))
  }
}
