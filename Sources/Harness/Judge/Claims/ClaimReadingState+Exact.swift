import SpeedupCore

extension ClaimReading {
  /// Whether a run that was killed at a limit still has a figure, namely more than any other.
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
    case .equivalence where plan.reading.region == nil: return answersVerdict
    default: return countsVerdict
    }
  }

  private var answersVerdict: ClaimVerdict? {
    if difference != nil { return .refuted }
    guard rounds >= plan.reading.exactRounds else { return nil }
    return hasAnswers ? .confirmed : nil
  }

  private var countsVerdict: ClaimVerdict? {
    guard let region, !values.isEmpty else { return nil }
    let all = values.joined()
    // Counts that the kernel samples may differ by one digit in the last place of a logarithm.
    func isInside(_ value: Double) -> Bool {
      region.contains(value) || abs(value - region.lower) <= 1e-9 * max(1, abs(value))
        || abs(value - region.upper) <= 1e-9 * max(1, abs(value))
    }
    let outside = all.filter { !isInside($0) }
    guard outside.isEmpty else {
      let isBetter = outside.allSatisfy {
        region.better == .higher ? $0 > region.upper : region.better == .lower && $0 < region.lower
      }
      return isBetter ? .moreThanClaimed : .refuted
    }
    return values.allSatisfy { $0.count >= plan.reading.exactRounds } ? .confirmed : nil
  }
}
