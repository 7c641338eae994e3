import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

@Suite struct ChartsSelectionTests {
  private func lines(_ selection: ChartSelection, _ name: String) throws -> LinePlot {
    let chart = try #require(selection.charts.first { $0.name == name }).chart
    guard case .lines(let plot) = chart.plot else { throw NotDrawable(reason: "\(name) has no lines") }
    return plot
  }

  @Test func `a grid of sizes gives time, memory and bars, and says why it gives no more`() throws {
    let selection = try charts(for: MadeUpResults.sizes, title: "weekly")
    #expect(selection.charts.map(\.name) == ["time-by-symbols", "peak-memory-by-symbols", "time-by-variant"])
    #expect(
      selection.leftOut.map(\.chart)
        == [
          "time by cores", "peak memory by cores", "speed-up by cores", "efficiency by cores",
          "CPU-time inflation by cores", "threads by cores", "workers × chunk",
        ])
    #expect(selection.leftOut.last?.reason == "workers doesn't vary")
  }

  @Test func `the fitted slope stands below the name of a line`() throws {
    let plot = try lines(try charts(for: MadeUpResults.sizes, title: ""), "time-by-symbols")
    #expect(
      plot.series.map { "\($0.label): \($0.detail)" } == [
        "filter: slope 2.00, end 2.00", "copy-all: slope 2.00, end 2.00",
        "partition: slope 1.00, end 1.00", "partition-f32: slope 1.00, end 1.00",
      ])
    #expect(plot.x.scale == .log && plot.y.scale == .log)
  }

  @Test func `a failed cell is no point, and is named below the chart`() throws {
    let selection = try charts(for: MadeUpResults.sizes, title: "")
    let plot = try lines(selection, "time-by-symbols")
    #expect(plot.series[1].points.map(\.x) == [50, 100, 200, 400, 800])
    #expect(
      selection.charts[0].chart.notes.contains(
        "Without a good run: variant=copy-all, symbols=1600 (memory-limit)."))
  }

  @Test func `no oversubscribed point is drawn as a speed-up`() throws {
    let selection = try charts(for: MadeUpResults.cores, title: "")
    for name in ["speed-up-by-cores", "efficiency-by-cores"] {
      let plot = try lines(selection, name)
      #expect(plot.series.map { $0.points.map(\.x) } == [[1, 2], [1, 2]])
      #expect(plot.region?.lines.prefix(2) == ["cores 4–252:", "oversubscribed on 2 CPUs,"])
    }
    let inflation = try lines(selection, "cpu-time-inflation")
    #expect(inflation.series[0].points.map(\.x) == [1, 2, 4, 16, 64, 252])
    #expect(inflation.series[0].points.map(\.isFilled) == [true, true, false, false, false, false])
    #expect(
      selection.charts.first { $0.name == "cpu-time-inflation" }?.chart.title
        == "CPU-time inflation by virtual cores, oversubscribed on 2 CPUs")
  }

  @Test func `the ideal line is the identity up to the last pinned core`() throws {
    let plot = try lines(try charts(for: MadeUpResults.cores, title: ""), "speed-up-by-cores")
    let guide = try #require(plot.guide)
    #expect(guide.points.allSatisfy { $0.x == $0.y })
    #expect(guide.points.last?.x == 2)
  }

  @Test func `workers beyond the cores bend the ideal line`() throws {
    var results = MadeUpResults(axes: ["workers", "cores"])
    for workers in [1, 2, 4] { results.add(["\(workers)", "2"], walls: [1, 1]) }
    let plot = try lines(try charts(for: results.table, title: ""), "speed-up-by-workers")
    let guide = try #require(plot.guide)
    #expect(guide.points.last == ChartPoint(x: 4, y: 2))
  }

  @Test func `cores beyond the workers bend the ideal line`() throws {
    var results = MadeUpResults(axes: ["workers", "cores"])
    for cores in [1, 2, 4] { results.add(["2", "\(cores)"], walls: [1, 1]) }
    let guide = try #require(try lines(try charts(for: results.table, title: ""), "speed-up-by-cores").guide)
    #expect(guide.points.last == ChartPoint(x: 4, y: 2))
  }

  @Test(arguments: ["workers", "threads"])
  func `efficiency is drawn over what varies, and is what the table says`(axis: String) throws {
    var results = MadeUpResults(axes: ["cores", axis])
    for (count, wall) in [("1", 2.0), ("2", 1.0), ("4", 1.0)] { results.add(["2", count], walls: [wall, wall]) }
    let plot = try lines(try charts(for: results.table, title: ""), "efficiency-by-\(axis)")
    #expect(plot.series[0].points.map(\.y) == [1, 1, 1])
    #expect(plot.series[0].points.map(\.y) == summaries(of: results.table).map { $0.comparison?.efficiency?.median })
  }

  @Test func `a speed-up chart is drawn at the largest size with as many workers as cores`() throws {
    var results = MadeUpResults(axes: ["symbols", "cores", "workers"])
    for symbols in ["9", "100"] {
      for cores in ["1", "2"] {
        for workers in ["1", "2"] { results.add([symbols, cores, workers], walls: [1, 2]) }
      }
    }
    let selection = try charts(for: results.table, title: "")
    let chart = try #require(selection.charts.first { $0.name == "speed-up-by-cores" }).chart
    #expect(chart.subtitle.hasSuffix("at symbols=100, workers=cores"))
  }

  @Test func `the subtitle names every axis that had to be held, those that follow another too`() throws {
    let selection = try charts(for: MadeUpResults.cores, title: "")
    let chart = try #require(selection.charts.first { $0.name == "time-by-variant" }).chart
    #expect(chart.subtitle.hasSuffix("at cores=2 (fastest), workers=2"))
  }

  @Test func `the map has a field for each cell, grey where no run was good`() throws {
    let selection = try charts(for: MadeUpResults.chunks, title: "")
    let chart = try #require(selection.charts.first { $0.name == "workers-by-chunk" }).chart
    guard case .heatMap(let map) = chart.plot else { throw NotDrawable(reason: "no map") }
    #expect(map.columns == ["1", "2", "4", "8"])
    #expect(map.rows == ["1", "8", "64", "512"])
    #expect(map.fields.count == 16)
    #expect(map.fields.filter { $0.value == nil }.map(\.text) == ["skipped", "timeout"])
  }

  @Test func `workers that follow the cores make a map of several columns`() throws {
    var results = MadeUpResults(axes: ["cores", "workers", "chunk"])
    for cores in ["1", "2"] { for chunk in ["10", "100"] { results.add([cores, cores, chunk], walls: [1]) } }
    let selection = try charts(for: results.table, title: "")
    let chart = try #require(selection.charts.first { $0.name == "workers-by-chunk" }).chart
    guard case .heatMap(let map) = chart.plot else { throw NotDrawable(reason: "no map") }
    #expect(map.columns == ["1", "2"] && map.fields.count == 4)
    #expect(chart.subtitle.hasSuffix("at cores following the workers"))
  }

  @Test func `an axis of a chart is not held because it was chosen as the size`() throws {
    var options = ChartOptions()
    options.sizeAxis = "cores"
    let cores = try charts(for: MadeUpResults.cores, title: "", options: options)
    #expect(try lines(cores, "speed-up-by-cores").series.map { $0.points.map(\.x) } == [[1, 2], [1, 2]])
    #expect(try lines(cores, "cpu-time-inflation").series[0].points.count == 6)
    for axis in ["chunk", "workers"] {
      options.sizeAxis = axis
      let chunks = try charts(for: MadeUpResults.chunks, title: "", options: options)
      let chart = try #require(chunks.charts.first { $0.name == "workers-by-chunk" }).chart
      guard case .heatMap(let map) = chart.plot else { throw NotDrawable(reason: "no map") }
      #expect(map.fields.count == 16)
    }
  }

  @Test func `single runs have no bars, and the subtitle says so`() throws {
    var results = MadeUpResults(axes: ["symbols"])
    for symbols in ["1", "2", "4"] { results.add([symbols], walls: [Double(symbols)!]) }
    let selection = try charts(for: results.table, title: "")
    #expect(try lines(selection, "time-by-symbols").series[0].points.allSatisfy { $0.bar == nil })
    #expect(selection.charts[0].chart.subtitle == "median of n = 1 runs a point · single runs: no bars")
  }

  @Test func `a grid of a single cell carries no chart, and every reason is given`() throws {
    var results = MadeUpResults(axes: ["variant"])
    results.add(["a"], walls: [1, 2])
    let selection = try charts(for: results.table, title: "t")
    #expect(selection.charts.isEmpty)
    #expect(selection.leftOut.count == 10)
    #expect(selection.leftOut.allSatisfy { !$0.reason.isEmpty })
  }

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
