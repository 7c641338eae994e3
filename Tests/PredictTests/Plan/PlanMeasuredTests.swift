import SpeedupCore
import SpeedupPredict
import Testing

/// Places where runs were made, and what they say of the rows beside them.
@Suite struct PlanMeasuredTests {
  private static func cell(_ cores: Int, _ workers: Int, _ runs: [Double]) -> PlanMeasured {
    let centre = runs.sorted()[runs.count / 2]
    return PlanMeasured(
      cores: cores, workers: workers, time: TimeBand(low: centre * 0.99, centre: centre, high: centre * 1.01),
      runs: runs)
  }

  private func curve(onCores: Int? = nil, setsWorkers: Bool = true) throws -> PlanCurve {
    try PlanCurve(
      [(1, 100.0), (2, 55), (4, 32.5), (8, 21.25)].map {
        PlanCurve.Measured(cores: $0.0, time: TimeBand(low: $0.1 * 0.99, centre: $0.1, high: $0.1 * 1.01))
      }, onCores: onCores, setsWorkers: setsWorkers)
  }

  private func plan(
    _ places: [PlanPlace], _ source: PlanSource, deadline: Double, chance: Double = 0.95, measured: [PlanMeasured] = [],
    doubt: String? = nil
  ) -> CapacityPlan {
    CapacityPlan(
      places, from: source, memory: { _ in nil }, goal: PlanGoal(deadline: Seconds(deadline), chance: chance),
      price: .coreHours, scatter: 0.01, measured: measured, doubt: doubt)
  }

  @Test func `a measured cell with fewer workers than cores is a row`() throws {
    let row = plan(
      [PlanPlace(cores: 4, workers: 2)], .curves([nil: try curve()]), deadline: 60,
      measured: [Self.cell(4, 2, [56, 57, 58])]
    ).rows[0]
    #expect(row.forecast.evidence == .pinned && row.time.centre == 57)
  }

  @Test func `without runs there, workers on more cores take what as many cores take, and that is fitted`() throws {
    let rows = plan([PlanPlace(cores: 64, workers: 8)], .curves([nil: try curve()]), deadline: 60).rows
    #expect(rows[0].time.centre == 21.25 && rows[0].forecast.evidence == .fitted)
    #expect(rows[0].forecast.cover == "as on 8 cores")
    let unset = PlanSource.curves([nil: try curve(setsWorkers: false)])
    #expect(plan([PlanPlace(cores: 64, workers: 8)], unset, deadline: 60).rows.isEmpty)
  }

  @Test func `workers that were measured on eight cores are not measured on four`() throws {
    let source = PlanSource.curves([nil: try curve(onCores: 8)])
    let rows = plan(
      [PlanPlace(cores: 4, workers: 4), PlanPlace(cores: 8, workers: 4)], source, deadline: 60,
      measured: [Self.cell(8, 4, [32, 32.5, 33])]
    ).rows
    #expect(rows[0].forecast.evidence == .fitted && rows[0].forecast.cover == "workers measured on 8 cores")
    #expect(rows[1].forecast.evidence == .pinned)
  }

  @Test func `no chance is above the part of the runs that met the deadline, there and beside it`() throws {
    let runs = [Double](repeating: 32.5, count: 30) + [Double](repeating: 97.5, count: 10)
    let rows = plan(
      [4, 5].map { PlanPlace(cores: $0, workers: $0) }, .curves([nil: try curve()]), deadline: 60, chance: 0.8,
      measured: [Self.cell(4, 4, runs)]
    ).rows
    #expect(rows.allSatisfy { $0.chance <= 31.0 / 41 })
    #expect(rows[0].time.high >= 97.5)
  }

  @Test func `a machine where nothing was run has no measured row`() throws {
    var machine = InstanceType(name: "fast", cores: 4, memory: Bytes(1 << 30), price: 1)
    machine.speed = 2
    let row = plan(
      [PlanPlace(cores: 4, workers: 4, instance: machine)], .curves([nil: try curve()]), deadline: 60,
      measured: [Self.cell(4, 4, [32, 32.5, 33])]
    ).rows[0]
    #expect(row.forecast.evidence == .fitted && row.forecast.cover == "measured here, speed 2 as the file says")
    #expect(row.time.centre == 16.25)
    #expect(row.forecast.notModelled.last == "the machine fast: nothing was run on it; speed 2 as the file says")
  }

  @Test func `of a replay that its own runs contradict only measured rows are recommended`() throws {
    let model = try ReplayModel([Traces.oneCore(serial: 100, tasks: Array(repeating: 100, count: 12))])
    let places = [1, 2, 4].map { PlanPlace(cores: $0, workers: $0) }
    let measured = [Self.cell(1, 1, [1.3, 1.3, 1.3]), Self.cell(2, 2, [2, 2, 2])]
    func plan(_ deadline: Double) -> CapacityPlan {
      self.plan(places, .replay(model), deadline: deadline, measured: measured, doubt: "its own runs say otherwise")
    }
    #expect(plan(0.9).verdict == .unknown && plan(0.9).recommended == nil)
    #expect(plan(1.5).recommended?.place.cores == 1)
    #expect(plan(1.5).rows.map(\.forecast.evidence) == [.pinned, .pinned, .simulated])
    #expect(plan(1.5).rows[2].forecast.cover == "not to be relied upon")
    #expect(self.plan(places, .replay(model), deadline: 0.9, measured: measured).recommended?.place.cores == 4)
  }

  @Test func `a row whose band reaches the deadline leaves it open, whatever it was had by`() throws {
    let places = [PlanPlace(cores: 8, workers: 8)]
    let source = PlanSource.curves([nil: try curve()])
    #expect(plan(places, source, deadline: 21.1).verdict == .undecided)
    #expect(plan(places, source, deadline: 15).verdict == .missed)
  }

  @Test func `memory that grows with the square of the workers is not told by a line`() throws {
    let samples = [(1, 105.0), (2, 120), (4, 180), (8, 420)].flatMap { workers, peak in
      [0.99, 1, 1.01].map { MemoryModel.Sample(workers: workers, chunk: 1, peak: peak * $0) }
    }
    let model = try #require(MemoryModel(samples))
    #expect(model.shape == .square)
    #expect(abs(model.peak(workers: 18, chunk: 1).centre / 1720 - 1) < 0.02)
    #expect(model.peak(workers: 18, chunk: 1).high >= 1720)
    let there = model.peak(workers: 1, chunk: 1)
    #expect(there.centre == 105 && there.low == 105 * 0.99 && there.high == 105 * 1.01)
  }

  @Test func `memory that follows no form has a band from no growth to the square`() throws {
    let model = try #require(
      MemoryModel([(1, 150.0), (2, 200), (4, 300), (8, 2000)].map { .init(workers: $0.0, chunk: 1, peak: $0.1) }))
    #expect(model.shape == .neither)
    let told = model.peak(workers: 16, chunk: 1)
    #expect(told.low == 2000 && told.centre == 4000 && told.high == 8000)
    let between = model.peak(workers: 6, chunk: 1)
    #expect(between.low == 300 && between.high == 2000)
  }
}
