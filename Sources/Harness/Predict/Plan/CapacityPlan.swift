import SpeedupCore

/// Which cores and workers meet a deadline, at what cost, and how sure that is. A pure value: nothing in it was run.
package struct CapacityPlan: Sendable {
  /// How the question came out.
  package enum Verdict: Sendable, Equatable {
    /// A row has the chance asked.
    case met
    /// None has, though the band of some reaches the deadline.
    case undecided
    /// The band of none reaches it.
    case missed
    /// The band of none that is known reaches it, and of others nothing could be told, or nothing that is to be relied upon.
    case unknown
  }

  package let goal: PlanGoal
  package let price: PlanPrice
  /// All places that could be asked.
  package let rows: [PlanRow]
  /// Places that were measured and have no time, since the runs did not end well: no curve and no replay answers for them.
  package let lost: [(place: PlanPlace, outcome: PlanOutcome)]
  /// Of those that were refused: the reasons, each once.
  package let refusals: [String]
  /// Whether places with more cores than any row were refused.
  package let endsEarly: Bool
  /// Rows that none beats in both time and cost, from the cheapest to the fastest: places in ``rows``. Rows that don't
  /// fit into the memory are not among them.
  package let front: [Int]
  /// Why no simulated row is recommended; nil: one may be.
  package let doubt: String?

  /// - Parameters:
  ///   - places: neighbours that differ in cores alone cost one simulation together.
  ///   - memory: peak memory at a place; nil where it was not measured.
  ///   - scatter: of single runs, see ``scatter(_:)``: a deadline is met by a run, not by the middle of many.
  ///   - stretch: how much longer work of another size takes, wherever it runs; nil: the source tells of the size asked.
  ///   - outcomes: how measured runs ended.
  ///   - measured: the rows at places where runs were made.
  ///   - recordings: how many runs simulated rows rest on; nil: there are none.
  ///   - doubt: why simulated rows are not to be relied upon.
  package init(
    _ places: [PlanPlace], from source: PlanSource, memory: (PlanPlace) -> PlanRow.Memory?, goal: PlanGoal,
    price: PlanPrice, scatter: Double = 0, stretch: TimeBand? = nil, outcomes: [PlanOutcome] = [],
    measured: [PlanMeasured] = [], recordings: Int? = nil, doubt: String? = nil
  ) {
    var rows: [PlanRow] = []
    var lost: [(place: PlanPlace, outcome: PlanOutcome)] = []
    var refusals: [String] = []
    var most = 0
    for (place, answer) in zip(places, source.forecasts(places)) {
      let outcome = PlanOutcome.nearest(place, in: outcomes)
      if let outcome, outcome.isLost, outcome.workers == place.workers {
        lost.append((place, outcome))
        continue
      }
      let own = PlanMeasured.at(place, in: measured)
      let known = own.map { .success($0.forecast(besides: try? answer.get())) } ?? answer
      switch outcome?.isLost == true ? .failure(Self.refusal(besides: outcome!)) : known {
      case .success(var forecast):
        let nearest = PlanMeasured.nearest(place, in: measured)
        forecast.time = nearest.reduce(forecast.time.scattered(by: scatter)) { $1.holdingRuns($0) }
        if let stretch { forecast = forecast.stretched(stretch) }
        if let machine = place.instance { forecast = forecast.moved(to: machine) }
        if doubt != nil, forecast.evidence == .simulated {
          (forecast.isDoubtful, forecast.cover) = (true, "not to be relied upon")
        }
        var row = PlanRow(place, forecast, memory: memory(place), goal: goal, price: price)
        row.hold(to: nearest, goal)
        if let recordings, forecast.evidence == .simulated { row.hold(toRecordings: recordings) }
        row.outcome = outcome?.isFaulty == true ? outcome : nil
        rows.append(row)
      case .failure(let refusal):
        most = max(most, place.cores)
        if !refusals.contains(refusal.description) { refusals.append(refusal.description) }
      }
    }
    let endsEarly = most > rows.map(\.place.cores).max() ?? 0
    self.init(rows, lost: lost, refusals: refusals, endsEarly: endsEarly, goal: goal, price: price, doubt: doubt)
  }

  /// Why nothing is told beside a place where runs did not end well.
  private static func refusal(besides outcome: PlanOutcome) -> ReplayRefusal {
    let workers = Counted.text(outcome.workers, "worker")
    return ReplayRefusal(
      "next to \(workers), with which \(outcome.ending), nothing can be told; mend what stops them, and measure again"
    )
  }

  /// From rows that are known already.
  package init(
    _ rows: [PlanRow], lost: [(place: PlanPlace, outcome: PlanOutcome)] = [], refusals: [String] = [],
    endsEarly: Bool = false, goal: PlanGoal, price: PlanPrice, doubt: String? = nil
  ) {
    self.doubt = doubt
    self.rows = rows
    self.lost = lost
    self.endsEarly = endsEarly
    self.refusals = refusals
    self.goal = goal
    self.price = price
    let fitting = rows.indices.filter { rows[$0].fits != false }
    front = fitting.map { rows[$0] }.paretoFront.map { fitting[$0] }
  }

  package var verdict: Verdict {
    if rows.contains(where: { $0.isSafe(goal) }) { return .met }
    if rows.contains(where: { $0.mayMeet(goal) && !$0.forecast.isDoubtful }) { return .undecided }
    if doubt != nil, rows.contains(where: { $0.forecast.isDoubtful && $0.fits != false }) { return .unknown }
    // More workers need no less memory.
    return endsEarly && fastest != nil ? .unknown : .missed
  }

  /// What the safe row costs more than one would need that everything is known of; nil where there is no safe row.
  package var priceOfNotKnowing: Double? {
    guard let cheapestSafe, let cheapestAtCentre else { return nil }
    return max(0, cheapestSafe.cost - cheapestAtCentre.cost)
  }

  /// Where one more core begins to cost more than it gains: the least time × core-time, which is the greatest speed-up ×
  /// efficiency (Eager, Zahorjan and Lazowska, "Speedup Versus Efficiency in Parallel Systems", 1989); nil where that may be
  /// beyond all that is known.
  package var knee: PlanRow? {
    let knee = rows.filter { $0.fits != false && !$0.forecast.isDoubtful }.first(
      by: { $0.time.centre * $0.cost }, then: { $0.cost })
    return endsEarly && knee?.place.cores == rows.map(\.place.cores).max() ? nil : knee
  }

  /// The row of least time that fits.
  package var fastest: PlanRow? {
    let fitting = rows.filter { $0.fits != false }
    let sure = fitting.filter { !$0.forecast.isDoubtful }
    return (sure.isEmpty ? fitting : sure).first(by: { $0.time.centre }, then: { $0.cost })
  }

  /// The row that sentences are about: the recommended one, else the likeliest that may meet it, else the fastest.
  package var subject: PlanRow? {
    let likeliest = verdict == .undecided ? rows.filter { $0.mayMeet(goal) && !$0.forecast.isDoubtful }.likeliest : nil
    return recommended ?? likeliest ?? fastest ?? rows.first
  }
}

extension PlanForecast {
  /// For work of another size: all times by a factor that has a band itself.
  func stretched(_ factor: TimeBand) -> PlanForecast {
    var forecast = self
    forecast.time = time.times(factor)
    forecast.work = work.map { $0 * factor.centre }
    forecast.span = span.map { $0 * factor.centre }
    forecast.waste = waste?.scaled(factor.centre)
    if !evidence.isModelled { (forecast.evidence, forecast.cover) = (.fitted, PlanMeasured.otherSize) }
    return forecast
  }

  /// On a machine that can be rented, where nothing was run: its speed is the file's word.
  func moved(to machine: InstanceType) -> PlanForecast {
    var forecast = self
    let speed = machine.speed == 1 ? "speed 1 as here" : "speed \(Readable.brief(machine.speed)) as the file says"
    if !evidence.isModelled { (forecast.evidence, forecast.cover) = (.fitted, "\(cover) here") }
    forecast.assumed = speed
    forecast.notModelled.append("the machine \(machine.name): nothing was run on it; \(speed)")
    return forecast
  }
}
