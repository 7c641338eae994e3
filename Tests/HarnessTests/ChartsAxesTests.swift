import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

/// Which axes, figures and series are drawn.
extension ChartsSelectionTests {
  @Test func `the rows taken at once are a size where nothing else is`() throws {
    var results = MadeUpResults(axes: ["variant", "chunk"])
    for chunk in ["10", "100", "1000"] { results.add(["a", chunk], walls: [1, 2], memory: 4096) }
    let selection = try charts(for: results.table, title: "t")
    #expect(selection.charts.map(\.name).prefix(2) == ["time-by-chunk", "peak-memory-by-chunk"])
    var crowd = MadeUpResults(axes: ["workers", "chunk"])
    for (workers, chunk) in [("1", "10"), ("1", "20"), ("2", "10"), ("2", "20")] {
      crowd.add([workers, chunk], walls: [1, 2])
    }
    #expect(try charts(for: crowd.table, title: "t").charts.contains { $0.name == "workers-by-chunk" })
  }

  @Test func `bars stand for every combination of names, as long as they can be read`() throws {
    var results = MadeUpResults(axes: ["format", "columns"])
    for format in ["csv", "binary"] {
      for columns in ["all", "needed"] { results.add([format, columns], walls: [1, 2]) }
    }
    let chart = try #require(try charts(for: results.table, title: "").charts.first)
    #expect(chart.name == "time-by-format-columns")
    guard case .bars(let plot) = chart.chart.plot else { throw NotDrawable(reason: "no bars") }
    #expect(plot.bars.map(\.label) == ["csv · all", "csv · needed", "binary · all", "binary · needed"])
    var many = MadeUpResults(axes: ["a", "b"])
    for a in 0..<6 { for b in 0..<6 { many.add(["x\(a)", "y\(b)"], walls: [1]) } }
    let held = try #require(try charts(for: many.table, title: "").charts.first)
    #expect(held.name == "time-by-a" && held.chart.subtitle.contains("at b=y0"))
  }

  @Test func `threads are drawn where a run starts many more than another`() throws {
    var results = MadeUpResults(axes: ["variant", "cores"])
    for variant in ["uncapped", "capped"] {
      for cores in [1, 2, 8] {
        results.add([variant, "\(cores)"], walls: [1, 2], mode: cores > 2 ? .oversubscribed : .pinned)
      }
    }
    for index in results.table.records.indices {
      let cores = Int(results.table.records[index].axes[1].value)!
      results.table.records[index].figures.peakThreads =
        results.table.records[index].axes[0].value == "capped" ? min(4, cores) : cores * cores
    }
    let plot = try lines(try charts(for: results.table, title: ""), "threads-by-cores")
    #expect(plot.series.map { $0.points.map(\.y) } == [[1, 4, 64], [1, 2, 4]])
    #expect(plot.series[0].points.map(\.isFilled) == [true, true, false])
    #expect(plot.guide?.points.map(\.y) == [1, 8])
  }

  @Test func `a workload's own figure is drawn when it is asked for`() throws {
    var results = MadeUpResults(axes: ["variant", "workers"])
    for workers in ["1", "2", "4"] { results.add(["wal", workers], walls: [1, 2]) }
    results.table = ResultTable(
      columns: ResultColumns(axes: ["variant", "workers"], measures: ["lock_seconds", "version"]),
      records: results.table.records)
    for index in results.table.records.indices {
      results.table.records[index].measures = ["lock_seconds": "\(index)", "version": "3.40"]
    }
    var options = ChartOptions()
    options.measures = ["lock_seconds"]
    let plot = try lines(try charts(for: results.table, title: "", options: options), "lock-seconds-by-workers")
    #expect(plot.series[0].points.map(\.y) == [0.5, 2.5, 4.5] && plot.y.label == "lock seconds")
    options.measures = ["lock"]
    #expect(throws: InputError.self) { try charts(for: results.table, title: "", options: options) }
  }

