import SpeedupCore
import Testing

@testable import SpeedupJudge

/// Claims some of whose runs are killed at a limit: what they had reached is a bound, and not more.
@Suite struct ClaimCensoredTests {
  typealias Sitting = SyntheticSitting

  /// A claim on reference over subject: the subject takes `new`, the reference `base`, and either may be killed then.
  private func outcome(
    _ region: ClaimRegion, kind: ClaimKind = .ratio, base: (Double, RunStatus), new: (Double, RunStatus)
  ) throws -> ClaimReadingOutcome {
    let reading = try Sitting.reading(kind, region, subject: [ClaimRun(0, [])], reference: [ClaimRun(1, [])])
    let director = try Sitting(readings: [reading]) { cell, round in
      let (value, status) = cell == 0 ? new : base
      return Sitting.result(status == .ok ? value * (1 + Double(round % 5) * 1e-3) : value, status: status)
    }.director()
    return ClaimReadingOutcome(director.states[0], ending: .complete, family: .init(readings: 1, level: 0.05))
  }

  @Test func `a killed reference decides what its bound decides`() throws {
    let killed = (3.0, RunStatus.timeout)
    let confirmed = try outcome(ClaimRegion(2, .infinity), base: killed, new: (1, .ok))
    #expect(confirmed.verdict == .confirmed)
    #expect(confirmed.figures[0].text { Readable.ratioNumber($0) } == ">3.00")
    let open = try outcome(ClaimRegion(5, .infinity), base: killed, new: (1, .ok))
    #expect(open.verdict == .inconclusive)
    #expect(open.reason.contains("only what they had reached is known"))
    #expect(open.wouldDecide == "a longer time limit (--timeout)")
    let refuted = try outcome(ClaimRegion(0, 2), base: killed, new: (1, .ok))
    #expect(refuted.verdict == .refuted)
  }

  @Test func `a killed subject refutes, and never confirms more than its bound`() throws {
    #expect(try outcome(ClaimRegion(2, .infinity), base: (1, .ok), new: (3, .memoryLimit)).verdict == .refuted)
    let open = try outcome(ClaimRegion(0.1, .infinity), base: (1, .ok), new: (3, .memoryLimit))
    #expect(open.verdict == .inconclusive && open.wouldDecide == "a larger memory limit (--memory-limit)")
    #expect(open.figures[0].text { Readable.ratioNumber($0) }.hasPrefix("<0.33"))
  }

  @Test func `a reduction of a killed reference is at least what is known`() throws {
    let claim = try outcome(ClaimRegion(0.9, 1), kind: .reduction, base: (2, .timeout), new: (1, .ok))
    #expect(claim.verdict == .inconclusive)
    #expect(claim.figures[0].bound == .atLeast && abs(claim.figures[0].estimate - 0.5) < 0.01)
  }

  @Test func `of two killed runs nothing is known`() throws {
    let claim = try outcome(ClaimRegion(2, .infinity), base: (3, .timeout), new: (3, .timeout))
    #expect(claim.verdict == .inconclusive && claim.figures.isEmpty)
  }

  @Test func `a bound is held against what killed runs had reached`() throws {
    for (least, verdict) in [(0.3, ClaimVerdict.inconclusive), (0.7, .refuted)] {
      let reading = try Sitting.reading(.bound, ClaimRegion(-.infinity, 0.5))
      let standing = try Sitting(readings: [reading]) { _, _ in Sitting.result(least, status: .timeout) }.director()
      #expect(
        ClaimReadingOutcome(standing.states[0], ending: .complete, family: .init(readings: 1, level: 0.05)).verdict
          == verdict)
    }
  }

  @Test func `some killed runs among many leave the median a number`() throws {
    let reading = try Sitting.reading(
      .ratio, ClaimRegion(2, .infinity), subject: [ClaimRun(0, [])], reference: [ClaimRun(1, [])])
    let director = try Sitting(readings: [reading]) { cell, round in
      cell == 0 ? Sitting.result(1) : Sitting.result(3, status: round % 4 == 3 ? .timeout : .ok)
    }.director()
    let outcome = ClaimReadingOutcome(director.states[0], ending: .complete, family: .init(readings: 1, level: 0.05))
    #expect(
      outcome.verdict == .confirmed && outcome.figures[0].bound == .exact && abs(outcome.figures[0].estimate - 3) < 1e-9
    )
  }
}
