import SpeedupCore
import SpeedupPredict
import Testing

/// Time in which tasks wait for something else than a CPU.
struct ReplayWaitTests {
  @Test func `time blocked lies between its edges, with a line that says so`() throws {
    let model = try ReplayModel([Traces.oneCore(tasks: .init(repeating: 10, count: 8), cpuShare: 0.5)])
    let answer = try model.predict(ReplayPoint(cores: 8, workers: 8))
    // 40 ms of one device, and 5 ms of computing beside it or before it; where waits overlap, as long as one task.
    #expect(answer.time.low <= 0.010 && answer.time.high >= 0.045)
    #expect(answer.time.centre >= 0.040 && answer.time.centre <= 0.045)
    #expect(answer.assumesOneDevice && answer.notModelled.contains { $0.contains("one device, served in turn") })
    // Of several workers on one core that compute 40 ms.
    let one = try model.predict(ReplayPoint(cores: 1, workers: 8))
    #expect(one.time.low <= 0.040 && one.time.high >= 0.080)
    #expect(try !model.predict(ReplayPoint(cores: 1, workers: 1)).assumesOneDevice)
  }

  /// Eight tasks that wait for 9 of their 10 ms, and runs of two workers that took so long.
  private func waiting(_ wall: Double, forPlan: Bool = false) throws -> ReplayModel {
    var calibration = ReplayCalibration(slowdowns: [:], costs: nil, cores: 2, spread: [2: 0.01], walls: [2: [wall]])
    calibration.takesOwnWaits = forPlan
    return try ReplayModel([Traces.oneCore(tasks: .init(repeating: 10, count: 8), cpuShare: 0.1)], calibration)
  }

  @Test func `waits that overlapped in the program's own runs overlap with more workers, and in a plan`() throws {
    let model = try waiting(0.041)
    #expect(model.calibration.ownWaits == 2)
    let four = try model.predict(ReplayPoint(cores: 4, workers: 4))
    #expect(close(four.time.centre, 0.020) && four.time.high >= 0.036 && !four.assumesOneDevice)
    #expect(close(four.waste.total, 4 * four.time.centre))
    // What is held against those runs does not know them, and holds them in its band.
    let two = ReplayPoint(cores: 2, workers: 2)
    let strict = try model.predict(two)
    #expect(strict.time.centre > 0.070 && strict.time.low < 0.041 && strict.assumesOneDevice)
    #expect(try close(#require(strict.selfCheck), 0.040))
    #expect(model.contradictions.isEmpty)
    #expect(try close(waiting(0.041, forPlan: true).predict(two).time.centre, 0.040))
  }

  @Test func `runs that one device served in turn leave it at that, and others contradict`() throws {
    let model = try waiting(0.075, forPlan: true)
    #expect(model.calibration.ownWaits == 1 && model.contradictions.isEmpty)
    let slow = try waiting(0.2)
    #expect(slow.contradictions.map(\.workers) == [2] && slow.contradictions[0].measured == 0.2)
  }

  @Test func `a deadline that is met only where waits overlap is not missed`() throws {
    func verdict(_ deadline: Double, share: Double) throws -> CapacityPlan.Verdict {
      let model = try ReplayModel([Traces.oneCore(tasks: .init(repeating: 10, count: 8), cpuShare: share)])
      return CapacityPlan(
        [PlanPlace(cores: 8, workers: 8)], from: .replay(model), memory: { _ in nil },
        goal: PlanGoal(deadline: Seconds(deadline)), price: .coreHours
      ).verdict
    }
    #expect(try verdict(0.015, share: 0.1) == .undecided)
    #expect(try verdict(0.005, share: 0.1) == .missed)
  }
}
