import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

/// Median wall time by workers and chunk, a chart for each kind of work.
func workersByChunk(_ grid: ChartGrid) throws(NotDrawable) -> [NamedChart] {
  for axis in ["workers", "chunk"] where !grid.axes.varying.contains(axis) {
    throw NotDrawable(reason: "\(axis) doesn't vary")
  }
  var slice = ChartSlice(grid)
  if let size = grid.sizeAxis, size != "workers", size != "chunk" { slice.holdLargest(size) }
  if Set(slice.cells.map(\.evidence)).count > 1 {
    slice.keep("pinned cells") { $0.evidence == .pinned }
  }
  for axis in ["executor", "rule", "threads"] { slice.holdBest(axis) }
  let places = slice.cells.map { cell in
    cell.axes.filter { ["workers", "chunk"].contains($0.name) || !ParallelAxes.contains($0.name) }
  }
  if Set(places).count < places.count {
    slice.holdLargest("cores")
  } else if slice.varies("cores") {
    // As they do where workers are not named. Of one count of cores there would be one column.
    slice.keep("cores following the workers") { _ in true }
  }
  let names = slice.seriesAxes(over: "workers")
  let all = slice.series(over: "workers").filter { $0.cells.contains { exactTime($0) != nil } }
  guard !all.isEmpty else { throw NotDrawable(reason: "no cell has a wall time") }
  let groups = all.prefix(ChartSlice.mostSeries)
  // All charts of a grid share one scale of colours, so that they can be held side by side.
  let times = groups.flatMap { $0.cells.compactMap(exactTime) }
  let colours = heatAxis(times)
  return groups.map { label, cells in
    let samples = cells.compactMap(\.wall)
    let held = (names.isEmpty ? [] : ["\(names.joined(separator: " · "))=\(label)"]) + slice.held
    let count = Set(samples.map(\.count)).sorted()
    let runs = count.count == 1 ? "\(count[0])" : "\(count.first ?? 0)–\(count.last ?? 0)"
    let (map, finding) = heatMap(cells, slice.axes, colours)
    let intervals = map.fields.contains { !$0.detail.isEmpty } ? " · in brackets: \(ChartNotes.bars(samples))" : ""
    let chart = Chart(
      title: grid.heading(finding: groups.count == 1 ? finding : nil, "wall time by workers and chunk"),
      subtitle: grid.under(
        "median of n = \(runs) runs a field\(intervals) · framed: the fastest"
          + (held.isEmpty ? "" : " · at \(held.joined(separator: ", "))")),
      notes: (cells.contains { $0.evidence == .oversubscribed }
        ? ["Oversubscribed \(ChartNotes.crowdedOn(cells)): the times are no scaling result."] : [])
        + ChartNotes.leftOutSeries(all.count)
        + ChartNotes.lines(cells, machine: grid.machine),
      plot: .heatMap(map))
    return NamedChart("workers by chunk\(names.isEmpty ? "" : " \(label)")", chart)
  }
}

/// The median wall time; nil where it is only a bound, which has no place on a scale of times.
private func exactTime(_ cell: CellSummary) -> Double? {
  cell.wall.flatMap { $0.bounds.median == .exact ? $0.median.value : nil }
}

private func heatAxis(_ times: [Double]) -> ChartAxis {
  let (low, high) = (times.min() ?? 1, times.max() ?? 1)
  let isWide = low > 0 && high / low > 8
  return ChartAxis("wall time", isWide ? .log : .linear, .seconds, holding: times, isTight: true)
}

/// So many columns that an interval fits into a field.
private let mostDetailed = 8

/// The map, and which field is the fastest.
private func heatMap(
  _ cells: [CellSummary], _ axes: ResultAxes, _ colours: ChartAxis
) -> (map: HeatMap, finding: String?) {
  let columns = ResultAxes.sorted(axes.values(of: "workers"))
  let rows = ResultAxes.sorted(axes.values(of: "chunk"))
  let best = cells.filter(\.canBeFastest).compactMap(exactTime).min()
  var finding: String?
  // Fields of which no more is known than that they take longer than something below the best.
  let open = cells.count { cell in
    !cell.canBeFastest && !cell.hasFailures && (cell.wall.map { $0.median.value < best ?? 0 } ?? false)
  }
  let fields = cells.compactMap { cell -> HeatMap.Field? in
    guard let column = columns.firstIndex(of: cell.axes.value(of: "workers") ?? ""),
      let row = rows.firstIndex(of: cell.axes.value(of: "chunk") ?? "")
    else { return nil }
    let time = cell.wall.map { $0.bounds.median.sign + Readable.text($0.median) }
    var field = HeatMap.Field(
      column: column, row: row, value: exactTime(cell), text: time ?? cell.failure?.status.rawValue ?? "–")
    if columns.count <= mostDetailed, exactTime(cell) != nil, let wall = cell.wall, let ends = wall.spread.ends {
      // In the median's unit, which then need not be said again.
      let unit = Readable.Unit.fitting(wall.median.value, .seconds)
      let (lower, upper) = (wall.bounds.lower.sign, wall.bounds.upper.sign)
      field.detail = "[\(lower)\(unit.number(ends.lower.value)), \(upper)\(unit.number(ends.upper.value))]"
    }
    if cell.hasFailures { field.detail = "\(cell.failedCount) of \(cell.failedCount + cell.okCount) failed" }
    if let best, cell.canBeFastest, cell.wall?.median.value == best, finding == nil {
      field.isBest = true
      let workers = Int(columns[column]).map { Counted.text($0, "worker") } ?? "workers=\(columns[column])"
      let others =
        cells.count { other in
          guard other.canBeFastest, let low = other.wall?.spread.ends?.lower, let high = cell.wall?.spread.ends?.upper
          else { return false }
          return low <= high
        } - 1
      let alike =
        (others > 0 ? ", not told from \(Counted.text(others, "other"))" : "")
        + (open > 0 ? "; not known of \(Counted.text(open, "field")) with killed runs" : "")
      finding = "fastest with \(workers) and chunk \(rows[row]): \(field.text)\(alike)"
    }
    return field
  }
  let map = HeatMap(
    xLabel: "workers", columns: columns, yLabel: "chunk", rows: rows, colours: colours, fields: fields)
  let isOneSitting = !cells.contains(where: \.hasLaterSittings)
  return (map, fields.count > 1 && isOneSitting ? finding : nil)
}
