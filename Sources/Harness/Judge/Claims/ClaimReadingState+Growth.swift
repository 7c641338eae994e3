import SpeedupCore
import SpeedupStatistics

/// An exponent is that of the last step, between the two largest sizes; through two points goes any curve. So a third size
/// tells whether it is one exponent at all: where it changes from step to step so much that one step more would turn the
/// verdict, or that the growth behind a start-up would, there is none.
extension ClaimReadingState {
  /// Why a verdict on an exponent does not stand, and what would decide it; nil where it stands.
  func growthObjection(_ verdict: ClaimVerdict) -> (reason: String, remedy: String)? {
    guard plan.reading.kind == .exponent, !plan.reading.isSlope, let region else { return nil }
    func holds(_ exponent: Double) -> Bool {
      switch region.better {
      case .higher: exponent >= region.lower
      case .lower: exponent <= region.upper
      case nil: region.contains(exponent)
      }
    }
    let steps = plan.parts.indices.compactMap(growth)
    let turning = steps.filter { holds($0.last) != holds($0.next) }
    let isAgainst = verdict == .refuted || verdict == .contradictedInSimulation
    // One figure refutes; all of them have to hold.
    let against = steps.filter { !holds($0.last) }
    let found = isAgainst ? (turning.filter { !holds($0.last) }.count == against.count ? turning : []) : turning
    guard let step = found.first(where: { holds($0.last) != isAgainst }) else { return nil }
    let numbers = [step.last - step.bend, step.last, step.next].map(Readable.brief)
    return (
      "the exponent is not one: \(numbers[0]), then \(numbers[1]); at larger sizes it may be \(numbers[2])",
      "a larger value of '\(plan.reading.over ?? "")'"
    )
  }

  /// The exponent of the last step of a part, by how much it differs from that of the step before, and what it may be
  /// further on: after one step more of the same change, or where only a constant below it hides the growth. All the same
  /// where it does not change beyond the noise (signed ranks, 5 %; counts have none); nil where there is none.
  private func growth(_ part: Int) -> (last: Double, bend: Double, next: Double)? {
    guard let last = try? median(values[part].map(\.middle)) else { return nil }
    let changes = bends[part].map(\.change)
    guard let bend = try? median(changes), bend != 0 else { return (last, 0, last) }
    if plan.isStatistical {
      let test = try? wilcoxonSignedRank(changes, alternative: bend > 0 ? .greater : .less)
      guard let test, test.pValue <= 0.05 else { return (last, 0, last) }
    }
    let next = last + bend
    // From 0.04, 0.16 and 0.5 of 100 + n² one step more gives 0.84; the power is 2.
    let power = (try? median(bends[part].compactMap(\.power))) ?? next
    return (last, bend, bend > 0 ? max(next, power) : min(next, power))
  }
}
