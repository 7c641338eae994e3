import SpeedupCore
import Testing

@testable import SpeedupJudge

/// Readings whose runs are replays, which come with what the model allows them to be.
@Suite struct ClaimReplayTests {
  typealias Sitting = SyntheticSitting

  private func standing(
    _ region: ClaimRegion, reference: ClosedRange<Double>, subject: ClosedRange<Double>
  ) throws -> ClaimReadingState {
    let reading = try Sitting.reading(
      .ratio, region, by: .replay, metric: "wall_seconds", subject: [ClaimRun(0, [])], reference: [ClaimRun(1, [])])
    return try Sitting(readings: [reading]) { cell, _ in
      let band = cell == 0 ? subject : reference
      var result = Sitting.result((band.lowerBound + band.upperBound) / 2, evidence: .simulated)
      result.wallBand = band
      return result
    }.director().states[0]
  }

  @Test func `a band inside the region is consistent, one outside contradicted`() throws {
    let region = ClaimRegion(8, .infinity, better: .higher)
    #expect(
      try standing(region, reference: 90...110, subject: 9...10).standing == .decided(.consistentInSimulation))
    #expect(
      try standing(region, reference: 90...110, subject: 20...21).standing == .decided(.contradictedInSimulation))
  }

  @Test func `a band over the edge decides nothing, whatever its centre`() throws {
    let state = try standing(ClaimRegion(8, .infinity), reference: 90...110, subject: 9...14)
    guard case .closed(.inconclusive, let reason) = state.standing else {
      Issue.record("\(state.standing)")
      return
    }
    #expect(reason.contains("band reaches over the edge"))
    let outcome = ClaimReadingOutcome(state, ending: .complete, family: .init(readings: 0, level: 0.05))
    #expect(outcome.wouldDecide == "a machine with so many cores")
    let interval = try #require(outcome.figures.first?.interval)
    #expect(abs(interval.lower - 90.0 / 14) < 1e-9 && abs(interval.upper - 110.0 / 9) < 1e-9)
  }

  @Test func `replays take three rounds and no share of the list's error`() throws {
    let reading = try Sitting.reading(.ratio, ClaimRegion(8, .infinity), by: .replay, reference: [ClaimRun(1, [])])
    #expect(!reading.isStatistical)
    #expect(try standing(ClaimRegion(8, .infinity), reference: 90...110, subject: 1...2).rounds == 3)
  }

  @Test func `a run that was skipped leaves its reading not testable, with the reason`() throws {
    let reading = try Sitting.reading(.bound, ClaimRegion(0, 1), subject: [ClaimRun(0, [])])
    let standings = try Sitting(readings: [reading]) { _, _ in Sitting.result(1, status: .skipped) }.standings()
    #expect(standings == [.closed(.notTestable, "synthetic")])
  }
}
