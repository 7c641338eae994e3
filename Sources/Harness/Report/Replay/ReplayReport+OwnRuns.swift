import SpeedupCore
import SpeedupPredict

extension ReplayReport {
  /// Why a plan recommends no row of a replay: the program's own runs contradict it; nil where none does.
  package static func doubt(_ model: ReplayModel) -> String? {
    contradictions(model).last.map { "\($0), so no simulated row is to be relied upon; measure the rows that matter" }
  }

  private static func contradictions(_ model: ReplayModel) -> [String] {
    model.contradictions.map { one in
      "this program's own runs with \(one.workers) workers\(sharing(one.cores, one.workers)) took \(Readable.text(Seconds(one.measured))), outside of the "
        + "\(band(one.told)) told for as many"
    }
  }

  private static func sharing(_ cores: Int, _ workers: Int) -> String {
    cores < workers ? " on \(Counted.text(cores, "core"))" : ""
  }

  /// Whether the program's own runs contradict the replay, so that no row of several workers is to be relied upon.
  func isDoubtful(_ point: ReplayPoint) -> Bool { point.workers > 1 && !contradicted.isEmpty }

  /// What a row says whose locks and order are replayed one without the other.
  static let locksApart = "locks and order of tasks each replayed alone"

  /// What the program's own runs say against a row: those of as many workers, each with a core of its own, and that waits
  /// overlap which the row takes one after the other.
  func doubts(_ answer: ReplayPrediction) -> [String] {
    let point = answer.point
    guard point.workers > 1 else { return [] }
    let own = contradicted[ReplayPoint(cores: point.cores, workers: point.workers)]
    let isInTurn = calibration.ownWaits > 1 && calibration.waitsAtOnce(point) == 1
    return (own.map { ["own runs took \(Readable.text(Seconds($0)))"] } ?? [])
      + (isInTurn ? ["waits in turn, though they overlap"] : [])
      + (answer.hasLocksApart ? [Self.locksApart] : [])
      + (answer.graphOf.map { ["graph of \(Counted.text($0, "worker"))"] } ?? [])
  }

  /// The time before there was an executor, a sentence each.
  package static func startUps(_ traces: [TaskTrace]) -> [String] {
    traces.flatMap(\.phases).filter { $0.isSerial && $0.name == SparkEventLog.startUp }.map {
      "Start-up: \(Readable.text($0.end - $0.begin)) until executors were there, serial: no number of workers makes it shorter."
    }
  }

  /// What the program's own runs with several workers say of a replay, a sentence each; nothing where they agree.
  package static func ownRuns(_ model: ReplayModel) -> [String] {
    func text(_ seconds: Double) -> String { Readable.text(Seconds(seconds)) }
    var lines = contradictions(model).map { "Contradicted: \($0)." }
    let check = model.recordedCheck
    if let check {
      let error = Readable.change(check.replayed.centre / check.measured)
      lines.append(
        "Self-check: the recorded run took \(text(check.measured)) with \(check.workers) workers\(sharing(check.cores, check.workers)); replayed with as many it "
          + "takes "
          + "\(text(check.replayed.centre)), \(error)."
          + (model.misfit == 1 ? "" : " All bands are wider by as much."))
    }
    let calibration = model.calibration
    if calibration.ownWaits > 1 {
      let shown = check == nil ? "its own runs with \(calibration.ownWaits) workers show" : "the recorded run shows"
      let rest =
        calibration.takesOwnWaits
        ? "; all rows take them so."
        : "; rows of more workers take them so. Those of up to \(calibration.mostWorkers), which are held against these runs, "
          + "take them as those of one device, served in turn."
      lines.append("This program's waits overlap, as \(shown)\(rest)")
    }
    return lines
  }
}
