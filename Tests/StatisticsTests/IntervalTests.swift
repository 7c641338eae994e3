import Testing

@testable import SpeedupStatistics

@Suite("Intervals")
struct IntervalTests {
  /// A reproducible skewed sample of positive values.
  static func sample(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in 1 + 3 * generator.nextUniform() * generator.nextUniform() }
  }

  @Test func `the median interval appears at the smallest sample size and not before`() throws {
    for confidence in [0.5, 0.9, 0.95, 0.99, 0.999] {
      let smallest = try smallestSampleSize(forQuantile: 0.5, confidence: confidence)
      #expect(medianInterval(Self.sample(smallest, seed: 1), confidence: confidence) != nil)
      #expect(medianInterval(Self.sample(smallest - 1, seed: 1), confidence: confidence) == nil)
    }
    #expect(try smallestSampleSize(forQuantile: 0.5, confidence: 0.95) == 6)
    #expect(try smallestSampleSize(forQuantile: 0.975, confidence: 0.95) == 146)
    #expect(throws: StatisticsError.self) {
      try smallestSampleSize(forQuantile: 1e-30, confidence: 0.95)
    }
  }

  @Test func `the interval of another quantile appears at its smallest sample size`() throws {
    for probability in [0.1, 0.25, 0.9, 0.975] {
      let smallest = try smallestSampleSize(forQuantile: probability, confidence: 0.9)
      #expect(
        try orderStatisticRanks(count: smallest, probability: probability, confidence: 0.9) != nil)
      #expect(
        try orderStatisticRanks(count: smallest - 1, probability: probability, confidence: 0.9)
          == nil)
    }
  }

  @Test func `a level that the ranks attain exactly is not lost to rounding`() {
    // The extremes of six values miss the median with probability 2 / 64.
    #expect(medianInterval([1, 2, 3, 4, 5, 6], confidence: 1 - 2.0 / 64)?.upper == 6)
  }

  @Test func `order-statistic ranks cover what they say, and no tighter ranks would do`() throws {
    for count in [6, 13, 40, 200] {
      for probability in [0.2, 0.5, 0.7] {
        guard
          let ranks = try orderStatisticRanks(
            count: count, probability: probability, confidence: 0.95)
        else { continue }
        let below = try Binomial(trials: count, probability: probability)
        let covered = (ranks.lower..<ranks.upper).reduce(0.0) { $0 + below.pmf($1) }
        #expect(close(ranks.coverage, covered, 1e-9))
        #expect(covered >= 0.95)
        #expect(below.cdf(ranks.lower) > 0.025)
        #expect(below.upperTail(ranks.upper - 1) > 0.025)
      }
    }
  }

  @Test func `more confidence never gives a narrower interval`() throws {
    let (x, y) = (Self.sample(20, seed: 2), Self.sample(20, seed: 3))
    let levels = [0.5, 0.8, 0.9, 0.95, 0.99]
    let families: [[Interval]] = try [
      levels.compactMap { medianInterval(x, confidence: $0) },
      levels.compactMap { pairedRatio(x, y, confidence: $0)?.interval },
      levels.compactMap { try hodgesLehmann(x, confidence: $0).interval },
      levels.compactMap { try hodgesLehmannShift(x, y, confidence: $0).interval },
      levels.map { try clopperPearson(successes: 7, trials: 20, confidence: $0) },
      levels.map { try welchTTest(x, y, confidence: $0).interval },
      levels.compactMap { try bootstrapInterval(x, confidence: $0, seed: 4, statistic: mean) },
      levels.compactMap { try theilSen(x: x, y: y, confidence: $0).slopeInterval },
    ]
    for family in families {
      #expect(family.count == levels.count)
      for (inner, outer) in zip(family, family.dropFirst()) {
        #expect(outer.lower <= inner.lower && inner.upper <= outer.upper)
      }
    }
  }

  @Test func `too few values give no interval rather than a wide one`() throws {
    #expect(medianInterval([], confidence: 0.95) == nil)
    #expect(medianInterval([1], confidence: 0.95) == nil)
    #expect(medianInterval([1, 2], confidence: 0.95) == nil)
    #expect(medianInterval([1, 2], confidence: 0.5)?.width == 1)
    #expect(try hodgesLehmann([1, 2, 3], confidence: 0.95).interval == nil)
    #expect(try hodgesLehmannShift([1, 2], [3, 4], confidence: 0.95).interval == nil)
  }

  @Test func `NaN and senseless levels give no median interval`() {
    let values = [1, 2, 3, 4, 5, 6, .nan]
    #expect(medianInterval(values, confidence: 0.95) == nil)
    for confidence in [0, 1, -1, .nan] as [Double] {
      #expect(medianInterval([1, 2, 3, 4, 5, 6], confidence: confidence) == nil)
    }
  }

  @Test func `censored values bound the median from one side only`() {
    let values = [1, 2, 3, 4, 5, .infinity]
    let interval = medianInterval(values, confidence: 0.95)
    #expect(interval?.lower == 1)
    #expect(interval?.upper == .infinity)
    #expect(interval?.contains(1e300) == true)
  }

  @Test func `Hodges-Lehmann moves with the data and scales with its unit`() throws {
    let x = Self.sample(14, seed: 8)
    let base = try hodgesLehmann(x, confidence: 0.95)
    let moved = try hodgesLehmann(x.map { 4 * $0 + 1 }, confidence: 0.95)
    #expect(close(moved.estimate, 4 * base.estimate + 1, 1e-12))
    let shift = try hodgesLehmannShift(x.map { $0 + 2.5 }, x, confidence: 0.95)
    #expect(close(shift.estimate, 2.5, 1e-12))
  }

  @Test func `large samples take the normal limit close to the exact interval`() throws {
    // One value beyond the limit must change the method, but hardly the ranks.
    let values = Self.sample(51, seed: 9)
    let exact = try hodgesLehmann(Array(values.dropLast()), confidence: 0.95)
    let normal = try hodgesLehmann(values, confidence: 0.95)
    #expect(exact.isExact && !normal.isExact)
    let widths = (try #require(exact.interval).width, try #require(normal.interval).width)
    #expect(abs(widths.0 - widths.1) < 0.15 * widths.0)
    #expect(throws: StatisticsError.self) {
      try hodgesLehmann([Double](repeating: 1, count: 3000), confidence: 0.95)
    }
  }

  @Test func `Clopper-Pearson covers every probability at least as often as it says`() throws {
    // Exact, not simulated: the covered outcomes' probabilities are added up. Conservative by
    // construction, because outcomes are whole numbers.
    let trials = 23
    let intervals = try (0...trials).map {
      try clopperPearson(successes: $0, trials: trials, confidence: 0.95)
    }
    for step in 0...200 {
      let probability = Double(step) / 200
      let outcomes = try Binomial(trials: trials, probability: probability)
      let covered = (0...trials).reduce(0.0) {
        intervals[$1].contains(probability) ? $0 + outcomes.pmf($1) : $0
      }
      #expect(covered >= 0.95 - 1e-12, "\(probability)")
    }
  }

  @Test func `Clopper-Pearson refuses counts that cannot be`() throws {
    #expect(throws: StatisticsError.self) {
      try clopperPearson(successes: 3, trials: 2, confidence: 0.9)
    }
    #expect(throws: StatisticsError.self) {
      try clopperPearson(successes: -1, trials: 2, confidence: 0.9)
    }
    #expect(throws: StatisticsError.self) {
      try clopperPearson(successes: 0, trials: -2, confidence: 0.9)
    }
    #expect(try clopperPearson(successes: 0, trials: 0, confidence: 0.9).width == 1)
  }

  @Test func `a bootstrap follows from its seed`() throws {
    let values = Self.sample(25, seed: 10)
    func interval(_ seed: UInt64) throws -> Interval? {
      try bootstrapInterval(values, confidence: 0.9, resamples: 200, seed: seed, statistic: mean)
    }
    #expect(try interval(1) == interval(1))
    #expect(try interval(1) != interval(2))
  }

  @Test func `a bootstrap that cannot tell says so`() throws {
    // A constant sample has no influence values to accelerate by.
    #expect(
      try bootstrapInterval([2, 2, 2, 2], confidence: 0.9, seed: 1, statistic: mean) == nil)
    #expect(
      try bootstrapInterval([1, 2, 3], confidence: 0.9, seed: 1) { _ in .infinity } == nil)
    #expect(throws: StatisticsError.tooFew(have: 1, needed: 2)) {
      try bootstrapInterval([1], confidence: 0.9, seed: 1, statistic: mean)
    }
    #expect(throws: StatisticsError.self) {
      try bootstrapInterval([1, 2, 3], confidence: 0.95, resamples: 39, seed: 1, statistic: mean)
    }
  }
}
