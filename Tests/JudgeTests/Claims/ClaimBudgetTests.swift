import SpeedupCore
import Testing

@testable import SpeedupJudge

/// What a sitting with a budget spends it on.
@Suite struct ClaimBudgetTests {
  typealias Sitting = SyntheticSitting

  /// Readings of one cell each, whose runs take so long and give so much; their regions end at 2.
  private func director(
    _ cells: [(cost: Double, value: (Int) -> Double)], budget: Double, recorded: [Schedule.Run: CellResult] = [:],
    until stop: Int = .max, means: ClaimMeans = .measured
  ) throws -> (director: ClaimDirector, runs: [Schedule.Slot]) {
    var plan = ClaimPlan(
      try cells.indices.map {
        try Sitting.reading(.bound, ClaimRegion(-.infinity, 2), by: means, subject: [ClaimRun($0, [])], claim: $0)
      })
    plan.warmups = 1
    var director = ClaimDirector(plan, recorded: recorded)
    var (spent, runs) = (0.0, [Schedule.Slot]())
    while runs.count < stop, spent < budget, let group = try director.next() {
      let slot = group.slots[0]
      try director.observe(group, [Sitting.result(cells[slot.cell].value(slot.block))])
      spent += cells[slot.cell].cost
      director.note(cost: Seconds(cells[slot.cell].cost), of: [slot.cell], left: Seconds(budget - spent))
      runs.append(slot)
    }
    director.finish()
    return (director, runs)
  }

  @Test func `the budget goes to what is decided soonest, and the rest says what it would take`() throws {
    let director = try director([(100, { _ in 1 }), (0.1, { _ in 1 }), (1, { _ in 1 })], budget: 300).director
    #expect(director.states[1].standing == .decided(.confirmed))
    #expect(director.states[2].standing == .decided(.confirmed))
    let dear = ClaimReadingOutcome(director.states[0], ending: .budget, family: .init(readings: 3, level: 0.05))
    #expect(dear.verdict == .inconclusive && dear.reason.hasPrefix("stopped after 2 of 8 rounds"))
    #expect(dear.wouldDecide == "6 more rounds, which take 10:00")
  }

  @Test func `a figure at the edge of its region waits until all others are decided`() throws {
    let edge = { (round: Int) in round % 2 == 0 ? 1.9 : 2.1 }
    let (director, runs) = try director([(1, edge), (3, { _ in 1 }), (3, { _ in 1 })], budget: 1000)
    #expect(director.states.dropFirst().allSatisfy { $0.standing == .decided(.confirmed) })
    let decided = runs.lastIndex { $0.cell != 0 } ?? 0
    #expect(runs[..<decided].count { $0.cell == 0 } <= 14)
    #expect(director.states[0].rounds == director.looks.last)
  }

  @Test func `readings of claims that have their verdict wait for the others`() throws {
    func director(isSettled: Bool) throws -> ClaimDirector {
      var plan = ClaimPlan(
        try (0..<2).map {
          try Sitting.reading(.bound, ClaimRegion(-.infinity, 2), subject: [ClaimRun($0, [])], claim: $0)
        })
      plan.claims = [(.each, isSettled ? [[.refuted]] : []), (.each, [])]
      var (director, left) = (ClaimDirector(plan), 16.0)
      while left > 0, let group = try director.next() {
        try director.observe(group, [Sitting.result(1)])
        let cost = group.slots[0].cell == 0 ? 1.0 : 1.5
        left -= cost
        director.note(cost: Seconds(cost), of: [group.slots[0].cell], left: Seconds(left))
      }
      director.finish()
      return director
    }
    #expect(try director(isSettled: false).states[0].standing == .decided(.confirmed))
    let director = try director(isSettled: true)
    #expect(director.states[1].standing == .decided(.confirmed) && director.states[0].rounds < director.looks.rounds[0])
  }

  @Test func `readings that share their cells share their price`() throws {
    var plan = ClaimPlan(
      try (0..<2).map { claim in
        try Sitting.reading(
          .bound, ClaimRegion(-.infinity, claim == 0 ? 2 : 3), subject: [ClaimRun(0, [])], claim: claim)
      })
    plan.warmups = 1
    var director = ClaimDirector(plan)
    while let group = try director.next() {
      try director.observe(group, [Sitting.result(1)])
      director.note(cost: Seconds(1), of: [0], left: Seconds(30))
    }
    director.finish()
    #expect(director.states.allSatisfy { $0.standing == .decided(.confirmed) && $0.rounds == director.looks.rounds[0] })
  }

  @Test func `programs of another language have no warm-up run`() throws {
    let runs = try director([(1, { _ in 1 })], budget: 100, means: .stack).runs.count
    #expect(try director([(1, { _ in 1 })], budget: 100).runs.count == runs + 1)
  }

  @Test func `a sitting goes on with the rounds that were made, and makes none of them again`() throws {
    let cells: [(Double, (Int) -> Double)] = [(5, { _ in 1 }), (0.1, { _ in 1 }), (1, { _ in 1 })]
    let whole = try director(cells, budget: 400)
    for stop in [2, 4, 9, 20] {
      let first = try director(cells, budget: 400, until: stop).runs
      let recorded = Dictionary(
        uniqueKeysWithValues: first.map { (Schedule.Run(cell: $0.cell, block: $0.block), Sitting.result(1)) })
      let second = try director(cells, budget: 400, recorded: recorded)
      #expect(second.runs.allSatisfy { recorded[Schedule.Run(cell: $0.cell, block: $0.block)] == nil })
      #expect(second.director.states.map(\.standing) == whole.director.states.map(\.standing))
    }
  }
}
