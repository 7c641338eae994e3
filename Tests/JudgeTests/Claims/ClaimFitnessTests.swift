import SpeedupCore
import Testing

@testable import SpeedupJudge

/// Times on a machine on which others ran.
@Suite struct ClaimFitnessTests {
  typealias Sitting = SyntheticSitting

  /// A reference of 4 s and a subject of 1 s, each disturbed for so long.
  private func director(
    _ metric: String, waited: Double,
    change: @escaping (inout CellResult) -> Void = { _ in }
  ) throws -> ClaimDirector {
    let reading = try Sitting.reading(
      .ratio, ClaimRegion(2, .infinity), metric: metric, subject: [ClaimRun(0, [])], reference: [ClaimRun(1, [])])
    return try Sitting(readings: [reading]) { cell, round in
      var result = Sitting.result((cell == 0 ? 1 : 4) * (round % 2 == 0 ? 1.01 : 0.99))
      result.figures.runDelay = Seconds(waited)
      result.figures.cpuPressure = Seconds(waited)
      change(&result)
      return result
    }.director()
  }

  @Test func `a wall time on an unfit machine stays open, however clear it is; CPU time does not`() throws {
    let state = try director("wall_seconds", waited: 0.2).states[0]
    guard case .closed(.inconclusive, let reason) = state.standing else {
      Issue.record("\(state.standing)")
      return
    }
    #expect(reason.contains("unfit"))
    #expect(try director("cpu_seconds", waited: 1.5).states[0].standing == .decided(.confirmed))
  }

  @Test func `a wall time on more virtual cores than CPUs is given up at once`() throws {
    let state = try director("wall_seconds", waited: 0) { $0.evidence = .oversubscribed }.states[0]
    #expect(state.rounds == 1)
  }
}
