import SpeedupCore
import SpeedupPredict

/// The traces of one cell of a sweep: those on one core, those of several workers, and those of copies run together.
struct TracedCell {
  /// Recorded on one core, as planned for one worker or for more: what is replayed.
  private(set) var alone: [TaskTrace] = []
  /// Of k copies of one worker each, run together, by k.
  private(set) var copies: [Int: [TaskTrace]] = [:]
  /// Of k workers on k cores, by k.
  private(set) var together: [Int: [TaskTrace]] = [:]
  /// Runs that were left out since other load disturbed them, and all there were.
  private(set) var disturbed = 0
  private(set) var all = 0

  /// Part of its tasks' time that a run may wait for a CPU and still count.
  static let mostWaiting = 0.02

  /// - Parameters:
  ///   - traces: what the sweep left of the cell.
  ///   - copies: what a calibration left of copies of it, by their number, and of several workers.
  init(_ traces: [TaskTrace], copies: [Int: [TaskTrace]] = [:], together: [Int: [TaskTrace]] = [:]) {
    let onOneCore = traces.filter { $0.ranOn == 1 || $0.workers == 1 }
    let joint = traces.filter { $0.workers > 1 && ($0.ranOn ?? 0) >= $0.workers }
    for group in Dictionary(grouping: onOneCore, by: \.workers).sorted(by: { $0.key < $1.key }) {
      alone += undisturbed(group.value)
    }
    for (count, traces) in copies { self.copies[count] = undisturbed(traces) }
    let runs = together.merging(Dictionary(grouping: onOneCore.isEmpty ? [] : joint, by: \.workers)) { $0 + $1 }
    for (count, traces) in runs { self.together[count] = undisturbed(traces) }
  }

  /// Those whose tasks hardly waited for a CPU; all, where none is so.
  private mutating func undisturbed(_ traces: [TaskTrace]) -> [TaskTrace] {
    let quiet = traces.filter { $0.waitedShare <= Self.mostWaiting }
    all += traces.count
    guard !quiet.isEmpty else { return traces }
    disturbed += traces.count - quiet.count
    return quiet
  }

  /// What it says of slowdown and costs by itself.
  func calibration(cores: Int?) -> ReplayCalibration {
    guard !copies.isEmpty || !together.isEmpty else { return .none }
    return ReplayCalibration(
      alone: alone + (copies[1] ?? []), coRuns: copies, together: together,
      cores: cores)
  }
}
