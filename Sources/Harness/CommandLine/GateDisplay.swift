import SpeedupCore
import SpeedupJudge
import SpeedupSystem

struct GateDisplay {
  private let budget: Seconds?
  private var status: StatusLine
  /// When the first pair that counts began.
  private var firstPair: Seconds?
  private var isEstimated = false
  /// A rest of at least this long is told.
  private static let longWait = Seconds(10)

  init(budget: Seconds?, redraws: Bool) {
    self.budget = budget
    status = StatusLine(redraws: redraws)
  }

  mutating func show(_ gate: GateDirector, at elapsed: Seconds) {
    if gate.progress.pairs == 0 { firstPair = elapsed }
    estimate(gate, at: elapsed)
    status.show(at: elapsed, Self.line(gate.progress, elapsed: elapsed, budget: budget))
  }

  /// Tells once, after the first round over the cells, how long the verdicts will take; not where that is soon.
  private mutating func estimate(_ gate: GateDirector, at elapsed: Seconds) {
    guard !isEstimated, let left = gate.remaining, let firstPair, gate.progress.pairs > 0 else { return }
    isEstimated = true
    let pair = Seconds((elapsed - firstPair).value / Double(gate.progress.pairs))
    guard let line = Self.estimate(pair: pair, least: left.least, most: left.most, budget: budget.map { $0 - elapsed })
    else { return }
    status.say("speedup: \(line)")
  }

  /// How long the verdicts that are open take, if a pair takes so long; nil where that is soon.
  static func estimate(pair: Seconds, least: Int, most: Int, budget: Seconds?) -> String? {
    let (low, high) = (Seconds(pair.value * Double(least)), Seconds(pair.value * Double(most)))
    guard high >= longWait else { return nil }
    let time = "a pair takes \(Readable.brief(pair)); the verdicts take \(low.clock) at least and \(high.clock) at most"
    return time + (budget.map { $0 < high ? "; the budget ends them in \($0.clock)" : "" } ?? "")
  }

  func finish() { status.clear() }

  static func line(_ progress: GateDirector.Progress, elapsed: Seconds, budget: Seconds?) -> String {
    let limit = budget.map { " of at most \($0.clock)" } ?? ""
    return "\(progress.settled)/\(progress.cells) cells settled, \(progress.pairs) pairs, "
      + "\(elapsed.clock)\(limit)  \(SafeText.line(progress.label))"
  }
}
