import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupJudge
@testable import SpeedupStatistics

/// What the doctor makes of the gate's comparison of a program with itself.
@Suite struct DoctorSelfComparisonTests {
  private func judged(_ verdicts: [Verdict], pairs: Int) -> Finding? {
    let cells = verdicts.indices.map { GateCell(index: $0, label: "cell \($0)") }
    let plan = GatePlan(base: "itself", new: "itself", cells: cells, metrics: [MetricMargin(.cpu)])
    let rows = verdicts.enumerated().map { index, verdict in
      var row = GateRow(cell: index, label: "cell \(index)", metric: .cpu, verdict: verdict)
      row.pairs = pairs
      return row
    }
    var found = DoctorMachines.perfect()
    found.selfComparison = .taken(
      GateReport(plan: plan, rows: rows, notes: [], ending: .complete, elapsed: Seconds(1)))
    return Checks.selfComparison(found, FitnessLimits())
  }

  @Test func `a program that equals itself is in order`() throws {
    let finding = try #require(judged([.equivalent, .equivalent], pairs: 14))
    #expect(finding.severity == .ok && finding.figures["pairs_mean"] == 14)
  }

  @Test(arguments: [Verdict.regressed, .improved])
  func `a change between a program and itself is unfit for cpu time`(verdict: Verdict) throws {
    let finding = try #require(judged([.equivalent, verdict], pairs: 20))
    #expect(finding.effects == [.cpu: .unfit] && finding.figures["false_alarms"] == 1)
    #expect(finding.why != nil && finding.fix != nil)
  }

  @Test func `no verdict is a warning with the fix`() throws {
    let finding = try #require(judged([.equivalent, .inconclusive], pairs: 60))
    #expect(finding.effects == [.cpu: .warning])
    #expect(finding.fix?.contains("--max-pairs") == true)
  }

  @Test func `what was left out is no finding and what failed is unmeasured`() throws {
    var found = DoctorMachines.perfect()
    found.selfComparison = .leftOut
    #expect(Checks.selfComparison(found, FitnessLimits()) == nil)
    found.selfComparison = .failed(reason: "the launcher has died")
    let finding = try #require(Checks.selfComparison(found, FitnessLimits()))
    #expect(finding.effects == [.cpu: .unmeasured] && finding.seen.contains("the launcher has died"))
  }
}
