import Testing

@testable import SpeedupStatistics

@Suite("Sequential tests")
struct SequentialTests {
  @Test func `evidence starts at one and seven successes in a row reach twenty`() {
    var test = SignEValue()
    #expect(close(test.evidence, 1, 1e-13))
    for _ in 0..<6 { test.observe(success: true) }
    #expect(!test.rejects(alpha: 0.05))
    test.observe(success: true)
    #expect(test.rejects(alpha: 0.05))
    // ∫ (2p)⁷ · 2 dp over (½, 1).
    #expect(close(test.evidence, (256 - 1) / 8, 1e-12))
    #expect(test.count == 7 && test.failures == 0)
  }

  @Test func `a success raises the evidence and a failure lowers it`() {
    for successes in 0..<12 {
      for failures in 0..<12 {
        let here = SignEValue(successes: successes, failures: failures).evidence
        #expect(SignEValue(successes: successes + 1, failures: failures).evidence > here)
        #expect(SignEValue(successes: successes, failures: failures + 1).evidence < here)
      }
    }
  }

  @Test(arguments: [0.5, 0.45, 0.2, 0])
  func `under every null the expected evidence never grows`(probability: Double) {
    for successes in 0..<25 {
      for failures in 0..<25 {
        let expected =
          probability * SignEValue(successes: successes + 1, failures: failures).evidence
          + (1 - probability) * SignEValue(successes: successes, failures: failures + 1).evidence
        let here = SignEValue(successes: successes, failures: failures).evidence
        #expect(expected <= here * (1 + 1e-9))
      }
    }
  }

  @Test func `the probability of ever rejecting a true null is below alpha, exactly`() throws {
    // No simulation: the probabilities of all paths of fair tosses that have not been stopped yet
    // are carried along, and those of stopped ones are added up.
    for shapes in [(1.0, 1.0), (2.0, 5.0)] {
      var stopped = 0.0
      var alive = [1.0]
      for count in 1...120 {
        var next = [Double](repeating: 0, count: count + 1)
        for (successes, probability) in alive.enumerated() where probability > 0 {
          next[successes] += probability / 2
          next[successes + 1] += probability / 2
        }
        for successes in next.indices where 2 * successes > count && next[successes] > 0 {
          var test = try SignEValue(a: shapes.0, b: shapes.1)
          for toss in 0..<count { test.observe(success: toss < successes) }
          if test.rejects(alpha: 0.05) {
            stopped += next[successes]
            next[successes] = 0
          }
        }
        alive = next
      }
      #expect(stopped <= 0.05)
      // Not idle either: a bound that is never approached would only cost power.
      #expect(stopped > 0.01)
    }
  }

  @Test func `evidence survives any number of failures and successes`() {
    let hopeless = SignEValue(successes: 0, failures: 100_000)
    #expect(hopeless.evidence == 0 && !hopeless.rejects(alpha: 0.05))
    let certain = SignEValue(successes: 100_000, failures: 0)
    #expect(certain.evidence == .infinity && certain.rejects(alpha: 1e-300))
    #expect(close(certain.logEvidence, 69_303.9, 1e-5))
  }

  @Test func `mixture shapes and levels without meaning are refused`() {
    #expect(throws: StatisticsError.self) { try SignEValue(a: 0, b: 1) }
    #expect(throws: StatisticsError.self) { try SignEValue(a: 1, b: .nan) }
    #expect(!SignEValue(successes: 50, failures: 0).rejects(alpha: 0))
    #expect(throws: StatisticsError.self) { try SequentialComparison(band: -1, alpha: 0.05) }
    #expect(throws: StatisticsError.self) { try SequentialComparison(band: 0.01, alpha: 1) }
    let used = SignEValue(successes: 1, failures: 0)
    #expect(throws: StatisticsError.self) { try SequentialComparison(band: 0.01, alpha: 0.05, mixture: used) }
    #expect(throws: StatisticsError.self) { try MedianConfidenceSequence(confidence: 0) }
  }

  @Test func `a bet on high success rates decides unanimous pairs sooner`() throws {
    func pairsNeeded(_ mixture: SignEValue) throws -> Int {
      var comparison = try SequentialComparison(band: 0.01, alpha: 0.001, mixture: mixture)
      while comparison.verdict == .inconclusive { try comparison.observe(logRatio: 0.02) }
      return comparison.count
    }
    #expect(try pairsNeeded(SignEValue()) == 14)
    #expect(try pairsNeeded(SignEValue(a: 16, b: 1)) == 12)
  }

