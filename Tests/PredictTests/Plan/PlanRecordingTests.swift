import SpeedupCore
import SpeedupPredict
import Testing

/// What few recorded runs, and the last measured memory, say of rows beyond them.
struct PlanRecordingTests {
  private func row(recordings: Int?) throws -> PlanRow {
    let model = try ReplayModel([Traces.oneCore(tasks: .init(repeating: 10, count: 8))])
    return CapacityPlan(
      [PlanPlace(cores: 2, workers: 2)], from: .replay(model), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(10)), price: .coreHours, recordings: recordings
    ).rows[0]
  }

  @Test func `one recorded run allows no greater chance than one measured run does`() throws {
    #expect(try row(recordings: nil).chance > 0.99)
    #expect(try row(recordings: 1).chance == PlanMeasured.mostChance(1) && PlanMeasured.mostChance(1) < 0.96)
    #expect(try row(recordings: 8).chance == PlanMeasured.mostChance(8))
  }

  @Test func `memory that rises with the last workers may go on to rise so, and says it`() throws {
    // Flat up to eight workers, and 200 for each one beyond.
    let samples = [(1, 100.0), (2, 100), (4, 100), (8, 100), (9, 300)].map {
      MemoryModel.Sample(workers: $0.0, chunk: 1, peak: $0.1)
    }
    let model = try #require(MemoryModel(samples))
    #expect(model.peak(workers: 18, chunk: 1).high >= 300 + 9 * 200)
    #expect(model.isByLastStep(workers: 18, chunk: 1) && !model.isByLastStep(workers: 9, chunk: 1))
    let memory = PlanRow.Memory(low: 1, centre: 2, high: 3, reach: 2, isByLastStep: true)
    #expect(memory.evidence == "fitted, 2 × the measured workers, up to the last measured slope")
    let line = try #require(
      MemoryModel([1, 2, 4, 8].map { .init(workers: $0, chunk: 1, peak: 100 + 50 * Double($0)) }))
    #expect(!line.isByLastStep(workers: 64, chunk: 1), "a straight line goes no further than its band")
  }
}
