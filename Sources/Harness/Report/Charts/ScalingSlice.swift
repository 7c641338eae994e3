import SpeedupCore
import SpeedupJudge

/// The cells over which scaling is drawn: the largest size, and one cell for each point of the axis.
struct ScalingSlice {
  let grid: ChartGrid
  let axis: String
  private(set) var slice: ChartSlice

  init(_ grid: ChartGrid) throws(NotDrawable) {
    guard let axis = grid.scalingAxis else {
      throw NotDrawable(reason: "neither cores, workers nor threads vary over numbers")
    }
    self.grid = grid
    self.axis = axis
    slice = ChartSlice(grid)
    if let size = grid.sizeAxis, size != axis { slice.holdLargest(size) }
    slice.makeUnique(over: axis)
  }

  var legendTitle: String { slice.seriesAxes(over: axis).joined(separator: " · ") }

  /// The values of the axis with cells of this mode.
  private func values(_ mode: Evidence) -> [Double] {
    slice.cells.filter { $0.evidence == mode }.compactMap { $0.axes.number(of: axis) }
  }

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

  func lines<Value>(
    isRatio: Bool = true, ofWall: Bool = true, _ ratio: (CellSummary) -> SampleSummary<Value>?
  ) -> (series: [ChartSeries], samples: [SampleSummary<Value>]) {
    var samples: [SampleSummary<Value>] = []
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

  func chart<Value>(
    _ what: String, name: String? = nil, finding: String? = nil, _ plot: LinePlot, samples: [SampleSummary<Value>],
    notes: [String] = [], isRatio: Bool = true
  ) -> NamedChart {
    let varying = grid.axes.varying.filter(ParallelAxes.contains)
    let references = Set(
      slice.cells.compactMap { cell in
        cell.comparison?.referenceAxes.filter { varying.contains($0.name) }
      })
    let reference = isRatio && references.count == 1 ? references.map { "Reference: \($0.text)." } : []
    let chart = Chart(
      title: grid.heading(finding: finding, what),
      subtitle: grid.under(ChartNotes.subtitle(samples, of: isRatio ? "pairs of runs" : "runs", held: slice.held)),
      notes: reference + notes + ChartNotes.leftOutSeries(slice.series(over: axis).count)
        + ChartNotes.lines(slice.cells, machine: grid.machine),
      plot: .lines(plot))
    return NamedChart(name ?? what, chart)
  }
}
