import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupSystem

/// "Runs" of a plan's cells on cores that are not there: each is planned as for its numbers of cores and workers, made and
/// traced on one CPU, and replayed on so many virtual cores. What comes out is ``Evidence/simulated``: a wall time with
/// what the model allows it to be, and nothing else.
final class ReplayRunner: Runner {
  private let plan: SweepPlan
  private let runner: ProcessRunner
  private let calibrator: CalibrationRunner
  private let traces: TraceFolder
  private let folder: String
  /// By cell: the traces so far.
  private var sources: [Int: [TaskTrace]] = [:]
  /// By what cells have in common: what tasks cost side by side on the cores at hand.
  private var calibrations: [String: ReplayCalibration] = [:]

  /// Longest wait for idle CPUs before a run of it: the sitting's other claims share the budget.
  private static let patience = Seconds(1)
  private static let calibrationRuns = 2

  /// - Parameters:
  ///   - launchers: one for each core that a calibration may use at once.
  ///   - scratch: a directory of its own, for traces.
  init(_ plan: SweepPlan, on host: Host, launchers: [Launcher], scratch: String) throws {
    self.plan = plan
    runner = try ProcessRunner(plan, on: host, launchers: launchers)
    calibrator = CalibrationRunner(plan, on: host, launchers: launchers, patience: Self.patience)
    traces = try TraceFolder(in: scratch, plan: plan)
    folder = "\(scratch)/calibration"
    try Files.makeDirectory(folder)
  }

  func run(_ group: RunGroup) throws -> [CellResult]? {
    var results: [CellResult] = []
    for slot in group.slots {
      guard let result = try result(of: plan.cells[slot.cell], run: slot.block) else { return nil }
      results.append(result)
    }
    return results
  }

  private func result(of cell: PlannedCell, run: Int) throws -> CellResult? {
    guard let made = try runner.rehearse(cell, run: run, in: traces) else { return nil }
    guard made.status == .ok else { return made }
    func count(_ axis: String) -> Int { cell.values.value(of: axis).flatMap { Int($0) } ?? 1 }
    let (cores, workers) = (count("cores"), count("workers"))
    let path = "\(traces.path)/\(TraceFolder.name(rehearsal: cell.index, run: run, workers: workers))"
    guard Files.exists(path) else { return CellResult(status: .skipped, detail: "its run left no trace to replay") }
    sources[cell.index, default: []].append(try TaskTrace.read(path))
    try Files.remove(path)
    do {
      let model = try ReplayModel(sources[cell.index] ?? [], try calibration(of: cell, workers: workers))
      let answer = try model.predict(ReplayPoint(cores: cores, workers: workers))
      var result = CellResult(status: .ok, detail: answer.cover.rawValue)
      result.evidence = .simulated
      result.figures.wall = Seconds(answer.time.centre)
      result.wallBand = answer.time.low...answer.time.high
      return result
    } catch let refusal as ReplayRefusal {
      return CellResult(status: .skipped, detail: "the replay refuses: \(refusal)")
    } catch is CancellationError { return nil }
  }

  /// Made once for all cells that differ in cores and workers only; a single worker needs none.
  private func calibration(of cell: PlannedCell, workers: Int) throws -> ReplayCalibration {
    guard workers > 1, calibrator.cpus.count > 1 else { return .none }
    let name = ReplayInput.name(ofLabel: cell.label)
    if let known = calibrations[name] { return known }
    var copies: [Int: [TaskTrace]] = [:]
    for run in 1...Self.calibrationRuns {
      for count in Calibration.counts(upTo: calibrator.cpus.count) {
        let names = (0..<count).map {
          ReplayInput.calibrationName(.copies, count: count, cell: cell.index, run: run, copy: $0)
        }
        // Without a trace the replay is not calibrated, and its band says so.
        guard try calibrator.run(cell, copies: count, workers: 1, folder: folder, names: names) == nil else { continue }
        for name in names {
          copies[count, default: []].append(try TaskTrace.read("\(folder)/\(name)"))
          try Files.remove("\(folder)/\(name)")
        }
      }
    }
    let alone = (sources[cell.index] ?? []) + (copies[1] ?? [])
    let made =
      copies.isEmpty
      ? .none : ReplayCalibration(alone: alone, coRuns: copies, together: [:], cores: calibrator.cpus.count)
    calibrations[name] = made
    return made
  }
}
