import SpeedupCore
import SpeedupPredict
import Testing

struct CalibrationTests {
  @Test func `lags before first tasks and after the last become costs of a phase`() throws {
    let trace = Traces.twoWorkers(lags: [0.3, 0.33], tasks: [[1, 1], [1.5]], end: 0.05)
    let costs = try #require(PhaseCosts(measuring: [trace]))
    #expect(abs(costs.first.base - 300_000) < 1 && abs(costs.first.perWorker - 30_000) < 1)
    #expect(abs(costs.end - 50_000) < 1 && costs.taking < 1)
    #expect(costs.first.times(3) == [300_000, 330_000, 360_000])
  }

  @Test func `a cell of one phase says what starting threads costs, not what waking them does`() throws {
    func costs(_ phases: [[Double]]) throws -> PhaseCosts {
      var trace = Traces.twoWorkers(lags: phases[0], tasks: phases[0].map { _ in [1] }, end: 0.05)
      for (place, lags) in phases.enumerated().dropFirst() {
        var phase = Traces.twoWorkers(lags: lags, tasks: lags.map { _ in [1] }, end: 0.05).phases[0]
        let later = Traces.ms(Double(100 * place))
        (phase.begin, phase.end) = (phase.begin + later, phase.end + later)
        for task in phase.tasks.indices {
          phase.tasks[task].start = phase.tasks[task].start + later
          phase.tasks[task].end = phase.tasks[task].end + later
        }
        trace.phases.append(phase)
      }
      return try #require(PhaseCosts(measuring: [trace]))
    }
    let one = try costs([[0.4, 0.4]])
    let two = try costs([[0.3, 0.3], [0.02, 0.02]])
    let pooled = try #require(PhaseCosts(pooling: [one, one, two]))
    #expect(abs(pooled.first.base - 400_000) < 1 && abs(pooled.later.base - 20_000) < 1)
    // The end of a phase is the caller's waking, which takes as long.
    #expect(abs(one.later.base - 50_000) < 1 && one.later.perWorker == 0)
    // Threads start in a first phase of one task, too.
    let single = try costs([[0.4], [0.02, 0.03]])
    #expect(abs(single.first.base - 400_000) < 1 && abs(single.later.base - 20_000) < 1)
  }

  @Test func `a run whose workers shared a core says nothing of what phases cost`() {
    var trace = Traces.twoWorkers(lags: [0.3, 0.33], tasks: [[1], [1]], end: 0)
    trace.ranOn = 1
    #expect(PhaseCosts(measuring: [trace]) == nil)
  }

  @Test func `slowdown is the tasks' time side by side over that alone, waiting left out`() throws {
    let alone = Traces.oneCore(tasks: [10, 10])
    var crowded = Traces.oneCore(tasks: [14, 12])
    crowded.phases[0].tasks[0].runDelay = Traces.ms(2)
    let joint = Traces.twoWorkers(lags: [0, 0], tasks: [[15], [15]], end: 0)
    let calibration = ReplayCalibration(
      alone: [alone, alone], coRuns: [1: [alone], 2: [crowded, crowded]], together: [2: [joint]])
    let slowdown = try #require(calibration.slowdowns["work"])
    let together = try #require(slowdown.together)
    #expect(abs(slowdown.coRun.known[2] - 1.2) < 1e-9 && abs(together.known[2] - 1.5) < 1e-9)
    #expect(calibration.cores == 2 && calibration.ownCosts != nil && calibration.costs == nil)
    // Two threads of one core are no two cores.
    let capped = ReplayCalibration(alone: [alone], coRuns: [2: [crowded]], together: [2: [joint]], cores: 1)
    #expect(capped.slowdowns.isEmpty && capped.cores == 1)
  }

  @Test func `what slows down another task in every run is in no slowdown`() throws {
    let runs = [[50, 10, 10], [10, 50, 10], [10, 10, 50]].map { Traces.oneCore(tasks: $0) }
    #expect(abs(try #require(ReplayCalibration.taskTimes(runs)["work"]) - 0.030) < 1e-9)
    // Of graphs that differ, what all tasks of a run take.
    let uneven = [[10, 10], [30], [10, 15]].map { Traces.oneCore(tasks: $0) }
    #expect(abs(try #require(ReplayCalibration.taskTimes(uneven)["work"]) - 0.025) < 1e-9)
  }

