import Glibc
import SpeedupCore
import SpeedupStatistics

/// Times of whole runs by cores as a curve, for programs without a trace.
///
/// Three or more core counts have a law of scaling (``ScalingFit``). Two fix none: there the centre is Amdahl's law
/// through both, the low edge scales on as if nothing were lost from the largest count on, and the high edge is that no
/// further core helps at all.
package struct PlanCurve: Sendable {
  /// Times at one core count: seconds.
  package struct Measured: Sendable, Equatable {
    package var cores: Int
    package var time: TimeBand

    package init(cores: Int, time: TimeBand) {
      self.cores = cores
      self.time = time
    }
  }

  /// Ascending by cores, at least two.
  package let measured: [Measured]
  private let fit: ScalingFit?
  /// How the times were had.
  private let evidence: Evidence

  /// - Parameter evidence: how the times were had: measured or imported.
  /// - Throws: ``ReplayRefusal`` with fewer than two core counts.
  package init(_ points: [Measured], evidence: Evidence = .pinned) throws {
    self.evidence = evidence
    measured = points.sorted { $0.cores < $1.cores }
    guard measured.count > 1, measured.allSatisfy({ $0.time.centre > 0 }) else {
      throw ReplayRefusal(
        "times at one core count say nothing of others: sweep with --cores 1,2 or more, or record tasks with --trace")
    }
    let places = measured.map { CurvePoint(x: Double($0.cores), y: $0.time.centre) }
    fit = try? ScalingFit(places, .time)
  }

  /// Whether no law was fitted, since two core counts fix none.
  package var isTwoPoints: Bool { fit == nil }
  /// The law that was fitted.
  package var law: ScalingLaw? { fit?.best.law }

  /// The share that does not scale, by Amdahl's law through the first and the last count.
  package var serialShare: Double {
    let (first, last) = (measured[0], measured[measured.count - 1])
    let ratio = last.time.centre / first.time.centre
    let (m, n) = (Double(first.cores), Double(last.cores))
    // t(n) = t1 (s + (1 - s) / n), and the same at m; solved for s.
    let share = (ratio / m - 1 / n) / ((1 - 1 / n) - ratio * (1 - 1 / m))
    return min(1, max(0, share.isFinite ? share : 1))
  }

  /// On one core, seconds: measured, or by the curve.
  var work: Double {
    if measured[0].cores == 1 { return measured[0].time.centre }
    if let fit { return fit.best.value(at: 1) }
    return measured[0].time.centre / (serialShare + (1 - serialShare) / Double(measured[0].cores))
  }

  /// What is known of the time on so many cores.
  package func forecast(at cores: Int) -> PlanForecast {
    if let there = measured.first(where: { $0.cores == cores }) {
      return PlanForecast(
        time: there.time, work: work, span: span, evidence: evidence, cover: evidence.label ?? "measured")
    }
    let largest = measured[measured.count - 1]
    let reach = max(1, Double(cores) / Double(largest.cores))
    var lines = ["tasks: a law of scaling through whole runs knows of no rounds, no chunks and no longest task"]
    if let fit, let there = try? fit.prediction(at: Double(cores)) {
      // An open band ends where no core scales better than alone, and where no further one helps.
      let low = max(there.band.lower, work / Double(cores) * 0.5)
      let high = there.band.upper.isFinite ? there.band.upper : max(work, there.centre)
      return PlanForecast(
        time: TimeBand(low: low, centre: there.centre, high: high), work: work, span: span, evidence: .fitted,
        cover: there.isCovered
          ? (reach > 1 ? "beyond the measured cores" : "between measured cores") : "no empirical cover",
        reach: reach, notModelled: lines)
    }
    lines.append(
      "the law itself: \(measured.count) core counts fix none, so the band goes from linear scaling to none at all")
    let centre = work * (serialShare + (1 - serialShare) / Double(cores))
    let scale = Double(largest.cores) / Double(cores)
    let below = measured.last { $0.cores <= cores } ?? measured[0]
    return PlanForecast(
      time: TimeBand(
        low: cores > largest.cores ? largest.time.low * scale : min(largest.time.low, centre), centre: centre,
        high: max(below.time.high, cores < below.cores ? work : 0)),
      work: work, span: span, evidence: .fitted,
      cover: reach > ReplayBand.farthest
        ? "no empirical cover" : reach > 1 ? "beyond the measured cores" : "between measured cores",
      reach: reach, notModelled: lines)
  }

  private var span: Double? { serialShare > 0 ? work * serialShare : nil }
}
