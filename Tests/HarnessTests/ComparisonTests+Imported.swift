import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// What becomes of figures of imported results that are neither times nor memory.
@Suite struct ImportedComparisonTests {
  @Test func `figures of imported results that are not judged are named`() throws {
    let imported = try ImportedResults(
      reading: Array("BenchmarkA \t 100\t 10.5 ns/op\t 5 B/op\n".utf8), name: "x.txt")
    let side = ResultSet(name: "x", table: imported.table, plan: imported.plan)
    let report = ComparisonReport(try Comparison(base: side, new: side), base: side, new: side)
    #expect(report.more == ["not judged: the figures B/op; --metric NAME judges one, table --measure shows them"])
  }

  @Test func `a figure of imported results is judged where it is asked for, a rate as better when higher`() throws {
    func side(_ bytes: Int, _ rate: Int) throws -> ResultSet {
      let lines = (0..<10).map { "BenchmarkA \t 100\t 1\($0) ns/op\t \(bytes) B/op\t \(rate + $0) MB/s\n" }
      let imported = try ImportedResults(reading: Array(lines.joined().utf8), name: "x.txt")
      return ResultSet(name: "x", table: imported.table, plan: imported.plan)
    }
    let (base, new) = (try side(5, 1000), try side(9, 500))
    var settings = ComparisonSettings()
    settings.figures = ComparisonReport.importedFigures(base.plan)
    #expect(settings.figures.map(\.name) == ["B/op", "MB/s"])
    settings.metrics = settings.figures.map(Metric.own)
    let comparison = try Comparison(base: base, new: new, settings: settings)
    #expect(comparison.cells.map(\.verdict) == [.regressed, .regressed])
    #expect(ComparisonReport(comparison, base: base, new: new).more == ["taken for better when higher: MB/s"])
    settings.margins = [settings.metrics![1]: Margin(fraction: 0.001)]
    let open = try Comparison(base: base, new: base, settings: settings)
    #expect(open.cells.count(of: .inconclusive) > 0)
    #expect(ComparisonReport(open, base: base, new: base).gate == nil, "no gate can judge them")
  }
}
