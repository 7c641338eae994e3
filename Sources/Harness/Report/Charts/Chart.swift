/// A chart as a value: what is drawn, with every text and number decided. ``gnuplotScript(for:)`` turns
/// it into a script, so a chart is tested without drawing it.
package struct Chart: Sendable, Equatable {
  package var title: String
  /// The line below the title: how many runs, what the bars are, which values were held.
  package var subtitle: String
  /// Lines below the drawing: the machine, what was fitted, what could not be drawn.
  package var notes: [String]
  package var plot: Plot

  package enum Plot: Sendable, Equatable {
    /// Lines of points with error bars over a numeric axis.
    case lines(LinePlot)
    case bars(BarPlot)
    /// A row a category, with a mark for each series.
    case dots(DotPlot)
    /// One coloured field for each pair of values.
    case heatMap(HeatMap)
    /// A row a worker, with what it did from when to when.
    case timeline(TimelinePlot)
  }
}

package struct NamedChart: Sendable, Equatable {
  /// The files' name without its end: small letters, digits and hyphens only, whatever the data hold.
  package let name: String
  package var chart: Chart

  /// The chart `chart`, whose files are called after `name`: other characters become hyphens.
  package init(_ name: String, _ chart: Chart) {
    let kept = name.lowercased().unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        ? Character(scalar) : "-"
    }
    let words = String(kept).split(separator: "-").joined(separator: "-").prefix(60)
    self.name = words.isEmpty ? "chart" : String(words)
    self.chart = chart
  }
}
