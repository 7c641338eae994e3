import Testing

@testable import SpeedupCore
@testable import SpeedupReport

@Suite struct ChartsFindingsTests {
  private func series(_ label: String, _ power: Double, scale: Double = 1) -> ChartSeries {
    ChartSeries(
      label: label,
      points: [50.0, 100, 200, 400, 800, 1600].map { size in
        // Some scatter, so that intervals are no points.
        let wobble = 1 + 0.01 * (Int(size) % 3 == 0 ? 1 : -1)
        var y = scale * wobble
        for _ in 0..<Int(power) { y *= size }
        return ChartPoint(x: size, y: y)
      })
  }

  @Test func `a title says which line grows with the square`() {
    let lines = [series("filter", 2), series("partition", 1), series("partition-f32", 1, scale: 0.5)]
    #expect(
      ChartFindings.growth(lines, of: "time", with: "symbols")
        == "filter grows with the square of symbols, partition and partition-f32 linearly")
    #expect(
      ChartFindings.growth(lines, of: "peak memory", with: "symbols")
        == "peak memory of filter grows with the square of symbols, that of partition and partition-f32 linearly")
  }

  @Test func `a line that surely grows slower, but by no sure order, does not`() {
    // Between linear and quadratic: no order of its own.
    let mixed = ChartSeries(
      label: "partition",
      points: [50.0, 100, 200, 400, 800, 1600].map { ChartPoint(x: $0, y: $0.squareRoot() * (1 + $0 / 1e9)) })
    #expect(
      ChartFindings.growth([series("filter", 2), mixed], of: "time", with: "symbols")
        == "filter grows with the square of symbols, partition does not")
  }

  @Test func `several lines of one growth are one sentence, a single line has no name`() {
    let lines = [series("a", 1), series("b", 1)]
    #expect(ChartFindings.growth(lines, of: "time", with: "n") == "a and b grow linearly with n")
    #expect(ChartFindings.growth([series("measured", 0)], of: "time", with: "n") == "time hardly grows with n")
  }

  @Test func `points that leave the growth open give no sentence`() {
    let few = ChartSeries(label: "a", points: [1.0, 2, 4].map { ChartPoint(x: $0, y: $0) })
    #expect(ChartFindings.growth([few], of: "time", with: "n") == nil)
    let wild = ChartSeries(
      label: "a", points: zip([1.0, 2, 4, 8, 16], [1.0, 9, 2, 30, 4]).map { ChartPoint(x: $0, y: $1) })
    #expect(ChartFindings.growth([wild], of: "time", with: "n") == nil)
  }

  @Test func `what has intervals that meet is not compared in a sentence`() {
    func one(_ name: String, _ value: Double, _ interval: ClosedRange<Double>) -> ChartFindings.Compared {
      ChartFindings.Compared(name: name, value: value, interval: interval)
    }
    let apart = [one("slow", 4, 3.9...4.1), one("fast", 2, 1.9...2.1)]
    #expect(ChartFindings.spread(apart) == "fast is 2.00 times as fast as slow")
    #expect(ChartFindings.spread([one("a", 4, 1.5...4.1), one("b", 2, 1.9...2.1)]) == nil)
    #expect(ChartFindings.spread([]) == nil)
  }

  @Test func `the smallest and largest of a few runs carry no sentence, an interval does`() throws {
    func title(_ axis: String, runs: Int) throws -> String? {
      var results = MadeUpResults(axes: [axis])
      results.add(["off"], walls: .init(repeating: 3, count: runs))
      results.add(["on"], walls: .init(repeating: 1, count: runs))
      return try charts(for: results.table, title: "").charts.first?.chart.title
    }
    #expect(try title("variant", runs: 2) == "wall time by variant")
    #expect(try title("variant", runs: 8) == "on is 3.00 times as fast as off")
    #expect(try title("cache", runs: 8) == "cache=on is 3.00 times as fast as cache=off")
  }

  @Test func `a speed-up that may be none is no finding`() {
    func line(_ bar: ClosedRange<Double>) -> [ChartSeries] {
      [ChartSeries(label: "a", points: [ChartPoint(x: 1, y: 1), ChartPoint(x: 2, y: 1.5, bar: bar)])]
    }
    #expect(ChartFindings.speedUp(line(1.4...1.6), by: "cores") == "speed-up ×1.50 at 2 cores")
    #expect(ChartFindings.speedUp(line(0.9...1.6), by: "cores") == nil)
  }

  @Test func `a line with killed or failed runs has no order of growth, and no slope`() throws {
    func chart(_ spoil: (inout MadeUpResults) -> Void) throws -> (title: String, details: [String]) {
      var results = MadeUpResults(axes: ["variant", "n"])
      for n in [1.0, 2, 4, 8] {
        results.add(["filter", "\(Int(n))"], walls: .init(repeating: n * n, count: 8))
        results.add(["partition", "\(Int(n))"], walls: .init(repeating: n, count: 8))
      }
      results.add(["filter", "16"], walls: .init(repeating: 256, count: 8))
      spoil(&results)
      let chart = try #require(try charts(for: results.table, title: "").charts.first { $0.name == "time-by-n" }).chart
      guard case .lines(let plot) = chart.plot else { throw NotDrawable(reason: "no lines") }
      return (chart.title, plot.series.map(\.detail))
    }
    let sound = try chart { $0.add(["partition", "16"], walls: .init(repeating: 16, count: 8)) }
    #expect(sound.title == "filter grows with the square of n, partition linearly")
    #expect(sound.details == ["slope 2.00, end 2.00", "slope 1.00, end 1.00"])
    for status in [RunStatus.timeout, .failed] {
      let spoiled = try chart { results in
        results.add(["partition", "16"], walls: .init(repeating: 16, count: 2))
        results.addFailed(["partition", "16"], status, "", runs: 6, toLast: true)
      }
      #expect(spoiled.title == "filter grows with the square of n", "\(status)")
      #expect(spoiled.details == ["slope 2.00, end 2.00", ""], "\(status)")
    }
    let lost = try chart { $0.addFailed(["partition", "16"], .timeout, "", runs: 8) }
    #expect(lost.title == "filter grows with the square of n")
  }

  @Test func `a field with failed runs is not the fastest, and says how many failed`() throws {
    var results = MadeUpResults(axes: ["workers", "chunk"])
    for (workers, chunk, wall) in [("1", "1", 4.0), ("1", "8", 3.0), ("2", "1", 2.0)] {
      results.add([workers, chunk], walls: .init(repeating: wall, count: 8))
    }
    results.add(["2", "8"], walls: [0.5, 0.5])
    results.addFailed(["2", "8"], .failed, "", runs: 6, toLast: true)
    let chart = try #require(
      try charts(for: results.table, title: "").charts.first { $0.name == "workers-by-chunk" }
    ).chart
    guard case .heatMap(let map) = chart.plot else { throw NotDrawable(reason: "no map") }
    #expect(chart.title == "fastest with 2 workers and chunk 1: 2.00 s")
    #expect(map.fields.filter(\.isBest).map(\.text) == ["2.00 s"])
    #expect(map.fields.map(\.detail).contains("6 of 8 failed"))
  }

  @Test func `names are listed as one says them`() {
    #expect(ChartFindings.listed(["a"]) == "a" && ChartFindings.listed(["a", "b", "c"]) == "a, b and c")
  }

  @Test func `an axis that does not apply to a cell is not named beside others`() {
    let whole = [AxisValue("history", "whole"), AxisValue("new-days", "")]
    #expect(whole.text == "history=whole")
    #expect(whole.label(of: ["history", "new-days"]) == "whole")
    #expect(whole.label(of: ["new-days", "history"]) == "– · whole")
    let empty = [AxisValue("separator", "")]
    #expect(empty.text == "separator=")
    #expect(empty.label(of: ["separator"]).isEmpty)
  }
}
