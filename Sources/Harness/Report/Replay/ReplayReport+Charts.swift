import Glibc
import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

extension ReplayReport {
  /// What was measured, simulated and fitted by cores, what tasks cost side by side, and who did what when; those that
  /// there is something for.
  package var charts: [NamedChart] { [scaling, slowdown, timelineChart].compactMap { $0 } }

  /// One row for each number of cores, of the fastest row's chunk, order and sharing.
  private var drawn: [(cores: Double, answer: ReplayPrediction)] {
    guard let best = fastest?.point else { return [] }
    let alike = rows.filter {
      ($0.point.chunk, $0.point.schedule, $0.point.sharing) == (best.chunk, best.schedule, best.sharing)
    }.compactMap(\.prediction)
    return Dictionary(grouping: alike, by: \.point.cores).compactMap { cores, answers in
      answers.min { ($0.time.centre, $0.point.workers) < ($1.time.centre, $1.point.workers) }.map {
        (Double(cores), $0)
      }
    }.sorted { $0.0 < $1.0 }
  }

  /// Runs by their workers, each with a core of its own, and what is drawn of them.
  private var measuredPoints: [ChartPoint] {
    measured.sorted { $0.key < $1.key }.compactMap { workers, walls in
      guard let middle = try? median(walls), middle > 0 else { return nil }
      let bar = walls.count > 1 ? (walls.min() ?? middle)...(walls.max() ?? middle) : nil
      return ChartPoint(x: Double(workers), y: middle, bar: bar)
    }
  }

