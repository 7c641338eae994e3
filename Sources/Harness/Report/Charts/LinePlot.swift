/// Lines of points with error bars.
package struct LinePlot: Sendable, Equatable {
  package var x: ChartAxis
  package var y: ChartAxis
  /// What the series are told apart by, such as `variant`; stands over their labels.
  package var legendTitle: String
  /// The lines, the first in the first colour.
  package var series: [ChartSeries]
  /// A line to measure the others by, such as the ideal speed-up.
  package var guide: GuideLine?
  /// The end of the horizontal axis at which nothing may be drawn, or nothing is known, and why.
  package var region: ShadedRegion?
  /// Curves with bands, which lie below the series.
  package var curves: [ChartCurve] = []
  /// Places on the horizontal axis that are told of, such as the cores of this machine.
  package var edges: [ChartEdge] = []
}

/// A curve that was not measured, with the band in which it may lie.
package struct ChartCurve: Sendable, Equatable {
  /// How it is told from measured points and from other curves, beside its colour.
  package enum Form: Sendable, Equatable {
    /// A line in a shaded band.
    case area
    /// A line of dashes and dots, the ends of its band dotted.
    case outline
    /// No line, the ends of the band alone: what it can't leave.
    case bounds
  }

  package var label: String
  /// Its points, from left to right; their bars are the band.
  package var points: [ChartPoint]
  /// Where it stops being within what was measured: solid before, dashed behind.
  package var edge: Double
  package var form = Form.area
  /// Places at which it was asked, which get an open mark.
  package var marks: [ChartPoint] = []
}

package struct ChartSeries: Sendable, Equatable {
  package var label: String
  /// A second, smaller line below the label, such as its slope.
  package var detail = ""
  /// Its points, from left to right.
  package var points: [ChartPoint]
  /// Whether every cell of it has a figure that is more than a bound and rests on runs that all went well: else the points
  /// don't tell how it grows.
  package var isWhole = true
  /// Whether a line joins the points; where a curve passes them none does.
  package var isJoined = true
  /// Whether its points have marks; where there are hundreds none has.
  package var hasMarks = true
}

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

/// A thin upright line, with its name at its upper end.
package struct ChartEdge: Sendable, Equatable {
  /// Where, in the axis' base units.
  package var x: Double
  /// What it is, such as `this machine: 2`.
  package var label: String
}
