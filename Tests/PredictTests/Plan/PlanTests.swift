import SpeedupCore
import SpeedupPredict
import Testing

/// Rows, the front, and what of them is chosen.
@Suite struct CapacityPlanTests {
  /// A row of the given time with a band of `width` to both sides, as a factor.
  static func row(
    cores: Int, time: Double, width: Double = 1.2, memory: Double? = nil, goal: PlanGoal, price: PlanPrice = .coreHours
  ) -> PlanRow {
    let band = TimeBand(low: time / width, centre: time, high: time * width)
    return PlanRow(
      PlanPlace(cores: cores, workers: cores),
      PlanForecast(time: band, work: time, evidence: .simulated, cover: "made"),
      memory: memory.map { PlanRow.Memory(low: $0, centre: $0, high: $0) }, goal: goal, price: price)
  }

  @Test func `a row that another beats in time and cost is not on the front`() {
    let goal = PlanGoal(deadline: Seconds(100))
    // 1 core 100 s = 100 core-seconds; 2 × 60 = 120; 4 × 70 = 280 is slower and dearer than 2; 8 × 20 = 160.
    let rows = [(1, 100.0), (2, 60), (4, 70), (8, 20)].map { Self.row(cores: $0.0, time: $0.1, goal: goal) }
    #expect(rows.paretoFront == [0, 1, 3])
  }

  @Test func `of rows that are alike the first is on the front`() {
    let goal = PlanGoal(deadline: Seconds(100))
    let rows = [Self.row(cores: 2, time: 10, goal: goal), Self.row(cores: 2, time: 10, goal: goal)]
    #expect(rows.paretoFront == [0])
  }

  @Test func `the front is what brute force finds on many rows`() {
    let goal = PlanGoal(deadline: Seconds(1))
    // Times that jump about, by a recurrence.
    var state: UInt64 = 7
    let rows = (1...200).map { _ -> PlanRow in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Self.row(cores: Int(state >> 60) + 1, time: Double(state >> 40 & 0xFFFF) + 1, goal: goal)
    }
    let beaten = rows.indices.filter { place in
      rows.indices.contains { other in
        let (a, b) = (rows[other], rows[place])
        return a.cost <= b.cost && a.time.centre <= b.time.centre
          && (a.cost < b.cost || a.time.centre < b.time.centre || other < place)
      }
    }
    #expect(Set(rows.paretoFront) == Set(rows.indices).subtracting(beaten))
  }

  @Test func `the safe row costs more than the one that does at the centre, by the price of not knowing`() {
    let goal = PlanGoal(deadline: Seconds(100), chance: 0.95)
    let rows = [(1, 150.0), (2, 95), (4, 60)].map { Self.row(cores: $0.0, time: $0.1, goal: goal) }
    let plan = CapacityPlan(rows, goal: goal, price: .coreHours)
    #expect(plan.verdict == .met)
    #expect(plan.cheapestAtCentre?.place.cores == 2)
    #expect(plan.recommended?.place.cores == 4)
    #expect(abs((plan.priceOfNotKnowing ?? 0) - (240.0 - 190) / 3600) < 1e-12)
  }

  @Test func `objectives choose among safe rows alone`() {
    var goal = PlanGoal(deadline: Seconds(100))
    func chosen(_ objective: PlanGoal.Objective) -> Int? {
      goal.objective = objective
      // 1 core is not safe; balanced is the least time × cost: 2 × 50², 4 × 30², 16 × 20².
      let rows = [(1, 120.0), (2, 50), (4, 30), (16, 20)].map { Self.row(cores: $0.0, time: $0.1, goal: goal) }
      return CapacityPlan(rows, goal: goal, price: .coreHours).recommended?.place.cores
    }
    #expect(chosen(.cheapest) == 2)
    #expect(chosen(.balanced) == 4)
    #expect(chosen(.fastest) == 16)
  }

  @Test func `no row is met, undecided or missed by chance and centre`() {
    func verdict(_ deadline: Double) -> CapacityPlan.Verdict {
      let goal = PlanGoal(deadline: Seconds(deadline))
      return CapacityPlan([Self.row(cores: 1, time: 100, goal: goal)], goal: goal, price: .coreHours).verdict
    }
    #expect(verdict(130) == .met)
    #expect(verdict(105) == .undecided)
    #expect(verdict(95) == .undecided)
    #expect(verdict(80) == .missed)
  }

  @Test func `memory is held to the limit with its headroom`() {
    let goal = PlanGoal(deadline: Seconds(100), memory: Bytes(1000), headroom: 0.15)
    func fits(_ memory: Double?) -> Bool? { Self.row(cores: 1, time: 1, memory: memory, goal: goal).fits }
    #expect(fits(869) == true)
    #expect(fits(880) == false)
    #expect(fits(nil) == nil)
  }
}

