import SpeedupCore
import SpeedupStatistics
import Testing

@testable import SpeedupJudge

/// A sitting without clock and process: the runs answer from a table.
struct SyntheticSitting {
  var readings: [ClaimPlan.Reading] = []
  /// What a run of a cell gives in a round.
  var run: (_ cell: Int, _ round: Int) -> CellResult
  var maxRounds: Int?

  static func result(_ value: Double, status: RunStatus = .ok, evidence: Evidence = .pinned) -> CellResult {
    var result = CellResult(status: status, detail: status == .ok ? "" : "synthetic")
    result.evidence = evidence
    result.figures.wall = Seconds(value)
    result.figures.unsplitCpu = Seconds(value)
    (result.figures.runDelay, result.figures.steal, result.figures.cpuPressure) = (Seconds(0), Seconds(0), Seconds(0))
    return result
  }

  static func reading(
    _ kind: ClaimKind, _ region: ClaimRegion?, by means: ClaimMeans = .measured, metric: String = "cpu_seconds",
    over: String? = nil, subject: [ClaimRun] = [ClaimRun(0, [])], reference: [ClaimRun] = [],
    claim: Int = 0, change: (inout ClaimReading) -> Void = { _ in }
  ) throws -> ClaimPlan.Reading {
    var reading = ClaimReading(kind, by: means, metric: try Expression(metric))
    reading.region = region
    reading.over = over
    change(&reading)
    return try ClaimPlan.Reading(claim: claim, place: 0, reading, subject: subject, reference: reference)
  }

  /// Runs it to its end.
  func director() throws -> ClaimDirector {
    var plan = ClaimPlan(readings)
    plan.maxRounds = maxRounds
    var director = ClaimDirector(plan)
    while let group = try director.next() {
      try director.observe(group, group.slots.map { run($0.cell, $0.block) })
    }
    director.finish()
    return director
  }

  func standings() throws -> [ClaimReadingState.Standing] { try director().states.map(\.standing) }
}
