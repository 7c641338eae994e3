import Glibc
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
    #expect(row.forecast.evidence == .fitted && row.forecast.cover == "measured here")
    #expect(row.forecast.assumed == "speed 2 as the file says")
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

  @Test(arguments: [
    (50.0, 0.2, 0.0), (50.0, 0.3, 0.0), (50.0, 0.0, 0.0), (10.0, 0.0, 0.25), (0.0, 0.0, 1.0),
  ])
  func `beyond the measured workers memory's band holds what the places do not exclude`(
    line: Double, square: Double, log: Double
  ) throws {
    func peak(_ workers: Int) -> Double {
      let count = Double(workers)
      return 100 + line * count + square * count * count + log * 50 * count * Glibc.log2(count)
    }
    let samples = [1, 2, 4, 8].flatMap { workers in
      [0.99, 1, 1.01].map { MemoryModel.Sample(workers: workers, chunk: 1, peak: peak(workers) * $0) }
    }
    let model = try #require(MemoryModel(samples))
    let told = model.peak(workers: 64, chunk: 1)
    #expect(told.low <= peak(64) && told.high >= peak(64))
    // It may have ended to grow with the last that was measured.
    #expect(told.low <= peak(8))
    #expect(model.isMeasured(workers: 8, chunk: 1) && !model.isMeasured(workers: 64, chunk: 1))
  }

  @Test func `memory of two numbers of workers may grow in any way`() throws {
    let model = try #require(
      MemoryModel([(1, 150.0), (2, 200)].map { .init(workers: $0.0, chunk: 1, peak: $0.1) }))
    #expect(model.peak(workers: 64, chunk: 1).high > 50_000)
  }

  @Test func `a row that only may fit leaves the question open, and asks for its memory`() throws {
    let goal = PlanGoal(deadline: Seconds(4), memory: Bytes(8 << 30))
    let forecast = PlanForecast(
      time: TimeBand(low: 2, centre: 3, high: 3.5), work: nil, evidence: .simulated, cover: "beyond the measured cores")
    func row(_ low: Double) -> PlanRow {
      let memory = PlanRow.Memory(low: low, centre: 9e9, high: 2e10, reach: 8)
      return PlanRow(PlanPlace(cores: 64, workers: 64), forecast, memory: memory, goal: goal, price: .coreHours)
    }
    let open = CapacityPlan([row(1e9)], goal: goal, price: .coreHours)
    #expect(open.verdict == .undecided && open.subject?.fits == false)
    #expect(NextMeasurement(for: open.rows[0], calibration: nil, planned: []) == .memory(workers: 64))
    #expect(CapacityPlan([row(1e10)], goal: goal, price: .coreHours).verdict == .missed)
    #expect(open.rows[0].memory?.evidence == "fitted, 8 × the measured workers")
  }

  @Test func `few runs allow no chance near 1`() {
    let chances = [1, 3, 8, 100].map { PlanMeasured.mostChance($0) }
    #expect(chances[0] == 0.95 && abs(chances[1] - 0.95) < 1e-9)
    #expect(abs(chances[2] - 0.98) < 1e-9 && chances[3] > 0.99)
    let three = Self.cell(2, 2, [10, 10.1, 9.9])
    #expect(three.chance(ofMedian: 10, by: 100) <= 0.95 + 1e-9)
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