@Suite struct PlanChanceTests {
  @Test func `edges of the band have the chances that they stand for`() {
    let band = TimeBand(low: 80, centre: 100, high: 150)
    #expect(abs(band.chance(of: 80) - 0.025) < 1e-4)
    #expect(abs(band.chance(of: 100) - 0.5) < 1e-9)
    #expect(abs(band.chance(of: 150) - 0.975) < 1e-4)
  }

  @Test func `the chance never falls with a later deadline`() {
    let band = TimeBand(low: 5, centre: 20, high: 21)
    let chances = (1...60).map { band.chance(of: Double($0)) }
    #expect(zip(chances, chances.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `a time without a band is met or not`() {
    let sure = TimeBand(low: 10, centre: 10, high: 10)
    #expect(sure.chance(of: 10) == 1)
    #expect(sure.chance(of: 9.999) == 0)
    #expect(sure.chance(of: 0) == 0)
  }
}

@Suite struct PlanScatterTests {
  @Test func `runs of one kind are held against each other alone`() throws {
    let even = try #require(CapacityPlan.scatter([[10, 10, 10], [20, 20]]))
    #expect(even == 0)
    #expect(CapacityPlan.scatter([[10], [20]]) == nil)
  }

  @Test func `few runs tell the scatter worse than many`() throws {
    let few = try #require(CapacityPlan.scatter([[9, 11]]))
    let many = try #require(CapacityPlan.scatter(Array(repeating: [9, 11], count: 50)))
    // Student's quantile with one degree of freedom is 12.7, with fifty 2.01.
    #expect(abs(few / many - 12.7062 / 2.0086) < 0.01)
  }

  @Test func `a run may be further off than the middle of many`() {
    let goal = PlanGoal(deadline: Seconds(110))
    func row(_ scatter: Double) -> PlanRow? {
      let curve = try? PlanCurve([
        .init(cores: 1, time: TimeBand(low: 99, centre: 100, high: 101)),
        .init(cores: 2, time: TimeBand(low: 59, centre: 60, high: 61)),
      ])
      return curve.map {
        CapacityPlan(
          [PlanPlace(cores: 1, workers: 1)], from: .curves([nil: $0]), memory: { _ in nil }, goal: goal,
          price: .coreHours, scatter: scatter
        ).rows[0]
      }
    }
    #expect(row(0)?.time.high == 101)
    #expect(abs((row(0.1)?.time.high ?? 0) - 100 * 1.2167) < 0.05)
    #expect((row(0.1)?.chance ?? 0) < (row(0)?.chance ?? 0))
  }
}

@Suite struct PlanCostTests {
  private let goal = PlanGoal(deadline: Seconds(1000), runsPerMonth: 10)

  @Test func `a core-hour's price is paid for every core`() {
    let row = CapacityPlanTests.row(cores: 8, time: 360, width: 2, goal: goal, price: .coreHour(0.5))
    #expect(abs(row.cost - 0.4) < 1e-12)
    #expect(abs(row.highCost - 0.8) < 1e-12)
    #expect(abs(row.monthly - 4) < 1e-12)
    #expect(abs(row.coreHours - 0.8) < 1e-12)
  }

  @Test func `a machine is paid whole, with its start-up and at least for the least time billed`() {
    var machine = InstanceType(name: "m", cores: 16, memory: Bytes(1 << 30), price: 3.6)
    machine.startUp = Seconds(40)
    machine.speed = 2
    func cost(_ time: Double) -> Double {
      let forecast = PlanForecast(
        time: TimeBand(low: time, centre: time, high: time), work: time, evidence: .simulated, cover: "made")
      return PlanRow(
        PlanPlace(cores: 16, workers: 16, instance: machine), forecast, memory: nil, goal: goal, price: .instances
      ).cost
    }
    // 100 s at twice the speed and 40 s of start-up at 3.6 an hour.
    #expect(abs(cost(100) - 0.09) < 1e-12)
    machine.minimumBilling = Seconds(600)
    #expect(abs(cost(100) - 0.6) < 1e-12)
  }
}

@Suite struct PlanRoundsTests {
  @Test func `six tasks on four workers are two rounds, as on three`() {
    let rounds = PlanRounds(phase: "work", tasks: 6, chunk: 1, workers: 4)
    #expect(rounds?.count == 2)
    #expect(rounds?.fewest == 3)
  }

  @Test func `chunks count, not tasks`() {
    #expect(PlanRounds(phase: "work", tasks: 60, chunk: 10, workers: 4)?.chunks == 6)
  }

  @Test func `full rounds and many of them are not told of`() {
    #expect(PlanRounds(phase: "work", tasks: 8, chunk: 1, workers: 4) == nil)
    #expect(PlanRounds(phase: "work", tasks: 101, chunk: 1, workers: 4) == nil)
    #expect(PlanRounds(phase: "work", tasks: 5, chunk: 1, workers: 1) == nil)
  }
}
