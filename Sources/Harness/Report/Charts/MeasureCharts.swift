import SpeedupCore
import SpeedupJudge

/// A workload's own figures over cores, workers or threads where they vary, else over the size, else by variant, command or
/// another axis of names: a chart for each name, such as `locked_failures`. What a figure is in is told from its name: `..._seconds`, `..._bytes`, else a number.
func measureChart(_ name: String, _ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  let label = SafeText.drawable(name.split(separator: "_").joined(separator: " "))
  guard let axis = grid.scalingAxis ?? grid.sizeAxis else {
    let kind = unit(of: name)
    return try bars(
      of: BarFigure(
        name: name, label: label, kind: kind, isRanked: false, sample: { $0.sample(name) },
        text: { ChartTicks.text($0, kind) }), grid)
  }
  var slice = ChartSlice(grid)
  if let size = grid.sizeAxis, size != axis { slice.holdLargest(size) }
  slice.makeUnique(over: axis)
  var samples: [SampleSummary<Double>] = []
  let all = slice.series(over: axis)
  let series = all.prefix(ChartSlice.mostSeries).compactMap { label, cells -> ChartSeries? in
    let points = cells.compactMap { cell -> ChartPoint? in
      guard let x = cell.axes.number(of: axis), let sample = cell.sample(name) else { return nil }
      samples.append(sample)
      return ChartPoint(x: x, sample, isFilled: cell.evidence != .oversubscribed)
    }.sorted { $0.x < $1.x }
    return points.isEmpty ? nil : ChartSeries(label: label, points: points)
  }
  guard Set(series.xs).count > 1 else {
    throw NotDrawable(reason: "'\(name)' was recorded as a number at fewer than two values of \(axis)")
  }
  let medians = series.flatMap { $0.points.map(\.y) }
  let lowest = medians.min() ?? 0
  let isWide = lowest > 0 && (medians.max() ?? 1) / lowest > 20
  let heights = Array(series).heights(isWide ? .log : .linear)
  let spread = (series.xs.max() ?? 1) / max(1, series.xs.min() ?? 1)
  let crowded = slice.cells.filter { $0.evidence == .oversubscribed }
  let chart = Chart(
    title: grid.heading("\(label) by \(axis)"), subtitle: grid.under(ChartNotes.subtitle(samples, held: slice.held)),
    notes: (crowded.isEmpty ? [] : ["Open marks: oversubscribed \(ChartNotes.crowdedOn(crowded))."])
      + ChartNotes.leftOutSeries(all.count) + ChartNotes.lines(slice.cells, machine: grid.machine),
    plot: .lines(
      LinePlot(
        x: ChartAxis(axis, spread > 16 ? .log : .linear, .count, holding: series.xs, ticksAtValues: true),
        y: ChartAxis(label, isWide ? .log : .linear, unit(of: name), holding: isWide ? heights : heights + [0]),
        legendTitle: slice.seriesAxes(over: axis).joined(separator: " · "), series: Array(series))))
  return [NamedChart("\(name) by \(axis)", chart)]
}

extension CellSummary {
  /// A figure of the program's own, or the instructions counted.
  fileprivate func sample(_ name: String) -> SampleSummary<Double>? {
    measures[name] ?? (name == Metric.instructions.name ? instructions : nil)
  }
}

private func unit(of name: String) -> ChartAxis.Kind {
  if name.hasSuffix("_seconds") { return .seconds }
  return name.hasSuffix("_bytes") ? .bytes : .count
}