  private var scaling: NamedChart? {
    let drawn = self.drawn
    guard drawn.count > 1, let first = drawn.first, let last = drawn.last else { return nil }
    let simulated = drawn.map { cores, answer in
      ChartPoint(x: cores, y: answer.time.centre, bar: answer.time.low...answer.time.high)
    }
    let edge = Double(calibration.cores)
    var curves = [
      ChartCurve(label: "simulated, with band", points: simulated, edge: edge, marks: simulated)
    ]
    let points = measuredPoints
    let (law, remark) = fitted(points, upTo: last.cores)
    curves += law.map { [$0] } ?? []
    let bounds = drawn.compactMap { cores, answer -> ChartPoint? in
      guard let high = answer.bounds.high, answer.bounds.low <= high else { return nil }
      return ChartPoint(x: cores, y: high, bar: answer.bounds.low...high)
    }
    if bounds.count > 1 { curves.append(ChartCurve(label: "greedy bounds", points: bounds, edge: edge, form: .bounds)) }
    let heights = (simulated + points + bounds).flatMap {
      [$0.y] + ($0.bar.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
    let isWide = (heights.max() ?? 1) / max(heights.min() ?? 1, 1e-12) > 4
    let y = ChartAxis("time", isWide ? .log : .linear, .seconds, holding: heights)
    // A law's band may be wide beyond measure: what is drawn of it ends with the drawing.
    for index in curves.indices {
      for place in curves[index].points.indices {
        curves[index].points[place].bar = curves[index].points[place].bar.map(y.visible)
      }
    }
    let farthest = ReplayBand.farthest * edge
    var plot = LinePlot(
      x: ChartAxis("cores", .log, .count, holding: drawn.map(\.cores) + points.map(\.x), ticksAtValues: true), y: y,
      legendTitle: "", series: points.isEmpty ? [] : [ChartSeries(label: "measured", points: points, isJoined: false)],
      curves: curves)
    if farthest < last.cores {
      plot.region = ShadedRegion(
        from: farthest, lines: ["no empirical cover:", "beyond \(Readable.short(ReplayBand.farthest)) ×"])
    }
    if edge > 1, edge <= last.cores {
      plot.edges = [ChartEdge(x: edge, label: "measured up to \(Counted.text(calibration.cores, "core"))")]
    }
    let from = "\(Readable.text(Seconds(first.answer.time.centre))) on \(Counted.text(Int(first.cores), "core"))"
    let to = "\(Readable.text(Seconds(last.answer.time.centre))) \(Self.band(last.answer.time)) on \(Int(last.cores))"
    let notes = [
      points.isEmpty ? "" : "Circles: measured, medians with smallest and largest run, one core a worker.",
      "Diamonds in the shaded band: simulated, \(Counted.text(traces, "recorded run")) replayed; dashed beyond the cores "
        + "on which tasks were measured side by side.",
      remark,
      bounds.count > 1
        ? "Greedy bounds: what list scheduling of these tasks can't leave, without phase costs and slowdown." : "",
    ]
    let chart = Chart(
      title: "Time by cores: \(from), \(to), simulated", subtitle: "\(name)\(how(last.answer.point))",
      notes: notes.filter { !$0.isEmpty }, plot: .lines(plot))
    return NamedChart("replay time by cores", chart)
  }

  /// The law of scaling through what was measured, where enough was; and what is to be said of it.
  private func fitted(_ points: [ChartPoint], upTo end: Double) -> (ChartCurve?, String) {
    guard let largest = points.last?.x, let smallest = points.first?.x else { return (nil, "") }
    do {
      let fit = try ScalingFit(points.map { CurvePoint(x: $0.x, y: $0.y) }, .time)
      let count = 60.0
      let places = stride(from: 0.0, through: count, by: 1).map {
        smallest * pow(max(end, largest) / smallest, $0 / count)
      }
      let curve = (places + [largest]).sorted().compactMap { n -> ChartPoint? in
        guard let there = try? fit.prediction(at: n), there.centre.isFinite else { return nil }
        let band = there.band.lower <= there.band.upper && there.band.upper.isFinite
        return ChartPoint(x: n, y: there.centre, bar: band ? there.band.lower...there.band.upper : nil)
      }
      return (
        ChartCurve(label: "fitted: \(fit.best.law.title)", points: curve, edge: largest, form: .outline),
        "Dashes and dots: fitted to the measured points alone (\(fit.best.law.title)); dotted: its band."
      )
    } catch { return (nil, "No law is fitted: \(error).") }
  }

  /// Chunk and order of a point, where they were asked for.
  private func how(_ point: ReplayPoint) -> String {
    var words = point.chunk.map { ["chunk \($0)"] } ?? []
    if point.schedule != .dynamic { words.append(point.schedule.rawValue) }
    if point.sharing == .pinned { words.append("pinned") }
    return words.isEmpty ? "" : " · \(words.joined(separator: ", "))"
  }

  /// How much longer tasks of each phase take in copies of the program, in one program, and in other cells' programs.
  private var slowdown: NamedChart? {
    let phases = calibration.slowdowns.sorted { $0.key < $1.key }.filter { _, known in
      known.coRun.measured > 1 || (known.together?.measured ?? 1) > 1
    }.prefix(24)
    guard !phases.isEmpty else { return nil }
    let kinds: [(String, (ReplayCalibration.PhaseSlowdown) -> Slowdown?)] = [
      ("copies of the program, one worker each", { $0.coRun }), ("workers of one program", { $0.together }),
      ("workers of other cells", { $0.pooled?.whole }),
    ]
    let series = kinds.compactMap { label, slowdown -> DotPlot.Series? in
      let marks = phases.enumerated().compactMap { row, phase -> DotPlot.Mark? in
        guard let known = slowdown(phase.value), known.measured > 1 else { return nil }
        let factor = known.known[known.measured]
        return DotPlot.Mark(row: row, value: factor, valueText: "\(Readable.ratio(factor)) of \(known.measured)")
      }
      return marks.isEmpty ? nil : DotPlot.Series(label: label, marks: marks)
    }
    let values = series.flatMap(\.marks).map(\.value)
    let plot = DotPlot(
      x: ChartAxis("time of the tasks / time alone", .linear, .ratio, holding: [1] + values.map { $0 * 1.15 }),
      categoryLabel: "phase", rows: phases.map(\.key), series: series, guide: 1)
    let chart = Chart(
      title: "How much longer tasks take side by side, by phase",
      subtitle: "\(name) · measured, medians; \"×1.20 of 2\": two at once take 1.20 times as long as one alone",
      notes: [
        "Copies share the machine alone: caches, memory, clock. Workers of one program share its memory and locks as well."
      ], plot: .dots(plot))
    return NamedChart("replay slowdown by phase", chart)
  }

  private var timelineChart: NamedChart? {
    guard let timeline, timeline.wall > 0 else { return nil }
    let spans = timeline.joined(most: 3000)
    let rows = (spans.map(\.worker).max() ?? 0) + 1
    // Beyond the palette kinds would share colours.
    let kinds = timeline.phases.prefix(ChartPalette.series.count - 1)
    let others = timeline.phases.count > kinds.count ? ["others"] : []
    let point = timeline.point
    let busy = timeline.spans.reduce(0) { $0 + $1.end - $1.begin }
    let plot = TimelinePlot(
      x: ChartAxis("time since the begin", .linear, .seconds, holding: [timeline.wall]), rowLabel: "worker", rows: rows,
      kinds: kinds + others,
      spans: spans.map {
        TimelinePlot.Span(row: $0.worker, kind: min($0.phase, kinds.count), begin: $0.begin, end: $0.end)
      })
    let rules = self.rows.first { $0.point == point }?.rules.joined(separator: ", ") ?? ""
    let idle = point.workers - rows
    let notes = [
      spans.count < timeline.spans.count
        ? "\(timeline.spans.count) stretches are drawn as \(spans.count): neighbours are joined." : "",
      idle > 0 ? "\(Counted.text(idle, "worker")) had nothing to do." : "",
      "One replay of recorded tasks; nothing in it was measured. Serial parts are the first worker's.",
    ]
    let chart = Chart(
      title: "\(Counted.text(point.workers, "worker")) on \(Counted.text(point.cores, "core")), simulated: "
        + "\(Readable.text(Seconds(timeline.wall))), workers busy \(Int((busy / timeline.wall / Double(point.workers) * 100).rounded())) %",
      subtitle: "\(name)\(how(point))\(rules.isEmpty ? "" : " · rule \(rules)")", notes: notes.filter { !$0.isEmpty },
      plot: .timeline(plot))
    return NamedChart("replay timeline", chart)
  }
}
