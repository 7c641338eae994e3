import SpeedupCore
import SpeedupJudge

import func Glibc.pow

/// Median wall time of every variant, or of every combination of it with the other axes of names that vary, the fastest on
/// top, as long as there are no more bars than can be read; else those axes are held, the last one first.
func medianBars(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  let figure = BarFigure(
    name: "time", label: "wall time", kind: .seconds, isRanked: true, sample: { $0.sample(of: .wall) },
    text: { Readable.text(Seconds($0)) })
  return try bars(of: figure, grid) { cells, told in ChartFindings.spread(compared(cells, by: told)) }
}

/// What bars are drawn of.
struct BarFigure {
  /// As the chart is called by it.
  let name: String
  /// What its axis says.
  let label: String
  let kind: ChartAxis.Kind
  /// Whether the smallest is on top; else the order of the grid stays, since nobody knows which way is better.
  let isRanked: Bool
  let sample: (CellSummary) -> SampleSummary<Double>?
  let text: (Double) -> String
}

/// Medians by the variant and the other axes of names that vary.
func bars(
  of figure: BarFigure, _ grid: ChartGrid,
  finding: (_ cells: [CellSummary], _ told: [String]) -> String? = { _, _ in nil }
) throws(NotDrawable) -> [NamedChart] {
  let named = grid.axes.varying.filter { grid.isNamed($0) && $0 != "variant" }
  let candidates = grid.axes.varying.filter { $0 == "variant" } + named
  guard let category = candidates.first else {
    throw NotDrawable(reason: "neither the variant nor another axis of names varies")
  }
  var slice = ChartSlice(grid)
  if let size = grid.sizeAxis { slice.holdLargest(size) }
  slice.makeUnique(over: category)
  let isOther = { (axis: String) in axis != category && !ParallelAxes.contains(axis) }
  for axis in slice.axes.varying.filter(isOther).reversed() where slice.cells.count > mostBars { slice.holdBest(axis) }
  let told = [category] + slice.axes.varying.filter(isOther)
  let categories = told.joined(separator: " · ")
  let all = slice.cells.compactMap { cell in figure.sample(cell).map { (cell: cell, sample: $0) } }
  guard all.count > 1 else {
    throw NotDrawable(reason: "fewer than two values of \(category) have a \(figure.label)")
  }
  let shown = drawn(all, told, figure, grid)
  let bars = shown.map { cell, sample in
    let failed = cell.hasFailures ? ["\(cell.failedCount) of \(cell.failedCount + cell.okCount) runs failed"] : []
    let marks = (cell.evidence.label.map { [$0] } ?? []) + failed
    let mark = marks.isEmpty ? "" : " (\(marks.joined(separator: "; ")))"
    return BarPlot.Bar(
      label: cell.axes.label(of: told), value: sample.median, bar: sample.spread.ends.map { $0.lower...$0.upper },
      valueText: sample.bounds.median.sign + figure.text(sample.median) + mark)
  }
  let which = figure.isRanked ? "fastest" : "first"
  let more = all.count > bars.count ? ["Only the \(which) \(bars.count) of \(all.count) are drawn."] : []
  let chart = Chart(
    title: grid.heading(finding: finding(shown.map(\.cell), told), "\(figure.label) by \(categories)"),
    subtitle: grid.under(ChartNotes.subtitle(all.map(\.sample), mark: "bar", bars: "whiskers", held: slice.held)),
    notes: more + ChartNotes.lines(slice.cells, machine: grid.machine),
    plot: categoryPlot(bars, figure, categories))
  return [NamedChart("\(figure.name) by \(categories)", chart)]
}

/// What there is room for, from top to bottom: the fastest first and what is only a bound last, equal ones in the order of
/// the grid; values that have an order of their own, such as versions, in that.
private func drawn(
  _ all: [(cell: CellSummary, sample: SampleSummary<Double>)], _ told: [String], _ figure: BarFigure, _ grid: ChartGrid
) -> [(cell: CellSummary, sample: SampleSummary<Double>)] {
  let ranked = all.indices.sorted { a, b in
    let (x, y) = (all[a].sample, all[b].sample)
    let (known, other) = (x.bounds.median == .exact, y.bounds.median == .exact)
    guard figure.isRanked, x.median != y.median || known != other else { return a < b }
    return known != other ? known : x.median < y.median
  }.prefix(mostBars)
  let isOrdered = told.count == 1 && grid.axes.isNumeric(told[0])
  return (isOrdered ? ranked.sorted() : Array(ranked)).map { all[$0] }
}

/// What a sentence may compare: cells of which the medians are known, with an interval, undisturbed on cores of their
/// own and of one sitting. A variant is called by its name, another axis with what it is: `cache=on`.
private func compared(_ cells: [CellSummary], by axes: [String]) -> [ChartFindings.Compared] {
  let isExact = cells.allSatisfy { cell in
    cell.evidence.allowsSpeedUp && cell.unfitMark.isEmpty && cell.canBeFastest && !cell.hasLaterSittings
  }
  guard isExact else { return [] }
  return cells.compactMap { cell in
    guard let wall = cell.wall, case .interval(let lower, let upper) = wall.spread else { return nil }
    let name =
      axes == ["variant"] ? cell.axes.value(of: "variant") ?? "" : cell.axes.filter { axes.contains($0.name) }.text
    return ChartFindings.Compared(name: name, value: wall.median.value, interval: lower.value...upper.value)
  }
}

/// Bars from 0, or dots on a logarithmic axis where the shortest bar could not be seen beside the longest.
private func categoryPlot(_ bars: [BarPlot.Bar], _ figure: BarFigure, _ categories: String) -> Chart.Plot {
  let values = bars.map(\.value)
  let isWide = values.allSatisfy { $0 > 0 } && (values.max() ?? 1) / (values.min() ?? 1) > 8
  let heights = ChartIntervals.heights(bars.map { ($0.value, $0.bar) }, isWide ? .log : .linear)
  guard isWide else {
    // Room for the texts behind the bars.
    let axis = ChartAxis(figure.label, .linear, figure.kind, holding: heights.map { $0 * 1.08 })
    return .bars(BarPlot(x: axis, categoryLabel: categories, bars: bars))
  }
  let widest = (heights.max() ?? 1) * pow((heights.max() ?? 1) / (heights.min() ?? 1), 0.08)
  let marks = bars.enumerated().map {
    DotPlot.Mark(row: $0, value: $1.value, bar: $1.bar, valueText: $1.valueText)
  }
  return .dots(
    DotPlot(
      x: ChartAxis(figure.label, .log, figure.kind, holding: heights + [widest]), categoryLabel: categories,
      rows: bars.map(\.label), series: [DotPlot.Series(label: figure.label, marks: marks)]))
}

/// The most bars that can still be read.
private let mostBars = 24
