import Testing

@testable import SpeedupStatistics

@Suite("Paired ratios")
struct PairedRatioTests {
  @Test func `a paired ratio cancels what the runs of a pair share`() throws {
    let shared = IntervalTests.sample(9, seed: 5)
    let pair = try #require(pairedRatio(shared.map { 3 * $0 }, shared, confidence: 0.95))
    #expect(close(pair.ratio, 3, 1e-12))
    let interval = try #require(pair.interval)
    #expect(close(interval.lower, 3, 1e-12) && close(interval.upper, 3, 1e-12))
  }

  @Test func `swapping the sides of a paired ratio inverts it`() throws {
    let (x, y) = (IntervalTests.sample(15, seed: 6), IntervalTests.sample(15, seed: 7))
    let forward = try #require(pairedRatio(x, y, confidence: 0.9))
    let backward = try #require(pairedRatio(y, x, confidence: 0.9))
    #expect(close(forward.ratio, 1 / backward.ratio, 1e-12))
    let (inner, outer) = (try #require(forward.interval), try #require(backward.interval))
    #expect(close(inner.lower, 1 / outer.upper, 1e-12))
    #expect(close(inner.upper, 1 / outer.lower, 1e-12))
  }

  @Test func `input that is no sample of pairs has no ratio`() {
    #expect(pairedRatio([], [], confidence: 0.95) == nil)
    #expect(pairedRatio([1], [1, 2], confidence: 0.95) == nil)
    #expect(pairedRatio([1, 0], [1, 2], confidence: 0.95) == nil)
    #expect(pairedRatio([1, -1], [1, 2], confidence: 0.95) == nil)
    #expect(pairedRatio([1, .nan], [1, 2], confidence: 0.95) == nil)
    #expect(pairedRatio([.infinity], [.infinity], confidence: 0.95) == nil)
    #expect(pairedRatio([2, 4], [1, 2], confidence: 0.95)?.ratio == 2)
    #expect(pairedRatio([2, 4], [1, 2], confidence: 0.95)?.interval == nil)
    #expect(pairedRatio([2, .infinity, 4], [1, 2, 2], confidence: 0.95)?.ratio == 2)
  }

  @Test func `what is wrong with a pair is said`() {
    func pairs(_ x: [Double], _ y: [Double]) throws -> [Double] {
      try PairedLogRatio(numerators: x, denominators: y).logRatios
    }
    #expect(throws: StatisticsError.unequalCounts(1, 2)) { try pairs([1], [1, 2]) }
    #expect(throws: StatisticsError.empty) { try pairs([], []) }
    #expect(throws: StatisticsError.notPositive(index: 1)) { try pairs([1, 1], [1, 0]) }
    #expect(throws: StatisticsError.notANumber(index: 0)) { try pairs([.nan], [1]) }
    #expect(throws: StatisticsError.undefined) { try pairs([.infinity], [.infinity]) }
  }
}
