import Glibc

/// What this cell's own runs with several workers say of its replay.
extension ReplayModel {
  /// With how many workers, at most, this cell's own runs took less time than one device allows that serves in turn: nearer
  /// to what they take where waits overlap; 1: with none.
  func overlappingWaits() -> Int {
    for (workers, walls) in calibration.walls.sorted(by: { $0.key > $1.key }) where workers > 1 {
      let (point, measured) = (ReplayPoint(cores: workers, workers: workers), Self.median(walls))
      let runs = plan(for: workers).runs
      guard runs.contains(where: { $0.contains { $0.blockedShare > ReplayBand.blockedShare } }) else { continue }
      let prepared = runs.map { PreparedRun($0, point, calibration.ownCosts ?? .none) }
      func time(_ waits: Int) -> Double {
        var known = calibration
        known.ownWaits = waits
        return Self.median(prepared.map { RunReplay($0, point, known, .centre(.together)).wall })
      }
      let (inTurn, overlapped) = (time(1), time(workers))
      if inTurn > overlapped * exp(2 * ReplayBand.margin), measured * measured < inTurn * overlapped { return workers }
    }
    return 1
  }

  /// Runs of several workers whose median lies outside of the band that is told for as many: a replay and its
  /// neighbours are not to be relied upon then. Runs that differ too much say nothing.
  package var contradictions: [(workers: Int, measured: Double, told: TimeBand)] {
    calibration.walls.sorted { $0.key < $1.key }.compactMap { workers, walls in
      let (middle, differ) = (Self.median(walls), calibration.spread[workers] ?? 0)
      guard workers > 1, !walls.isEmpty, differ <= ReplayBand.widestTruth,
        let told = try? predict(ReplayPoint(cores: workers, workers: workers)).time,
        middle < told.low || middle > told.high
      else { return nil }
      return (workers, middle, told)
    }
  }
}
