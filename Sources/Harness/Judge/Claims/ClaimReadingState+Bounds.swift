import SpeedupCore

/// Of a run that was killed at a limit only a bound is known, and of a replay a band.
extension ClaimReadingState {
  /// The metric's value of one run, as far as it is known.
  mutating func value(_ result: CellResult, _ axes: [AxisValue]) -> ClaimValue? {
    func number(_ end: ClaimFigures.End = .asMeasured) -> Double? {
      plan.reading.metric.value(ClaimFigures(result, axes: axes, end).number)
    }
    if result.status.isLimit {
      guard plan.reading.isCensorable else { return nil }
      limit = limit ?? result.status
      return .reached(number() ?? 0)
    }
    guard result.status == .ok, let middle = number() else { return nil }
    guard plan.reading.means == .replay else { return ClaimValue(middle) }
    let ends = [number(.low) ?? middle, number(.high) ?? middle]
    return ClaimValue(min(middle, ends[0], ends[1]), middle, max(middle, ends[0], ends[1]))
  }

  /// Whether a bound may lie on either side of an end of the region, so that more of its kind decide nothing.
  func isAcrossAnEnd(_ value: ClaimValue) -> Bool {
    guard let region, !value.isExact else { return false }
    return [region.lower, region.upper].contains { $0.isFinite && value.lower < $0 && $0 < value.upper }
  }

  /// Why figures of runs that were killed at a limit leave a reading open, and what would decide it.
  static func reason(_ limit: RunStatus) -> String {
    "of runs killed at the \(limit == .timeout ? "time" : "memory") limit only what they had reached is known"
  }

  static func remedy(_ limit: RunStatus) -> String {
    limit == .timeout ? "a longer time limit (--timeout)" : "a larger memory limit (--memory-limit)"
  }
}
