import Testing

@testable import SpeedupJudge
@testable import SpeedupStatistics

@Suite struct GateFamilyTests {
  private func evidence(_ logRatio: Double, pairs: Int) throws -> SequentialComparison {
    var comparison = try SequentialComparison(band: 0.01, alpha: 0.01)
    for _ in 0..<pairs { try comparison.observe(logRatio: logRatio) }
    return comparison
  }

  @Test func `the level is shared by both directions of all comparisons`() {
    let family = GateFamily(comparisons: 10, level: 0.01)
    #expect(family.changeLevel == 0.01 / 20 && family.equivalenceLevel == 0.01 / 10)
  }

  @Test func `every claim loosens what the next needs`() throws {
    var family = GateFamily(comparisons: 3, level: 0.01)
    // 6 nulls need 600; five are left after a claim, then four.
    #expect(family.judge([try evidence(0.03, pairs: 40)]) == .regressed)
    #expect(family.judge([try evidence(-0.03, pairs: 40)]) == .improved)
    #expect(family.changeLevel == 0.01 / 4 && family.equivalenceLevel == 0.01 / 3)
  }

  @Test func `equivalence loosens nothing`() throws {
    var family = GateFamily(comparisons: 3, level: 0.01)
    #expect(family.judge([try evidence(0, pairs: 40)]) == .equivalent)
    #expect(family.alarms == 0)
  }

  @Test func `too little evidence is inconclusive`() throws {
    var family = GateFamily(comparisons: 10, level: 0.01)
    #expect(family.judge([try evidence(0.03, pairs: 6)]) == .inconclusive)
    #expect(family.judge([try evidence(0, pairs: 6)]) == .inconclusive)
  }

  @Test func `the adjusted evidence of a claim is within the level`() throws {
    let all = [try evidence(0.03, pairs: 30), try evidence(0, pairs: 30), try evidence(0.03, pairs: 5)]
    let adjusted = try GateFamily.adjustedChange(all.map { [$0] })
    #expect(adjusted[0] <= 0.01 && adjusted[1] == 1 && adjusted[2] > 0.01)
  }

  @Test func `a verdict needs the evidence of every pair of builds`() throws {
    var family = GateFamily(comparisons: 1, level: 0.01)
    let (clear, open) = (try evidence(0.03, pairs: 40), try evidence(0.03, pairs: 4))
    #expect(family.judge([clear, open]) == .inconclusive && family.alarms == 0)
    #expect(family.judge([clear, try evidence(-0.03, pairs: 40)]) == .inconclusive)
    #expect(family.judge([clear, clear]) == .regressed && family.alarms == 1)
    let adjusted = try GateFamily.adjustedChange([[clear, open]])
    #expect(adjusted == (try GateFamily.adjustedChange([[open]])))
  }

  @Test func `the fewest pairs of a verdict are those that all point one way`() throws {
    var family = GateFamily(comparisons: 4, level: 0.01)
    let least = family.leastPairs
    func all(_ pairs: Int) throws -> SequentialComparison {
      var comparison = try SequentialComparison(
        band: 0.01, alpha: 0.01,
        mixture: try SignEValue(a: GateComparison.mixture.a, b: GateComparison.mixture.b))
      for _ in 0..<pairs { try comparison.observe(logRatio: 1) }
      return comparison
    }
    #expect(least % GateSchedule.pairsPerQuartet == 0)
    #expect(family.judge([try all(least - GateSchedule.pairsPerQuartet)]) == .inconclusive)
    #expect(family.judge([try all(least)]) == .regressed)
  }
}