  @Test func `the size axis is the numeric one with the most values, and can be chosen`() throws {
    var results = MadeUpResults(axes: ["days", "symbols"])
    for (days, symbols) in [("1", "10"), ("2", "10"), ("1", "20"), ("2", "30")] {
      results.add([days, symbols], walls: [1])
    }
    #expect(try charts(for: results.table, title: "").charts[0].name == "time-by-symbols")
    var options = ChartOptions()
    options.sizeAxis = "days"
    #expect(try charts(for: results.table, title: "", options: options).charts[0].name == "time-by-days")
    options.sizeAxis = "weeks"
    let unknown = "--size-axis: no axis 'weeks' in these results; the axes are: days, symbols"
    #expect(throws: InputError(unknown)) {
      try charts(for: results.table, title: "", options: options)
    }
  }

  @Test func `more series than can be told apart are left out by number, in writing`() throws {
    var results = MadeUpResults(axes: ["variant", "symbols"])
    for variant in 0..<10 {
      for symbols in ["1", "2"] { results.add(["v\(variant)", symbols], walls: [1]) }
    }
    let selection = try charts(for: results.table, title: "")
    #expect(try lines(selection, "time-by-symbols").series.count == 8)
    #expect(selection.charts[0].chart.notes.contains("Only the first 8 of 10 series are drawn."))
  }

  @Test func `values that no machine has are drawn or left out, and never stop the program`() throws {
    var results = MadeUpResults(axes: ["variant", "symbols", "cores", "workers", "chunk"])
    for (index, value) in ["0", "-1", "1e308", "nan", "inf", "", "1"].enumerated() {
      for wall in [0, 1e300] {
        results.add([value, value, value, value, value], walls: [wall, 1e-300, 1], memory: index)
      }
    }
    _ = TextRenderer(colours: true).text(summaryDocument(of: results.table, title: ""))
    for chart in try charts(for: results.table, title: "").charts {
      let numbers = gnuplotScript(for: chart).split { " \n".contains($0) }
      #expect(!numbers.contains { ["nan", "-nan", "inf", "-inf"].contains($0) })
    }
  }

  @Test func `small figures are written with powers of ten`() {
    let axis = ChartAxis("tiny", .linear, .count, holding: [1e-12, 4e-12])
    #expect(axis.ticks.map(\.label) == ["0", "1e-12", "2e-12", "3e-12", "4e-12"])
    #expect(ChartAxis("tiny", .log, .count, holding: [2e-9, 2e-5]).ticks.map(\.label).contains("1e-7"))
  }

  @Test func `sizes that differ by little stay apart on a logarithmic axis`() {
    let sizes = [1000.0, 1001, 1002, 1003]
    let axis = ChartAxis("n", .log, .count, holding: sizes, ticksAtValues: true)
    #expect(axis.ticks.map(\.label) == ["1000", "1001", "1002", "1003"])
    #expect(axis.share(of: 1000) < 0.1 && axis.share(of: 1003) > 0.9)
  }

  @Test func `series whose joined names are equal stay apart`() throws {
    var results = MadeUpResults(axes: ["variant", "mode", "symbols"])
    for (variant, mode) in [("a · b", "c"), ("a", "b · c")] {
      for symbols in ["1", "2"] { results.add([variant, mode, symbols], walls: [1]) }
    }
    let selection = try charts(for: results.table, title: "")
    #expect(try lines(selection, "time-by-symbols").series.count == 2)
  }

  @Test func `files are named by plain letters whatever the data say`() {
    let chart = Chart(
      title: "", subtitle: "", notes: [],
      plot: .bars(
        BarPlot(
          x: ChartAxis("", .linear, .count, holding: [1]), categoryLabel: "", bars: [])))
    #expect(NamedChart("../x y`z`/$(a) É", chart).name == "x-y-z-a")
    #expect(NamedChart("§§", chart).name == "chart")
  }
}
