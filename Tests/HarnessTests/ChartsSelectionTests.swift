import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport

@Suite struct ChartsSelectionTests {
  func lines(_ selection: ChartSelection, _ name: String) throws -> LinePlot {
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
        // Of copy-all the largest size failed, so what is left tells no slope.
        "filter: slope 2.00, end 2.00", "copy-all: ",
        "partition: slope 1.00, end 1.00", "partition-f32: slope 1.00, end 1.00",
      ])
    #expect(plot.x.scale == .log && plot.y.scale == .log)
  }

  @Test func `versions are bars in the order they were typed, and no sizes`() throws {
    var results = MadeUpResults(axes: ["v"])
    for (place, version) in ["3.8", "3.9", "3.10", "3.11"].enumerated() {
      results.add([version], around: 1.5 - 0.2 * Double(place))
    }
    let selection = try charts(for: results.table, title: "")
    #expect(selection.charts.map(\.name) == ["time-by-v"])
    guard case .bars(let plot) = selection.charts[0].chart.plot else { throw NotDrawable(reason: "no bars") }
    #expect(plot.bars.map(\.label) == ["3.8", "3.9", "3.10", "3.11"])
    #expect(selection.charts[0].chart.title == "v=3.11 is 1.64 times as fast as v=3.8")
  }

  @Test func `sizes near to each other are on plain axes that hold them alone, and tell no slope`() throws {
    var results = MadeUpResults(axes: ["n"])
    for n in [1000, 1001, 1002, 1003] { results.add(["\(n)"], around: Double(n) / 1000) }
    let selection = try charts(for: results.table, title: "")
    let plot = try lines(selection, "time-by-n")
    #expect(plot.x.scale == .linear && plot.y.scale == .linear && plot.series[0].detail.isEmpty)
    #expect(plot.x.range.lowerBound > 999 && plot.x.ticks.map(\.label) == ["1000", "1001", "1002", "1003"])
    #expect(selection.charts[0].chart.title == "time by n")
  }

  @Test func `a figure of several commands' own has a bar for each, in their order`() throws {
    var results = MadeUpResults(axes: ["command"])
    results.add(["b"], walls: [1, 1, 1])
    results.add(["a"], walls: [2, 2, 2])
    results.table = ResultTable(
      columns: ResultColumns(axes: ["command"], measures: ["tps"]),
      records: results.table.records.map { record in
        var record = record
        record.measures["tps"] = record.cell == 0 ? "200" : "300"
        return record
      })
    var options = ChartOptions()
    options.measures = ["tps"]
    let chart = try #require(
      try charts(for: results.table, title: "", options: options).charts.first { $0.name == "tps-by-command" }
    ).chart
    guard case .bars(let plot) = chart.plot else { throw NotDrawable(reason: "no bars") }
    #expect(plot.bars.map(\.label) == ["b", "a"] && plot.bars.map(\.valueText) == ["200", "300"])
    #expect(chart.title == "tps by command")
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

  @Test func `the map has a field for each cell, grey where no run tells its time`() throws {
    let selection = try charts(for: MadeUpResults.chunks, title: "")
    let chart = try #require(selection.charts.first { $0.name == "workers-by-chunk" }).chart
    guard case .heatMap(let map) = chart.plot else { throw NotDrawable(reason: "no map") }
    #expect(map.columns == ["1", "2", "4", "8"])
    #expect(map.rows == ["1", "8", "64", "512"])
    #expect(map.fields.count == 16)
    #expect(map.fields.filter { $0.value == nil }.map(\.text) == ["skipped", ">5.00 s"])
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
}
