import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

/// Median wall time by workers and chunk, a chart for each kind of work.
func workersByChunk(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  for axis in ["workers", "chunk"] where !grid.axes.varying.contains(axis) {
    throw NotDrawable(reason: "\(axis) doesn't vary")
  }
  var slice = ChartSlice(grid.cells)
  if let size = grid.sizeAxis, size != "workers", size != "chunk" { slice.hold(size, largest: true) }
  if Set(slice.cells.map(\.evidence)).count > 1 {
    slice.keep("pinned cells") { $0.evidence == .pinned }
  }
  for axis in ["executor", "rule", "threads"] { slice.hold(axis) }
  let places = slice.cells.map { cell in
    cell.axes.filter { ["workers", "chunk"].contains($0.name) || !ParallelAxes.contains($0.name) }
  }
  if Set(places).count < places.count {
    slice.hold("cores", largest: true)
  } else if slice.varies("cores") {
    // As they do where workers are not named. Of one count of cores there would be one column.
    slice.keep("cores following the workers") { _ in true }
  }
  let names = slice.seriesAxes(over: "workers")
  let all = slice.series(over: "workers").filter { $0.cells.contains { $0.wall != nil } }
  guard !all.isEmpty else { throw NotDrawable(reason: "no cell has a wall time") }
  let groups = all.prefix(ChartSlice.mostSeries)
  // All charts of a grid share one scale of colours, so that they can be held side by side.
  let times = groups.flatMap { $0.cells.compactMap { $0.wall?.median.value } }
  let colours = heatAxis(times)
  return groups.map { label, cells in
    let samples = cells.compactMap(\.wall)
    let held = (names.isEmpty ? [] : ["\(names.joined(separator: " · "))=\(label)"]) + slice.held
    let count = Set(samples.map(\.count)).sorted()
    let runs = count.count == 1 ? "\(count[0])" : "\(count.first ?? 0)–\(count.last ?? 0)"
    let chart = Chart(
      title: grid.heading("wall time by workers and chunk"),
      subtitle: "median of n = \(runs) runs a field"
        + (held.isEmpty ? "" : " · at \(held.joined(separator: ", "))"),
      notes: (cells.contains { $0.evidence == .oversubscribed }
        ? ["Oversubscribed \(ChartNotes.crowdedOn(cells)): the times are no scaling result."] : [])
        + ChartNotes.leftOutSeries(all.count)
        + ChartNotes.lines(cells, machine: grid.machine),
      plot: .heatMap(heatMap(cells, slice.axes, colours)))
    return NamedChart("workers by chunk\(names.isEmpty ? "" : " \(label)")", chart)
  }
}

private func heatAxis(_ times: [Double]) -> ChartAxis {
  let (low, high) = (times.min() ?? 1, times.max() ?? 1)
  let isWide = low > 0 && high / low > 8
  return ChartAxis("wall time", isWide ? .log : .linear, .seconds, holding: times, isTight: true)
}

private func heatMap(_ cells: [CellSummary], _ axes: ResultAxes, _ colours: ChartAxis) -> HeatMap {
  let columns = ResultAxes.sorted(axes.values(of: "workers"))
  let rows = ResultAxes.sorted(axes.values(of: "chunk"))
  let fields = cells.compactMap { cell -> HeatMap.Field? in
    guard let column = columns.firstIndex(of: cell.axes.value(of: "workers") ?? ""),
      let row = rows.firstIndex(of: cell.axes.value(of: "chunk") ?? "")
    else { return nil }
    let time = cell.wall.map { $0.bounds.median.sign + Readable.text($0.median) }
    let text = time ?? cell.failure?.status.rawValue ?? "–"
    return HeatMap.Field(column: column, row: row, value: cell.wall?.median.value, text: text)
  }
  return HeatMap(
    xLabel: "workers", columns: columns, yLabel: "chunk", rows: rows, colours: colours, fields: fields)
}

/// Median wall time of every variant, or of every combination of it with the other axes of names that vary, as long as
/// there are no more bars than can be read; else those axes are held, the last one first.
func medianBars(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  let named = grid.axes.varying.filter { grid.axes.numbers(of: $0) == nil && $0 != "variant" }
  let candidates = grid.axes.varying.filter { $0 == "variant" } + named
  guard let category = candidates.first else {
    throw NotDrawable(reason: "neither the variant nor another axis of names varies")
  }
  var slice = ChartSlice(grid.cells)
  if let size = grid.sizeAxis { slice.hold(size, largest: true) }
  slice.makeUnique(over: category, largestWorkers: false)
  let isOther = { (axis: String) in axis != category && !ParallelAxes.contains(axis) }
  for axis in slice.axes.varying.filter(isOther).reversed() where slice.cells.count > mostBars { slice.hold(axis) }
  let told = [category] + slice.axes.varying.filter(isOther)
  let categories = told.joined(separator: " · ")
  let measured = slice.cells.filter { $0.wall != nil }
  guard measured.count > 1 else {
    throw NotDrawable(reason: "fewer than two values of \(category) have a wall time")
  }
  let bars = measured.prefix(mostBars).compactMap { cell -> BarPlot.Bar? in
    guard let wall = cell.wall else { return nil }
    let bar = wall.spread.ends.map { $0.lower.value...$0.upper.value }
    let mark = cell.evidence.label.map { " (\($0))" } ?? ""
    return BarPlot.Bar(
      label: told.map { cell.axes.value(of: $0) ?? "" }.joined(separator: " · "), value: wall.median.value, bar: bar,
      valueText: wall.bounds.median.sign + Readable.text(wall.median) + mark)
  }
  let ends = bars.map { max($0.value, $0.bar?.upperBound ?? 0) }
  let more =
    measured.count > bars.count ? ["Only the first \(bars.count) of \(measured.count) are drawn."] : []
  let chart = Chart(
    title: grid.heading("wall time by \(categories)"),
    subtitle: ChartNotes.subtitle(
      measured.compactMap(\.wall), mark: "bar", bars: "whiskers", held: slice.held),
    notes: more + ChartNotes.lines(slice.cells, machine: grid.machine),
    plot: .bars(
      BarPlot(
        x: ChartAxis("wall time", .linear, .seconds, holding: ends.map { $0 * 1.08 }),
        categoryLabel: categories, bars: Array(bars))))
  return [NamedChart("time by \(categories)", chart)]
}

/// The most bars that can still be read.
private let mostBars = 24
