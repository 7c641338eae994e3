import Glibc
import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

extension FitReport {
  /// A chart a series that a law was fitted to: measured points, curve, band, and the edge of what was measured.
  package var charts: [NamedChart] {
    fitted.compactMap { one in
      guard case .law(let fit, let predictions) = one.outcome else { return nil }
      return chart(one.series, fit, predictions)
    }
  }

  private func chart(_ series: FitInput.Series, _ fit: ScalingFit, _ predictions: [ScalingFit.Prediction]) -> NamedChart
  {
    let largest = fit.largestMeasured
    let smallest = fit.best.points.first?.x ?? 1
    let end = max(2 * largest, predictions.map(\.n).max() ?? 0)
    // Evenly on the logarithmic axis, with one place at the edge itself.
    let count = 60
    let places = (0...count).map { smallest * pow(end / smallest, Double($0) / Double(count)) } + [largest]
    let curve = places.sorted().compactMap { n -> ChartPoint? in
      guard let there = try? fit.prediction(at: n) else { return nil }
      let isOpen = !there.band.upper.isFinite || there.band.lower > there.band.upper
      return ChartPoint(x: n, y: there.centre, bar: isOpen ? nil : there.band.lower...there.band.upper)
    }
    let points = series.points.map { ChartPoint(x: $0.point.x, y: $0.point.y, bar: $0.bar) }
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
    let label = series.label.isEmpty ? "" : " \(series.label)"
    let plot = LinePlot(
      x: ChartAxis(request.x, .log, .count, holding: [smallest, end] + points.map(\.x), ticksAtValues: true),
      y: ChartAxis(request.y, .linear, unit, holding: [top] + points.map(\.y)), legendTitle: "",
      series: [ChartSeries(label: "measured", points: points, isJoined: false)],
      region: ShadedRegion(from: largest, lines: ["beyond what", "was measured"]),
      curves: [ChartCurve(label: "fitted: \(fit.best.law.title)", points: cut, edge: largest)])
    let chart = Chart(
      title: "\(name): \(fit.best.law.title)",
      subtitle: sentence(.law(fit, [])) + label,
      notes: ["Shaded: the curve's band. Dashed: beyond what was measured."] + notes
        + input.leftOut.map { "Left out: \($0)." }, plot: .lines(plot))
    return NamedChart("fit \(name)\(label)", chart)
  }
}
