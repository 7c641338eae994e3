import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupStatistics

/// Cells that are given up, sweeps that stop at a failure, and what is said of what was not reached.
@Suite struct SweepStopTests {
  private let bad = CellResult(status: .failed, detail: "exit status 1")

  private func runs(_ plan: SweepPlan, _ answer: @escaping (Int, Int) -> CellResult) throws -> [RunRecord] {
    var records: [RunRecord] = []
    var calls: [Int: Int] = [:]
    let runner = MockRunner { cell, _ in
      calls[cell.index, default: 0] += 1
      return answer(cell.index, calls[cell.index, default: 0])
    }
    _ = try Sweep(plan: plan, runner: runner).run(sink: { records.append($0) })
    return records
  }

  @Test func `a cell whose first runs fail alike is given up and the others go on`() throws {
    let records = try runs(mockPlan(cells: 2, repeats: 300)) { cell, _ in cell == 1 ? self.bad : CellResult(status: .ok)
    }
    #expect(records.count { $0.cell == 1 } == 3 && records.count { $0.cell == 0 } == 301)
  }

  @Test func `failures that differ only in what the program says are alike`() throws {
    let records = try runs(mockPlan(cells: 1, repeats: 9)) { _, run in
      CellResult(status: .failed, detail: "exit status 1: at \(run) o'clock")
    }
    #expect(records.count == 3)
  }

  @Test func `a cell that has succeeded once, or fails in several ways, is run to the end`() throws {
    let once = try runs(mockPlan(cells: 1, repeats: 9)) { _, run in run == 1 ? CellResult(status: .ok) : self.bad }
    #expect(once.count == 10)
    let mixed = try runs(mockPlan(cells: 1, repeats: 9)) { _, run in
      CellResult(status: run % 2 == 0 ? .failed : .timeout)
    }
    #expect(mixed.count == 10)
  }

  @Test func `a cell that is given up has at least one run that counts`() throws {
    let records = try runs(mockPlan(cells: 1, repeats: 9, warmups: 5)) { _, _ in self.bad }
    #expect(records.count == 6 && records.count { !$0.warmup } == 1)
  }

  @Test func `with keep-going every planned run is made`() throws {
    var plan = mockPlan(cells: 1, repeats: 9)
    plan.onFailure = .keepGoing
    #expect(try runs(plan) { _, _ in self.bad }.count == 10)
  }

  @Test func `with fail-fast nothing is run after the first failure`() throws {
    var plan = mockPlan(cells: 4, repeats: 9)
    plan.onFailure = .failFast
    let records = try runs(plan) { cell, _ in cell == 2 ? self.bad : CellResult(status: .ok) }
    #expect(records.count { $0.status == .failed } == 1 && records.last?.status == .failed)
  }

  @Test func `a cell that was given up is not run again when the sweep is resumed, and said once`() throws {
    let plan = mockPlan(cells: 1, repeats: 9)
    var director = SweepDirector(plan)
    var records: [RunRecord] = []
    var said: [GivenUpCell] = []
    _ = try RunLoop(MockRunner { _, _ in self.bad }).run(
      &director,
      after: {
        records += $0.takeFinished()
        said += $0.takeGivenUp()
      })
    #expect(said.count == 1 && said[0].cell == 0 && said[0].runsLeft == 7)
    var again = SweepDirector(plan, recorded: records)
    #expect(again.next() == nil)
  }

  @Test func `a budget that cuts a sweep marks its cells and ends with 3`() throws {
    let plan = mockPlan(cells: 2, repeats: 4, warmups: 0)
    let records = (0..<3).map { RunRecord(cell: 0, block: $0, position: 0, warmup: false, axes: []) }
    let shortfall = SweepShortfall(plan, records)
    #expect(shortfall.exitStatus == 3 && shortfall.marks == [0: "3 of 4 runs made", 1: "0 of 4 runs made"])
  }

  @Test func `a precision that was not reached marks the cell and ends with 4`() throws {
    var plan = mockPlan(cells: 2, repeats: 40, warmups: 0)
    plan.precision = 0.001
    var random = SplitMix64(seed: 3)
    let records = (0..<80).map { number in
      var record = RunRecord(cell: number % 2, block: number / 2, position: 0, warmup: false, axes: [])
      record.figures.wall = Seconds(number % 2 == 0 ? 1 : 1 + random.nextUniform())
      return record
    }
    let shortfall = SweepShortfall(plan, records)
    #expect(shortfall.exitStatus == 4 && shortfall.marks.keys.sorted() == [1])
    #expect(shortfall.marks[1]?.contains("after 40 runs") == true)
  }

  @Test func `a sweep that reached all that was planned has no shortfall`() throws {
    let plan = mockPlan(cells: 1, repeats: 2, warmups: 0)
    let records = (0..<2).map { RunRecord(cell: 0, block: $0, position: 0, warmup: false, axes: []) }
    #expect(SweepShortfall(plan, records).exitStatus == 0 && SweepShortfall(plan, records).marks.isEmpty)
  }

  @Test func `a disturbed run is made again within bounds and counted`() throws {
    var made = 0
    let run = UndisturbedRun(mostRetries: 3)
    let quiet = try run.make(
      {
        made += 1; return CellResult(status: .ok)
      }, cause: { _ in made < 3 ? "load" : nil })
    #expect(made == 3 && quiet?.disturbedRetries == 2)
    made = 0
    let noisy = try run.make(
      {
        made += 1; return CellResult(status: .ok)
      }, cause: { _ in "load" })
    #expect(made == 4 && noisy?.disturbedRetries == 3)
  }
}
