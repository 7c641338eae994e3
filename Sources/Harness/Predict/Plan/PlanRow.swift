import SpeedupCore

/// A place with what a run there takes and costs.
package struct PlanRow: Sendable {
  /// Peak memory in bytes: the likeliest, and the edges of what was seen beside the model.
  package struct Memory: Sendable, Equatable {
    package var low: Double
    package var centre: Double
    package var high: Double
    /// Workers over the most that memory was measured with; above 1 it is extrapolated.
    package var reach: Double
    package var isMeasured: Bool
    /// Whether the upper end is what each of the last measured workers took, for each further one.
    package var isByLastStep: Bool

    package init(
      low: Double, centre: Double, high: Double, reach: Double = 1, isMeasured: Bool = false, isByLastStep: Bool = false
    ) {
      (self.low, self.centre, self.high) = (low, centre, high)
      (self.reach, self.isMeasured, self.isByLastStep) = (reach, isMeasured, isByLastStep)
    }

    /// How it came about, and how far from what was measured.
    package var evidence: String {
      guard !isMeasured else { return "measured" }
      let cover =
        reach > ReplayBand.farthest
        ? ReplayCover.none.rawValue
        : reach > 1 ? "\(Readable.brief(reach)) × the measured workers" : "within the measured workers"
      return "\(Evidence.fitted.rawValue), \(cover)\(isByLastStep ? ", up to the last measured slope" : "")"
    }
  }

  package var place: PlanPlace
  /// As forecast on the measured machine's cores.
  package var forecast: PlanForecast
  /// On this place's cores, with its start-up; seconds.
  package var time: TimeBand
  /// That the deadline is met, 0...1.
  package private(set) var chance: Double
  /// How measured runs ended there or, where none were made, next to it; nil: well, or not known. They lower the chance.
  package var outcome: PlanOutcome? {
    didSet { if let outcome { chance = min(chance, outcome.share) } }
  }
  package var memory: Memory?
  /// Whether it fits, upper end and headroom included; nil: nothing to hold it against.
  package var fits: Bool?
  /// Whether it may fit, as far as its lower end tells.
  package var mayFit: Bool
  /// Of one run, at the centre.
  package var coreHours: Double
  /// Of one run, at the centre and at the band's upper edge, in the price's money; core-hours where there is no price.
  package var cost: Double
  package var highCost: Double
  package var monthly: Double

  /// The greatest chance beyond what published curves cover.
  static let mostUncovered = 0.975

  package init(_ place: PlanPlace, _ forecast: PlanForecast, memory: Memory?, goal: PlanGoal, price: PlanPrice) {
    self.place = place
    self.forecast = forecast
    self.memory = memory
    let start = place.instance?.startUp.value ?? 0
    let time = forecast.time.scaled(1 / (place.instance?.speed ?? 1), plus: start)
    self.time = time
    chance = time.chance(of: goal.deadline.value)
    // The edges of a band are as far as anything is claimed where nothing covers it.
    if forecast.isUncovered { chance = min(chance, Self.mostUncovered) }
    let limit = [goal.memory, place.instance?.memory].compactMap { $0 }.min()
    fits = limit.flatMap { limit in
      memory.map { $0.high * (1 + goal.headroom) <= Double(limit.count) }
    }
    mayFit = limit.map { limit in (memory?.low ?? 0) <= Double(limit.count) } ?? true
    func hours(_ seconds: Double) -> Double {
      max(seconds, place.instance?.minimumBilling.value ?? 0) / 3600
    }
    func cost(_ seconds: Double) -> Double {
      switch price {
      case .coreHours: hours(seconds) * Double(place.cores)
      case .coreHour(let price): hours(seconds) * Double(place.cores) * price
      case .instances: hours(seconds) * (place.instance?.price ?? 0)
      }
    }
    coreHours = time.centre / 3600 * Double(place.cores)
    self.cost = cost(time.centre)
    highCost = cost(time.high)
    monthly = self.cost * goal.runsPerMonth
  }

  /// Until a run starts on a machine that was ordered, seconds.
  package var startUp: Double { place.instance?.startUp.value ?? 0 }

  /// What the forecast's times are times on this place's cores.
  package var scale: Double { 1 / (place.instance?.speed ?? 1) }

  /// Where the core-time of this place goes, the machine's start-up with that of workers; nil: only a trace tells.
  package var waste: ReplayWaste? {
    forecast.waste.map { known in
      var waste = known.scaled(scale)
      waste.startUp += startUp * Double(place.cores)
      return waste
    }
  }

  /// Part of the cores' time that one cause takes; nil: not known.
  package func share(of cause: WasteCause) -> Double? { share(waste?[cause]) }

  /// Part of the cores' time that was work; nil: not known. Above 1 where a run was measured that took less than one core's
  /// work shared out evenly.
  package var efficiency: Double? { share(waste?.work ?? forecast.work.map { $0 * scale }) }

  private func share(_ part: Double?) -> Double? {
    let all = time.centre * Double(place.cores)
    return part.map { all > 0 ? $0 / all : 0 }
  }

  /// Lowers the chance to what measured runs allow.
  mutating func hold(to nearest: [PlanMeasured], _ goal: PlanGoal) {
    for one in nearest {
      chance = min(chance, one.chance(ofMedian: time.centre - startUp, by: goal.deadline.value - startUp))
    }
  }

  /// Lowers the chance to what so many recorded runs allow: few say little of how runs differ.
  mutating func hold(toRecordings runs: Int) { chance = min(chance, PlanMeasured.mostChance(runs)) }

  /// Whether the chance is as asked, the memory, where known, fits, and nothing contradicts it.
  package func isSafe(_ goal: PlanGoal) -> Bool { chance >= goal.chance && fits != false && !forecast.isDoubtful }
  /// Whether the likeliest time meets the deadline.
  package func meetsAtCentre(_ goal: PlanGoal) -> Bool {
    time.centre <= goal.deadline.value && fits != false && !forecast.isDoubtful
  }
  /// Whether its bands of time and of memory reach what is asked.
  package func mayMeet(_ goal: PlanGoal) -> Bool { time.low <= goal.deadline.value && chance > 0 && mayFit }
}

extension Array where Element == PlanRow {
  /// The places of the rows that no other beats in both time and cost, from the cheapest to the fastest. Of rows that
  /// are alike the first stays.
  package var paretoFront: [Int] {
    let order = indices.sorted {
      let (a, b) = (self[$0], self[$1])
      return a.cost != b.cost
        ? a.cost < b.cost : a.time.centre != b.time.centre ? a.time.centre < b.time.centre : $0 < $1
    }
    var fastest = Double.infinity
    return order.filter { place in
      guard self[place].time.centre < fastest else { return false }
      fastest = self[place].time.centre
      return true
    }
  }
}
