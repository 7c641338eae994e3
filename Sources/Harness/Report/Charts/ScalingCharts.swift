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
      holding: lines.series.heights + (guide?.points.map(\.y) ?? [])),
    legendTitle: scaling.legendTitle, series: lines.series, guide: guide,
    region: scaling.strip("so no speed-up;"))
  return [scaling.chart("speed-up by \(scaling.axis)", plot, samples: lines.samples)]
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
      holding: [0, 1] + lines.series.heights),
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
  let ys: [Double] = [1] + lines.series.heights
  let wide = (ys.max() ?? 1) / (ys.min() ?? 1) > 8
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

/// The cells over which scaling is drawn: the largest size, and one cell for each point of the axis.
private struct ScalingSlice {
  let grid: ChartGrid
  let axis: String
  private(set) var slice: ChartSlice

  init(_ grid: ChartGrid) throws(NotDrawable) {
    guard let axis = grid.scalingAxis else {
      throw NotDrawable(reason: "neither cores, workers nor threads vary over numbers")
    }
    self.grid = grid
    self.axis = axis
    slice = ChartSlice(grid.cells)
    if let size = grid.sizeAxis, size != axis { slice.hold(size, largest: true) }
    slice.makeUnique(over: axis, largestWorkers: true)
  }

  var legendTitle: String { slice.seriesAxes(over: axis).joined(separator: " · ") }

  /// The values of the axis with cells of this mode.
  private func values(_ mode: Evidence) -> [Double] {
    slice.cells.filter { $0.evidence == mode }.compactMap { $0.axes.number(of: axis) }
  }

  /// The axis over all cells.
  var wholeAxis: ChartAxis { Self.axis(axis, over: values(.pinned) + values(.oversubscribed)) }

  /// The axis over the pinned cells, with a strip to the right for ``strip(_:)`` where it is needed.
  var pinnedAxis: ChartAxis {
    let axis = Self.axis(axis, over: values(.pinned))
    return strip("") == nil ? axis : axis.extended(by: 0.65)
  }

  private static func axis(_ label: String, over values: [Double]) -> ChartAxis {
    // Ratios of more than 16 need a logarithmic axis to show both ends.
    let wide = (values.max() ?? 1) / max(1, values.min() ?? 1) > 16
    return ChartAxis(label, wide ? .log : .linear, .count, holding: values, ticksAtValues: true)
  }

  func lines(
    isRatio: Bool = true, ofWall: Bool = true, _ ratio: (CellSummary) -> SampleSummary<Double>?
  ) -> (series: [ChartSeries], samples: [SampleSummary<Double>]) {
    var samples: [SampleSummary<Double>] = []
    let series = slice.series(over: axis).prefix(ChartSlice.mostSeries).compactMap { label, cells in
      let points = cells.compactMap { cell -> ChartPoint? in
        guard let x = cell.axes.number(of: axis), let sample = ratio(cell) else { return nil }
        let isReference = isRatio && cell.comparison?.isReference == true
        if !isReference { samples.append(sample) }
        var point = ChartPoint(x: x, sample, isFilled: cell.evidence != .oversubscribed)
        if isRatio, ofWall { point.sign += cell.unfitMark }
        // The reference is 1 by definition, not by measurement.
        if isReference { point.bar = nil }
        return point
      }.sorted { $0.x < $1.x }
      return points.isEmpty ? nil : ChartSeries(label: label, points: points)
    }
    return (series, samples)
  }

  /// The speed-up of work that shares out without loss; nil when the references differ or do other work, so
  /// that there is no such line. It rises with the axis until the other resources end, as workers beyond the cores or
  /// cores beyond the workers add nothing: the same as efficiency 1.
  func ideal(upTo end: Double) -> GuideLine? {
    let compared = slice.cells.compactMap(\.comparison)
    let bases = Set(compared.compactMap { $0.referenceAxes.number(of: axis) })
    let sameWork = slice.cells.allSatisfy { cell in
      cell.comparison.map { $0.referenceAxes.work == cell.axes.work } ?? true
    }
    guard sameWork, bases.count == 1, let base = bases.first, base > 0, end > base else { return nil }
    // Where a rule sizes the workers, their number is not known, and all cores count.
    let most = compared.compactMap(\.idealSpeedUp).max() ?? (axis == "cores" ? end / base : nil)
    guard let most else { return nil }
    let knee = min(end, base * max(1, most))
    // Many points, since the line is bent where only one of the axes is logarithmic.
    var points = (0...24).map { base + (knee - base) * Double($0) / 24 }
      .map { ChartPoint(x: $0, y: $0 / base) }
    if knee < end { points.append(ChartPoint(x: end, y: knee / base)) }
    return GuideLine(label: "ideal", points: points)
  }

  /// The strip right of the pinned cells that stands for the oversubscribed ones beyond them; nil when there
  /// are none. It is not to scale: nothing is drawn in it but the reason why.
  func strip(_ text: String) -> ShadedRegion? {
    let last = values(.pinned).max() ?? 0
    let beyond = Set(values(.oversubscribed).filter { $0 > last }).sorted()
    guard last > 0, !beyond.isEmpty else { return nil }
    let end = Self.axis(axis, over: values(.pinned)).range.upperBound
    let ends = [beyond[0], beyond[beyond.count - 1]].map(Readable.short)
    return ShadedRegion(
      from: end,
      lines: [
        "\(axis) \(beyond.count == 1 ? ends[0] : "\(ends[0])–\(ends[1])"):",
        "oversubscribed \(ChartNotes.crowdedOn(slice.cells)),", text, "see CPU-time inflation",
      ])
  }

  func chart(
    _ what: String, name: String? = nil, _ plot: LinePlot, samples: [SampleSummary<Double>],
    notes: [String] = [], isRatio: Bool = true
  ) -> NamedChart {
    let varying = grid.axes.varying.filter(ParallelAxes.contains)
    let references = Set(
      slice.cells.compactMap { cell in
        cell.comparison?.referenceAxes.filter { varying.contains($0.name) }
      })
    let reference = isRatio && references.count == 1 ? references.map { "Reference: \($0.text)." } : []
    let chart = Chart(
      title: grid.heading(what),
      subtitle: ChartNotes.subtitle(samples, of: isRatio ? "pairs of runs" : "runs", held: slice.held),
      notes: reference + notes + ChartNotes.leftOutSeries(slice.series(over: axis).count)
        + ChartNotes.lines(slice.cells, machine: grid.machine),
      plot: .lines(plot))
    return NamedChart(name ?? what, chart)
  }
}
