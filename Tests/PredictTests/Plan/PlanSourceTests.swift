import SpeedupCore
import SpeedupPredict
import Testing

@Suite struct PlanCurveTests {
  private func curve(_ times: [(Int, Double)]) throws -> PlanCurve {
    try PlanCurve(
      times.map {
        PlanCurve.Measured(cores: $0.0, time: TimeBand(low: $0.1 * 0.98, centre: $0.1, high: $0.1 * 1.02))
      })
  }

  @Test func `a measured core count is measured, with its own interval`() throws {
    let there = try curve([(1, 100), (2, 60), (4, 40), (8, 30)]).forecast(at: 2)
    #expect(there.evidence == .pinned)
    #expect(there.time.centre == 60)
  }

  @Test func `any other is fitted and says so`() throws {
    let there = try curve([(1, 100), (2, 60), (4, 40), (8, 30)]).forecast(at: 16)
    #expect(there.evidence == .fitted)
    #expect(there.time.low < 25 && there.time.high > 25)
    #expect(there.reach == 2)
  }

  @Test func `two core counts fix no law, so between them one is assumed, and outside nothing is told`() throws {
    let two = try curve([(1, 100), (8, 30)])
    #expect(two.law == nil)
    let between = try two.forecast(at: 2)
    // Amdahl: a + b / cores through both is 20 + 80 / cores.
    #expect(abs(between.time.centre - 60) < 1e-9)
    #expect(between.time.low < 30 && between.time.high > 100)
    #expect(between.evidence == .fitted && between.cover == "Amdahl's law assumed between 1 and 8")
    #expect(between.notModelled.contains { $0.contains("assumed, not fitted: 2 measured points cannot fix") })
    let refusal = #expect(throws: ReplayRefusal.self) { try two.forecast(at: 9) }
    #expect(refusal?.description.contains("outside the measured cores (1 to 8) nothing can be told") == true)
    #expect(refusal?.description.contains("measure at least 3, such as 1, 2, 4") == true)
    #expect(throws: ReplayRefusal.self) { try curve([(2, 60), (4, 40)]).forecast(at: 1) }
  }

  @Test func `what does not scale and the work on one core are known by a fitted law alone`() throws {
    let fitted = try curve([(2, 60), (4, 40), (8, 30), (16, 25)]).forecast(at: 32)
    #expect(abs(try #require(fitted.work) - 100) < 1e-6)
    #expect(abs(try #require(fitted.span) - 20) < 1e-6)
    #expect(try curve([(2, 60), (4, 40), (8, 30), (16, 25)]).forecast(at: 1).cover == "below the measured cores")
    let two = try curve([(2, 60), (8, 30)]).forecast(at: 4)
    #expect(two.work == nil && two.span == nil)
  }

  @Test func `where more cores could not be told of, that none meets the deadline is not known`() throws {
    let source = PlanSource.curves([nil: try curve([(1, 100), (2, 60)])])
    func plan(_ most: Int, deadline: Double) -> CapacityPlan {
      CapacityPlan(
        (1...most).map { PlanPlace(cores: $0, workers: $0) }, from: source, memory: { _ in nil },
        goal: PlanGoal(deadline: Seconds(deadline)), price: .coreHours)
    }
    #expect(plan(4, deadline: 40).verdict == .unknown)
    #expect(plan(2, deadline: 40).verdict == .missed)
    #expect(plan(4, deadline: 70).recommended?.place.cores == 2)
    #expect(plan(4, deadline: 70).rows.count == 2)
  }

  @Test func `one core count says nothing`() {
    #expect(throws: ReplayRefusal.self) { try curve([(1, 100)]) }
  }

  @Test func `other workers than cores are refused without a trace`() throws {
    let source = PlanSource.curves([nil: try curve([(1, 100), (2, 60)])])
    let answers = source.forecasts([PlanPlace(cores: 2, workers: 4), PlanPlace(cores: 2, workers: 2)])
    #expect(throws: ReplayRefusal.self) { try answers[0].get() }
    #expect(throws: Never.self) { try answers[1].get() }
  }
}

@Suite struct PlanReplayTests {
  /// 100 ms that only one does, and 12 tasks of 100 ms.
  private let model: ReplayModel

  init() throws { model = try ReplayModel([Traces.oneCore(serial: 100, tasks: Array(repeating: 100, count: 12))]) }

