import SpeedupCore
import SpeedupJudge

/// What to draw of a results file beyond what can be told from the file.
package struct ChartOptions: Sendable {
  /// The axis that is the size of the work; nil: see ``ChartGrid/sizeAxis``.
  package var sizeAxis: String?
  /// Only the cells with these values are drawn.
  package var at: [AxisValue] = []
  /// The axis by which lines are told apart; nil: all that vary.
  package var seriesAxis: String?
  /// The title of every chart; nil: what it shows, or found.
  package var title: String?
  /// Which cell every cell is compared with.
  package var reference = ReferenceChoice.automatic
  /// Figures of the workload's own to be drawn, by name.
  package var measures: [String] = []
  /// One line about the machine, for the foot of every chart; may be empty.
  package var machine = ""
  /// What the machine was fit for when the sweep began.
  package var fitness: Fitness?
  /// What was planned and not reached, in a few words; nil: nothing, or it is not known.
  package var shortfall: String?
  /// The day on which it began, such as `2026-01-31`; nil: not recorded.
  package var day: String?
  /// The commit of what was measured; nil: not known.
  package var commit: String?

  /// The figures that are needed of the rows.
  package var kept: KeptFigures { CellSummary.kept(measures: measures) }

  /// Options with nothing chosen.
  package init() {}
}

/// The charts that a results file can carry, and why it can't carry the others.
package struct ChartSelection: Sendable, Equatable {
  /// The charts, the most general first.
  package var charts: [NamedChart] = []
  /// The charts that can't be drawn.
  package var leftOut: [LeftOut] = []

  /// A chart that can't be drawn.
  package struct LeftOut: Sendable, Equatable {
    /// What kind of chart, such as `speed-up by cores`.
    package let chart: String
    package let reason: String
  }
}

/// Picks the charts that a results file can carry.
/// - Parameter title: what the results are of, such as the workload's name; every chart's title starts with
///   it.
/// - Throws: ``InputError`` when the chosen size axis is none of the grid's, or has values that are no
///   numbers.
package func charts(
  for table: ResultTable, title: String, options: ChartOptions = ChartOptions()
) throws -> ChartSelection {
  let cells = Array(summaries(of: table, reference: options.reference))
  let grid = try ChartGrid(all: cells, title: title, options: options)
  var selection = ChartSelection()
  for name in options.measures where !table.columns.measures.contains(name) {
    let known = table.columns.measures.joined(separator: ", ")
    throw InputError(
      SafeText.line("--measure: there is no '\(name)' in these results; there are: \(known.isEmpty ? "none" : known)"))
  }
  let scaling = grid.scalingAxis ?? "cores"
  var attempts: [(String, (ChartGrid) throws(NotDrawable) -> [NamedChart])] = [
    ("time by size", timeBySize), ("peak memory by size", memoryBySize),
    ("time by \(scaling)", timeByScaling), ("peak memory by \(scaling)", memoryByScaling),
    ("speed-up by \(scaling)", speedUp), ("efficiency by \(scaling)", efficiency),
    ("CPU-time inflation by cores", inflation), ("threads by cores", threadCounts), ("workers × chunk", workersByChunk),
    ("medians", medianBars),
  ]
  // Where nothing was timed they are what was measured.
  let counted = cells.contains { $0.wall == nil && $0.instructions != nil } ? [Metric.instructions.name] : []
  for measure in options.measures + counted {
    let draw: (ChartGrid) throws(NotDrawable) -> [NamedChart] = { grid throws(NotDrawable) in
      try measureChart(measure, grid)
    }
    attempts.append((measure, draw))
  }
  for (name, attempt) in attempts {
    do {
      selection.charts += unique(try attempt(grid), among: selection.charts)
    } catch {
      selection.leftOut.append(ChartSelection.LeftOut(chart: name, reason: error.reason))
    }
  }
  for index in selection.charts.indices { selection.charts[index].chart.take(options.title) }
  return selection
}

extension Chart {
  /// Takes a title that somebody chose; what the chart shows goes into the line below.
  mutating func take(_ chosen: String?) {
    guard let chosen else { return }
    subtitle = "\(title) · \(subtitle)"
    title = chosen
  }
}

/// Charts under names that no other chart has: two labels may differ only in what a file's name can't hold.
private func unique(_ charts: [NamedChart], among others: [NamedChart]) -> [NamedChart] {
  var taken = Set(others.map(\.name))
  return charts.map { chart in
    var (name, number) = (chart.name, 1)
    while !taken.insert(name).inserted {
      number += 1
      name = "\(chart.name)-\(number)"
    }
    return NamedChart(name, chart.chart)
  }
}

/// Why a grid can't carry a chart.
package struct NotDrawable: Error, Equatable {
  let reason: String
}
