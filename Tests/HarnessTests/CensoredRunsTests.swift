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

  /// Sizes 1, 2, 4 and 8; most runs of the last were killed after 5 s.
  private func killedAtTheEnd(_ axes: [String], _ rows: [[String]]) -> ResultTable {
    var results = MadeUpResults(axes: axes)
    for (place, row) in rows.enumerated() { results.add(row, walls: [Double](repeating: Double(1 << place), count: 6)) }
    for index in results.table.records.indices.suffix(4) {
      results.table.records[index].status = .timeout
      results.table.records[index].detail = "killed after 9 s"
      results.table.records[index].figures = RunFigures()
    }
    return results.table
  }

  @Test func `a chart marks a bound, says so below, and fits no slope through it`() throws {
    let table = killedAtTheEnd(["n"], [["1"], ["2"], ["4"], ["8"]])
    let chart = try #require(try charts(for: table, title: "").charts.first { $0.name == "time-by-n" }).chart
    guard case .lines(let plot) = chart.plot else { throw NotDrawable(reason: "no lines") }
    #expect(plot.series[0].points.map(\.sign) == ["", "", "", ">"])
    #expect(plot.series[0].detail.isEmpty)
    #expect(chart.notes.contains { $0.hasPrefix("In 1 of 4 cells runs were killed at a limit") })
    #expect(gnuplotScript(for: NamedChart("x", chart)).contains(" ' >' at first 8"))
  }

  @Test func `bars and maps mark a bound`() throws {
    let bars = killedAtTheEnd(["variant"], [["a"], ["b"]])
    let chart = try #require(try charts(for: bars, title: "").charts.first).chart
    guard case .dots(let plot) = chart.plot else { throw NotDrawable(reason: "no dots") }
    #expect(plot.series[0].marks.map(\.valueText) == ["1.00 s", ">9.00 s"])
    #expect(chart.title == "wall time by variant")
    let map = killedAtTheEnd(["workers", "chunk"], [["1", "1"], ["1", "2"], ["2", "1"], ["2", "2"]])
    let drawn = try #require(try charts(for: map, title: "").charts.first { $0.name == "workers-by-chunk" }).chart
    guard case .heatMap(let fields) = drawn.plot else { throw NotDrawable(reason: "no map") }
    #expect(fields.fields.last?.text == ">9.00 s")
  }

  /// Commands `a` and `b` of 3 s and 1 s at n=1; at n=2 all runs of `b` were killed at a limit.
  private func killedThroughout(at limit: Double, runs: Int = 6) -> ResultTable {
    var results = MadeUpResults(axes: ["command", "n"])
    for (row, wall) in [(["a", "1"], 3.0), (["a", "2"], 3.0), (["b", "1"], 1.0), (["b", "2"], limit)] {
      results.add(row, walls: [Double](repeating: wall, count: runs), memory: 1 << 20)
    }
    for index in results.table.records.indices.suffix(runs) {
      results.table.records[index].status = .timeout
      results.table.records[index].detail = "killed after \(limit) s"
    }
    return results.table
  }

  @Test(arguments: [1, 6]) func `a cell all of whose runs were killed keeps its bounds`(runs: Int) throws {
    let cell = summaries(of: killedThroughout(at: 30, runs: runs))[3]
    let (wall, memory) = (try #require(cell.wall), try #require(cell.peakMemory))
    #expect(wall.count == runs && wall.median == Seconds(30) && wall.bounds.median == .atLeast)
    #expect(memory.median.count >= 1 << 20 && memory.bounds.median == .atLeast && cell.voluntarySwitches == nil)
    let speedUp = try #require(cell.comparison?.speedUp)
    #expect(abs(speedUp.median - 0.1) < 1e-12 && speedUp.bounds.median == .atMost)
    let text = TextRenderer().text(summaryDocument(of: killedThroughout(at: 30, runs: runs), title: "x"))
    #expect(text.contains(">30.0 s") && text.contains("<×0.10") && text.contains("n=2: a ran >10.0× faster"), "\(text)")
    // (3 · 3/30)^½
    #expect(text.contains("Over 2 common cells b has <×0.55 the speed of a"), "\(text)")
    let values = CSVRenderer.text(summaryDocument(of: killedThroughout(at: 30, runs: runs), title: "x"))
    #expect(values.contains("b,2,0,\(runs),30,>"), "\(values)")
  }

  @Test func `runs killed before they took longer than the other command do not say which is faster`() {
    let document = summaryDocument(of: killedThroughout(at: 2), title: "x")
    let text = TextRenderer().text(document)
    #expect(
      text.contains("n=2: a or b: which is faster is not known, since runs of b were killed at >2.00 s"), "\(text)")
    #expect(!text.contains("fastest (tie)"))
  }

  @Test func `a cell all of whose runs were killed is drawn with its mark, and never as the fastest`() throws {
    var results = MadeUpResults(axes: ["workers", "chunk"])
    for row in [["1", "1"], ["1", "2"], ["2", "1"], ["2", "2"]] { results.add(row, walls: [3, 3, 3, 3, 3, 3]) }
    for index in results.table.records.indices.suffix(6) {
      results.table.records[index].status = .timeout
      results.table.records[index].detail = "killed after 1 s"
      results.table.records[index].figures = RunFigures()
    }
    let drawn = try #require(
      try charts(for: results.table, title: "").charts.first { $0.name == "workers-by-chunk" })
    guard case .heatMap(let fields) = drawn.chart.plot else { throw NotDrawable(reason: "no map") }
    #expect(fields.fields.last?.text == ">1.00 s" && fields.fields.last?.isBest == false)
    #expect(fields.fields.contains { $0.isBest })
  }

  @Test func `a median among killed runs is a bound`() throws {
    let summary = try #require(
      SampleSummary([Seconds(1), Seconds(2)], censored: [Seconds(9), Seconds(9), Seconds(9)]))
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

  @Test func `the ratio of two killed runs may be anything, and moves the median as far as it could`() throws {
    func ratio(_ exact: [Double], unknown: Int) -> SampleSummary<Double>? {
      SampleSummary(
        ratiosOf: exact.map {
          (CensoredValue(amount: $0, isCensored: false), CensoredValue(amount: 1, isCensored: false))
        }
          + (0..<unknown).map { _ in
            (CensoredValue(amount: 9, isCensored: true), CensoredValue(amount: 9, isCensored: true))
          })
    }
    let few = try #require(ratio([1, 2, 3, 4, 5, 6, 7], unknown: 1))
    #expect(few.bounds.median == .atLeast && few.median < 4 && few.count == 8)
    let most = ratio([1, 2, 3], unknown: 5)
    #expect(most == nil)
    #expect(ratio([2, 2, 2, 2, 2, 2, 2], unknown: 1)?.bounds.median == .exact)
  }
}
