import SpeedupCore
import Testing

@testable import SpeedupJudge

/// Times on a machine on which others ran.
@Suite struct ClaimFitnessTests {
  typealias Sitting = SyntheticSitting

  /// A reference of 4 s and a subject of 1 s, each disturbed for so long.
  private func director(
    _ metric: String, waited: Double, region: ClaimRegion = ClaimRegion(2, .infinity),
    change: @escaping (inout CellResult) -> Void = { _ in }
  ) throws -> ClaimDirector {
    let reading = try Sitting.reading(
      .ratio, region, metric: metric, subject: [ClaimRun(0, [])], reference: [ClaimRun(1, [])])
    return try Sitting(readings: [reading]) { cell, round in
      var result = Sitting.result((cell == 0 ? 1 : 4) * (round % 2 == 0 ? 1.01 : 0.99))
      result.figures.runDelay = Seconds(waited)
      result.figures.cpuPressure = Seconds(waited)
      result.measures["own_seconds"] = "\(cell == 0 ? 1 : 4)"
      result.measures["per_second"] = "\(cell == 0 ? 1 : 0.25)"
      change(&result)
      return result
    }.director()
  }

  @Test func `a wall time that may lie on either side of the edge stays open, CPU time does not`() throws {
    let state = try director("wall_seconds", waited: 1.5).states[0]
    guard case .closed(.inconclusive, let reason) = state.standing else {
      Issue.record("\(state.standing)")
      return
    }
    #expect(reason.contains("unfit"))
    #expect(try director("cpu_seconds", waited: 1.5).states[0].standing == .decided(.confirmed))
  }

  @Test func `a verdict that twice the disturbance would not change is reached, and says so`() throws {
    let director = try director("wall_seconds", waited: 0.2)
    #expect(director.states[0].standing == .decided(.confirmed))
    let outcome = ClaimReadingOutcome(director.states[0], ending: .complete, family: .init(readings: 1, level: 0.05))
    #expect(outcome.reason.contains("unfit") && outcome.reason.contains("would not change the verdict"))
    #expect(try self.director("own_seconds", waited: 0.2).states[0].standing == .decided(.confirmed))
    let slow = ClaimRegion(9, .infinity)
    #expect(try self.director("wall_seconds", waited: 0.2, region: slow).states[0].standing == .decided(.refuted))
  }

  @Test func `what is not known of a disturbance is no bound`() throws {
    func isOpen(_ metric: String, _ change: @escaping (inout CellResult) -> Void = { _ in }) throws -> Bool {
      if case .closed(.inconclusive, _) = try director(metric, waited: 0.2, change: change).states[0].standing {
        true
      } else {
        false
      }
    }
    // A rate is that of some part of the run, and of two times nobody knows which one was disturbed.
    #expect(try isOpen("1 / per_second"))
    #expect(try isOpen("own_seconds / wall_seconds"))
    #expect(try isOpen("wall_seconds") { $0.figures.steal = nil })
  }

  @Test func `a wall time on more virtual cores than CPUs is given up at once`() throws {
    let state = try director("wall_seconds", waited: 0) { $0.evidence = .oversubscribed }.states[0]
    #expect(state.rounds == 1)
  }
}
