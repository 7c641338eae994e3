import Glibc
import SpeedupCore
import SpeedupStatistics

/// What is known of a run's time at one place, whatever it was had by.
package struct PlanForecast: Sendable {
  /// Seconds.
  package var time: TimeBand
  /// Whether the band's upper end is only a bound, since some runs were killed at a limit.
  package var isOpenAbove = false
  /// See ``ReplayPrediction/assumesOneDevice``.
  package var assumesOneDevice = false
  /// Whether the program's own runs contradict the replay that it came from.
  package var isDoubtful = false
  /// See ``ReplayPrediction/hasLocksApart``.
  package var hasLocksApart = false
  /// Where the core-time goes; nil: only a trace tells.
  package var waste: ReplayWaste?
  /// Name of the lock that workers wait for longest; nil: none that is known.
  package var worstLock: String?
  /// On one core, seconds; nil: not known.
  package var work: Double?
  /// What no number of workers shortens, seconds; nil: not known.
  package var span: Double?
  /// See ``ReplayPrediction/graphOf``.
  package var graphOf: Int?
  package var evidence: Evidence
  /// How far from what was measured, in words.
  package var cover: String
  /// What was assumed of a machine on which nothing was run: `speed 4 as the file says`; nil: it is this one.
  package var assumed: String?
  /// Cores in use over cores that were measured; at least 1.
  package var reach: Double
  /// What was left out, a line each.
  package var notModelled: [String]

  /// Whether no published curve reaches so far beyond what was measured.
  package var isUncovered: Bool { cover == ReplayCover.none.rawValue }

  package init(
    time: TimeBand, waste: ReplayWaste? = nil, work: Double?, span: Double? = nil, evidence: Evidence, cover: String,
    reach: Double = 1, notModelled: [String] = []
  ) {
    self.time = time
    self.waste = waste
    self.work = work
    self.span = span
    self.evidence = evidence
    self.cover = cover
    self.reach = reach
    self.notModelled = notModelled
  }

  package init(_ answer: ReplayPrediction) {
    self.init(
      time: answer.time, waste: answer.waste, work: answer.work, span: answer.graphOf == nil ? answer.span : nil,
      evidence: .simulated,
      cover: answer.cover.rawValue, reach: answer.reach, notModelled: answer.notModelled)
    worstLock = answer.worstLock?.name
    (assumesOneDevice, graphOf) = (answer.assumesOneDevice, answer.graphOf)
    hasLocksApart = answer.hasLocksApart
  }
}

extension TimeBand {
  /// The chance that a run is done by then, in the same unit: the logarithm is taken as normal on both sides of the
  /// centre, each with an edge that 2.5 % of the runs lie beyond. With no width it is 0 or 1.
  package func chance(of deadline: Double) -> Double {
    guard deadline > 0, centre > 0 else { return centre <= 0 ? 1 : 0 }
    let distance = log(deadline / centre)
    let width = distance >= 0 ? log(high / centre) : log(centre / max(low, .leastNormalMagnitude))
    guard width > 0 else { return distance >= 0 ? 1 : 0 }
    return Normal.cdf(distance / (width / Self.edge))
  }

  /// Standard deviations at which the edges lie.
  static let edge = 1.959964

  /// For one run and not the middle of many: with the scatter of runs as well, a standard deviation of the logarithm.
  func scattered(by deviation: Double) -> TimeBand {
    guard centre > 0, low > 0, deviation > 0 else { return self }
    func width(_ own: Double) -> Double {
      exp((own * own + Self.edge * Self.edge * deviation * deviation).squareRoot())
    }
    return TimeBand(low: centre / width(log(centre / low)), centre: centre, high: centre * width(log(high / centre)))
  }

  /// By a factor that has a band itself.
  func times(_ factor: TimeBand) -> TimeBand {
    TimeBand(low: low * factor.low, centre: centre * factor.centre, high: high * factor.high)
  }

  func scaled(_ factor: Double, plus time: Double = 0) -> TimeBand {
    TimeBand(low: low * factor + time, centre: centre * factor + time, high: high * factor + time)
  }
}

package enum PlanSource: Sendable {
  /// Recorded tasks: every place can be asked.
  case replay(ReplayModel)
  /// Measured times of whole runs by cores, a curve for each chunk (nil where a sweep has none): workers are cores, and
  /// on more cores take what they take on as many.
  case curves([Int?: PlanCurve])

  /// What is known of every place, in their order; neighbours that differ in cores alone cost one simulation together.
  package func forecasts(_ places: [PlanPlace]) -> [Result<PlanForecast, ReplayRefusal>] {
    switch self {
    case .replay(let model):
      let points = places.map { ReplayPoint(cores: $0.cores, workers: $0.workers, chunk: $0.chunk) }
      return model.predict(points).map { $0.map { PlanForecast($0) } }
    case .curves(let curves):
      return places.map { place in
        guard let curve = curves[place.chunk] else {
          return .failure(ReplayRefusal("chunk \(place.chunk.map(String.init) ?? "as measured"): was not measured"))
        }
        guard place.workers == place.cores || place.workers < place.cores && curve.setsWorkers else {
          return .failure(
            ReplayRefusal("\(place.workers) workers on \(place.cores) cores: only a trace tells; sweep with --trace"))
        }
        return Result { () throws(ReplayRefusal) in
          var there = try curve.forecast(at: place.workers)
          if place.workers < place.cores {
            there.cover =
              there.evidence.isModelled ? "\(there.cover), as on \(place.workers)" : "as on \(place.workers) cores"
            there.evidence = .fitted
          }
          return there
        }
      }
    }
  }
}