  @Test(arguments: [
    (0.02, Verdict.regressed), (-0.02, .improved), (0.0, .equivalent),
    (.infinity, .regressed), (-.infinity, .improved),
  ])
  func `steady log ratios reach their verdict`(logRatio: Double, verdict: Verdict) throws {
    var comparison = try SequentialComparison(band: 0.01, alpha: 0.05)
    while comparison.verdict == .inconclusive, comparison.count < 50 {
      try comparison.observe(logRatio: logRatio)
    }
    #expect(comparison.verdict == verdict)
    #expect(comparison.count == (verdict == .equivalent ? 7 : 8))
  }

  @Test func `values on the edge of the band prove nothing`() throws {
    var comparison = try SequentialComparison(band: 0.01, alpha: 0.05)
    for _ in 0..<100 {
      try comparison.observe(logRatio: 0.01)
      try comparison.observe(logRatio: -0.01)
    }
    #expect(comparison.verdict == .inconclusive)
  }

  @Test func `without a margin ties never show equivalence`() throws {
    var comparison = try SequentialComparison(band: 0, alpha: 0.05)
    for _ in 0..<100 { try comparison.observe(logRatio: 0) }
    #expect(comparison.verdict == .inconclusive)
  }

  @Test func `the first verdict stands, and mirrored data mirror it`() throws {
    var generator = SplitMix64(seed: 23)
    var forward = try SequentialComparison(band: 0.01, alpha: 0.05)
    var backward = forward
    for _ in 0..<40 {
      let logRatio = 0.03 + 0.01 * generator.nextNormal()
      try forward.observe(logRatio: logRatio)
      try backward.observe(logRatio: -logRatio)
    }
    #expect(forward.verdict == .regressed && backward.verdict == .improved)
    #expect(forward.above == backward.below && forward.underTop == backward.overBottom)
    for _ in 0..<200 { try forward.observe(logRatio: -0.5) }
    #expect(forward.verdict == .regressed)
  }

  @Test func `a NaN is refused and leaves the state alone`() throws {
    var comparison = try SequentialComparison(band: 0.01, alpha: 0.05)
    try comparison.observe(logRatio: 0.5)
    let before = comparison
    #expect(throws: StatisticsError.notANumber(index: 1)) {
      try comparison.observe(logRatio: .nan)
    }
    #expect(comparison == before)
    var sequence = try MedianConfidenceSequence(confidence: 0.95)
    #expect(throws: StatisticsError.notANumber(index: 0)) { try sequence.observe(.nan) }
    #expect(sequence.count == 0)
  }

  @Test func `the confidence sequence appears at eight values and only narrows`() throws {
    var generator = SplitMix64(seed: 29)
    var sequence = try MedianConfidenceSequence(confidence: 0.95)
    var last: Interval?
    for count in 1...200 {
      try sequence.observe(generator.nextNormal())
      #expect((sequence.interval != nil) == (count >= 8))
      if let last, let now = sequence.interval {
        #expect(last.lower <= now.lower && now.upper <= last.upper)
      }
      last = sequence.interval
    }
    #expect(try #require(last).width < 0.6)
  }

  @Test func `the confidence sequence inverts the sign test at every candidate`() throws {
    var generator = SplitMix64(seed: 31)
    let values = (0..<40).map { _ in generator.nextNormal() }
    var sequence = try MedianConfidenceSequence(confidence: 0.9)
    var rejected = [Bool](repeating: false, count: values.count)
    for (index, value) in values.enumerated() {
      try sequence.observe(value)
      let seen = values[...index]
      for (place, candidate) in values.enumerated() {
        let above = seen.count(where: { $0 > candidate })
        let below = seen.count(where: { $0 < candidate })
        let tests = [
          SignEValue(successes: above, failures: seen.count - above),
          SignEValue(successes: below, failures: seen.count - below),
        ]
        if tests.contains(where: { $0.rejects(alpha: 0.05) }) { rejected[place] = true }
      }
    }
    let interval = try #require(sequence.interval)
    #expect(values.map { !interval.contains($0) } == rejected)
  }

  @Test func `a jump of the median empties the confidence sequence and is reported as drift`()
    throws
  {
    var sequence = try MedianConfidenceSequence(confidence: 0.95)
    for index in 0..<60 { try sequence.observe(1 + 0.001 * Double(index % 7)) }
    #expect(!sequence.hasDrifted && sequence.interval != nil)
    for index in 0..<200 { try sequence.observe(2 + 0.001 * Double(index % 7)) }
    #expect(sequence.hasDrifted && sequence.interval == nil)
  }
}
