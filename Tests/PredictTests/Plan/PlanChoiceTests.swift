import SpeedupCore
import SpeedupPredict
import Testing

/// Which row is recommended where several would do.
@Suite struct PlanChoiceTests {
  private static func points(_ times: [Int: Double]) -> [PlanCurve.Measured] {
    times.map {
      PlanCurve.Measured(cores: $0.key, time: TimeBand(low: $0.value * 0.99, centre: $0.value, high: $0.value * 1.01))
    }
  }

  private static func plan(
    _ times: [Int: Double], deadline: Double, cores: Int, objective: PlanGoal.Objective = .cheapest
  )
    throws -> CapacityPlan
  {
    let measured = times.sorted { $0.key < $1.key }.map { cores, time in
      PlanMeasured(
        cores: cores, workers: cores, time: TimeBand(low: time * 0.99, centre: time, high: time * 1.01),
        runs: Array(repeating: time, count: 40))
    }
    return CapacityPlan(
      (1...cores).map { PlanPlace(cores: $0, workers: $0) }, from: .curves([nil: try PlanCurve(points(times))]),
      memory: { _ in nil }, goal: PlanGoal(deadline: Seconds(deadline), objective: objective), price: .coreHours,
      scatter: 0.01, measured: measured)
  }

  @Test func `of rows that cost the same the measured one is recommended`() throws {
    // Linear but for noise, which makes the curve's far end the cheapest by a hair.
    let plan = try Self.plan([1: 100, 2: 49.9, 4: 24.9], deadline: 30, cores: 64)
    #expect(plan.recommended?.place.cores == 4)
    #expect(plan.cheapestAtCentre?.place.cores == 4)
  }

  @Test func `of rows that cost the same and were not measured the nearest to the measured is recommended`() throws {
    let plan = try Self.plan([1: 100, 2: 49.9, 4: 24.9], deadline: 12, cores: 64)
    let row = try #require(plan.recommended)
    #expect(row.place.cores == plan.rows.filter { $0.isSafe(plan.goal) }.map(\.place.cores).min())
    #expect(row.place.cores < 32)
  }

  @Test(arguments: PlanGoal.Objective.allCases)
  func `a row that nothing covers is not recommended where a covered one is safe`(_ objective: PlanGoal.Objective)
    throws
  {
    let plan = try Self.plan([1: 100, 2: 49.9, 4: 24.9], deadline: 30, cores: 252, objective: objective)
    #expect(plan.rows.contains { $0.forecast.isUncovered && $0.isSafe(plan.goal) })
    #expect(plan.recommended?.forecast.isUncovered == false)
  }

  @Test func `the chance of a row that nothing covers is at most what its band claims`() throws {
    let plan = try Self.plan([1: 100, 2: 49.9, 4: 24.9], deadline: 100_000, cores: 252)
    let chances = plan.rows.filter(\.forecast.isUncovered).map(\.chance)
    #expect(!chances.isEmpty && chances.allSatisfy { $0 <= 0.975 })
  }

  @Test func `a row that costs clearly less is recommended though it was not measured`() throws {
    // 2 cores gain little over 1, so 1 is by far the cheapest.
    let plan = try Self.plan([2: 90, 4: 80, 8: 75], deadline: 200, cores: 8)
    #expect(plan.recommended?.place.cores == 1)
  }

  @Test func `on one machine for the same cost the faster is recommended`() throws {
    // Whole machines, billed by the minute: more workers of the same machine cost nothing.
    var machine = InstanceType(name: "m", cores: 8, memory: Bytes(1 << 40), price: 1)
    machine.minimumBilling = Seconds(60)
    let plan = CapacityPlan(
      [2, 4, 8].map { PlanPlace(cores: 8, workers: $0, instance: machine) },
      from: .curves([nil: try PlanCurve(Self.points([1: 8, 2: 4.1, 4: 2.2]))]), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(50)), price: .instances)
    #expect(plan.recommended?.place.workers == 8)
  }

  @Test func `between measured cores the band reaches to the times of both neighbours`() throws {
    // Four equal tasks: three workers take two rounds, as two do.
    let forecast = try PlanCurve(Self.points([1: 100, 2: 50, 4: 25, 8: 25])).forecast(at: 3)
    #expect(forecast.time.high >= 50)
    #expect(forecast.time.low <= 25)
    let plan = try Self.plan([1: 100, 2: 50, 4: 25, 8: 25], deadline: 36, cores: 3)
    #expect(plan.recommended == nil)
    #expect(plan.verdict == .undecided)
  }

  @Test func `with the growth of each core count a constant start scales as itself`() throws {
    // 4 + r / n seconds for r = 8, and ten times that: 84, 44 and 24 s.
    let curve = try PlanCurve(Self.points([1: 12, 2: 8, 4: 6]))
    let factors = [1: 84.0 / 12, 2: 44.0 / 8, 4: 24.0 / 6].mapValues {
      TimeBand(low: $0 * 0.98, centre: $0, high: $0 * 1.02)
    }
    let scaled = try #require(curve.scaled(by: factors))
    let forecast = try scaled.forecast(at: 8)
    #expect(abs(forecast.time.centre / 14 - 1) < 0.05)
    #expect(try scaled.forecast(at: 4).cover == "of another size")
    #expect(try scaled.forecast(at: 4).evidence == .fitted)
    #expect(curve.scaled(by: [1: factors[1]!]) == nil)
  }
}
