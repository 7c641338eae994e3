import SpeedupCore
import SpeedupStatistics

/// A published speed-up curve, told from its first points with the band that a replay has beyond the measured cores.
package struct SpeedupCurve: Sendable {
  package var name: String
  package var program: String
  package var physicalCores: Int
  /// By threads, ascending.
  package var points: [(threads: Int, speedup: Double)]

  package init(name: String, program: String, physicalCores: Int, points: [(threads: Int, speedup: Double)]) {
    self.name = name
    self.program = program
    self.physicalCores = physicalCores
    self.points = points.sorted { $0.threads < $1.threads }
  }

  /// One point that was not fitted: how far out it lies, and where.
  package struct Told: Sendable {
    /// Cores over the largest number that was fitted.
    package let reach: Double
    /// Time over the time on one core.
    package let truth: Double
    package let extrapolation: Extrapolation
  }

  /// Tells all points within the physical cores and 12 × the fitted ones.
  /// - Parameter fitted: how many of the first points are fitted, that of one thread included; at least 2.
  package func told(fitted: Int) -> [Told] {
    guard points.count > fitted, fitted >= 2, let one = points.first, one.threads == 1, one.speedup > 0 else {
      return []
    }
    let known = points[1..<fitted].map { ($0.threads, Double($0.threads) * one.speedup / $0.speedup) }
    let slowdown = Slowdown(byCount: Dictionary(known) { $1 })
    return points[fitted...].compactMap { point in
      let reach = Double(point.threads) / Double(slowdown.measured)
      guard point.threads <= physicalCores, reach <= ReplayBand.farthest, point.speedup > 0 else { return nil }
      let cores = Double(point.threads)
      return Told(
        reach: reach, truth: one.speedup / point.speedup,
        extrapolation: Extrapolation(
          best: slowdown.best(point.threads) / cores, centre: slowdown.centre(point.threads) / cores, reach: reach))
    }
  }
}

/// What a file of curves gives: how often the band holds, and how wide it is.
package struct CurveJudgement: Sendable {
  package let count: Int
  package let coverage: Double
  package let medianWidth: Double
  package let medianError: Double

  /// Points up to this reach.
  package init?(_ told: [(point: SpeedupCurve.Told, exponent: Double)], reach: ClosedRange<Double>) {
    let judged = told.filter { reach.contains($0.point.reach) }
    guard !judged.isEmpty else { return nil }
    let bands = judged.map { $0.point.extrapolation.band(exponent: $0.exponent) }
    count = judged.count
    coverage =
      Double(zip(judged, bands).count { $1.low <= $0.point.truth && $0.point.truth <= $1.high }) / Double(count)
    medianWidth = (try? median(bands.map { $0.high / $0.low })) ?? .nan
    medianError = (try? median(judged.map { abs($0.point.extrapolation.centre / $0.point.truth - 1) })) ?? .nan
  }

  /// The exponent of the worst edge, from other programs' curves alone: the smallest with which they are covered, and
  /// never below what the band has by itself.
  package static func exponent(leavingOut program: String, _ curves: [SpeedupCurve], fitted: Int) -> Double {
    let others = curves.filter { $0.program != program }.flatMap { $0.told(fitted: fitted) }
    let tries = stride(from: ReplayBand.exponent, through: 0.6, by: 0.05)
    return tries.first { exponent in
      CurveJudgement(others.map { ($0, exponent) }, reach: 1...ReplayBand.farthest).map { $0.coverage >= 0.95 } ?? true
    } ?? 0.6
  }
}
