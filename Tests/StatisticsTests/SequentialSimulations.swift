import Testing

@testable import SpeedupStatistics

/// Wrong verdicts, power and coverage when every single observation is looked at.
@Suite("Simulated sequential decisions")
struct SequentialSimulations {
  /// What a number of comparisons came to.
  struct Outcome {
    var verdicts: [Verdict: Int] = [:]
    var pairs = 0
    let repetitions: Int

    func share(_ verdict: Verdict) -> Double {
      Double(verdicts[verdict, default: 0]) / Double(repetitions)
    }
    var meanPairs: Double { Double(pairs) / Double(repetitions) }
  }

  /// Runs comparisons with a ±1 % margin until a verdict or `limit` pairs.
  static func compare(
    repetitions: Int, limit: Int, seed: UInt64, _ logRatio: (inout SplitMix64) -> Double
  ) throws -> Outcome {
    var generator = SplitMix64(seed: seed)
    var outcome = Outcome(repetitions: repetitions)
    for _ in 0..<repetitions {
      var comparison = try SequentialComparison(band: 0.01, alpha: 0.05)
      while comparison.verdict == .inconclusive, comparison.count < limit {
        try comparison.observe(logRatio: logRatio(&generator))
      }
      outcome.verdicts[comparison.verdict, default: 0] += 1
      outcome.pairs += comparison.count
    }
    return outcome
  }

  @Test func `with the median on the edge of the band, false alarms stay below alpha`() throws {
    // The hardest case: a success is a fair coin. "Equivalent" is right on the edge, but its own
    // e-value is at its limit there too, so every verdict is counted.
    let outcome = try Self.compare(repetitions: 3000, limit: 200, seed: 201) {
      0.01 + 0.02 * $0.nextNormal()
    }
    let wrong = 1 - outcome.share(.inconclusive)
    #expect(wrong <= 0.05, "\(wrong)")
  }

  @Test func `equal programs raise next to no false alarm, however noisy`() throws {
    for noise in [0.005, 0.02, 0.1] {
      let outcome = try Self.compare(repetitions: 1000, limit: 200, seed: 202) {
        noise * $0.nextNormal()
      }
      let wrong = outcome.share(.regressed) + outcome.share(.improved)
      // With noise far above the band, both directions approach a fair coin.
      #expect(wrong <= 0.05, "\(noise) \(wrong)")
    }
  }

  @Test func `two modes on either side of the band cost no more than alpha in total`() throws {
    // The median is inside the band's closure while both directional nulls are at their limit.
    let outcome = try Self.compare(repetitions: 3000, limit: 200, seed: 203) {
      $0.nextUniform() < 0.5 ? 0.05 : -0.05
    }
    let wrong = 1 - outcome.share(.inconclusive)
    #expect(wrong <= 0.05, "\(wrong)")
  }

  @Test func `ties on both edges of the band stay below alpha`() throws {
    // A coarse clock: median exactly +1 %, a third of all values tied there.
    let outcome = try Self.compare(repetitions: 2000, limit: 150, seed: 204) {
      let draw = $0.nextBounded(3)
      return draw == 0 ? 0.01 : (draw == 1 ? 0.02 : 0)
    }
    #expect(1 - outcome.share(.inconclusive) <= 0.05)
  }

  @Test(arguments: [(0.008, 15.0), (0.01, 25.0)])
  func `a shift of two percent is found under a normal noise of this size`(
    noise: Double, pairs: Double
  ) throws {
    // Nine values in ten, or five in six, then lie above the band's edge.
    let outcome = try Self.compare(repetitions: 2000, limit: 80, seed: 205) {
      0.0198 + noise * $0.nextNormal()
    }
    #expect(outcome.share(.regressed) >= 0.95, "\(outcome.verdicts)")
    #expect(outcome.share(.improved) == 0)
    #expect(outcome.meanPairs <= pairs, "\(outcome.meanPairs)")
  }

  @Test func `equal programs are shown equivalent when the noise is small`() throws {
    let outcome = try Self.compare(repetitions: 1000, limit: 60, seed: 206) {
      0.005 * $0.nextNormal()
    }
    #expect(outcome.share(.equivalent) >= 0.95, "\(outcome.verdicts)")
    #expect(outcome.meanPairs <= 20, "\(outcome.meanPairs)")
  }

  @Test func `an unfit machine stays inconclusive`() throws {
    let outcome = try Self.compare(repetitions: 1000, limit: 60, seed: 207) {
      0.5 * $0.nextNormal()
    }
    #expect(outcome.share(.inconclusive) >= 0.95, "\(outcome.verdicts)")
  }

  @Test func `the confidence sequence holds the median at all times at once`() throws {
    // Conservative, by the slack of Ville's inequality and of whole ranks, and by a horizon that
    // ends; so 95 % is a lower limit, here checked after each of 300 values.
    var generator = SplitMix64(seed: 208)
    let repetitions = 1000
    var kept = 0
    for _ in 0..<repetitions {
      var sequence = try MedianConfidenceSequence(confidence: 0.95)
      var held = true
      for _ in 0..<300 where held {
        try sequence.observe(generator.nextNormal())
        held = !sequence.hasDrifted && sequence.interval?.contains(0) != false
      }
      if held { kept += 1 }
    }
    let share = Double(kept) / Double(repetitions)
    #expect(share >= 0.95, "\(share)")
  }
}
