import SpeedupCore
import SpeedupJudge
import SpeedupPredict
import SpeedupStatistics

/// Wall time by size, on logarithmic axes, with the slope of every series; on plain axes where the sizes are too near to
/// each other for a slope.
func timeBySize(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  try bySize(grid, "time", unit: ("wall time", .seconds)) { $0.wall }
}

/// Peak memory by size, likewise.
func memoryBySize(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  try bySize(grid, "peak memory", unit: ("peak memory", .bytes)) { $0.peakMemory }
}

private func bySize<Value>(
  _ grid: ChartGrid, _ what: String, unit: (label: String, kind: ChartAxis.Kind),
  _ figure: (CellSummary) -> SampleSummary<Value>?
) throws(NotDrawable) -> [NamedChart] {
  guard let size = grid.sizeAxis, grid.axes.varying.contains(size) else {
    throw NotDrawable(reason: "no axis of positive numbers varies that says how much work there is")
  }
  var slice = ChartSlice(grid)
  slice.makeUnique(over: size)
  let series = slice.series(over: size)
  let sizes = slice.axes.numbers(of: size) ?? []
  let isNarrow = (sizes.last ?? 1) / (sizes.first ?? 1) < narrowest
  let scale = isNarrow ? ChartAxis.Scale.linear : .log
  let drawn = series.prefix(ChartSlice.mostSeries)
  var lines: [ChartSeries] = []
  var samples: [SampleSummary<Value>] = []
  for (label, cells) in drawn {
    let points = cells.compactMap { cell -> ChartPoint? in
      guard let x = cell.axes.number(of: size), let sample = figure(cell), sample.median.amount > 0
      else { return nil }
      samples.append(sample)
      return ChartPoint(x: x, sample, isFilled: cell.evidence != .oversubscribed)
    }.sorted { $0.x < $1.x }
    guard !points.isEmpty else { continue }
    let isWhole = cells.allSatisfy { cell in
      cell.okCount > 0 && !cell.hasFailures && figure(cell)?.bounds.median.sign == ""
    }
    lines.append(
      ChartSeries(label: label, detail: isWhole && !isNarrow ? slopes(points) : "", points: points, isWhole: isWhole))
  }
  let xs = lines.xs
  guard Set(xs).count > 1 else {
    throw NotDrawable(reason: "\(unit.label) was measured at fewer than two values of \(size)")
  }
  let ys = lines.heights(scale).filter { $0 > 0 }
  let crowded = lines.contains { $0.points.contains { !$0.isFilled } }
  let notes = [
    lines.contains { !$0.detail.isEmpty }
      ? "Slope: of the measured medians' logarithms (least squares); end: at the largest size. "
        + "speedup fit has their intervals." : "",
    crowded
      ? "Open marks: oversubscribed \(ChartNotes.crowdedOn(slice.cells)); "
        + "their times are no scaling result." : "",
    unit.kind == .bytes ? memoryNote(slice.cells) : "",
  ]
  let chart = Chart(
    title: grid.heading(
      finding: isNarrow ? nil : ChartFindings.growth(lines, of: what, with: size), "\(what) by \(size)"),
    subtitle: grid.under(ChartNotes.subtitle(samples, held: slice.held)),
    notes: notes.filter { !$0.isEmpty } + ChartNotes.leftOutSeries(series.count)
      + ChartNotes.lines(slice.cells, machine: grid.machine),
    plot: .lines(
      LinePlot(
        x: ChartAxis(size, scale, .count, holding: xs, ticksAtValues: true, startsAtZero: false),
        y: ChartAxis(unit.label, scale, unit.kind, holding: ys),
        legendTitle: slice.seriesAxes(over: size).joined(separator: " · "), series: lines)))
  return [NamedChart("\(what) by \(size)", chart)]
}

/// The least ratio of the largest size to the smallest at which a slope and an order of growth say something.
private let narrowest = 2.0

private func memoryNote(_ cells: [CellSummary]) -> String {
  let methods = Set(cells.flatMap(\.memoryMethods)).sorted()
  guard !methods.isEmpty else { return "" }
  let cache = methods.contains { $0.hasPrefix("cgroup") } ? ", which counts page cache too" : ""
  return "Peak memory by \(methods.joined(separator: ", "))\(cache)."
}

/// The fitted slope over the whole range and the one at the largest size, which tells a term that only grows large at the
/// end. Two points have no fit, only a line through them, and get none.
private func slopes(_ points: [ChartPoint]) -> String {
  guard let slope = GrowthSlope(sizes: points.map(\.x), figures: points.map(\.y)) else { return "" }
  let end = slope.atLargest.map { ", end \(Readable.fixed($0, decimals: 2))" } ?? ""
  return "slope \(Readable.fixed(slope.fitted, decimals: 2))\(end)"
}
