import Glibc

/// What part of their error bars points need on an axis: one wide interval must not press all else into a corner.
enum ChartIntervals {
  /// How far beyond the points themselves bars are drawn: as a ratio of the largest on a linear axis, as a ratio of the
  /// smallest and the largest on a logarithmic one.
  static let reach = (linear: 1.5, log: 3.0)

  /// The values that an axis has to hold for points with these bars.
  static func heights(_ points: [(value: Double, bar: ClosedRange<Double>?)], _ scale: ChartAxis.Scale) -> [Double] {
    let values = points.map(\.value).filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return [] }
    let ends = points.compactMap(\.bar).flatMap { [$0.lowerBound, $0.upperBound] }
    switch scale {
    case .linear:
      // Of values that are all near 0 or below nothing is cut.
      let most = high > 0 ? high * reach.linear : .infinity
      return values + ends.map { min($0, most) }
    case .log: return values + ends.map { min(max($0, low / reach.log), high * reach.log) }
    }
  }
}

extension [ChartSeries] {
  /// The places of all points on the horizontal axis.
  var xs: [Double] { flatMap { $0.points.map(\.x) } }

  /// All heights that the points and their error bars take up on an axis of this scale.
  func heights(_ scale: ChartAxis.Scale) -> [Double] {
    ChartIntervals.heights(flatMap(\.points).map { ($0.y, $0.bar) }, scale)
  }
}

extension ChartAxis {
  /// Whether a bar goes on beyond the axis, below and above.
  func cuts(_ bar: ClosedRange<Double>) -> (below: Bool, above: Bool) {
    // Rounding of an end that the axis was made to hold is none.
    let slack = 1e-9 * max(abs(range.lowerBound), abs(range.upperBound))
    return (bar.lowerBound < range.lowerBound - slack, bar.upperBound > range.upperBound + slack)
  }

  /// The part of a bar that is on the axis.
  func visible(_ bar: ClosedRange<Double>) -> ClosedRange<Double> {
    min(
      max(bar.lowerBound, range.lowerBound), range.upperBound)...max(
        min(bar.upperBound, range.upperBound), range.lowerBound)
  }
}

extension Chart {
  /// Says what an arrow at a bar's end means, where there is one.
  var cutNotes: [String] {
    let (axis, bars): (ChartAxis, [ClosedRange<Double>?]) =
      switch plot {
      case .lines(let plot): (plot.y, plot.series.flatMap(\.points).map(\.bar))
      case .bars(let plot): (plot.x, plot.bars.map(\.bar))
      case .dots(let plot): (plot.x, plot.series.flatMap(\.marks).map(\.bar))
      case .heatMap(let map): (map.colours, [])
      case .timeline(let plot): (plot.x, [])
      }
    let isCut = bars.contains { bar in bar.map { axis.cuts($0) == (false, false) } == false }
    return isCut ? ["An arrow: the interval goes on beyond the drawing."] : []
  }
}
