import Glibc
import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

extension FitReport {
  /// A chart a series that a curve was fitted to: measured points, curve, band, and the edge of what was measured.
  package var charts: [NamedChart] {
    fitted.compactMap { one in
      switch one.outcome {
      case .refused: return nil
      case .law(let fit, let predictions):
        return chart(
          Fitted(series: one.series, outcome: .law(fit, [])), fit.best.law.title, scale: .linear,
          to: max(2 * fit.largestMeasured, predictions.map(\.n).max() ?? 0)
        ) { n in
          guard let there = try? fit.prediction(at: n) else { return nil }
          let isOpen = !there.band.upper.isFinite || there.band.lower > there.band.upper
          return ChartPoint(x: n, y: there.centre, bar: isOpen ? nil : there.band.lower...there.band.upper)
        }
      case .growth(_, let forms):
        let points = one.series.points.map(\.point)
        guard let curve = try? GrowthCurve(points, forms: forms) else { return nil }
        return chart(one, curve.form, scale: .log, to: Self.end(of: curve, points)) { n in
          (try? curve.figure(at: n)).map { ChartPoint(x: n, y: $0.centre, bar: $0.low...$0.high) }
        }
      }
    }
  }

  /// So many times the largest figure a curve is drawn at most: of an exponential twice the largest size would leave what was
  /// measured a corner of the picture.
  private static let mostTimes = 100.0

  /// The size at which a curve of growth ends: twice the largest, or before ``mostTimes`` is passed.
  private static func end(of curve: GrowthCurve, _ points: [CurvePoint]) -> Double {
    let (largest, highest) = (points.map(\.x).max() ?? 1, points.map(\.y).max() ?? 1)
    let places = (1...60).map { largest * pow(2, Double($0) / 60) }
    let drawn = places.prefix { size in
      (try? curve.figure(at: size)).map { $0.centre <= mostTimes * highest } ?? false
    }
    guard drawn.count < places.count else { return 2 * largest }
    let end = drawn.last ?? places[0]
    // A mark on the axis, so a whole number where there is one.
    return end.rounded(.down) > largest ? end.rounded(.down) : end
  }

  /// - Parameters:
  ///   - fit: how the curve is called.
  ///   - scale: of the figure's axis.
  ///   - figure: the curve with its band; nil where there is none.
  private func chart(
    _ one: Fitted, _ fit: String, scale: ChartAxis.Scale, to end: Double, _ figure: (Double) -> ChartPoint?
  ) -> NamedChart {
    let points = one.series.points.map { ChartPoint(x: $0.point.x, y: $0.point.y, bar: $0.bar) }
    let (smallest, largest) = (points.map(\.x).min() ?? 1, points.map(\.x).max() ?? 1)
    // Evenly on the logarithmic axis, with one place at the edge itself.
    let count = 60
    let places = (0...count).map { smallest * pow(end / smallest, Double($0) / Double(count)) } + [largest]
    let curve = places.sorted().compactMap(figure)
    let highest = max(points.map(\.y).max() ?? 1, curve.map(\.y).max() ?? 1)
    // A band may be wide beyond measure: what is drawn ends at three times the highest curve.
    let top = min(curve.compactMap { $0.bar?.upperBound }.max() ?? highest, 3 * highest)
    let cut = curve.map { point -> ChartPoint in
      var point = point
      point.bar = point.bar.map { min($0.lowerBound, top)...min($0.upperBound, top) }
      return point
    }
    let unit: ChartAxis.Kind = request.unit == .seconds ? .seconds : request.unit == .bytes ? .bytes : .count
    let name = "\(request.y) by \(request.x)"
    let label = one.series.label.isEmpty ? "" : " \(one.series.label)"
    let lowest = scale == .log ? cut.compactMap { $0.bar?.lowerBound ?? $0.y }.min().map { [$0] } ?? [] : []
    let plot = LinePlot(
      x: ChartAxis(request.x, .log, .count, holding: [smallest, end] + points.map(\.x), ticksAtValues: true),
      y: ChartAxis(request.y, scale, unit, holding: [top] + lowest + points.map(\.y)), legendTitle: "",
      series: [ChartSeries(label: "measured", points: points, isJoined: false)],
      region: ShadedRegion(from: largest, lines: ["beyond what", "was measured"]),
      curves: [ChartCurve(label: "fitted: \(fit)", points: cut, edge: largest)])
    let chart = Chart(
      title: "\(name): \(fit)",
      subtitle: sentence(one) + label,
      notes: ["Shaded: the curve's band. Dashed: beyond what was measured."] + notes
        + input.leftOut.map { "Left out: \($0)." }, plot: .lines(plot))
    return NamedChart("fit \(name)\(label)", chart)
  }
}
