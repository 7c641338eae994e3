import Testing

@testable import SpeedupStatistics

@Suite("Summaries")
struct SummaryTests {
  static let values = [3.0, 1.5, 8.25, 2.0, 40.0, 2.0, 5.5]

  @Test func `a median is the middle value, or the mean of the middle two`() throws {
    #expect(try median([5]) == 5)
    #expect(try median([1, 4]) == 2.5)
    #expect(try median([9, 1, 5]) == 5)
    #expect(try median([4, 1, 3, 2]) == 2.5)
  }

  @Test func `a weighted median has half of the weight on either side, and with equal weights is the usual one`() throws
  {
    #expect(try weightedMedian([3, 9], weights: [1, 100]) == 9)
    #expect(try weightedMedian([9, 1, 5], weights: [1, 1, 3]) == 5)
    #expect(try weightedMedian([1, 2, 4], weights: [1, 1, 2]) == 3, "half of it is below 2, half above")
    #expect(try weightedMedian([4, 1, 3, 2], weights: [7, 7, 7, 7]) == 2.5)
    #expect(throws: StatisticsError.self) { try weightedMedian([], weights: []) }
    #expect(throws: StatisticsError.self) { try weightedMedian([1, 2], weights: [1, 0]) }
  }

  @Test func `the order of the values does not matter`() throws {
    for seed in 0..<20 as Range<UInt64> {
      let shuffled = seededShuffle(Self.values, seed: seed)
      #expect(try median(shuffled) == median(Self.values))
      #expect(try quantile(shuffled, 0.3) == quantile(Self.values, 0.3))
      #expect(try medianAbsoluteDeviation(shuffled) == medianAbsoluteDeviation(Self.values))
      #expect(close(try geometricMean(shuffled), try geometricMean(Self.values), 1e-14))
    }
  }

  @Test(arguments: [0.25, 8, 1024])
  func `location and spread scale with the unit`(factor: Double) throws {
    let scaled = Self.values.map { $0 * factor }
    #expect(try median(scaled) == factor * median(Self.values))
    #expect(try mean(scaled) == factor * mean(Self.values))
    #expect(try standardDeviation(scaled) == factor * standardDeviation(Self.values))
    #expect(try medianAbsoluteDeviation(scaled) == factor * medianAbsoluteDeviation(Self.values))
    #expect(close(try geometricMean(scaled), factor * (try geometricMean(Self.values)), 1e-14))
  }

  @Test func `quantiles never fall as the probability grows, and end at the extremes`() throws {
    let quantiles = try (0...100).map { try quantile(Self.values, Double($0) / 100) }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(quantiles.first == 1.5)
    #expect(quantiles.last == 40)
  }

  @Test func `a timed-out run counts as the largest value`() throws {
    #expect(try median([1, .infinity, 3]) == 3)
    #expect(try median([1, 2, .infinity, .infinity]) == .infinity)
    #expect(try median([-.infinity, 1]) == -.infinity)
    #expect(try median([.infinity, .infinity]) == .infinity)
    #expect(try medianAbsoluteDeviation([1, 2, .infinity]) == 1)
  }

  @Test func `infinity minus infinity is an error, not a NaN`() {
    #expect(throws: StatisticsError.undefined) { try median([-.infinity, .infinity]) }
    #expect(throws: StatisticsError.undefined) {
      try medianAbsoluteDeviation([.infinity, .infinity, 1])
    }
  }

  @Test func `no values are an error`() {
    #expect(throws: StatisticsError.empty) { try median([]) }
    #expect(throws: StatisticsError.empty) { try mean([]) }
    #expect(throws: StatisticsError.empty) { try geometricMean([]) }
    #expect(throws: StatisticsError.empty) { try standardDeviation([]) }
    #expect(throws: StatisticsError.tooFew(have: 1, needed: 2)) { try standardDeviation([1]) }
  }

  @Test func `a NaN is an error that names its place`() {
    #expect(throws: StatisticsError.notANumber(index: 1)) { try median([1, .nan, 3]) }
    #expect(throws: StatisticsError.notANumber(index: 0)) { try mean([.nan]) }
    #expect(throws: StatisticsError.notANumber(index: 2)) { try mean([1, 2, .infinity]) }
  }

  @Test func `a geometric mean needs positive values`() {
    #expect(throws: StatisticsError.notPositive(index: 1)) { try geometricMean([1, 0]) }
    #expect(throws: StatisticsError.notPositive(index: 0)) { try geometricMean([-1]) }
  }

  @Test(arguments: [-0.1, 1.1, .nan])
  func `a probability outside the unit interval is an error`(probability: Double) {
    #expect(throws: StatisticsError.self) { try quantile([1, 2], probability) }
  }

  @Test func `huge values of either sign do not overflow`() throws {
    let huge = Double.greatestFiniteMagnitude
    #expect(try median([-huge, huge]) == 0)
    #expect(try mean([huge, huge]) == huge)
    #expect(throws: StatisticsError.undefined) { try standardDeviation([-huge, huge]) }
  }

  @Test(arguments: [0.1, 1e-9, 0.7, -3.3, .greatestFiniteMagnitude])
  func `equal values have that mean and no deviation, also where their sum is rounded`(value: Double) throws {
    for count in 2...60 {
      let values = [Double](repeating: value, count: count)
      #expect(try mean(values) == value)
      #expect(try standardDeviation(values) == 0)
    }
  }

  @Test func `every error describes itself in words`() {
    let errors: [StatisticsError] = [
      .empty, .tooFew(have: 1, needed: 2), .tooMany(have: 9, limit: 8), .notANumber(index: 3),
      .notPositive(index: 4), .unequalCounts(5, 6), .outOfRange(parameter: "alpha", value: 7),
      .noVariation, .undefined,
    ]
    #expect(Set(errors.map(\.description)).count == errors.count)
    #expect(StatisticsError.tooFew(have: 1, needed: 2).description == "1 values, at least 2 needed")
  }
}
