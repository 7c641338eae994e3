import SpeedupCore
import SpeedupJudge

/// Speed-up over cores (or workers, or threads), pinned cells only, with the ideal line.
package func speedUp(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  let scaling = try ScalingSlice(grid)
  let lines = scaling.lines { cell in cell.evidence == .pinned ? cell.comparison?.speedUp : nil }
  guard Set(lines.series.xs).count > 1 else {
    throw NotDrawable(
      reason: "fewer than two values of \(scaling.axis) have a speed-up; oversubscribed cells have none")
  }
  let guide = scaling.ideal(upTo: lines.series.xs.max() ?? 1)
  let plot = LinePlot(
    x: scaling.pinnedAxis,
    y: ChartAxis(
      "speed-up", scaling.pinnedAxis.scale, .ratio,
      holding: lines.series.heights(scaling.pinnedAxis.scale) + (guide?.points.map(\.y) ?? [])),
    legendTitle: scaling.legendTitle, series: lines.series, guide: guide,
    region: scaling.strip("so no speed-up;"))
  // Of a few runs' smallest and largest no interval is known.
  let areIntervals = lines.samples.allSatisfy { if case .interval = $0.spread { true } else { false } }
  let isSound = !scaling.slice.cells.contains { $0.hasFailures || $0.hasLaterSittings }
  let finding = areIntervals && isSound ? ChartFindings.speedUp(lines.series, by: scaling.axis) : nil
  return [scaling.chart("speed-up by \(scaling.axis)", finding: finding, plot, samples: lines.samples)]
}

/// Efficiency over cores (or workers, or threads), pinned cells only.
package func efficiency(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  let scaling = try ScalingSlice(grid)
  let lines = scaling.lines { $0.comparison?.efficiency }
  guard Set(lines.series.xs).count > 1 else {
    throw NotDrawable(
      reason: "fewer than two values of \(scaling.axis) have an efficiency; oversubscribed cells have none")
  }
  let xs = lines.series.xs
  let ends = [xs.min() ?? 1, xs.max() ?? 1]
  let plot = LinePlot(
    x: scaling.pinnedAxis,
    y: ChartAxis(
      "efficiency (speed-up / resources ratio)", .linear, .count,
      holding: [0, 1] + lines.series.heights(.linear)),
    legendTitle: scaling.legendTitle, series: lines.series,
    guide: GuideLine(label: "ideal", points: ends.map { ChartPoint(x: $0, y: 1) }),
    region: scaling.strip("so no efficiency;"))
  return [scaling.chart("efficiency by \(scaling.axis)", plot, samples: lines.samples)]
}

/// CPU time against the reference's over virtual cores: what oversubscription costs, where speed-ups say
/// nothing.
package func inflation(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  let scaling = try ScalingSlice(grid)
  let crowded = scaling.slice.cells.filter { $0.evidence == .oversubscribed }
  guard !crowded.isEmpty else { throw NotDrawable(reason: "no cell is oversubscribed") }
  let lines = scaling.lines(ofWall: false) { $0.comparison?.cpuRatio }
  guard lines.series.contains(where: { $0.points.contains { !$0.isFilled } }) else {
    throw NotDrawable(reason: "no oversubscribed cell has a CPU time to compare with its reference's")
  }
  let xs = lines.series.xs
  let ratios: [Double] = [1] + lines.series.flatMap { $0.points.map(\.y) }
  let wide = (ratios.max() ?? 1) / (ratios.min() ?? 1) > 8
  let ys = [1] + lines.series.heights(wide ? .log : .linear)
  let ends = [xs.min() ?? 1, xs.max() ?? 1]
  let plot = LinePlot(
    x: scaling.wholeAxis,
    y: ChartAxis("CPU time / CPU time of the reference", wide ? .log : .linear, .ratio, holding: ys),
    legendTitle: scaling.legendTitle, series: lines.series,
    guide: GuideLine(label: "no inflation", points: ends.map { ChartPoint(x: $0, y: 1) }))
  let noun = scaling.axis == "cores" ? "virtual cores" : scaling.axis
  let what = "CPU-time inflation by \(noun), oversubscribed \(ChartNotes.crowdedOn(crowded))"
  let marks =
    scaling.slice.cells.contains { $0.evidence == .pinned }
    ? ["Filled marks: pinned, every virtual core a CPU of its own. Open marks: oversubscribed."] : []
  return [
    scaling.chart(what, name: "CPU-time inflation", plot, samples: lines.samples, notes: marks)
  ]
}

/// Most threads alive at once over virtual cores, where some run had many more than another: what a sizing rule really
/// starts.
func threadCounts(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  let scaling = try ScalingSlice(grid)
  let lines = scaling.lines(isRatio: false) { $0.peakThreads }
  let counts = lines.series.flatMap { $0.points.map(\.y) }
  guard let most = counts.max(), let fewest = counts.min(), most >= 4 * fewest else {
    throw NotDrawable(reason: "no run had four times the threads of another, as far as they were counted")
  }
  let xs = lines.series.xs
  let plot = LinePlot(
    x: scaling.wholeAxis, y: ChartAxis("most threads at once", .log, .count, holding: counts),
    legendTitle: scaling.legendTitle, series: lines.series,
    guide: GuideLine(
      label: "as many as \(scaling.axis)",
      points: [xs.min() ?? 1, xs.max() ?? 1].map { ChartPoint(x: $0, y: $0) }))
  return [scaling.chart("threads by \(scaling.axis)", plot, samples: lines.samples, isRatio: false)]
}

/// Wall time over cores (or workers, or threads), oversubscribed cells with open marks.
func timeByScaling(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  try byScaling(grid, "time", ("wall time", .seconds)) { cell in cell.wall }
}

/// Peak memory over cores (or workers, or threads).
func memoryByScaling(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  try byScaling(grid, "peak memory", ("peak memory", .bytes)) { cell in cell.peakMemory }
}

private func byScaling<Value>(
  _ grid: ChartGrid, _ what: String, _ unit: (label: String, kind: ChartAxis.Kind),
  _ figure: (CellSummary) -> SampleSummary<Value>?
) throws(NotDrawable) -> [NamedChart] {
  let scaling = try ScalingSlice(grid)
  guard grid.sizeAxis != scaling.axis else { throw NotDrawable(reason: "\(what) by size is the same") }
  let lines = scaling.lines(isRatio: false, figure)
  guard Set(lines.series.xs).count > 1 else {
    throw NotDrawable(reason: "\(unit.label) was measured at fewer than two values of \(scaling.axis)")
  }
  let medians = lines.series.flatMap { $0.points.map(\.y) }
  let isWide = medians.allSatisfy { $0 > 0 } && (medians.max() ?? 1) / (medians.min() ?? 1) > 8
  let heights = lines.series.heights(isWide ? .log : .linear)
  let plot = LinePlot(
    x: scaling.wholeAxis, y: ChartAxis(unit.label, isWide ? .log : .linear, unit.kind, holding: heights),
    legendTitle: scaling.legendTitle, series: lines.series)
  let isCrowded = lines.series.contains { $0.points.contains { !$0.isFilled } }
  let notes =
    isCrowded && unit.kind == .seconds
    ? [
      "Open marks: oversubscribed \(ChartNotes.crowdedOn(scaling.slice.cells)); their times are no scaling result."
    ] : isCrowded ? ["Open marks: oversubscribed \(ChartNotes.crowdedOn(scaling.slice.cells))."] : []
  return [
    scaling.chart("\(what) by \(scaling.axis)", plot, samples: lines.samples, notes: notes, isRatio: false)
  ]
}
