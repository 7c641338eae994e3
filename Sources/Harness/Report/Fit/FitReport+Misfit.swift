import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

import func Glibc.log

extension FitReport {
  /// A law misses the points where it is off by this share and by so many times what their runs scatter.
  private static let (leastMisfit, timesScatter) = (0.1, 5.0)

  /// Why no law says anything of the points, or not the one that was asked for: the best misses them by far more than their
  /// runs scatter; nil where it does not.
  static func misfit(
    _ fit: ScalingFit, _ all: [FitInput.Point], _ kind: FitRequest.Kind, _ x: String, isAsked: Bool
  ) -> String? {
    let points = all.map(\.point)
    guard let scatter = Self.scatter(all), all.count > 2 else { return nil }
    let off = points.map { log(fit.best.value(at: $0.x) / $0.y) }
    let deviation = (off.reduce(0) { $0 + $1 * $1 } / Double(points.count - 1)).squareRoot()
    guard deviation > max(leastMisfit, timesScatter * scatter) else { return nil }
    let (first, last) = (points[0], points[points.count - 1])
    let gain = kind == .rate ? last.y / first.y : first.y / last.y
    let why =
      gain > last.x / first.x * (1 + leastMisfit)
      ? "; it grows faster than \(x), which no law of scaling allows"
      : isAsked ? "; leave --law out for the best one" : "; measure more of them, above all where it turns"
    let lead =
      isAsked ? "\(fit.best.law.title) does not fit: it" : "no law fits: \(fit.best.law.title), the best,"
    return
      "\(lead) misses the points by \(Readable.percent(deviation)), where runs scatter by "
      + "\(Readable.percent(scatter))\(why)"
  }
}