  /// A cell of two tasks of 10 ms, which take `apart` times as long in two copies and `joint` times in two workers.
  private func cell(apart: Double, joint: Double, lag: Double = 0) -> ReplayCalibration {
    ReplayCalibration(
      alone: [Traces.oneCore(tasks: [10, 10])], coRuns: [2: [Traces.oneCore(tasks: [10 * apart, 10 * apart])]],
      together: [2: [Traces.twoWorkers(lags: [lag, lag], tasks: [[10 * joint], [10 * joint]], end: 0)]])
  }

  @Test func `a cell's prediction takes sharing and phase costs from other cells, and nothing from its own runs`()
    throws
  {
    let others = [
      cell(apart: 1.1, joint: 1.1 * 1.2, lag: 0.2), cell(apart: 1.0, joint: 1.3, lag: 0.3),
      cell(apart: 1.2, joint: 1.2 * 1.4, lag: 0.4),
    ]
    let pooled = cell(apart: 1.5, joint: 1.9, lag: 9).pooling(others)
    let phase = try #require(pooled.slowdowns["work"])
    #expect(abs(phase.predicted.known[2] - 1.5 * 1.3) < 1e-9 && phase.pooled?.cells == 3)
    #expect(abs(try #require(phase.pooled).whole.known[2] - 1.32) < 1e-9)
    #expect(abs(try #require(pooled.costs).first.base - 300_000) < 1)
    // Whatever its own runs with several workers took, the prediction is the same.
    let other = cell(apart: 1.5, joint: 1.1, lag: 0).pooling(others)
    #expect(other.costs == pooled.costs && other.slowdowns["work"]?.predicted == phase.predicted)
    #expect(abs(try #require(other.ownCosts).first.base) < 1)
  }

  @Test func `a cell without copies takes the whole slowdown of other cells`() throws {
    let alone = ReplayCalibration(alone: [Traces.oneCore(tasks: [10, 10])], coRuns: [:], together: [:])
    let pooled = alone.pooling([cell(apart: 1, joint: 1.3), cell(apart: 1, joint: 1.5)])
    let phase = try #require(pooled.slowdowns["work"])
    #expect(abs(phase.predicted.known[2] - 1.4) < 1e-9 && pooled.cores == 2)
    #expect((phase.pooled?.spread ?? 0) > 0.01)
    #expect(alone.pooling([]) == alone && alone.pooling([.none]).slowdowns.isEmpty)
  }

  @Test func `beyond the measured counts slowdown stays at best, and goes on straight at the centre`() {
    let slowdown = Slowdown(byCount: [2: 1.1, 4: 1.3])
    #expect(slowdown.measured == 4 && abs(slowdown.known[3] - 1.2) < 1e-12)
    #expect(slowdown.best(100) == 1.3)
    #expect(abs(slowdown.centre(14) - (1.3 + 10 * slowdown.slope)) < 1e-12 && abs(slowdown.slope - 0.1) < 1e-12)
    #expect(Slowdown.none.centre(252) == 1 && Slowdown(byCount: [2: 0.9]).slope == 0)
  }

  @Test func `memory is a base, and so much a worker and a task in hand`() throws {
    let samples = [1, 2, 4, 8].flatMap { workers in
      [10, 100].map {
        MemoryModel.Sample(workers: workers, chunk: $0, peak: 1000 + Double(workers) * (50 + 3 * Double($0)))
      }
    }
    let model = try #require(MemoryModel(samples))
    #expect(abs(model.base - 1000) < 1e-6 && abs(model.perWorker - 50) < 1e-6 && abs(model.perTask - 3) < 1e-8)
    #expect(abs(model.peak(workers: 64, chunk: 10).centre - (1000 + 64 * 80)) < 1e-6)
    #expect(MemoryModel(Array(samples.prefix(2))) == nil)
  }
}
