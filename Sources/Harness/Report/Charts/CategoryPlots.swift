/// Horizontal bars from zero, one a category, the first on top.
package struct BarPlot: Sendable, Equatable {
  /// The axis of the values; it starts at 0.
  package var x: ChartAxis
  /// What the categories are, such as `variant`.
  package var categoryLabel: String
  /// The bars, from top to bottom.
  package var bars: [Bar]

  package struct Bar: Sendable, Equatable {
    package var label: String
    /// How long it is, in base units.
    package var value: Double
    /// The ends of its error bar; nil for a single run.
    package var bar: ClosedRange<Double>?
    /// The value as it is written beside the bar.
    package var valueText: String
  }
}

/// Rows of marks, one row a category, the first on top: for ratios that no bar from 0 can show, and for several figures
/// of the same thing.
package struct DotPlot: Sendable, Equatable {
  package var x: ChartAxis
  /// What the categories are, such as `variant`.
  package var categoryLabel: String
  /// The categories, from top to bottom.
  package var rows: [String]
  /// What has a mark in the rows; a single one has no legend.
  package var series: [Series]
  /// A value to measure the others by, which gets a dashed upright line.
  package var guide: Double?

  /// Marks of one form and colour.
  package struct Series: Sendable, Equatable {
    package var label: String
    package var marks: [Mark]
  }

  package struct Mark: Sendable, Equatable {
    /// Its row, counted from 0.
    package var row: Int
    /// Where it is, in base units.
    package var value: Double
    /// The ends of its error bar; nil for a single run.
    package var bar: ClosedRange<Double>?
    /// The value as it is written beside the mark; may be empty.
    package var valueText = ""
  }
}

package struct TimelinePlot: Sendable, Equatable {
  /// The axis of time.
  package var x: ChartAxis
  /// What the rows are, such as `worker`.
  package var rowLabel: String
  /// How many rows there are, the first on top.
  package var rows: Int
  /// What was done, such as phases, in the order of the legend.
  package var kinds: [String]
  package var spans: [Span]

  package struct Span: Sendable, Equatable {
    /// Its row, counted from 0.
    package var row: Int
    /// What was done, as a place among the kinds.
    package var kind: Int
    /// From when to when, in seconds.
    package var begin, end: Double
  }
}

/// A field of colours over two axes of categories.
package struct HeatMap: Sendable, Equatable {
  /// What the columns are, and their values from left to right.
  package var xLabel: String, columns: [String]
  /// What the rows are, and their values from bottom to top.
  package var yLabel: String, rows: [String]
  package var colours: ChartAxis
  /// The fields, each at a column and a row counted from 0.
  package var fields: [Field]

  package struct Field: Sendable, Equatable {
    package var column, row: Int
    /// What its colour says, in base units; nil where there is no figure, and the field is grey.
    package var value: Double?
    package var text: String
    /// A second, smaller line, such as the interval; may be empty.
    package var detail = ""
    /// Whether it is marked as the best one.
    package var isBest = false
  }
}
