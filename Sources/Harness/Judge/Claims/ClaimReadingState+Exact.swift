import SpeedupCore

extension ClaimReading {
  /// Whether a run that was killed at a limit still has a figure: at least what it had reached.
  var isCensorable: Bool {
    let growing: Set<String> = ["wall", "cpu", "memory", "wall_seconds", "cpu_seconds", "peak_memory_bytes"]
    return metric.names.count == 1 && growing.contains(metric.text)
  }

  /// Rounds after which counts and answers are decided.
  var exactRounds: Int { runs ?? ClaimReadingState.usualRounds }
}

extension ClaimReadingState {
  /// The verdict of counts, answers and runs without a failure; nil while there are too few.
  ///
  /// A single exception refutes. "Always" is never proved: so many runs without a failure leave at most a failure rate
  /// that ``ClaimReadingReport`` tells.
  var exactVerdict: ClaimVerdict? {
    switch plan.reading.kind {
    case .successRate:
      if successes < trials { return .refuted }
      return trials >= (plan.reading.runs ?? Self.usualRuns) ? .confirmed : nil
    case .determinism: return answersVerdict
    case .equivalence where plan.reading.comparesAnswers: return answersVerdict
    default: return countsVerdict
    }
  }

  /// Whether enough runs ended well, and none gave an answer that could be compared: those of commands have none.
  var lacksAnswers: Bool {
    let isAboutAnswers =
      plan.reading.kind == .determinism || plan.reading.kind == .equivalence && plan.reading.region == nil
    return isAboutAnswers && !hasAnswers && successes >= plan.reading.exactRounds
  }

  private var answersVerdict: ClaimVerdict? {
    if difference != nil { return .refuted }
    guard rounds >= plan.reading.exactRounds else { return nil }
    return hasAnswers ? .confirmed : nil
  }

  private var countsVerdict: ClaimVerdict? {
    guard let region, !values.isEmpty else { return nil }
    let all = values.joined()
    let isEnough = values.allSatisfy { $0.count >= plan.reading.exactRounds }
    // Counts that the kernel samples may differ by one digit in the last place of a logarithm.
    func isInside(_ value: Double) -> Bool {
      region.contains(value) || abs(value - region.lower) <= 1e-9 * max(1, abs(value))
        || abs(value - region.upper) <= 1e-9 * max(1, abs(value))
    }
    let outside = all.filter { value in
      value.upper < region.lower && !isInside(value.upper) || value.lower > region.upper && !isInside(value.lower)
    }
    guard outside.isEmpty else {
      let isBetter = outside.allSatisfy {
        region.better == .higher ? $0.lower > region.upper : region.better == .lower && $0.upper < region.lower
      }
      // One exception refutes; that a count is always better takes as many rounds as that it is always right.
      return isBetter ? (isEnough ? .moreThanClaimed : nil) : .refuted
    }
    return isEnough && all.allSatisfy { isInside($0.lower) && isInside($0.upper) } ? .confirmed : nil
  }
}

extension ClaimReadingState {
  /// The verdict of a replay: with the whole band inside the region it is confirmed, with the whole band outside refuted;
  /// nil while there are too few rounds. The cap of the evidence makes it one "in simulation".
  var replayVerdict: ClaimVerdict? {
    guard let region, !values.isEmpty, values.allSatisfy({ $0.count >= plan.reading.exactRounds }) else { return nil }
    let spans = values.map { band in (band.map(\.lower).min() ?? 0, band.map(\.upper).max() ?? 0) }
    if spans.allSatisfy({ $0.0 >= region.lower && $0.1 <= region.upper }) { return .confirmed }
    let above = spans.count { $0.0 > region.upper }
    let below = spans.count { $0.1 < region.lower }
    guard above + below > 0 else { return .inconclusive }
    let isBetter = region.better == .higher ? below == 0 : region.better == .lower ? above == 0 : false
    guard isBetter else { return .refuted }
    return above + below == spans.count ? .moreThanClaimed : .inconclusive
  }
}
