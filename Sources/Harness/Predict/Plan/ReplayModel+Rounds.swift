import SpeedupCore

extension ReplayModel {
  /// Rounds of the longest phase with so many workers; nil where they don't show.
  package func rounds(_ place: PlanPlace) -> PlanRounds? {
    guard let run = plan(for: place.workers).runs.first else { return nil }
    let phase = run.filter { !$0.isSerial && $0.tasks.count > 1 }.max { $0.tasks.reduce(0, +) < $1.tasks.reduce(0, +) }
    guard let phase else { return nil }
    return PlanRounds(
      phase: phase.name, tasks: phase.tasks.count, chunk: place.chunk ?? phase.chunk, workers: place.workers)
  }
}
