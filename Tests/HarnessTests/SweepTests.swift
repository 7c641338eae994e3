import Testing

@testable import SpeedupCore

/// Answers from a closure instead of starting a process.
final class MockRunner: Runner {
  private let answer: (PlannedCell, Schedule.Slot) throws -> CellResult?
  private(set) var slots: [Schedule.Slot] = []

  init(_ answer: @escaping (PlannedCell, Schedule.Slot) throws -> CellResult?) { self.answer = answer }

  func run(_ group: RunGroup) throws -> [CellResult]? {
    var results: [CellResult] = []
    for slot in group.slots {
      slots.append(slot)
      let cell = PlannedCell(index: slot.cell, values: [AxisValue("n", String(slot.cell))])
      guard let result = try answer(cell, slot) else { return nil }
      results.append(result)
    }
    return results
  }
}

func mockPlan(cells: Int, repeats: Int = 3, warmups: Int = 1, identity: String? = "input") -> SweepPlan {
  let cells = (0..<cells).map { index in
    PlannedCell(index: index, values: [AxisValue("n", String(index))], inputIdentity: identity)
  }
  return SweepPlan(
    subjects: [Subject(.workload("mock"), program: "p")], axes: [Axis("n", cells.map { $0.values[0].value })],
    repeats: repeats, warmups: warmups, seed: 5, measures: [], cells: cells)
}

@Suite struct SweepTests {
  private func ok(_ digest: String, probes: [Double] = [], _ precision: Answer.Precision = .exact) -> CellResult {
    var result = CellResult(status: .ok)
    result.answer = Answer(digest: digest, precision: precision, probes: probes)
    return result
  }

  @Test func `every run is recorded once in the schedules order`() throws {
    let plan = mockPlan(cells: 4)
    let runner = MockRunner { _, _ in self.ok("a") }
    var records: [RunRecord] = []
    #expect(try Sweep(plan: plan, runner: runner).run(sink: { records.append($0) }) == .complete)
    #expect(runner.slots == plan.schedule.remaining(done: []))
    #expect(records.map(\.cell) == runner.slots.map(\.cell))
    #expect(records.filter(\.warmup).count == 4)
  }

  @Test(arguments: 0...16) func `a sweep cut anywhere and resumed equals one that was not`(cut: Int) throws {
    let plan = mockPlan(cells: 4)
    var whole: [RunRecord] = []
    _ = try Sweep(plan: plan, runner: MockRunner { _, _ in self.ok("a") }).run(sink: { whole.append($0) })
    var left = cut
    var parts: [RunRecord] = []
    let stopping = MockRunner { _, _ in
      left -= 1
      return left >= 0 ? self.ok("a") : nil
    }
    let ending = try Sweep(plan: plan, runner: stopping).run(sink: { parts.append($0) })
    #expect(ending == (cut == 16 ? .complete : .interrupted))
    _ = try Sweep(plan: plan, runner: MockRunner { _, _ in self.ok("a") }).run(
      recorded: parts, sink: { parts.append($0) })
    #expect(parts == whole)
  }

  @Test func `a failing cell does not stop the others`() throws {
    let runner = MockRunner { cell, _ in
      cell.index == 1 ? CellResult(status: .crashed, detail: "signal 11") : self.ok("a")
    }
    var records: [RunRecord] = []
    _ = try Sweep(plan: mockPlan(cells: 3), runner: runner).run(sink: { records.append($0) })
    #expect(records.count == 11)
    #expect(records.filter { $0.status == .crashed }.map(\.cell) == [1, 1, 1], "given up after three alike")
    #expect(records.filter { $0.status == .ok }.count == 8)
  }

  @Test func `a cell that cannot use its input is counted once also when resumed`() throws {
    func runner() -> MockRunner {
      MockRunner { cell, _ in cell.index == 1 ? CellResult(status: .badInput, detail: "line 3") : self.ok("a") }
    }
    var records: [RunRecord] = []
    _ = try Sweep(plan: mockPlan(cells: 3), runner: runner()).run(sink: { records.append($0) })
    let bad = records.filter { $0.status == .badInput }
    #expect(bad.map(\.cell) == [1, 1] && bad.filter { !$0.warmup }.count == 1)
    #expect(records.filter { $0.status == .ok }.count == 8)
    let again = runner()
    _ = try Sweep(plan: mockPlan(cells: 3), runner: again).run(recorded: records, sink: { _ in })
    #expect(again.slots.isEmpty)
  }

  @Test func `a different answer fails the cell loudly`() throws {
    let runner = MockRunner { cell, slot in self.ok(cell.index == 2 && slot.block == 2 ? "b" : "a") }
    var records: [RunRecord] = []
    _ = try Sweep(plan: mockPlan(cells: 3), runner: runner).run(sink: { records.append($0) })
    let bad = records.filter { $0.status == .mismatch }
    #expect(bad.count == 1 && bad[0].cell == 2 && bad[0].block == 2)
    #expect(bad[0].detail.contains("b differs from a"))
  }

  @Test func `a mismatch is also found against what an earlier sitting recorded`() throws {
    let plan = mockPlan(cells: 2, repeats: 1, warmups: 0)
    var first: [RunRecord] = []
    var left = 1
    let stopping = MockRunner { _, _ in
      left -= 1
      return left >= 0 ? self.ok("a") : nil
    }
    _ = try Sweep(plan: plan, runner: stopping).run(sink: { first.append($0) })
    var second: [RunRecord] = []
    _ = try Sweep(plan: plan, runner: MockRunner { _, _ in self.ok("b") }).run(
      recorded: first, sink: { second.append($0) })
    #expect(second.map(\.status) == [.mismatch])
  }

  @Test func `a down cast answer is held to the exact ones probes`() throws {
    for (value, status) in [(1.000001, RunStatus.ok), (1.1, .mismatch)] {
      let runner = MockRunner { cell, _ in
        cell.index == 0 ? self.ok("a", probes: [1]) : self.ok("other", probes: [value], .reduced)
      }
      var records: [RunRecord] = []
      // Twice: the first down-cast run may come before any exact one, and is then taken on trust.
      _ = try Sweep(plan: mockPlan(cells: 2, repeats: 2, warmups: 0), runner: runner).run(
        sink: { records.append($0) })
      #expect(records.map(\.status).contains(.mismatch) == (status == .mismatch))
      #expect(records.filter { $0.cell == 0 }.allSatisfy { $0.status == .ok }, "the exact one is the truth")
    }
  }

  @Test func `the error of a sink stops the sweep`() {
    struct Full: Error {}
    let runner = MockRunner { _, _ in self.ok("a") }
    #expect(throws: Full.self) {
      try Sweep(plan: mockPlan(cells: 2), runner: runner).run(sink: { _ in throw Full() })
    }
    #expect(runner.slots.count == 1, "no run starts while one is not safe")
  }
}
