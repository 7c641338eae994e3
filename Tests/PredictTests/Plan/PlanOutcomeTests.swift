import SpeedupCore
import SpeedupPredict
import Testing

/// Places at which measured runs did not end well.
@Suite struct PlanOutcomeTests {
  private static let killed = PlanOutcome(
    workers: 8, runs: 8, ok: 2, ending: "6 of 8 runs were killed at the time limit", least: 20)

  private func plan(_ outcomes: [PlanOutcome], places: ClosedRange<Int> = 1...10, deadline: Double = 60) throws
    -> CapacityPlan
  {
    let curve = try PlanCurve(
      [(1, 100.0), (2, 55), (4, 32.5)].map {
        PlanCurve.Measured(cores: $0.0, time: TimeBand(low: $0.1 * 0.98, centre: $0.1, high: $0.1 * 1.02))
      })
    return CapacityPlan(
      places.map { PlanPlace(cores: $0, workers: $0) }, from: .curves([nil: curve]), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(deadline), objective: .fastest), price: .coreHours, outcomes: outcomes)
  }

  private let well = [1, 2, 4].map { PlanOutcome(workers: $0, runs: 8, ok: 8) }

  @Test func `no curve answers for a place whose runs were killed, nor for its neighbours`() throws {
    let plan = try plan(well + [Self.killed])
    #expect(plan.rows.map(\.place.cores) == [1, 2, 3, 4])
    #expect(plan.lost.map(\.place.cores) == [8] && plan.lost[0].outcome == Self.killed)
    #expect(plan.recommended?.place.cores == 4)
    #expect(
      plan.refusals == [
        "next to 8 workers, with which 6 of 8 runs were killed at the time limit, nothing can be told; mend what stops them, "
          + "and measure again"
      ])
    #expect(try self.plan(well + [Self.killed], deadline: 25).verdict == .unknown)
    #expect(try self.plan(well, deadline: 25).verdict == .met)
  }

  @Test func `runs of which all failed leave no time to recommend`() throws {
    let failed = PlanOutcome(workers: 4, runs: 8, ok: 0, ending: "8 of 8 runs failed")
    let plan = try plan([well[0], well[1], failed], places: 1...4)
    #expect(plan.rows.map(\.place.cores) == [1, 2] && plan.lost.map(\.place.cores) == [4])
  }

  @Test func `no chance is greater than the part of the runs that ended well, there and beside it`() throws {
    let some = PlanOutcome(workers: 4, runs: 8, ok: 5, ending: "3 of 8 runs failed")
    let rows = try plan([well[0], well[1], some], deadline: 1000).rows
    #expect(rows.map { $0.chance == 5.0 / 8 } == [false, false] + [Bool](repeating: true, count: 8))
    #expect(rows[3].outcome == some && rows[1].outcome == nil)
    #expect(try plan([well[0], well[1], some], deadline: 60).recommended?.place.cores == 2)
  }

  @Test func `runs that ended well beside it say nothing of a place whose own did not`() throws {
    let odd = PlanOutcome(workers: 2, runs: 4, ok: 0, ending: "4 of 4 runs crashed")
    let plan = try plan([well[0], odd, well[2]], places: 1...5)
    #expect(plan.rows.map(\.place.cores) == [1, 4, 5])
    #expect(plan.rows.allSatisfy { $0.outcome == nil })
  }

  @Test func `what no core shortens is not told where a run was measured that took less`() throws {
    func span(_ times: [Double]) throws -> Double? {
      let points = times.enumerated().map { place, time in
        PlanCurve.Measured(cores: 1 << place, time: TimeBand(low: time * 0.998, centre: time, high: time * 1.002))
      }
      return try PlanCurve(points).forecast(at: 1).span
    }
    #expect(abs(try #require(try span([100, 55, 32.5, 21.25, 15.625])) - 10) < 0.1)
    // Amdahl's limit is 66.8 here.
    #expect(try span([100, 82, 70, 72, 73, 66]) == nil)
  }
}
