import SpeedupKit

/// What a person wants to know while a sweep runs: how far, how long still, what failed.
package struct Progress: Sendable, Equatable {
  package private(set) var total: Int
  /// Runs that an earlier sweep recorded, or that are done now.
  package private(set) var done: Int
  /// Of those made now, how many did not end well.
  package private(set) var failed = 0
  private let doneBefore: Int
  private var spent = Seconds(0)

  /// At the start: `done` of `total` are recorded already.
  package init(total: Int, done: Int) {
    self.total = total
    self.done = done
    doneBefore = done
  }

  /// A run has ended, `elapsed` after the sweep's start.
  package mutating func ended(ok: Bool, elapsed: Seconds) {
    done += 1
    if !ok { failed += 1 }
    spent = elapsed
  }

  package mutating func dropped(_ runs: Int) { total -= runs }

  /// Runs made in this sitting.
  package var made: Int { done - doneBefore }

  /// Time left if the rest goes like what was done; nil before the first run.
  package var left: Seconds? {
    guard made > 0 else { return nil }
    return Seconds(spent.value / Double(made) * Double(total - done))
  }

  /// One line, without line end.
  package func line(running label: String) -> String {
    let percent = total == 0 ? 100 : done * 100 / total
    let rest = left.map { ", \($0.clock) left" } ?? ""
    let failures = failed > 0 ? ", \(failed) failed" : ""
    return "\(done)/\(total) runs (\(percent) %)\(rest)\(failures)  \(label)"
  }
}
