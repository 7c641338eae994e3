import Testing

@testable import SpeedupStatistics

@Suite("Multiplicity")
struct MultiplicityTests {
  static let pValues = [0.03, 0.002, 0.5, 0.002, 0.041, 0.9, 0.0001]

  @Test func `adjusting never makes a p-value smaller nor larger than one`() throws {
    for adjusted in [
      try holmAdjusted(Self.pValues), try benjaminiHochbergAdjusted(Self.pValues),
    ] {
      #expect(zip(Self.pValues, adjusted).allSatisfy { $0 <= $1 && $1 <= 1 })
    }
  }

  @Test func `adjusting keeps the order of the p-values and follows their places`() throws {
    for adjust in [holmAdjusted, benjaminiHochbergAdjusted] {
      let adjusted = try adjust(Self.pValues)
      for (p, q) in zip(Self.pValues, adjusted) {
        for (other, otherAdjusted) in zip(Self.pValues, adjusted) where p <= other {
          #expect(q <= otherAdjusted)
        }
      }
      #expect(try adjust(Self.pValues.reversed()) == adjusted.reversed())
    }
  }

  @Test func `raising one p-value never lowers an adjusted one`() throws {
    for adjust in [holmAdjusted, benjaminiHochbergAdjusted] {
      let before = try adjust(Self.pValues)
      for index in Self.pValues.indices {
        var raised = Self.pValues
        raised[index] = min(1, raised[index] * 3 + 0.001)
        #expect(zip(before, try adjust(raised)).allSatisfy { $0 <= $1 })
      }
    }
  }

  @Test func `Holm is at least as strict as Benjamini-Hochberg and at most Bonferroni`() throws {
    let holm = try holmAdjusted(Self.pValues)
    let bh = try benjaminiHochbergAdjusted(Self.pValues)
    #expect(zip(bh, holm).allSatisfy { $0 <= $1 })
    #expect(zip(Self.pValues, holm).allSatisfy { $1 <= min(1, 7 * $0) })
  }

  @Test func `one test needs no adjustment and no tests give nothing`() throws {
    #expect(try holmAdjusted([0.04]) == [0.04])
    #expect(try benjaminiHochbergAdjusted([0.04]) == [0.04])
    #expect(try holmAdjusted([]).isEmpty)
    #expect(try benjaminiHochbergAdjusted([]).isEmpty)
  }

  @Test(arguments: [-0.1, 1.1, .nan])
  func `what is no p-value is an error`(bad: Double) {
    #expect(throws: StatisticsError.self) { try holmAdjusted([0.5, bad]) }
    #expect(throws: StatisticsError.self) { try benjaminiHochbergAdjusted([0.5, bad]) }
  }

  @Test func `an e-value stands for its inverse as a p-value`() throws {
    #expect(try pValue(fromEValue: 20) == 0.05)
    #expect(try pValue(fromEValue: 0.5) == 1)
    #expect(try pValue(fromEValue: 0) == 1)
    #expect(try pValue(fromEValue: .infinity) == 0)
    #expect(throws: StatisticsError.self) { try pValue(fromEValue: -1) }
    #expect(throws: StatisticsError.self) { try pValue(fromEValue: .nan) }
  }

  @Test func `e-BH rejects the largest k with all k e-values at m over alpha k`() throws {
    let eValues = [1.0, 200, 35, 55, 3]
    let alpha = 0.05
    let adjusted = try eBenjaminiHochbergAdjusted(eValues)
    let descending = eValues.sorted(by: >)
    let k = (1...5).last { descending[$0 - 1] >= 5 / (alpha * Double($0)) } ?? 0
    #expect(k == 3)
    #expect(adjusted.count(where: { $0 <= alpha }) == k)
    // 200 ≥ 5/0.05, but 55 < 4/0.05: stepping down, Holm stops after the first.
    #expect(try eHolmAdjusted(eValues).map { $0 <= alpha } == [false, true, false, false, false])
  }
}
