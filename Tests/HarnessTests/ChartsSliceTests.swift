import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// Which cells a chart shows: those that were asked for, else the best ones.
@Suite struct ChartsSliceTests {
  private func chart(_ selection: ChartSelection, _ name: String) throws -> Chart {
    try #require(selection.charts.first { $0.name == name }).chart
  }

  private func lines(_ selection: ChartSelection, _ name: String) throws -> LinePlot {
    guard case .lines(let plot) = try chart(selection, name).plot else { throw NotDrawable(reason: "no lines") }
    return plot
  }

  /// Workers × chunk × format, fastest with chunk 64 and binary.
  private var results: MadeUpResults {
    var results = MadeUpResults(axes: ["format", "workers", "chunk"])
    for (format, scale) in [("csv", 2.0), ("binary", 1.0)] {
      for workers in [1, 2, 4] {
        for (chunk, cost) in [("1", 3.0), ("64", 1.0), ("512", 2.0)] {
          results.add(
            [format, "\(workers)", chunk], walls: [1, 1.1].map { $0 * scale * cost / Double(workers) }, memory: 4096)
        }
      }
    }
    return results
  }

  @Test func `an axis that must have one value has that of the fastest cell`() throws {
    let selection = try charts(for: results.table, title: "t")
    #expect(try chart(selection, "time-by-workers").subtitle.hasSuffix("at chunk=64 (fastest)"))
    #expect(try lines(selection, "time-by-workers").series.map(\.label) == ["csv", "binary"])
  }

  @Test func `the slice is the fastest one of the largest size`() throws {
    var results = MadeUpResults(axes: ["n", "workers", "chunk"])
    for (n, chunk, wall) in [("1", "1", 1.0), ("1", "8", 2.0), ("9", "1", 20.0), ("9", "8", 10.0)] {
      for workers in ["1", "2"] { results.add([n, workers, chunk], walls: [wall]) }
    }
    let selection = try charts(for: results.table, title: "")
    #expect(try chart(selection, "time-by-n").subtitle.contains("chunk=8 (fastest)"))
  }

  @Test func `an oversubscribed cell is not the best one where others have cores of their own`() throws {
    var results = MadeUpResults(axes: ["variant", "cores"])
    for variant in ["a", "b"] {
      results.add([variant, "1"], walls: [2])
      results.add([variant, "4"], walls: [1], mode: .oversubscribed)
    }
    #expect(try chart(try charts(for: results.table, title: ""), "time-by-variant").subtitle.hasSuffix("at cores=1"))
  }

  @Test func `the cells that were asked for are drawn, and the subtitle says which`() throws {
    var options = ChartOptions()
    options.at = [AxisValue("chunk", "512"), AxisValue("format", "csv")]
    let selection = try charts(for: results.table, title: "", options: options)
    let plot = try lines(selection, "time-by-workers")
    #expect(plot.series.map { $0.points.map(\.y) } == [[4.2, 2.1, 1.05]])
    #expect(try chart(selection, "time-by-workers").subtitle.hasSuffix("at chunk=512, format=csv"))
  }

  @Test(arguments: [
    ([AxisValue("size", "1")], "--at: no axis 'size' in these results; the axes are: format, workers, chunk"),
    ([AxisValue("chunk", "2")], "--at: no cell has chunk=2; the values of chunk are: 1, 64, 512"),
  ])
  func `cells that are not there are refused with what there is`(at: [AxisValue], message: String) {
    var options = ChartOptions()
    options.at = at
    #expect(throws: InputError(message)) { try charts(for: results.table, title: "", options: options) }
  }

  @Test func `the axis that was chosen tells the lines apart`() throws {
    var options = ChartOptions()
    options.seriesAxis = "chunk"
    let selection = try charts(for: results.table, title: "", options: options)
    let plot = try lines(selection, "speed-up-by-workers")
    #expect(plot.series.map(\.label) == ["1", "64", "512"] && plot.legendTitle == "chunk")
    #expect(try chart(selection, "speed-up-by-workers").subtitle.hasSuffix("at format=binary (fastest)"))
  }

  @Test func `an axis with one value tells nothing apart`() {
    var options = ChartOptions()
    options.at = [AxisValue("chunk", "1")]
    options.seriesAxis = "chunk"
    let message = "--series: chunk has one value here, so it tells nothing apart; leave it out"
    #expect(throws: InputError(message)) { try charts(for: results.table, title: "", options: options) }
  }

  @Test func `time and memory by workers are drawn`() throws {
    let names = try charts(for: results.table, title: "").charts.map(\.name)
    #expect(names.contains("time-by-workers") && names.contains("peak-memory-by-workers"))
  }

  @Test func `a chosen title is the title, and what is shown stands below`() throws {
    var options = ChartOptions()
    options.title = "Small chunks cost"
    for chart in try charts(for: results.table, title: "t", options: options).charts {
      #expect(chart.chart.title == "Small chunks cost" && chart.chart.subtitle.hasPrefix("t: "))
    }
  }

  @Test func `a command line stands in the subtitle`() throws {
    let selection = try charts(for: results.table, title: "sort --parallel {workers} big.txt")
    for chart in selection.charts {
      #expect(chart.chart.subtitle.hasPrefix("sort --parallel {workers} big.txt · "))
      #expect(!chart.chart.title.contains("sort"))
    }
  }

  @Test func `the last line names machine, fitness, day and commit as far as they are known`() throws {
    var options = ChartOptions()
    #expect(ChartNotes.footer(options) == "")
    options.machine = "EPYC, 2 CPUs allowed"
    options.day = "2024-01-31"
    options.commit = "0123456789ab"
    options.fitness = Fitness(depth: .short, verdicts: [.wall: .caution, .cpu: .fit], concerns: [])
    let footer = "EPYC, 2 CPUs allowed; fitness: wall caution, cpu fit; 2024-01-31; commit 0123456789ab"
    #expect(ChartNotes.footer(options) == footer)
    let selection = try charts(for: results.table, title: "", options: options)
    #expect(selection.charts.allSatisfy { $0.chart.notes.last == footer })
  }
}
