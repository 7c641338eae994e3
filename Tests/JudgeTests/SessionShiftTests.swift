import Glibc
import Testing

@testable import SpeedupJudge
@testable import SpeedupStatistics

@Suite struct SessionShiftTests {
  private func noisy(_ count: Int, around center: Double, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in center + 0.01 * random.nextNormal() }
  }

  @Test(arguments: [(3, 3), (5, 5), (10, 5), (20, 5), (30, 6), (100, 10), (1000, 32)])
  func `passes are grouped into batches of about their root and at least five`(passes: Int, batches: Int) throws {
    #expect(try SessionShift.batchLevels(Array(repeating: 1, count: passes)).count == batches)
  }

  @Test func `every pass is in exactly one batch`() throws {
    // With a single outlier per position, some batch of two must show it at its mean.
    for place in 0..<10 {
      var values = [Double](repeating: 0, count: 10)
      values[place] = 1
      #expect(try SessionShift.batchLevels(values).reduce(0, +) == 0.5)
    }
  }

  @Test func `the batches equal welchs test of their medians`() throws {
    let (base, new) = (noisy(10, around: 0, seed: 1), noisy(10, around: 0.1, seed: 2))
    let shift = try #require(try SessionShift(base: base, new: new, confidence: 0.99))
    let welch = try welchTTest(
      SessionShift.batchLevels(new), SessionShift.batchLevels(base).map { $0 + 0.02 }, alternative: .greater)
    #expect(shift.method == .batches)
    #expect(try shift.pAbove(0.02) == welch.pValue)
    #expect(shift.interval.contains(0.1) && !shift.interval.contains(0))
  }

  @Test func `swapping the sides mirrors everything`() throws {
    let (base, new) = (noisy(12, around: 0, seed: 3), noisy(15, around: 0.03, seed: 4))
    let there = try #require(try SessionShift(base: base, new: new, confidence: 0.99))
    let back = try #require(try SessionShift(base: new, new: base, confidence: 0.99))
    #expect(abs(there.interval.lower + back.interval.upper) < 1e-12)
    #expect(abs(try there.pAbove(0.01) - back.pBelow(0.01)) < 1e-12)
    #expect(abs(try there.pWithin(0.05) - back.pWithin(0.05)) < 1e-12)
  }

  /// Twelve runs against twelve that were killed when they had cost this much, which is a logarithm.
  private func killed(at least: Double, isBase: Bool = false) throws -> SessionShift {
    let runs = noisy(12, around: 0, seed: 5)
    let (killed, known) = ([Double](repeating: .infinity, count: 12), [Double](repeating: least, count: 12))
    let shift =
      isBase
      ? try SessionShift(base: killed, new: runs, least: (known, runs), confidence: 0.99)
      : try SessionShift(base: runs, new: killed, least: (runs, known), confidence: 0.99)
    return try #require(shift)
  }

  @Test func `killed runs cost what they had cost by then or more`() throws {
    let shift = try killed(at: 1)
    #expect(shift.method == .ranks && shift.estimate == .infinity && shift.interval.upper == .infinity)
    #expect(shift.interval.lower > 0.9 && shift.interval.lower < 1)
    #expect(try shift.pAbove(0.5) < 1e-5 && shift.pAbove(1.1) > 0.99)
    #expect(try shift.pBelow(0) > 0.99 && shift.pWithin(0.5) > 0.99)
  }

  @Test func `runs killed below what the other side cost decide nothing`() throws {
    let new = try killed(at: -1)
    #expect(try new.pAbove(0) > 0.99 && new.pBelow(0) > 0.99 && new.pWithin(0.5) > 0.99)
    #expect(new.interval.lower < -0.9 && new.interval.upper == .infinity)
    let base = try killed(at: -1, isBase: true)
    #expect(try base.pAbove(0) > 0.99 && base.pBelow(0) > 0.99 && base.pWithin(0.5) > 0.99)
    #expect(base.interval.lower == -.infinity && base.interval.upper > 0.9)
    // Of which nothing is known they decide nothing either.
    let unknown = try #require(
      try SessionShift(
        base: noisy(12, around: 0, seed: 5), new: [Double](repeating: .infinity, count: 12), confidence: 0.99))
    #expect(try unknown.pAbove(0) > 0.99 && unknown.interval.lower == -.infinity)
  }

  @Test func `a few killed runs leave the interval open above`() throws {
    let base = noisy(10, around: 0, seed: 6)
    let some = noisy(8, around: 0, seed: 7) + [.infinity, .infinity]
    let shift = try #require(try SessionShift(base: base, new: some, confidence: 0.99))
    #expect(shift.interval.upper == .infinity && shift.interval.contains(0))
    #expect(try shift.pWithin(0.05) > 0.01)
  }

  @Test func `killed on both sides tells nothing`() throws {
    let killed = [Double](repeating: .infinity, count: 10)
    let shift = try #require(try SessionShift(base: killed, new: killed, confidence: 0.99))
    #expect(shift.estimate == nil && shift.interval.lower == -.infinity && shift.interval.upper == .infinity)
    #expect(try shift.pAbove(0) > 0.99 && shift.pBelow(0) > 0.99)
  }

  @Test func `constant figures are judged with the least noise`() throws {
    let base = [Double](repeating: log(1000), count: 10)
    let more = [Double](repeating: log(1010), count: 10)
    let shift = try #require(try SessionShift(base: base, new: more, confidence: 0.99))
    #expect(shift.method == .batches && shift.interval.lower > log(1.009) && shift.interval.upper < log(1.011))
    #expect(try shift.pAbove(log(1.005)) < 1e-4)
    let same = try #require(try SessionShift(base: base, new: base, confidence: 0.99))
    #expect(try same.pWithin(0.005) < 1e-4 && same.pAbove(0) > 0.4)
  }

  @Test func `fewer than three passes say nothing`() throws {
    #expect(try SessionShift(base: [1, 2], new: [1, 2, 3], confidence: 0.99) == nil)
  }

  @Test func `slow drift hardly counts as noise of a pair`() throws {
    // A trend of 1 % a pass against a noise of 1 %: the range of the values is 30 times the noise.
    var random = SplitMix64(seed: 8)
    let drifting = (0..<31).map { 0.001 * Double($0) + 0.01 * random.nextNormal() }
    let shift = try #require(try SessionShift(base: drifting, new: drifting, confidence: 0.99))
    let scale = try #require(shift.noiseOfAPair)
    #expect((0.007...0.028).contains(scale), "\(scale)")
  }

  @Test func `more noise needs more pairs and too much needs too many`() {
    func pairs(_ scale: Double) -> PairsNeeded { PairsNeeded(scale: scale, band: 0.02, alpha: 0.01) }
    guard case .about(let few) = pairs(0.005), case .about(let more) = pairs(0.02) else {
      Issue.record("small noises must give a count")
      return
    }
    #expect(few < more && few >= 8)
    #expect(pairs(1) == .tooMany)
  }

  @Test func `pairs for many noises are those that the gate itself takes`() throws {
    func gate(_ shift: Double, _ scale: Double) throws -> Int? {
      var gate = try SequentialComparison(band: 0.02, alpha: 1e-4)
      for index in 1...PairsNeeded.limit {
        var (rest, step, value) = (index, 0.5, 0.0)
        while rest > 0 {
          if rest & 1 == 1 { value += step }
          (rest, step) = (rest >> 1, step / 2)
        }
        if try gate.observe(logRatio: shift + scale * Normal.quantile(value)) != .inconclusive { return index }
      }
      return nil
    }
    var (counter, random) = (PairsCounter(band: 0.02, alpha: 1e-4), SplitMix64(seed: 23))
    for _ in 0..<40 {
      let scale = 0.1 * random.nextUniform() * random.nextUniform()
      #expect(counter.count(shift: 0, scale) == (try gate(0, scale)))
      #expect(counter.count(shift: 0.04, scale) == (try gate(0.04, scale)))
    }
  }

  @Test func `a p-value alone is that of the whole test`() throws {
    var random = SplitMix64(seed: 24)
    for _ in 0..<50 {
      let (a, b) = ((0..<5).map { _ in random.nextNormal() }, (0..<7).map { _ in random.nextNormal() + 0.5 })
      for alternative in [Alternative.less, .greater, .twoSided] {
        #expect(try welchPValue(a, b, alternative) == welchTTest(a, b, alternative: alternative).pValue)
      }
    }
  }

  @Test func `the interval holds the estimate where a part of a session was slow, and no test claims more than both`()
    throws
  {
    // Of nine batches four are slow as a whole, so that the mean of the levels moves and the median of all runs does not.
    let base = (0..<81).map { 0.0005 * Double($0 % 3) }
    let new = (0..<81).map { 0.0005 * Double($0 % 3) + ($0 < 36 ? 1.0 : 0) }
    let shift = try #require(try SessionShift(base: base, new: new, confidence: 0.5))
    let estimate = try #require(shift.estimate)
    #expect(shift.interval.lower <= estimate && estimate <= shift.interval.upper)
    #expect(try shift.pAbove(0.01) == 1)
  }
}
