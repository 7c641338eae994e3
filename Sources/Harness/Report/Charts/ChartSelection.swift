import SpeedupCore
import SpeedupJudge

/// What to draw of a results file beyond what can be told from the file.
package struct ChartOptions: Sendable {
  /// The axis that is the size of the work; nil: see ``ChartGrid/sizeAxis``.
  package var sizeAxis: String?
  /// Which cell every cell is compared with.
  package var reference = ReferenceChoice.automatic
  /// Figures of the workload's own to be drawn, by name.
  package var measures: [String] = []
  /// One line about the machine, for the foot of every chart; may be empty.
  package var machine = ""
  /// What the machine was fit for when the sweep began.
  package var fitness: Fitness?

  /// The figures that are needed of the rows.
  package var kept: KeptFigures { KeptFigures(CellSummary.metrics, measures: measures) }

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
    /// Why not.
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
  let cells = summaries(of: table, reference: options.reference)
  let grid = try ChartGrid(cells: cells, title: title, options: options)
  var selection = ChartSelection()
  for name in options.measures where !table.columns.measures.contains(name) {
    let known = table.columns.measures.joined(separator: ", ")
    throw InputError(
      SafeText.line("--measure: there is no '\(name)' in these results; there are: \(known.isEmpty ? "none" : known)"))
  }
  let scaling = grid.scalingAxis ?? "cores"
  var attempts: [(String, (ChartGrid) throws(NotDrawable) -> [NamedChart])] = [
    ("time by size", timeBySize), ("peak memory by size", memoryBySize),
    ("speed-up by \(scaling)", speedUp), ("efficiency by \(scaling)", efficiency),
    ("CPU-time inflation by cores", inflation), ("threads by cores", threadCounts), ("workers × chunk", workersByChunk),
    ("medians", medianBars),
  ]
  for measure in options.measures {
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
  return selection
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

/// The cells of a grid with what all charts need to know of it.
package struct ChartGrid {
  let cells: [CellSummary]
  let axes: ResultAxes
  let title: String
  let machine: String
  /// The axis that is the size of the work: of the axes that vary, are all positive numbers, and say what the
  /// work is, the one with the most values; nil when there is none.
  let sizeAxis: String?

  init(cells: [CellSummary], title: String, options: ChartOptions) throws {
    self.cells = cells
    self.title = title
    machine = (options.fitness?.objection).map { "\(options.machine); \($0) when the sweep began" } ?? options.machine
    let axes = ResultAxes(cells: cells.map(\.axes))
    self.axes = axes
    if let chosen = options.sizeAxis {
      guard axes.all.contains(where: { $0.name == chosen }) else {
        let names = axes.all.map(\.name).joined(separator: ", ")
        throw InputError(
          SafeText.line("--size-axis: no axis '\(chosen)' in these results; the axes are: \(names)"))
      }
      guard Self.isPositive(chosen, axes) else {
        throw InputError(
          "--size-axis: not all values of '\(chosen)' are numbers above 0; choose another axis")
      }
      sizeAxis = chosen
    } else {
      let sizes = axes.varying.filter {
        !ParallelAxes.contains($0) && $0 != "variant" && Self.isPositive($0, axes)
      }
      let most = sizes.map { axes.values(of: $0).count }.max()
      // Where nothing else says how much there is, the rows taken at once are a size too.
      let chunk = !axes.varying.contains("workers") && axes.varying.contains("chunk") && Self.isPositive("chunk", axes)
      sizeAxis = sizes.first { axes.values(of: $0).count == most } ?? (chunk ? "chunk" : nil)
    }
  }

  private static func isPositive(_ axis: String, _ axes: ResultAxes) -> Bool {
    axes.numbers(of: axis).map { $0.allSatisfy { $0 > 0 } } ?? false
  }

  /// The axis over which speed-ups are drawn: cores where they vary, else workers, else threads; nil when none does.
  var scalingAxis: String? {
    ParallelAxes.resources.first { axis in
      axes.varying.contains(axis) && Self.isPositive(axis, axes)
    }
  }

  /// `TITLE: WHAT`, or only what when there is no title.
  func heading(_ what: String) -> String { title.isEmpty ? what : "\(title): \(what)" }
}
