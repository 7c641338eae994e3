import Testing

@testable import SpeedupCore
@testable import SpeedupReport

/// Labels beside lines, titles, and what is cut.
@Suite struct ChartsLayoutTests {
  private func plot(_ labels: [String], ends: [Double], detail: String = "") -> LinePlot {
    LinePlot(
      x: ChartAxis("x", .linear, .count, holding: [0, 10]), y: ChartAxis("y", .linear, .count, holding: ends + [10]),
      legendTitle: "variant",
      series: zip(labels, ends).map {
        ChartSeries(label: $0, detail: detail, points: [ChartPoint(x: 0, y: 1), ChartPoint(x: 10, y: $1)])
      })
  }

  @Test(arguments: [[1.0, 1, 1, 1, 1, 1, 1, 1], [10, 9.9, 9.8, 9.7], [0, 0.1, 5, 5, 10], [3]])
  func `labels stand as high as their lines end, and never over each other`(ends: [Double]) {
    let labels = ends.indices.map { "line \($0)" }
    let legend = ChartLegend(.lines(plot(labels, ends: ends, detail: "slope 1.00, end 1.00")))
    #expect(legend.entries.count == ends.count)
    for (above, below) in zip(legend.entries, legend.entries.dropFirst()) {
      #expect(above.place - above.height / 2 >= below.place + below.height / 2 - 1e-9)
      #expect(above.end >= below.end)
    }
    #expect(legend.entries.allSatisfy { $0.place - $0.height / 2 > -1e-9 && $0.place + $0.height / 2 < 1.04 })
    if ends.count == 1 { #expect(abs(legend.entries[0].place - legend.entries[0].end) < 1e-9) }
  }

  @Test func `a long label is folded, and does not take the drawing's room`() {
    let long = Chart(
      title: "", subtitle: "", notes: [],
      plot: .lines(plot(["a label of some forty characters in words", "b"], ends: [1, 2])))
    let layout = ChartLayout(long)
    #expect(layout.legend.entries.map(\.lines).contains(["a label of some forty", "characters in words"]))
    #expect(layout.right > 0.7)
  }

  @Test func `a long title goes on in a second line and is not clipped`() {
    let title =
      "filter grows with the square of symbols, partition, partition-f32 and partition-f16 grow linearly with them"
    let layout = ChartLayout(Chart(title: title, subtitle: "s", notes: [], plot: .lines(plot(["a"], ends: [1]))))
    #expect(layout.title.count == 2 && layout.title.joined(separator: " ") == title)
    #expect(layout.height(ofSubtitle: 0) < layout.height(ofTitle: 1))
    #expect(layout.top < layout.height(ofSubtitle: 0))
  }

  @Test func `names that differ in their middle stay different where they are cut`() {
    let command = { (mode: String) -> String in
      "python3 /srv/project/benchmarks/run.py --mode=\(mode) --input /srv/project/data/large.csv"
    }
    #expect(ShortNames.apart([command("fast"), command("slow")], to: 40).allSatisfy { $0.contains("--mode=") })
    let alike = (1...12).map { String(repeating: "x", count: 50) + "\($0)" + String(repeating: "y", count: 50) }
    let all: [[String]] = [["fast", "slow"].map { command($0) }, alike, ["a b c d e f g h", "a b c d e f g i"]]
    for names in all {
      for limit in [12, 24, 40] {
        let short = ShortNames.apart(names, to: limit)
        #expect(Set(short).count == names.count && short.allSatisfy { Columns.width($0) <= limit }, "\(short)")
      }
    }
    // The same name twice stays the same, and what fits is left alone.
    #expect(ShortNames.apart(["a", "a", "b"], to: 3) == ["a", "a", "b"])
  }

  @Test func `long ticks leave room for the axis' name`() {
    var lines = plot(["a"], ends: [10])
    lines.y = ChartAxis("peak memory", .log, .bytes, holding: [980_000])
    let layout = ChartLayout(Chart(title: "", subtitle: "", notes: [], plot: .lines(lines)))
    #expect(lines.y.ticks.map(\.label).contains("1.063 MiB"))
    #expect(layout.left > 0.115)
  }

  @Test func `wide characters take two columns`() {
    #expect(ChartLayout.wrapped("漢字 漢字", to: 5) == ["漢字", "漢字"])
    #expect(Columns.width(ShortNames.cut("漢字漢字漢字", to: 6)) <= 6)
    #expect(ShortNames.cut("漢字", to: 4) == "漢字")
  }

  @Test func `one wide interval does not set the scale, and an arrow says that it goes on`() {
    var lines = plot(["a"], ends: [10])
    lines.series[0].points[1].bar = 9...1000
    lines.y = ChartAxis("y", .linear, .count, holding: lines.series.heights(.linear))
    #expect(lines.y.range.upperBound < 20)
    let chart = Chart(title: "", subtitle: "", notes: [], plot: .lines(lines))
    #expect(chart.cutNotes == ["An arrow: the interval goes on beyond the drawing."])
    #expect(gnuplotScript(for: NamedChart("a", chart)).contains("graph 1 head filled"))
    lines.series[0].points[1].bar = 9...12
    #expect(Chart(title: "", subtitle: "", notes: [], plot: .lines(lines)).cutNotes == [])
    #expect(ChartIntervals.heights([(1, 0.001...1000)], .log).max() == 3)
  }

  @Test func `a logarithmic axis says that it is one`() {
    #expect(ChartAxis("time", .log, .seconds, holding: [1, 9]).fullLabel == "time (log scale)")
    #expect(ChartAxis("time", .linear, .seconds, holding: [1, 9]).fullLabel == "time")
  }

  @Test func `thousands are k, millions M`() {
    #expect(ChartTicks.text(1_000_000, .count) == "1 M" && ChartTicks.text(50_000, .count) == "50 k")
    #expect(ChartTicks.text(5000, .count) == "5000")
    let ticks = ChartAxis("", .linear, .count, holding: [2_000_000]).ticks.map(\.label)
    #expect(ticks.first == "0" && ticks.last == "2.0 M")
  }

  @Test func `large ratios are dots on a logarithmic axis, small ones bars from 0, the fastest on top`() throws {
    func plot(_ slow: Double) throws -> Chart.Plot {
      var results = MadeUpResults(axes: ["variant"])
      results.add(["slow"], walls: [slow, slow])
      results.add(["fast"], walls: [1, 1])
      return try #require(try charts(for: results.table, title: "").charts.first).chart.plot
    }
    guard case .bars(let bars) = try plot(2), case .dots(let dots) = try plot(100) else {
      Issue.record("bars for a ratio of 2, dots for one of 100")
      return
    }
    #expect(bars.bars.map(\.label) == ["fast", "slow"] && bars.x.range.lowerBound == 0)
    #expect(dots.rows == ["fast", "slow"] && dots.x.scale == .log)
  }

  @Test func `the best field of a map is marked, and fields say their intervals`() throws {
    let selection = try charts(for: MadeUpResults.chunks, title: "")
    let chart = try #require(selection.charts.first { $0.name == "workers-by-chunk" }).chart
    guard case .heatMap(let map) = chart.plot else { throw NotDrawable(reason: "no map") }
    let best = map.fields.filter(\.isBest)
    #expect(best.count == 1 && best.first?.value == map.fields.compactMap(\.value).min())
    // One field is a single run, which has none.
    #expect(map.fields.filter { $0.value != nil && !$0.detail.hasPrefix("[") }.count == 1)
    #expect(chart.title.hasPrefix("fastest with "))
  }
}
