import SpeedupCore
import Testing

@testable import SpeedupJudge

@Suite struct ClaimVerdictTests {
  /// What a measured reading may still come to, and a replayed one.
  private let open: [ClaimVerdict] = [.refuted, .confirmed, .moreThanClaimed]
  private let openReplay: [ClaimVerdict] = [.contradictedInSimulation, .consistentInSimulation]

  @Test func `readings for themselves: the gravest is the claim's`() {
    let each = Claim.Combination.each
    #expect(each.verdict([[.confirmed], [.refuted]]) == .refuted)
    #expect(each.verdict([[.confirmed], [.notTestable]]) == .confirmed)
    #expect(each.verdict([open, [.notTestable]]) == .inconclusive)
    #expect(each.verdict([[.notTestable]]) == .notTestable)
  }

  @Test func `a claim is settled only where its open readings could not change it`() {
    let each = Claim.Combination.each
    #expect(each.verdict([[.confirmed], open]) == .inconclusive)
    #expect(each.verdict([[.refuted], open]) == .refuted)
    #expect(each.verdict([[.confirmed], openReplay]) == .inconclusive)
    #expect(each.verdict([[.contradictedInSimulation], openReplay]) == .contradictedInSimulation)
    #expect(Claim.Combination.all.verdict([[.refuted], open]) == .refuted)
    #expect(Claim.Combination.all.verdict([[.confirmed], open]) == .inconclusive)
  }

  @Test func `readings together: all have to hold`() {
    let all = Claim.Combination.all
    #expect(all.verdict([[.confirmed], [.confirmed]]) == .confirmed)
    #expect(all.verdict([[.confirmed], [.notTestable]]) == .inconclusive)
    #expect(all.verdict([[.confirmed], [.consistentInSimulation]]) == .consistentInSimulation)
  }

  @Test(arguments: Claim.Combination.allCases)
  func `a reading that stays open never turns one settled verdict into another`(_ combination: Claim.Combination) throws
  {
    // Every reading with all that it may come to; what is not testable is so in every sitting.
    let kinds: [[ClaimVerdict]] = [
      open, [.refuted, .confirmed], openReplay, [.internallyInconsistent, .confirmed], [.notTestable],
    ]
    func tuples<Value>(_ choices: [[Value]]) -> [[Value]] {
      choices.reduce([[]]) { known, next in known.flatMap { known in next.map { known + [$0] } } }
    }
    var checked = 0
    for kinds in tuples([kinds, kinds, kinds]) {
      for settled in tuples(kinds) {
        // Which of them are still open in a sitting: every subset.
        let seen = tuples([[false, true], [false, true], [false, true]]).map { isOpen in
          combination.verdict(kinds.indices.map { isOpen[$0] ? kinds[$0] : [settled[$0]] })
        }
        #expect(Set(seen).subtracting([.inconclusive]).count <= 1, "\(settled): \(seen)")
        checked += 1
      }
    }
    #expect(checked == 1000)
  }

  @Test func `a reading may come to what its kind and its means allow`() throws {
    var reading = ClaimReading(.ratio, by: .measured, metric: try Expression("wall_seconds"))
    reading.region = ClaimRegion(2, 3, better: .higher)
    #expect(Set(reading.outcomes) == [.refuted, .confirmed, .moreThanClaimed])
    reading.means = .replay
    #expect(Set(reading.outcomes) == [.contradictedInSimulation, .consistentInSimulation])
    let sum = ClaimReading(.consistency, by: .arithmetic, metric: try Expression("0"))
    #expect(Set(sum.outcomes) == [.internallyInconsistent, .confirmed])
  }

  @Test func `fitted and simulated evidence caps a verdict`() {
    for evidence in [Evidence.simulated, .fitted] {
      #expect(ClaimVerdict.confirmed.capped(by: evidence) == .consistentInSimulation)
      #expect(ClaimVerdict.refuted.capped(by: evidence) == .contradictedInSimulation)
    }
    #expect(ClaimVerdict.confirmed.capped(by: .pinned) == .confirmed)
  }

  private func arithmetic(_ holds: String, _ given: [String: Double], _ ranges: [(String, [Double])] = []) throws
    -> ClaimArithmetic
  {
    ClaimArithmetic([
      ClaimStatements(holds: [try Expression(holds)], given: given, ranges: ranges.map { (name: $0.0, values: $0.1) })
    ])
  }

  @Test func `arithmetic is checked for every combination, and exceptions are told with their values`() throws {
    let result = try arithmetic("workers('tiered', n) == min(n - 2, 16)", [:], [("n", (1...4).map(Double.init))])
    #expect(result.holds == false && result.checked == 4 && result.broken == 4)
    #expect(result.exceptions[0] == "n = 1: workers('tiered', n) == min(n - 2, 16) (1, -1)")
    let undefined = try arithmetic("a / b == 1", ["a": 1], [("b", [0, 1])])
    #expect(undefined.holds == nil && undefined.checked == 2 && undefined.valueless == 1)
    #expect(try arithmetic("a * b == 18900", ["a": 300, "b": 63]).holds == true)
  }

  @Test func `the first look is where a sign test without exception can just decide`() {
    for readings in [1, 10, 200] {
      let looks = ClaimLooks(readings: readings, level: 0.05)
      let n = looks.rounds[0]
      let share = looks.share(after: n) ?? 0
      let values = [ClaimValue](repeating: ClaimValue(1), count: n)
      let test = ClaimTest(values, in: ClaimRegion(-.infinity, 2), symmetric: false)
      #expect(test.inside / share <= 0.05 / Double(readings))
    }
    let shares = ClaimLooks(readings: 200, level: 0.05, most: 20)
    #expect(shares.last <= 20 && abs(shares.rounds.compactMap { shares.share(after: $0) }.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `a value at the end of a region lies inside`() {
    let values = [ClaimValue](repeating: ClaimValue(2), count: 10)
    let test = ClaimTest(values, in: ClaimRegion(-.infinity, 2), symmetric: true)
    #expect(test.inside < 0.001 && test.above == 1)
  }
}
