import SpeedupCore

/// What was measured at a place. A plan's row there is this, whatever a law or a replay tells; and how its single runs lie
/// about their median bounds the chance of the rows beside it.
package struct PlanMeasured: Sendable, Equatable {
  package var cores: Int
  package var workers: Int
  package var chunk: Int?
  /// The median of the runs with its interval, seconds.
  package var time: TimeBand
  /// The single runs, seconds, ascending.
  package private(set) var runs: [Double]
  package var evidence: Evidence
  private var cover: String?
  /// See ``PlanForecast/isOpenAbove``.
  package var isOpenAbove = false

  /// - Parameter runs: at least one, all above 0.
  package init(
    cores: Int, workers: Int, chunk: Int? = nil, time: TimeBand, runs: [Double], evidence: Evidence = .pinned
  ) {
    (self.cores, self.workers, self.chunk) = (cores, workers, chunk)
    (self.time, self.runs, self.evidence) = (time, runs.sorted(), evidence)
  }

  /// How far from what was measured a place is whose times are those of another size of work.
  static let otherSize = "of another size"

  /// For work of another size: no longer measured.
  package func scaled(by factor: TimeBand) -> PlanMeasured {
    var scaled = self
    scaled.time = time.times(factor)
    scaled.runs = runs.map { $0 * factor.centre }
    (scaled.evidence, scaled.cover) = (.fitted, Self.otherSize)
    return scaled
  }

  /// The row's forecast, with what is known beside its time.
  func forecast(besides known: PlanForecast?) -> PlanForecast {
    var forecast = PlanForecast(
      time: time, work: known?.work, span: known?.span, evidence: evidence, cover: cover ?? evidence.label ?? "measured"
    )
    forecast.isOpenAbove = isOpenAbove
    return forecast
  }

  /// The greatest chance that so many runs allow, all of which were in time: the share that is as likely passed as not
  /// (median of Jeffreys' posterior, Kerman 2011: (n + 1/6) / (n + 1/3)), but at least 95 %, which three runs allow.
  package static func mostChance(_ runs: Int) -> Double {
    max(0.95, (Double(runs) + 1.0 / 6) / (Double(runs) + 1.0 / 3))
  }

  /// The greatest chance of a run of which the median is `centre` that its runs allow: of n of which m were in time,
  /// (m + 1) / (n + 1), and ``mostChance(_:)``.
  package func chance(ofMedian centre: Double, by deadline: Double) -> Double {
    let met = runs.count { $0 / time.centre * centre <= deadline }
    return min(Double(met + 1) / Double(runs.count + 1), Self.mostChance(runs.count))
  }

  /// The band with 95 % of its runs in it, as they would lie about another median.
  func holdingRuns(_ band: TimeBand) -> TimeBand {
    guard let low = runs.first, time.centre > 0 else { return band }
    let high = runs[min(runs.count - 1, Int((0.975 * Double(runs.count)).rounded(.up)) - 1)]
    let scale = band.centre / time.centre
    return TimeBand(low: min(band.low, low * scale), centre: band.centre, high: max(band.high, high * scale))
  }

  /// What was measured there; nil: nothing.
  static func at(_ place: PlanPlace, in all: [PlanMeasured]) -> PlanMeasured? {
    all.first { $0.cores == place.cores && $0.workers == place.workers && $0.isOf(place.chunk) }
  }

  /// Those there or, where none were made, with the next fewer and the next more workers.
  static func nearest(_ place: PlanPlace, in all: [PlanMeasured]) -> [PlanMeasured] {
    if let there = at(place, in: all) { return [there] }
    let known = all.filter { $0.isOf(place.chunk) }
    let same = known.filter { $0.workers == place.workers }
    guard same.isEmpty else { return same }
    let below = known.map(\.workers).filter { $0 < place.workers }.max()
    let above = known.map(\.workers).filter { $0 > place.workers }.min()
    return known.filter { $0.workers == below || $0.workers == above }
  }

  private func isOf(_ asked: Int?) -> Bool { chunk == nil || asked == nil || chunk == asked }
}
