import Glibc
import SpeedupCore
import SpeedupStatistics

/// Times of whole runs by cores as a curve, for programs without a trace.
///
/// Beyond the measured cores it tells what a law of scaling does (``ScalingFit``), and where none can be fitted, as through
/// two core counts, nothing. Between measured cores a law may be assumed: the band's ends are the times at the
/// neighbours.
package struct PlanCurve: Sendable {
  /// Times at one core count: seconds.
  package struct Measured: Sendable, Equatable {
    package var cores: Int
    package var time: TimeBand
    /// Whether its upper end is only a bound: see ``PlanForecast/isOpenAbove``.
    package var isOpenAbove: Bool

    package init(cores: Int, time: TimeBand, isOpenAbove: Bool = false) {
      self.cores = cores
      self.time = time
      self.isOpenAbove = isOpenAbove
    }
  }

  /// Ascending by cores, at least two.
  package let measured: [Measured]
  private let fit: ScalingFit?
  private let refusal: String
  private let evidence: Evidence
  /// Where workers were varied on so many cores: as many workers on fewer were not measured; nil: cores were varied.
  private let onCores: Int?
  /// Whether there may be fewer workers than cores.
  let setsWorkers: Bool
  /// What is not known of a point beside its own band, as parts of it; nil: nothing.
  private var doubt: TimeBand?

  /// - Parameters:
  ///   - evidence: how the times were had: measured or imported.
  ///   - onCores: the cores of all runs, where only their workers differ.
  ///   - setsWorkers: whether the program is told how many workers to have; else it takes the cores it finds.
  /// - Throws: ``ReplayRefusal`` with fewer than two core counts.
  package init(_ points: [Measured], evidence: Evidence = .pinned, onCores: Int? = nil, setsWorkers: Bool = true) throws
  {
    (self.evidence, self.onCores, self.setsWorkers) = (evidence, onCores, setsWorkers)
    measured = points.sorted { $0.cores < $1.cores }
    guard measured.count > 1, measured.allSatisfy({ $0.time.centre > 0 }) else {
      throw ReplayRefusal(
        "times at one core count say nothing of others: sweep with --cores 1,2,4, or record tasks with --trace")
    }
    let places = measured.map { CurvePoint(x: Double($0.cores), y: $0.time.centre) }
    do { (fit, refusal) = (try ScalingFit(places, .time), "") } catch { (fit, refusal) = (nil, "\(error)") }
  }

  /// The law that was fitted; nil where the points fix none.
  package var law: ScalingLaw? { fit?.best.law }

  /// On one core, seconds: measured, or by the curve; nil: not known.
  private var work: Double? {
    measured[0].cores == 1 ? measured[0].time.centre : fit?.best.value(at: 1)
  }

  /// What no core shortens, by the law that was fitted; nil too where runs were measured that took less, which the law misses.
  private var span: Double? {
    guard let limit = fit.flatMap({ try? $0.best.limit() })?.value else { return nil }
    return measured.contains { $0.time.high < limit } ? nil : limit
  }

  /// What is known of the time on so many cores.
  /// - Throws: ``ReplayRefusal`` outside the measured cores where no law can be fitted.
  package func forecast(at cores: Int) throws(ReplayRefusal) -> PlanForecast {
    if let there = measured.first(where: { $0.cores == cores }) {
      var forecast = PlanForecast(
        time: there.time, work: work, span: span, evidence: evidence,
        cover: doubt == nil ? evidence.label ?? "measured" : PlanMeasured.otherSize)
      forecast.isOpenAbove = there.isOpenAbove
      if let onCores, onCores != cores {
        (forecast.evidence, forecast.cover) = (.fitted, "workers measured on \(Counted.text(onCores, "core"))")
      }
      return forecast
    }
    let (smallest, largest) = (measured[0], measured[measured.count - 1])
    let tasks = "tasks: a law of scaling through whole runs knows of no rounds, no chunks and no longest task"
    guard let fit, let there = try? fit.prediction(at: Double(cores)) else {
      guard let next = measured.firstIndex(where: { $0.cores > cores }), next > 0 else {
        throw ReplayRefusal(
          "outside the measured cores (\(smallest.cores) to \(largest.cores)) nothing can be told: \(refusal)")
      }
      return between(measured[next - 1], measured[next], at: cores, notModelled: tasks)
    }
    let reach = max(1, Double(cores) / Double(largest.cores))
    // An open band ends where cores scale twice as well as alone, and where no further one helps.
    let alone = fit.best.value(at: 1)
    let low = max(there.band.lower, alone / Double(cores) * 0.5)
    let high = there.band.upper.isFinite ? there.band.upper : max(alone, there.centre)
    let place =
      reach > 1
      ? "beyond the measured cores" : cores < smallest.cores ? "below the measured cores" : "between measured cores"
    var time = TimeBand(low: min(low, there.centre), centre: there.centre, high: high)
    if let above = measured.first(where: { $0.cores > cores })?.time,
      let below = measured.last(where: { $0.cores < cores })
    {
      // Few equal tasks take rounds: three workers may need as long for four tasks as two do.
      time.high = max(time.high, below.time.high)
      time.low = min(time.low, above.low)
    }
    if let doubt { (time.low, time.high) = (time.low * doubt.low, time.high * doubt.high) }
    return PlanForecast(
      time: time, work: work, span: span,
      evidence: .fitted, cover: there.isCovered ? place : ReplayCover.none.rawValue, reach: reach, notModelled: [tasks])
  }

  /// Between two core counts without a law: Amdahl's through both, and as likely anything from one to the other.
  private func between(_ below: Measured, _ above: Measured, at cores: Int, notModelled tasks: String) -> PlanForecast {
    let (m, n) = (1 / Double(below.cores), 1 / Double(above.cores))
    // t = a + b / cores through both.
    let slope = (below.time.centre - above.time.centre) / (m - n)
    let centre = above.time.centre + slope * (1 / Double(cores) - n)
    return PlanForecast(
      time: TimeBand(
        low: min(below.time.low, above.time.low), centre: centre, high: max(below.time.high, above.time.high)),
      work: work, span: nil, evidence: .fitted, cover: "Amdahl's law assumed between \(below.cores) and \(above.cores)",
      notModelled: [tasks, "the law itself, which is assumed, not fitted: \(refusal)"])
  }

  /// For work of another size: each time by the factor that was found on as many cores, so that serial and parallel parts
  /// grow each in their own way; nil where fewer than two have one.
  package func scaled(by factors: [Int: TimeBand]) -> PlanCurve? {
    let points = measured.compactMap { point in
      factors[point.cores].map {
        Measured(cores: point.cores, time: point.time.times($0), isOpenAbove: point.isOpenAbove)
      }
    }
    guard var scaled = try? PlanCurve(points, evidence: .fitted, onCores: onCores, setsWorkers: setsWorkers) else {
      return nil
    }
    let parts = points.compactMap { factors[$0.cores] }
    scaled.doubt = TimeBand(
      low: parts.map { $0.low / $0.centre }.min() ?? 1, centre: 1, high: parts.map { $0.high / $0.centre }.max() ?? 1)
    return scaled
  }
}
