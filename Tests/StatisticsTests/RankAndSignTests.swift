import Testing

@testable import SpeedupStatistics

@Suite("Hypothesis tests")
struct RankAndSignTests {
  static let x = [4.1, 6.3, 2.2, 9.9, 5.0, 7.7, 3.6]
  static let y = [1.0, 2.5, 4.4, 0.3, 3.3, 2.0]

  @Test func `the order inside a sample does not matter`() throws {
    for seed in 0..<10 as Range<UInt64> {
      let (x, y) = (seededShuffle(Self.x, seed: seed), seededShuffle(Self.y, seed: seed + 1))
      #expect(try mannWhitney(x, y) == mannWhitney(Self.x, Self.y))
      #expect(try wilcoxonSignedRank(x) == wilcoxonSignedRank(Self.x))
      #expect(close(try welchTTest(x, y).pValue, try welchTTest(Self.x, Self.y).pValue, 1e-12))
    }
  }

  @Test func `swapping the samples mirrors the alternatives`() throws {
    let forward = try mannWhitney(Self.x, Self.y, alternative: .greater)
    let backward = try mannWhitney(Self.y, Self.x, alternative: .less)
    #expect(close(forward.pValue, backward.pValue))
    #expect(forward.statistic + backward.statistic == 42)
    let t = try welchTTest(Self.x, Self.y, alternative: .greater)
    #expect(close(t.pValue, try welchTTest(Self.y, Self.x, alternative: .less).pValue))
  }

  @Test func `rank tests see only the order of the values`() throws {
    let stretched = (Self.x.map { $0 * $0 * $0 }, Self.y.map { $0 * $0 * $0 })
    #expect(try mannWhitney(stretched.0, stretched.1) == mannWhitney(Self.x, Self.y))
    var censored = Self.x
    censored[3] = .infinity
    #expect(try mannWhitney(censored, Self.y) == mannWhitney(Self.x, Self.y))
  }

  @Test func `a t test sees no unit`() throws {
    let base = try welchTTest(Self.x, Self.y)
    let scaled = try welchTTest(Self.x.map { $0 * 1e-160 }, Self.y.map { $0 * 1e-160 })
    #expect(close(base.degreesOfFreedom, scaled.degreesOfFreedom, 1e-2))
    #expect(close(try welchTTest(Self.x.map { $0 * 8 }, Self.y.map { $0 * 8 }).t, base.t))
  }

  @Test func `complete separation has the smallest possible exact p-value`() throws {
    // One of the 70 ways to choose four of eight, on either side.
    let result = try mannWhitney([5, 6, 7, 8], [1, 2, 3, 4])
    #expect(close(result.pValue, 2.0 / 70))
    #expect(close(try wilcoxonSignedRank([1, 2, 3, 4, 5]).pValue, 2.0 / 32))
    #expect(close(try signTest([1, 1, 1, 1, 1], alternative: .greater).pValue, 1.0 / 32))
  }

  @Test func `samples of one value are never significant`() throws {
    #expect(try mannWhitney([1], [2]).pValue == 1)
    #expect(try wilcoxonSignedRank([3]).pValue == 1)
    #expect(try signTest([3]).pValue == 1)
  }

  @Test func `differences of zero tell nothing`() throws {
    #expect(try wilcoxonSignedRank([0, 0]).pValue == 1)
    #expect(try signTest([0, 0, 0]).pValue == 1)
    #expect(try signTest([0, 1, 0, 1, -1]).pValue == signTest([1, 1, -1]).pValue)
  }

  @Test func `input without an answer is an error`() {
    #expect(throws: StatisticsError.empty) { try mannWhitney([], [1]) }
    #expect(throws: StatisticsError.empty) { try mannWhitney([1], []) }
    #expect(throws: StatisticsError.notANumber(index: 0)) { try signTest([.nan]) }
    #expect(throws: StatisticsError.noVariation) { try mannWhitney([2, 2, 2], [2, 2]) }
    #expect(throws: StatisticsError.noVariation) { try welchTTest([2, 2], [3, 3]) }
    #expect(throws: StatisticsError.noVariation) { try studentTTest([2, 2]) }
    // Three times 0.1 is more than 0.3.
    let tenths = [0.1, 0.1, 0.1]
    #expect(throws: StatisticsError.noVariation) { try studentTTest(tenths, nullMean: 0.5) }
    #expect(throws: StatisticsError.noVariation) { try welchTTest(tenths, [0.7, 0.7, 0.7, 0.7, 0.7, 0.7]) }
    #expect(throws: StatisticsError.noVariation) { try equivalenceByStudentT(logRatios: tenths, margin: 0.2) }
    #expect(throws: StatisticsError.tooFew(have: 1, needed: 2)) { try welchTTest([1], [1, 2]) }
    #expect(throws: StatisticsError.notANumber(index: 1)) {
      try welchTTest([1, .infinity], [1, 2])
    }
    #expect(throws: StatisticsError.self) { try welchTTest(Self.x, Self.y, confidence: 1) }
  }

  @Test func `equivalence needs values inside the margin on both sides`() throws {
    let tight = (0..<12).map { 0.001 * Double($0 - 6) }
    #expect(try equivalenceBySigns(logRatios: tight, margin: 0.01).isEquivalent(alpha: 0.05))
    #expect(try equivalenceByStudentT(logRatios: tight, margin: 0.01).isEquivalent(alpha: 0.05))
    let shifted = tight.map { $0 + 0.02 }
    let signs = try equivalenceBySigns(logRatios: shifted, margin: 0.01)
    #expect(!signs.isEquivalent(alpha: 0.05))
    #expect(signs.lowerPValue < 0.001 && signs.upperPValue > 0.999)
    #expect(try !equivalenceByStudentT(logRatios: shifted, margin: 0.01).isEquivalent(alpha: 0.05))
  }

  @Test func `few pairs never show equivalence, however close`() throws {
    #expect(
      try !equivalenceBySigns(logRatios: [0, 0, 0, 0], margin: 0.01).isEquivalent(alpha: 0.05))
    #expect(try equivalenceBySigns(logRatios: [0, 0, 0, 0, 0], margin: 0.01).pValue == 1.0 / 32)
  }

  @Test func `values on the margin count against equivalence`() throws {
    let onTheEdge = [Double](repeating: 0.01, count: 30)
    #expect(try equivalenceBySigns(logRatios: onTheEdge, margin: 0.01).pValue == 1)
  }

  @Test func `a wider margin never weakens equivalence`() throws {
    let differences = Self.x.map { $0 / 100 - 0.05 }
    for method in [equivalenceBySigns, equivalenceByStudentT] {
      let pValues = try [0.01, 0.03, 0.06, 0.2].map { try method(differences, $0).pValue }
      #expect(zip(pValues, pValues.dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test func `an equivalence margin must be positive`() {
    #expect(throws: StatisticsError.self) { try equivalenceBySigns(logRatios: [0], margin: 0) }
    #expect(throws: StatisticsError.self) {
      try equivalenceByStudentT(logRatios: [0, 1], margin: .nan)
    }
    #expect(throws: StatisticsError.noVariation) {
      try equivalenceByStudentT(logRatios: [0, 0], margin: 1)
    }
  }
}
