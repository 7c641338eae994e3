import SpeedupCore

extension ReplayModel {
  /// Rounds of the longest phase with so many workers; nil where they don't show.
  package func rounds(_ place: PlanPlace) -> PlanRounds? {
    guard let run = plan(for: place.workers).runs.first else { return nil }
    func work(_ phase: ReplayPhase) -> Int { phase.tasks.reduce(0, +) }
    let phase = run.filter { !$0.isSerial && $0.tasks.count > 1 }.max { work($0) < work($1) }
    guard let phase else { return nil }
    return PlanRounds(
      phase: phase.name, tasks: phase.tasks.count, chunk: place.chunk ?? phase.chunk, workers: place.workers)
  }
}
