import SpeedupCore
import SpeedupStatistics

extension ScalingFit {
  /// By this share more than N times as much must be done by N: caches that hold a part, and scatter, make less.
  private static let leastExcess = 0.1

  /// - Throws: ``FitRefusal`` where ever more than N times as much gets done by N, which no law here allows: the power of N is
  ///   above 1 by more than the points scatter about it.
  static func requireLinearAtMost(_ points: [CurvePoint], _ quantity: FitQuantity) throws {
    guard points.count > 2, let first = points.first, let last = points.last else { return }
    func gain(_ point: CurvePoint) -> Double { quantity == .throughput ? point.y / first.y : first.y / point.y }
    let times = last.x / first.x
    guard gain(last) > times * (1 + leastExcess),
      let power = try? logLogSlope(x: points.map(\.x), y: points.map(gain)).leastSquares,
      let interval = power.slopeInterval, interval.lower > 1
    else { return }
    throw FitRefusal(
      "superlinear: \(Readable.short(times)) times as many do \(Readable.short(gain(last))) times as much, where every law of "
        + "scaling allows \(Readable.short(times)) at most; look whether all points do the same work, or whether it fits into "
        + "a cache only when it is shared out")
  }
}
