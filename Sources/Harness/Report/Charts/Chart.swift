/// A chart as a value: what is drawn, with every text and number decided. ``gnuplotScript(for:)`` turns
/// it into a script, so a chart is tested without drawing it.
package struct Chart: Sendable, Equatable {
  /// The line on top.
  package var title: String
  /// The line below the title: how many runs, what the bars are, which values were held.
  package var subtitle: String
  /// Lines below the drawing: the machine, what was fitted, what could not be drawn.
  package var notes: [String]
  /// The drawing itself.
  package var plot: Plot

  /// The kinds of drawing.
  package enum Plot: Sendable, Equatable {
    /// Lines of points with error bars over a numeric axis.
    case lines(LinePlot)
    /// One horizontal bar a category.
    case bars(BarPlot)
    /// One coloured field for each pair of values.
    case heatMap(HeatMap)
  }
}

/// A chart with the name of its files.
package struct NamedChart: Sendable, Equatable {
  /// The files' name without its end: small letters, digits and hyphens only, whatever the data hold.
  package let name: String
  /// The chart.
  package let chart: Chart

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

/// Lines of points with error bars.
package struct LinePlot: Sendable, Equatable {
  /// The horizontal axis.
  package var x: ChartAxis
  /// The vertical axis.
  package var y: ChartAxis
  /// What the series are told apart by, such as `variant`; stands over the legend.
  package var legendTitle: String
  /// The lines, in the order of the legend.
  package var series: [ChartSeries]
  /// A line to measure the others by, such as the ideal speed-up.
  package var guide: GuideLine?
  /// The end of the horizontal axis at which nothing may be drawn, and why.
  package var region: ShadedRegion?
  /// Curves with bands, which lie below the series.
  package var curves: [ChartCurve] = []
}

/// A curve that was not measured, with the band in which it may lie.
package struct ChartCurve: Sendable, Equatable {
  /// Its entry in the legend.
  package var label: String
  /// Its points, from left to right; their bars are the band.
  package var points: [ChartPoint]
  /// Where it stops being within what was measured: solid before, dashed behind.
  package var edge: Double
}

/// One line of points.
package struct ChartSeries: Sendable, Equatable {
  /// Its entry in the legend.
  package var label: String
  /// Its points, from left to right.
  package var points: [ChartPoint]
  /// Whether a line joins the points; where a curve passes them none does.
  package var isJoined = true
}

/// One point, with its error bar.
package struct ChartPoint: Sendable, Equatable {
  /// Where it is, in base units (seconds, bytes, cores).
  package var x, y: Double
  /// The ends of its error bar; nil for a single run, which has no spread.
  package var bar: ClosedRange<Double>?
  /// Whether its mark is filled; an open mark stands for an oversubscribed cell.
  package var isFilled = true
  /// What stands beside its mark: `>` or `<` where ``y`` is only a bound, since runs were killed.
  package var sign = ""
}

/// A dashed line without points.
package struct GuideLine: Sendable, Equatable {
  /// Its entry in the legend.
  package var label: String
  /// Where it goes, from left to right.
  package var points: [ChartPoint]
}

/// The shaded upper end of the horizontal axis, with an explanation of at most a few short lines.
package struct ShadedRegion: Sendable, Equatable {
  /// Where it begins, in the axis' base units; it goes on to the axis' end.
  package var from: Double
  /// What it says, line by line.
  package var lines: [String]
}

/// Horizontal bars from zero, one a category, the first on top.
package struct BarPlot: Sendable, Equatable {
  /// The axis of the values; it starts at 0.
  package var x: ChartAxis
  /// What the categories are, such as `variant`.
  package var categoryLabel: String
  /// The bars, from top to bottom.
  package var bars: [Bar]

  /// One bar.
  package struct Bar: Sendable, Equatable {
    /// The category.
    package var label: String
    /// How long it is, in base units.
    package var value: Double
    /// The ends of its error bar; nil for a single run.
    package var bar: ClosedRange<Double>?
    /// The value as it is written beside the bar.
    package var valueText: String
  }
}

/// A field of colours over two axes of categories.
package struct HeatMap: Sendable, Equatable {
  /// What the columns are, and their values from left to right.
  package var xLabel: String, columns: [String]
  /// What the rows are, and their values from bottom to top.
  package var yLabel: String, rows: [String]
  /// The axis of the colours.
  package var colours: ChartAxis
  /// The fields, each at a column and a row counted from 0.
  package var fields: [Field]

  /// One field.
  package struct Field: Sendable, Equatable {
    /// Its place.
    package var column, row: Int
    /// What its colour says, in base units; nil where there is no figure, and the field is grey.
    package var value: Double?
    /// What is written in it.
    package var text: String
  }
}
