import SpeedupCore
import SpeedupEngine
import SpeedupSystem

/// How far a sweep is, and what failed on the way.
struct ProgressDisplay {
  private var progress: Progress
  private var status: StatusLine
  private var isEstimated = false
  /// A rest of at least this long is told.
  private static let longWait = Seconds(10)
  /// What was told of runs that did not end well: those of a cell say the same, and of bad input every cell that is given
  /// the same file does.
  private var told: Set<String> = []
  private var hasGivenUp = false

  init(_ progress: Progress, redraws: Bool) {
    self.progress = progress
    status = StatusLine(redraws: redraws)
  }

  mutating func show(running label: String, at elapsed: Seconds) {
    status.show(at: elapsed, SafeText.line(progress.line(running: label)))
  }

  mutating func ended(_ record: RunRecord, _ label: String, at elapsed: Seconds) {
    progress.ended(ok: record.status == .ok, elapsed: elapsed)
    guard record.status != .ok else { return }
    let text = SafeText.line("\(record.status.rawValue): \(label): \(record.detail)")
    guard told.insert(record.status == .badInput ? record.detail : text).inserted else { return }
    status.say(text, showsAgain: true)
  }

  /// Tells once, after the first pass over the cells, how long the rest will take; not where that is soon.
  mutating func estimate(after pass: Int, isAtMost: Bool) {
    guard !isEstimated, progress.made >= pass else { return }
    isEstimated = true
    guard let left = progress.left, left >= Self.longWait else { return }
    status.say(
      "speedup: one pass over \(Counted.text(pass, "cell")) is made; the other "
        + "\(Counted.text(progress.total - progress.done, "run")) take \(isAtMost ? "at most" : "about") \(left.clock)")
  }

  mutating func gaveUp(_ cell: GivenUpCell, _ label: String) {
    progress.dropped(cell.runsLeft)
    guard cell.runsLeft > 0, !cell.reason.hasPrefix(RunStatus.badInput.rawValue) else { return }
    status.say(
      SafeText.line(
        "given up: \(label): \(HopelessRule.patience) runs in a row ended alike; its other \(cell.runsLeft) runs are not made"
          + (hasGivenUp ? "" : " (--keep-going makes them)")))
    hasGivenUp = true
  }

  func finish() { status.clear() }
}
