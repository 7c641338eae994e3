import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// What other load did to runs is told wherever a figure is shown that rests on them.
@Suite struct UnfitMarksTests {
  /// One and two cores; of each, so many of ten runs waited for a CPU for a tenth of their time.
  private func results(disturbed: (one: Int, two: Int), method: String = "cgroup2-peak") -> ResultTable {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["1"], around: 1, memory: 1 << 20)
    results.add(["2"], around: 0.5, memory: 1 << 20)
    for index in results.table.records.indices {
      let record = results.table.records[index]
      let isDisturbed = record.block < (record.cell == 0 ? disturbed.one : disturbed.two)
      results.table.records[index].figures.runDelay = Seconds(isDisturbed ? 0.2 : 0)
    }
    return results.table
  }

  private let unfit = Fitness(
    depth: .quick, verdicts: [.wall: .unfit, .scaling: .unfit, .cpu: .fit],
    concerns: [
      .init(check: "cpu-quota", severity: .unfit, seen: "0.5 CPU"),
      .init(check: "turbo", severity: .warning, seen: "on"),
    ])

  @Test(arguments: [(0, 3), (2, 0)])
  func `a speed-up and an efficiency that rest on disturbed runs carry a mark, of the reference too`(
    one: Int, two: Int
  ) {
    let document = summaryDocument(of: results(disturbed: (one, two)), title: "t")
    let text = TextRenderer(width: 200).text(document)
    let row = text.split(separator: "\n").first { $0.hasPrefix("    2") } ?? ""
    #expect(row.split(separator: " ").count { $0.contains("†") } == 2, "\(text)")
    #expect(row.contains(one == 0 ? "unfit: 3 of 10 runs disturbed" : "unfit reference"))
    #expect(text.contains("†: rests on unfit runs, of the cell or of its reference."))
    for form in [MarkdownRenderer.text(document), JSONRenderer.text(document), CSVRenderer.text(document)] {
      #expect(form.contains("unfit"), "\(form)")
    }
  }

  @Test func `without disturbed runs nothing is marked`() {
    let text = TextRenderer(width: 200).text(summaryDocument(of: results(disturbed: (0, 0)), title: "t").noting(nil))
    #expect(!text.contains("†") && !text.contains("unfit"))
  }

  @Test func `a machine that was unfit when the sweep began is told below the table, with the cause`() {
    let text = TextRenderer(width: 200).text(
      summaryDocument(of: results(disturbed: (0, 0)), title: "t").noting(unfit))
    #expect(
      text.contains("machine: unfit for wall and scaling (cpu-quota) when the sweep began."), "\(text)")
  }

  @Test func `charts say it in their notes, and mark the points of speed-up and efficiency`() throws {
    var options = ChartOptions()
    options.machine = "a machine"
    options.fitness = unfit
    let charts = try charts(for: results(disturbed: (0, 3)), title: "t", options: options).charts
    #expect(
      charts.map(\.name) == ["time-by-cores", "peak-memory-by-cores", "speed-up-by-cores", "efficiency-by-cores"])
    for named in charts {
      let notes = named.chart.notes.joined(separator: "\n")
      #expect(notes.contains("Unfit: in 1 of 2 cells other load disturbed runs"), "\(notes)")
      #expect(notes.contains("a machine; unfit for wall and scaling (cpu-quota) when the sweep began"))
      guard case .lines(let plot) = named.chart.plot else {
        Issue.record("not a line chart")
        continue
      }
      // What is a ratio.
      let isMarked = named.name.hasPrefix("speed-up") || named.name.hasPrefix("efficiency")
      #expect(plot.series.flatMap(\.points).map(\.sign) == ["", isMarked ? "†" : ""])
      if isMarked { #expect(gnuplotScript(for: named).contains("' †' at first")) }
    }
  }

  private func comparison(disturbed count: Int) throws -> (Comparison, String, String) {
    let base = ResultSet(name: "b", table: results(disturbed: (0, 0)))
    let new = ResultSet(name: "n", table: results(disturbed: (0, count)))
    let comparison = try Comparison(base: base, new: new)
    let report = ComparisonReport(comparison, base: base, new: new)
    return (
      comparison, TextRenderer(width: 300).text(report.document), try JSONFile.text(of: ComparisonJSON(report))
    )
  }

  @Test
  func `compare judges no wall time of which a quarter of the runs was disturbed, and the other metrics as before`()
    throws
  {
    let (found, text, json) = try comparison(disturbed: 3)
    let walls = found.cells.filter { $0.metric == .wall }
    #expect(walls.map(\.refusal) == [nil, .unfit(base: "0 of 10", new: "3 of 10")])
    #expect(found.cells.filter { $0.metric == .cpu }.allSatisfy { $0.refusal == nil })
    #expect(found.exitStatus == 4)
    #expect(text.contains("unfit: other load disturbed 0 of 10 runs in BASE, 3 of 10 in NEW"))
    #expect(json.contains("unfit: other load disturbed 0 of 10"))
  }

  @Test func `compare tells of few disturbed runs beside the verdict`() throws {
    let (found, text, json) = try comparison(disturbed: 1)
    #expect(found.cells.allSatisfy { $0.refusal == nil })
    #expect(text.contains("unfit: other load disturbed 0 of 10 runs in BASE, 1 of 10 in NEW"))
    #expect(json.contains("\"disturbed_new\" : 1"), "\(json)")
  }

  @Test func `exports carry it, and what is imported again keeps it`() throws {
    let source = ExportSource(table: results(disturbed: (0, 3)), plan: nil, machine: nil)
    let hyperfine = try source.exported(as: .hyperfine).text
    #expect(hyperfine.contains("\"disturbed_runs\": \"3 of 10\""), "\(hyperfine.prefix(2000))")
    let back = try ImportedResults(reading: Array(hyperfine.utf8), name: "x.json").table
    #expect(back.columns.axes.filter { $0 == "disturbed_runs" }.isEmpty)
    #expect(Set(back.records.map { $0.measures["disturbed_runs"] }) == [nil, "3 of 10"])
    let google = try source.exported(as: .googleBenchmark).text
    #expect(google.split(separator: "\n").count { $0.contains("unfit: waited for a CPU") } == 3)
  }

  @Test func `an oversubscribed run that is unfit too stays oversubscribed when it is imported again`() throws {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["8"], walls: [1, 1], mode: .oversubscribed)
    for index in results.table.records.indices { results.table.records[index].figures.steal = Seconds(0.5) }
    let text = try ExportSource(table: results.table, plan: nil, machine: nil).exported(as: .googleBenchmark).text
    #expect(text.contains("oversubscribed; unfit: lost to the hypervisor"), "\(text)")
    let back = try ImportedResults(reading: Array(text.utf8), name: "x.json").table
    #expect(back.records.allSatisfy { $0.evidence == .oversubscribed })
  }
}
