import Glibc
import SpeedupStatistics

extension ScalingFit {
  /// The largest N measured.
  package var largestMeasured: Double { best.points.last?.x ?? 1 }

  /// The figure at N.
  /// - Throws: ``FitRefusal`` for an N that is not above 0.
  package func prediction(at n: Double) throws -> Prediction {
    guard n > 0, n.isFinite else { throw FitRefusal("a figure is had at a number above 0, not at \(n)") }
    let reach = n / largestMeasured
    let estimates = try plausible.map { try $0.estimate(at: n).interval }
    var lower = max(0, estimates.map(\.lower).min() ?? 0)
    var upper = estimates.map(\.upper).max() ?? .infinity
    if reach > 1 {
      let better = pow(reach, Self.widening.better) * Self.widening.margin
      let worse = pow(reach, Self.widening.worse) * Self.widening.margin
      lower /= best.quantity == .throughput ? worse : better
      upper *= best.quantity == .throughput ? better : worse
    }
    if best.quantity == .time {
      // No time is 0: N do at most twice as much each as at any point that was measured.
      let least = best.points.map { $0.y * $0.x / n }.min() ?? 0
      lower = max(lower, min(least / 2, best.value(at: n)))
    }
    return Prediction(
      n: n, centre: best.value(at: n), band: Interval(lower: lower, upper: upper, confidence: best.confidence),
      reach: reach)
  }
}
