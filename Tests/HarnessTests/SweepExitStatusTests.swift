import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupEngine

@Suite struct SweepExitStatusTests {
  private func status(_ runs: [(RunStatus, warmup: Bool)], cells: Int = 1) -> Int32 {
    SweepSitting.exitStatus(
      of: runs.map { RunRecord(cell: 0, block: 0, position: 0, warmup: $0.warmup, axes: [], status: $0.0) },
      cells: cells)
  }

  @Test func `bad input comes before what could not be measured`() {
    #expect(status([(.ok, false), (.skipped, false)]) == 0)
    #expect(status([(.ok, false), (.timeout, false)]) == 3)
    #expect(status([(.timeout, false), (.badInput, false), (.ok, false)]) == 2)
  }

  @Test func `a cell that the budget did not reach was not measured`() {
    #expect(status([], cells: 1) == 3)
    #expect(status([(.ok, true)], cells: 1) == 3)
    #expect(status([(.ok, false)], cells: 2) == 3)
  }

  @Test func `disturbed runs make a strict sweep inconclusive, and warm-ups do not`() {
    let plan = mockPlan(cells: 1, repeats: 1, warmups: 1)
    func status(warmupDelay: Double, delay: Double, isStrict: Bool = true) -> Int32 {
      let records = [(0, warmupDelay), (1, delay)].map { block, delay in
        var record = RunRecord(cell: 0, block: block, position: 0, warmup: block == 0, axes: [])
        record.figures.wall = Seconds(1)
        record.figures.runDelay = Seconds(delay)
        return record
      }
      return SweepSitting.exitStatus(0, SweepShortfall(plan, records), records, isStrict: isStrict)
    }
    #expect(status(warmupDelay: 0, delay: 0.1) == 4 && status(warmupDelay: 0, delay: 0.1, isStrict: false) == 0)
    #expect(status(warmupDelay: 0.5, delay: 0) == 0)
  }

  @Test func `a strict sweep on an unfit machine whose runs can't tell is inconclusive`() {
    let plan = mockPlan(cells: 1, repeats: 1, warmups: 0)
    func status(_ verdict: FitnessVerdict, delay: Double?) -> Int32 {
      var record = RunRecord(cell: 0, block: 0, position: 0, warmup: false, axes: [])
      record.figures.wall = Seconds(1)
      record.figures.runDelay = delay.map { Seconds($0) }
      let fitness = Fitness(depth: .quick, verdicts: [.wall: verdict], concerns: [])
      return SweepSitting.exitStatus(0, SweepShortfall(plan, [record]), [record], fitness, isStrict: true)
    }
    #expect(status(.unfit, delay: nil) == 4 && status(.unfit, delay: 0) == 0 && status(.caution, delay: nil) == 0)
  }

  @Test func `warm ups do not count`() {
    #expect(status([(.badInput, true), (.crashed, true), (.ok, false)]) == 0)
  }

  @Test func `finished results say how many cells have fewer runs than planned`() {
    let plan = mockPlan(cells: 2, repeats: 2, warmups: 0)
    let runs = [(0, 0), (1, 0), (0, 1)].map { cell, block in
      RunRecord(cell: cell, block: block, position: 0, warmup: false, axes: [])
    }
    func shortfall(_ runs: [RunRecord]) -> SweepShortfall? {
      SweepShortfall(ResultTable(columns: plan.columns, records: runs), of: plan)
    }
    #expect(shortfall(runs)?.note == "1 cell with fewer runs than planned")
    #expect(shortfall(runs)?.marks == [1: "1 of 2 runs made"])
    #expect(SweepShortfall(ResultTable(columns: plan.columns, records: runs), of: nil) == nil)
  }

  @Test func `a cell without a run is told also where runs go on until a precision is reached`() {
    var plan = mockPlan(cells: 2, repeats: 20, warmups: 0)
    plan.precision = 0.02
    let runs = (0..<20).map { RunRecord(cell: 0, block: $0, position: 0, warmup: false, axes: []) }
    #expect(SweepShortfall(plan, runs).marks[1] == "no run made" && SweepShortfall(plan, runs).isCut)
  }
}
