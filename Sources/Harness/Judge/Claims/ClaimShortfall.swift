import SpeedupCore
import SpeedupStatistics

import Glibc

/// How strict a list is: what a single reading of it needs.
package struct ClaimFamilySize: Sendable, Equatable {
  package let readings: Int
  package let level: Double

  package init(readings: Int, level: Double) {
    self.readings = readings
    self.level = level
  }
}

/// Why a reading is open, and what would decide it.
struct ClaimShortfall {
  let reason: String
  let wouldDecide: String?

  init(_ state: ClaimReadingState, ending: RunEnding, family: ClaimFamilySize) {
    let word = state.plan.parts.contains { $0.second != nil } ? "pair" : "run"
    let count = state.values.map(\.count).min() ?? state.trials
    if state.timeObjection != nil {
      reason = state.timeObjection ?? ""
      wouldDecide =
        state.evidence.contains(.oversubscribed)
        ? "a machine with as many CPUs" : "a machine that is fit; see speedup doctor"
      return
    }
    let had = Counted.text(count, word)
    let stop =
      switch ending {
      case .complete: "\(had) did not decide it"
      case .budget: "the budget ended after \(had)"
      case .interrupted: "stopped after \(had)"
      case .broken: "no run could be made any more after \(had)"
      }
    if let limit = state.limit {
      reason = "\(stop): \(ClaimReadingState.reason(limit))"
      wouldDecide = ClaimReadingState.remedy(limit)
      return
    }
    let looks = ClaimLooks(readings: family.readings, level: family.level)
    if state.plan.reading.kind == .successRate {
      reason = stop
      wouldDecide = Self.runs(state, needed: ClaimFamily(readings: family.readings, level: family.level).needed)
      return
    }
    guard let need = Self.rounds(state, looks, ClaimFamily(readings: family.readings, level: family.level)) else {
      reason = stop
      wouldDecide = ending == .complete ? nil : "a larger --budget"
      return
    }
    reason = stop
    wouldDecide =
      need > Self.most
      ? "the figure lies at the edge of the region: more than \(Self.most) \(word)s would be needed"
      : "about \(Counted.text(need, word))"
  }

  private static let most = 500

  /// How many runs a success rate needs if they go on to end as those so far did.
  private static func runs(_ state: ClaimReadingState, needed: Double) -> String {
    guard let region = state.region, state.trials > 0 else { return "more runs" }
    let rate = Double(state.successes) / Double(state.trials)
    var trials = Double(max(8, state.trials))
    while trials < 20_000 {
      let (successes, all) = (Int((rate * trials).rounded()), Int(trials))
      // The last of the looks may spend the least; nobody knows which it will be.
      let test = ClaimTest(successes: successes, trials: all, in: region)
      if min(test.inside, test.below, test.above) <= needed / 4 { return "about \(all) runs, if they end as these did" }
      trials = (trials * 1.1).rounded(.up)
    }
    return "the rate lies at the edge of the region: more than \(Int(trials)) runs would be needed"
  }

  /// About how many rounds the part that lies nearest to an end needs: those of a test of a normal mean, and half as many
  /// again for one by ranks or signs; nil where too little is known.
  static func rounds(_ state: ClaimReadingState, _ looks: ClaimLooks, _ family: ClaimFamily) -> Int? {
    guard let region = state.region, let z = (try? Normal.quantile(1 - family.needed / 3)).map({ $0 + 1.28 }) else {
      return nil
    }
    let needs = state.values.compactMap { values -> Double? in
      let values = values.map(\.middle)
      guard values.count >= 4, let middle = try? median(values), middle.isFinite else { return nil }
      let spread = values.map { abs($0 - middle) }
      guard let deviation = (try? median(spread)).map({ $0 / 0.6745 }), deviation.isFinite else { return nil }
      let gap = min(abs(middle - region.lower), abs(middle - region.upper))
      guard gap > 0 else { return .infinity }
      return max(Double(looks.rounds[0]), 1.5 * pow(z * deviation / gap, 2))
    }
    guard let most = needs.max() else { return nil }
    return most < 1e6 ? Int(most.rounded(.up)) : 1_000_000
  }
}
