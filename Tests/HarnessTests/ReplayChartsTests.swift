import Testing

@testable import SpeedupCore
@testable import SpeedupPredict
@testable import SpeedupReport

/// Charts of a replay: what was measured, simulated and fitted in one picture, slowdown by phase, a timeline.
@Suite struct ReplayChartsTests {
  private let calibration = ReplayCalibration(
    slowdowns: ["work": .init(coRun: Slowdown(byCount: [2: 1.2]), together: Slowdown(byCount: [2: 1.3]))], costs: nil,
    cores: 2)

  private func report(cores: [Int], measured: [Int: [Double]]) throws -> ReplayReport {
    let tasks = (0..<400).map { task in
      TaskTrace.Task(
        index: task, taken: task, worker: 0, start: Seconds(Double(task) * 0.001),
        end: Seconds(Double(task + 1) * 0.001),
        cpu: Seconds(0.001))
    }
    let phase = TaskTrace.Phase(name: "work", workers: 1, begin: Seconds(0), end: Seconds(0.4), tasks: tasks)
    let trace = TaskTrace(
      origin: .workload, name: "made", workers: 1, cores: 1, ranOn: 1, wall: Seconds(0.4), cpu: nil, phases: [phase])
    let model = try ReplayModel([trace], calibration)
    let rows = cores.map { count -> ReplayReport.Row in
      let point = ReplayPoint(cores: count, workers: count)
      return ReplayReport.Row(point: point, answer: model.predict([point])[0], memory: nil)
    }
    var report = ReplayReport(name: "made", traces: 1, rows: rows, calibration: calibration)
    report.measured = measured
    report.timeline = try ReplayTimeline(model, at: rows[rows.count - 1].point)
    return report
  }

  @Test func `rows that the program's own runs contradict, and those that take waits in turn, are marked`() throws {
    var report = try report(cores: [1, 2, 4, 8], measured: [:])
    report.contradicted = [ReplayPoint(cores: 2, workers: 2): 0.9]
    (report.calibration.walls, report.calibration.ownWaits) = ([4: [0.1]], 4)
    let text = TextRenderer(width: 200).text(report.document)
    let marks = text.split(separator: "\n").map { $0.drop { $0 == " " } }.filter {
      $0.hasPrefix("own") || $0.hasPrefix("waits")
    }
    let inTurn = "waits in turn, though they overlap"
    #expect(marks == ["own runs took 900 ms", inTurn[...], inTurn[...]], "\(text)")
    #expect(report.table.records[1].measures["not_modelled"]?.contains("own runs took 900 ms") == true)
  }

  private func lines(_ report: ReplayReport) throws -> (plot: LinePlot, chart: Chart) {
    let chart = try #require(report.charts.first { $0.name == "replay-time-by-cores" }).chart
    guard case .lines(let plot) = chart.plot else { throw NotDrawable(reason: "no lines") }
    return (plot, chart)
  }

  @Test func `measured, simulated and fitted differ in form and colour`() throws {
    let measured = [1: [0.4, 0.41, 0.42], 2: [0.23], 3: [0.18], 4: [0.15]]
    let (plot, _) = try lines(try report(cores: [1, 2, 4, 8, 64], measured: measured))
    #expect(plot.series.map(\.label) == ["measured"] && plot.series.allSatisfy { !$0.isJoined })
    #expect(plot.series[0].points.map(\.bar) == [0.4...0.42, nil, nil, nil])
    #expect(plot.curves.map(\.form) == [.area, .outline, .bounds])
    #expect(plot.curves[0].label == "simulated, with band" && plot.curves[1].label.hasPrefix("fitted: "))
    let samples = plot.curves.enumerated().map { $1.sample($0) } + plot.series.enumerated().map { $1.sample($0) }
    #expect(Set(samples.map(\.colour)).count == samples.count)
    #expect(Set(samples.map { "\($0.mark ?? 0) \($0.dash ?? "") \($0.hasBand)" }).count == samples.count)
    let edges = plot.curves.map(\.edge)
    #expect(edges == [2, 4, 2])
  }

  @Test func `the edge of what was measured is drawn, and where nobody looked`() throws {
    let far = try lines(try report(cores: [1, 2, 64], measured: [1: [0.4]])).plot
    #expect(far.edges == [ChartEdge(x: 2, label: "measured up to 2 cores")])
    #expect(far.region?.from == 24)
    #expect(try lines(try report(cores: [1, 2, 24], measured: [:])).plot.region == nil)
  }

  @Test func `too few measured counts have no fitted curve, and the chart says why`() throws {
    let (plot, chart) = try lines(try report(cores: [1, 2, 8], measured: [1: [0.4], 2: [0.23]]))
    #expect(plot.curves.map(\.form) == [.area, .bounds])
    #expect(chart.notes.contains { $0.hasPrefix("No law is fitted: ") })
    #expect(chart.title.hasSuffix(", simulated"))
  }

  @Test func `the bounds hold the curve where nothing slows tasks down`() throws {
    let plot = try lines(try report(cores: [1, 2, 8], measured: [:])).plot
    let bounds = try #require(plot.curves.last)
    #expect(
      bounds.form == .bounds && bounds.points.allSatisfy { point in point.bar.map { $0.contains(point.y) } ?? false })
  }

  @Test func `slowdown in copies and in one program are marks of a phase's row`() throws {
    let chart = try #require(
      try report(cores: [2], measured: [:]).charts.first { $0.name == "replay-slowdown-by-phase" }
    ).chart
    guard case .dots(let plot) = chart.plot else { throw NotDrawable(reason: "no dots") }
    #expect(plot.rows == ["work"] && plot.guide == 1)
    #expect(plot.series.map { $0.marks.map(\.value) } == [[1.2], [1.3]])
    #expect(plot.series[0].marks[0].valueText == "×1.20 of 2")
  }

  @Test func `a timeline has a row a worker and a colour a phase`() throws {
    let chart = try #require(try report(cores: [4], measured: [:]).charts.first { $0.name == "replay-timeline" }).chart
    guard case .timeline(let plot) = chart.plot else { throw NotDrawable(reason: "no timeline") }
    #expect(plot.rows == 4 && plot.kinds == ["work"] && plot.spans.count == 400)
    #expect(chart.title.hasPrefix("4 workers on 4 cores, simulated: "))
    let script = gnuplotScript(for: NamedChart("t", chart))
    #expect(script.contains("with boxxyerror") && script.contains("'worker' at screen"))
  }
}
