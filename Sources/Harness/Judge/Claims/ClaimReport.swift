import SpeedupCore

/// What a sitting came to: every claim with its verdict, the ones that were never run included.
package struct ClaimReport: Sendable {
  package let outcomes: [ClaimOutcome]
  /// Bound on the probability of any wrong verdict, and the readings that share it.
  package let family: ClaimFamilySize
  package let seed: UInt64
  package let rounds: Int
  package let ending: RunEnding
  package let elapsed: Seconds
  package let machine: String
  package let cores: Int
  /// What a reader should know besides, one line each.
  package var notes: [String] = []

  package init(
    _ outcomes: [ClaimOutcome], family: ClaimFamilySize, seed: UInt64, rounds: Int, ending: RunEnding,
    elapsed: Seconds, machine: String, cores: Int
  ) {
    self.outcomes = outcomes
    self.family = family
    self.seed = seed
    self.rounds = rounds
    self.ending = ending
    self.elapsed = elapsed
    self.machine = machine
    self.cores = cores
  }

  package func count(_ verdict: ClaimVerdict) -> Int { outcomes.count { $0.verdict == verdict } }

  /// 1 for a claim that is refuted or contradicts itself, else 3 for one that was not run although it could be, else 4 for
  /// one that is open, else 0.
  package var exitStatus: Int32 {
    if outcomes.contains(where: { $0.verdict.isAgainst }) { return 1 }
    let unmeasured = outcomes.filter { $0.readings.contains(where: \.isUnmeasured) }
    if unmeasured.contains(where: { $0.verdict == .notTestable }) { return 3 }
    return count(.inconclusive) > 0 ? 4 : 0
  }

  /// One line: `3 refuted, 12 confirmed`.
  package var summary: String { Counted.list(ClaimVerdict.self, count) }
}

extension ClaimReport {
  /// The outcomes of claims of which some readings were run.
  /// - Parameters:
  ///   - refused: why a reading is not run although it could be, by claim and place, such as commands not allowed.
  ///   - cores: the CPUs that may be used.
  package static func outcomes(
    _ claims: [Claim], _ director: ClaimDirector, refused: [[Int]: String] = [:], cores: Int, ending: RunEnding
  ) -> [ClaimOutcome] {
    var states: [[Int]: ClaimReadingState] = [:]
    for state in director.states { states[[state.plan.claim, state.plan.place]] = state }
    let family = ClaimFamilySize(readings: director.plan.family, level: director.plan.level)
    return claims.enumerated().map { number, claim in
      ClaimOutcome(
        claim,
        claim.readings.enumerated().map { place, reading in
          if let state = states[[number, place]] {
            return ClaimReadingOutcome(state, ending: ending, family: family)
          }
          return ClaimReadingOutcome(withoutRuns: reading, refused: refused[[number, place]], cores: cores)
        })
    }
  }
}

extension ClaimReadingOutcome {
  /// Of a reading that no run is made for.
  /// - Parameter refused: why it is not run although it could be.
  package init(withoutRuns reading: ClaimReading, refused: String?, cores: Int) {
    if let reason = reading.obstacle(cores: cores) ?? refused {
      self.init(reading, .notTestable, reason: reason)
      isUnmeasured = reason == refused
    } else {
      self.init(arithmetic: reading)
    }
  }

  package init(arithmetic reading: ClaimReading) {
    let result = ClaimArithmetic(reading.statements)
    let against: ClaimVerdict = reading.kind == .table ? .refuted : .internallyInconsistent
    switch result.holds {
    case true?: self.init(reading, .confirmed)
    case false?:
      self.init(reading, against, reason: result.exceptions.joined(separator: "; "))
    case nil: self.init(reading, .inconclusive, reason: result.undefined ?? "")
    }
    let held = result.checked - result.broken - result.valueless
    basis =
      held == result.checked
      ? "\(held) \(held == 1 ? "statement holds" : "statements hold")"
      : result.broken > 0
        ? "\(result.broken) of \(Counted.text(result.checked, "statement")) \(result.broken == 1 ? "doesn't" : "don't") hold"
        : "\(held) of \(Counted.text(result.checked, "statement")) \(held == 1 ? "holds" : "hold")"
  }
}