  private func plan(_ cores: [Int], deadline: Double) -> CapacityPlan {
    CapacityPlan(
      cores.map { PlanPlace(cores: $0, workers: $0) }, from: .replay(model), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(deadline)), price: .coreHours)
  }

  @Test func `the replay's time is the row's, and it is simulated`() {
    let rows = plan([1, 4], deadline: 10).rows
    #expect(abs(rows[0].time.centre - 1.3) < 1e-6)
    #expect(abs(rows[1].time.centre - 0.4) < 1e-6)
    #expect(rows.allSatisfy { $0.forecast.evidence == .simulated })
    #expect(abs((rows[1].efficiency ?? 0) - 1.3 / 1.6) < 1e-6)
  }

  @Test func `the serial part saturates first, and without it the time is less by just that`() throws {
    let plan = plan([1, 2, 4], deadline: 10)
    let found = try #require(PlanSaturation(plan.rows[2], among: plan.rows))
    #expect(found.cause == .serial)
    #expect(found.from == 4)
    #expect(abs(found.without - 0.3) < 1e-6)
  }

  @Test func `eight workers take as many rounds as six`() {
    let rounds = model.rounds(PlanPlace(cores: 8, workers: 8))
    #expect(rounds?.count == 2)
    #expect(rounds?.fewest == 6)
  }

  @Test func `larger work takes longer by the factor and its band`() {
    let goal = PlanGoal(deadline: Seconds(10))
    let row = CapacityPlan(
      [PlanPlace(cores: 1, workers: 1)], from: .replay(model), memory: { _ in nil }, goal: goal, price: .coreHours,
      stretch: TimeBand(low: 8, centre: 10, high: 13)
    ).rows[0]
    let alone = plan([1], deadline: 10).rows[0]
    #expect(abs(row.time.centre - 13) < 1e-6)
    #expect(abs(row.time.high - 13 * alone.time.high) < 1e-6)
  }

  @Test func `without a calibration the next measurement is one, and without a trace that`() {
    let row = plan([4], deadline: 10).rows[0]
    #expect(NextMeasurement(for: row, calibration: ReplayCalibration.none, planned: [1]) == .calibrate)
    #expect(NextMeasurement(for: row, calibration: nil, planned: []) == .trace)
  }

  @Test func `memory's edges are what runs were beside the line`() throws {
    let model = try #require(
      MemoryModel([
        .init(workers: 1, chunk: 1, peak: 110), .init(workers: 2, chunk: 1, peak: 120),
        .init(workers: 4, chunk: 1, peak: 140), .init(workers: 4, chunk: 1, peak: 154),
        .init(workers: 4, chunk: 1, peak: 126),
      ]))
    #expect(abs(model.base - 100) < 1e-6)
    #expect(abs(model.perWorker - 10) < 1e-6)
    #expect(abs(model.above - 1.1) < 1e-6)
    #expect(abs(model.below - 0.9) < 1e-6)
    #expect(model.mostWorkers == 4)
  }
}

@Suite struct ImportedCurveTests {
  @Test func `imported times stay imported, and times beyond them are fitted`() throws {
    let points = [1, 2, 4].map { cores in
      PlanCurve.Measured(cores: cores, time: TimeBand(low: 0.9, centre: 4 / Double(cores), high: 4.1))
    }
    let imported = try PlanCurve(points, evidence: .imported)
    let there = try imported.forecast(at: 2)
    #expect(there.evidence == .imported && there.cover == "imported")
    #expect(try imported.forecast(at: 8).evidence == .fitted)
    #expect(try PlanCurve(points).forecast(at: 2).evidence == .pinned)
  }
}

@Suite struct InstanceFileTests {
  private func read(_ text: String) throws -> [InstanceType] {
    try InstanceFile.read(Array(text.utf8), path: "machines")
  }

  private func problem(_ text: String) -> String {
    do {
      _ = try read(text)
      return "none"
    } catch { return "\(error)" }
  }

  @Test func `CSV and JSON give the same machines`() throws {
    let csv = try read(
      "name,cores,threads,memory,price,minimum_billing,start_up,speed\nsmall,4,8,16G,0.2,60s,30s,1.1\nbig,32,,128G,1.6,,,\n"
    )
    let json = try read(
      """
      [{"name": "small", "cores": 4, "threads": 8, "memory": "16G", "price": 0.2, "minimum_billing": "60s",
        "start_up": "30s", "speed": 1.1},
       {"name": "big", "cores": 32, "memory": "128G", "price": 1.6}]
      """)
    #expect(csv == json)
    #expect(csv[0].threads == 8 && csv[1].threads == 32)
    #expect(csv[0].minimumBilling == Seconds(60) && csv[1].speed == 1)
  }

  @Test func `a machine without memory is one line that says so`() {
    #expect(
      problem("name,cores,memory,price\nsmall,4,,0.2\n")
        == "machines:2: small has no memory; write its memory, such as 64G")
    #expect(problem("[{\"name\": \"small\", \"cores\": 4, \"price\": 1}]").contains("small has no memory"))
    #expect(problem("name,cores,price\nsmall,4,0.2\n").contains("the column 'memory' is missing"))
  }

  @Test(arguments: [
    ("name,cores,memory,price\na,0,1G,1\n", "cores of a is '0'"),
    ("name,cores,memory,price\na,4,much,1\n", "memory of a is 'much'"),
    ("name,cores,memory,price\na,4,8,1\n", "memory of a is '8'; write its memory with a unit"),
    ("name,cores,memory,price,price\na,4,1G,1,2\n", "the column 'price' is there twice"),
    ("{\"name\": \"a\"}", "list"),
    ("name,cores,memory,price\na,4,1G,-1\n", "price of a is '-1'"),
    ("name,cores,memory,price\na,4,1G,1\na,4,1G,1\n", "'a' is there twice"),
    ("name,cores,memory,price\na,4,1G\n", "3 fields"),
    ("name,cores,memory,price,colour\na,4,1G,1,red\n", "there is no field 'colour'"),
    ("name,cores,threads,memory,price\na,4,2,1G,1\n", "threads of a is '2'"),
    ("name,cores,memory,price\n", "names no machine"),
    ("", "empty"),
    ("[{\"name\": \"a\", ", "machines:1"),
  ]) func `what is wrong is named`(text: String, words: String) {
    #expect(problem(text).contains(words))
  }
}
