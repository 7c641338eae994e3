import Testing

@testable import SpeedupStatistics

@Suite("Seeded random numbers")
struct RandomTests {
  @Test func `SplitMix64 gives the published vectors`() {
    var generator = SplitMix64(seed: 1_234_567)
    let published: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(published.map { _ in generator.next() } == published)
  }

  @Test func `a shuffle is a permutation that depends on the seed alone`() {
    let items = Array(0..<100)
    let shuffled = seededShuffle(items, seed: 7)
    #expect(shuffled.sorted() == items)
    #expect(shuffled != items)
    #expect(shuffled == seededShuffle(items, seed: 7))
    #expect(shuffled != seededShuffle(items, seed: 8))
    // From a second implementation of both algorithms, in Python: a change here would reorder
    // every recorded run.
    #expect(seededShuffle(Array(0..<8), seed: 42) == [4, 3, 2, 0, 7, 6, 1, 5])
  }

  @Test func `shuffling nothing or one thing changes nothing`() {
    #expect(seededShuffle([Int](), seed: 1).isEmpty)
    #expect(seededShuffle(["a"], seed: 1) == ["a"])
  }

  @Test func `all orders of four items are equally likely`() {
    var generator = SplitMix64(seed: 3)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<4800 { counts[seededShuffle([0, 1, 2, 3], using: &generator), default: 0] += 1 }
    #expect(counts.count == 24)
    let chiSquare = counts.values.reduce(0.0) {
      $0 + (Double($1) - 200) * (Double($1) - 200) / 200
    }
    // The 99.9 % quantile of chi-square with 23 degrees of freedom.
    #expect(chiSquare < 49.73)
  }

  @Test func `bounded integers stay below the bound and reach every value`() {
    var generator = SplitMix64(seed: 11)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { counts[generator.nextBounded(7)] += 1 }
    #expect(counts.allSatisfy { (850...1150).contains($0) })
    #expect(generator.nextBounded(.max) >= 0)
  }

  @Test(arguments: [1, 0, -5])
  func `a bound of one or less gives zero and draws no bits`(bound: Int) {
    var generator = SplitMix64(seed: 5)
    let before = generator
    #expect(generator.nextBounded(bound) == 0)
    #expect(generator == before)
  }

  @Test func `a bound of three quarters of the range is not biased by the multiplication`() {
    // Without rejection, every third result of such a bound would be twice as likely.
    let bound = Int.max / 4 * 3
    var generator = SplitMix64(seed: 13)
    let lowerHalf = (0..<4000).count(where: { _ in generator.nextBounded(bound) < bound / 2 })
    #expect((1850...2150).contains(lowerHalf))
  }

  @Test func `uniform numbers lie in the half-open unit interval with mean one half`() throws {
    var generator = SplitMix64(seed: 17)
    let values = (0..<10_000).map { _ in generator.nextUniform() }
    #expect(values.allSatisfy { (0..<1).contains($0) })
    // Five standard errors of 1 / √(12 n).
    #expect(abs(try mean(values) - 0.5) < 0.015)
  }

  @Test func `normal numbers have mean 0, deviation 1 and normal tails`() throws {
    var generator = SplitMix64(seed: 19)
    let values = (0..<10_000).map { _ in generator.nextNormal() }
    #expect(abs(try mean(values)) < 0.05)
    #expect(abs(try standardDeviation(values) - 1) < 0.04)
    let beyond = values.count(where: { abs($0) > 1.959964 })
    #expect((390...610).contains(beyond))
  }
}
