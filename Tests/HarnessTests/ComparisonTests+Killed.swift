import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupSystem

/// Sessions in which runs were killed at a limit, or failed.
extension ComparisonTests {
  @Test func `a cell that is killed every time has regressed`() throws {
    let killed = session([1], seed: 8) {
      $0.status = .timeout
      $0.detail = "killed after 60 s"
      $0.figures = RunFigures()
    }
    let comparison = try Comparison(base: session([1], seed: 7), new: killed)
    #expect(verdicts(comparison, .wall) == [.regressed] && comparison.exitStatus == 1)
    #expect(comparison.cells.first { $0.metric == .wall }?.evidence?.censored.new == 11)
    #expect(
      TextRenderer().text(ComparisonReport(comparison, base: killed, new: killed).document).contains(
        "killed at a limit: 0 of 11"))
    let json = try JSONFile.text(of: ComparisonJSON(ComparisonReport(comparison, base: killed, new: killed)))
    #expect(
      json.contains("\"new\" : 60") && json.contains("\"new_mark\" : \">\"") && json.contains("\"ratio_mark\" : \">\""))
  }

  @Test func `a limit below what the other side took decides nothing, in either direction`() throws {
    let killed = session([0.5], seed: 8) {
      $0.status = .timeout
      $0.detail = "killed after 0.5 s"
    }
    let well = session([1], seed: 7)
    for (base, new) in [(killed, well), (well, killed), (killed, killed)] {
      let comparison = try Comparison(base: base, new: new)
      #expect(comparison.cells.allSatisfy { $0.verdict == .inconclusive } && comparison.exitStatus == 4)
    }
    let text = TextRenderer().text(
      ComparisonReport(try Comparison(base: killed, new: well), base: killed, new: well).document)
    #expect(text.contains("wall    >50") && text.contains("a longer limit can tell") && !text.contains("∞"), "\(text)")
  }

  @Test func `a side all of whose runs failed is told, not refused`() throws {
    let failed = session([1], seed: 8) {
      $0.status = .failed
      $0.figures = RunFigures()
    }
    let well = session([1], seed: 7)
    #expect(try Comparison(base: well, new: failed).exitStatus == 1)
    #expect(try Comparison(base: failed, new: well).exitStatus == 4)
    #expect(try Comparison(base: failed, new: failed).exitStatus == 4)
    var settings = ComparisonSettings()
    settings.metrics = [.cpu]
    #expect(try Comparison(base: well, new: failed, settings: settings).exitStatus == 1)
  }

  @Test func `killed runs under different limits are not judged`() throws {
    func limited(_ limit: Double, killed: Bool) -> ResultSet {
      var plan = mockPlan(cells: 1)
      plan.timeout = Seconds(limit)
      let runs = session([1], seed: 25) { if killed { $0.status = .timeout } }
      return ResultSet(name: "x", table: runs.table, plan: plan)
    }
    let apart = try Comparison(base: limited(10, killed: true), new: limited(600, killed: false))
    #expect(apart.cells.allSatisfy { $0.refusal == .limitsDiffer } && apart.exitStatus == 4)
    let harmless = try Comparison(base: limited(10, killed: false), new: limited(600, killed: false))
    #expect(harmless.exitStatus == 0)
    var (one, other) = (mockPlan(cells: 1), mockPlan(cells: 1))
    (one.memoryLimit, other.memoryLimit) = (Bytes(Int64.max), Bytes(Int64.min))
    let table = session([1], seed: 25).table
    #expect(
      ResultSet.differingLimits(
        ResultSet(name: "x", table: table, plan: one), ResultSet(name: "y", table: table, plan: other))
        == [.memoryLimit])
  }
}
