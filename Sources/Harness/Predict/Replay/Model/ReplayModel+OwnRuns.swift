import Glibc

/// What this cell's own runs with several workers say of its replay.
extension ReplayModel {
  /// With how many workers, at most, this cell's own runs took less time than one device allows that serves in turn: nearer
  /// to what they take where waits overlap; 1: with none.
  func overlappingWaits() -> Int {
    for (point, walls) in ownRuns where point.workers > 1 {
      let (workers, measured) = (point.workers, Self.median(walls))
      let runs = plan(for: workers).runs
      guard runs.contains(where: { $0.contains { $0.blockedShare > ReplayBand.blockedShare } }) else { continue }
      let prepared = runs.map { PreparedRun($0, point, calibration.ownCosts ?? .none) }
      func time(_ waits: Int) -> Double {
        var taken = calibration
        taken.ownWaits = waits
        return Self.median(prepared.map { RunReplay($0, point, taken, .centre(.together)).wall })
      }
      let (inTurn, overlapped) = (time(1), time(workers))
      if inTurn > overlapped * exp(2 * ReplayBand.margin), measured * measured < inTurn * overlapped { return workers }
    }
    return 1
  }

  /// Runs with several workers, most workers first: with a core for each, then those whose workers shared fewer.
  private var ownRuns: [(point: ReplayPoint, walls: [Double])] {
    let alone = calibration.walls.merging(recorded) { own, _ in own }.sorted { $0.key > $1.key }
    return alone.map { (point: ReplayPoint(cores: $0.key, workers: $0.key), walls: $0.value) } + sharing
  }

  private var sharing: [(point: ReplayPoint, walls: [Double])] {
    recordedSharing.sorted { ($0.key.workers, $0.key.cores) > ($1.key.workers, $1.key.cores) }.map {
      (point: $0.key, walls: $0.value)
    }
  }

  /// What runs took that were recorded with several workers, and their replay with as many on as many cores; nil where there
  /// are none.
  package var recordedCheck: (cores: Int, workers: Int, measured: Double, replayed: TimeBand)? {
    let alone = recorded.max { $0.key < $1.key }.map {
      (point: ReplayPoint(cores: $0.key, workers: $0.key), walls: $0.value)
    }
    guard let run = alone ?? sharing.first, let replayed = try? predict(run.point).time else { return nil }
    return (run.point.cores, run.point.workers, Self.median(run.walls), replayed)
  }

  /// See ``misfit``, while nothing is known of it.
  var recordedMisfit: Double {
    guard let check = recordedCheck, check.measured > 0, check.replayed.low > 0 else { return 1 }
    if check.measured > check.replayed.high { return check.measured / check.replayed.high }
    return check.measured < check.replayed.low ? check.measured / check.replayed.low : 1
  }

  /// The band with what the recorded run is beyond it.
  func reaching(_ band: TimeBand) -> TimeBand {
    TimeBand(low: band.low * min(1, misfit), centre: band.centre, high: band.high * max(1, misfit))
  }

  /// What recorded runs took, where that is so far outside of the band that is told for as many workers that no wider one
  /// makes up for it.
  private var recordedContradiction: (cores: Int, workers: Int, measured: Double, told: TimeBand)? {
    guard abs(log(misfit)) > log(1 + ReplayBand.widestTruth), let check = recordedCheck else { return nil }
    let told = TimeBand(
      low: check.replayed.low / min(1, misfit), centre: check.replayed.centre,
      high: check.replayed.high / max(1, misfit))
    return (check.cores, check.workers, check.measured, told)
  }

  /// Runs of several workers whose median lies outside of the band that is told for as many: a replay and its
  /// neighbours are not to be relied upon then. Runs that differ too much say nothing.
  package var contradictions: [(cores: Int, workers: Int, measured: Double, told: TimeBand)] {
    (recordedContradiction.map { [$0] } ?? [])
      + calibration.walls.sorted { $0.key < $1.key }.compactMap { workers, walls in
        let (middle, differ) = (Self.median(walls), calibration.spread[workers] ?? 0)
        guard workers > 1, !walls.isEmpty, differ <= ReplayBand.widestTruth,
          let told = try? predict(ReplayPoint(cores: workers, workers: workers)).time,
          middle < told.low || middle > told.high
        else { return nil }
        return (workers, workers, middle, told)
      }
  }
}
