import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics

@Suite struct CensoredRunsTests {
  /// Ten runs in the cell `n=1`, four of them killed after 0.3 s, and ten of 20 ms in `n=2`.
  private var results: MadeUpResults {
    var results = MadeUpResults(axes: ["n"])
    results.add(["1"], walls: [0.043, 0.0431, 0.0432, 0.0433, 0.0451, 0.0511, 0.044, 0.044, 0.044, 0.044])
    results.add(["2"], walls: [Double](repeating: 0.02, count: 10))
    for index in results.table.records.indices.prefix(10).suffix(4) {
      results.table.records[index].status = .timeout
      results.table.records[index].detail = "killed after 0.3 s"
      results.table.records[index].figures = RunFigures()
    }
    return results
  }

  @Test func `killed runs stand above all others`() throws {
    let wall = try #require(summaries(of: results.table)[0].wall)
    #expect(wall.count == 10 && abs(wall.median.value - 0.0481) < 1e-9 && wall.bounds.median == .exact)
    #expect(wall.spread == .interval(lower: Seconds(0.0431), upper: Seconds(0.3)))
    #expect(wall.bounds.lower == .exact && wall.bounds.upper == .atLeast && wall.bounds.largest == .atLeast)
  }

  @Test func `the table marks a bound`() {
    let text = TextRenderer().text(summaryDocument(of: results.table, title: "x"))
    #expect(text.contains("48.1 ms  [43.1, >300] ms"), "\(text)")
  }

  @Test func `a chart says that its points are bounds`() {
    let notes = ChartNotes.lines(summaries(of: results.table), machine: "")
    #expect(notes == ["In 1 of 2 cells runs were killed at a limit: their times are > what is drawn."])
  }

  @Test func `a median among killed runs is a bound`() throws {
    let summary = try #require(SampleSummary([Seconds(1), Seconds(2)], censored: [Seconds(9), Seconds(9), Seconds(9)]))
    #expect(summary.bounds.median == .atLeast && summary.median == Seconds(9))
  }

  @Test func `a speed-up over a killed cell is at most a number, one over a killed reference at least`() throws {
    let exact = CensoredValue(amount: 1, isCensored: false)
    let killed = CensoredValue(amount: 4, isCensored: true)
    let slow = try #require(SampleSummary(ratiosOf: [(exact, killed)]))
    #expect(slow.bounds.median == .atMost && abs(slow.median - 0.25) < 1e-12)
    let fast = try #require(SampleSummary(ratiosOf: [(killed, exact)]))
    #expect(fast.bounds.median == .atLeast && abs(fast.median - 4) < 1e-12)
    #expect(SampleSummary(ratiosOf: [(killed, killed)]) == nil)
  }
}
