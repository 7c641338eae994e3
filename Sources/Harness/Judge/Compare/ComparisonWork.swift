import SpeedupCore
import SpeedupStatistics

import Glibc

/// Judges the pairs of a matching.
final class ComparisonWork {
  private let matching: CellMatching
  private let settings: ComparisonSettings
  let differingLimits: Set<RunStatus>
  /// Figures of the programs' own that the sides declare otherwise, and how.
  let differingFigures: [String: (base: String, new: String)]
  /// Where both sides tell what runs ended with that count whatever it is.
  let exitStatuses: (base: RunColumns.Figure, new: RunColumns.Figure)?
  let names = WayNames()
  private var disturbances: (base: DisturbedRows, new: DisturbedRows)
  private var refusals: [ComparedCell.Refusal] = []
  private var numbers: [ComparedCell.Refusal: UInt32] = [:]
  private var latest: (refusal: ComparedCell.Refusal, number: UInt32)?

  init(
    _ matching: CellMatching, _ settings: ComparisonSettings, differingLimits: Set<RunStatus>,
    differingFigures: [String: (base: String, new: String)]
  ) {
    self.differingFigures = differingFigures
    let sides = [matching.base.records.columns, matching.new.records.columns]
    let status = Metric.own(DeclaredFigure(name: RunSurroundings.exitStatusMeasure))
    exitStatuses =
      sides.allSatisfy { $0.hasMeasure(status.name) } ? (sides[0].figure(status), sides[1].figure(status)) : nil
    (self.matching, self.settings, self.differingLimits) = (matching, settings, differingLimits)
    disturbances = (DisturbedRows(matching.base.records), DisturbedRows(matching.new.records))
  }

  /// Both sides of a pair.
  struct Sides {
    let base: SessionCell
    let new: SessionCell
  }

  /// A metric with the figures by which it may be judged, the best first.
  struct Judged {
    let metric: Metric
    let figures: [(base: SessionFigure, new: SessionFigure)]
    let drift: Double
    let band: Double
  }

  /// Every metric of every pair.
  /// - Throws: ``InputError`` when an asked-for metric was measured nowhere.
  func cells() throws -> ComparedCells {
    let metrics = try metrics()
    var outcomes: [ComparedCells.Outcome] = []
    outcomes.reserveCapacity(matching.pairs.count * metrics.count)
    var judged: [ComparedCells.Judged] = []
    for pair in matching.pairs {
      let sides = sides(pair)
      for metric in metrics {
        let place = figure(metric, sides) ?? metric.figures.count - 1
        let kind: ComparedCells.Outcome.Kind
        if let refusal = refusal(sides, metric, metric.figures[place]) {
          kind = .refused(number(of: refusal))
        } else if let found = try judge(sides, metric, metric.figures[place]) {
          kind = .judged(UInt32(judged.count))
          judged.append(found)
        } else {
          kind = .open
        }
        outcomes.append(.init(kind: kind, figure: UInt8(place)))
      }
    }
    try giveVerdicts(&judged, outcomes, metrics)
    return ComparedCells(matching, metrics.map(\.metric), outcomes, refusals: refusals, judged: judged)
  }

  private func sides(_ pair: CellMatching.Pair) -> Sides {
    Sides(
      base: SessionCell(matching.base[Int(pair.base)], &disturbances.base),
      new: SessionCell(matching.new[Int(pair.new)], &disturbances.new))
  }

  /// The metrics asked for, or those of cpu, wall and memory that BASE has: one that NEW lacks has vanished.
  private func metrics() throws -> [Judged] {
    func judged(_ metric: Metric) -> Judged {
      Judged(
        metric: metric,
        figures: metric.candidates.map {
          (SessionFigure($0, of: matching.base.records, names), SessionFigure($0, of: matching.new.records, names))
        }, drift: settings.drift(metric), band: settings.margin(metric).log)
    }
    func isMeasured(_ metric: Judged) -> Bool { matching.pairs.contains { figure(metric, sides($0)) != nil } }
    // That runs failed is told cell by cell.
    func hasFailures() -> Bool { matching.pairs.contains { sides($0).base.failed + sides($0).new.failed > 0 } }
    if let asked = settings.metrics?.map(judged) {
      if let missing = asked.first(where: { !isMeasured($0) }), !hasFailures() {
        throw InputError("--metric \(missing.metric.name): measured in no cell of both sides")
      }
      return asked
    }
    let usual = ComparisonSettings.usual.map(judged)
    guard usual.contains(where: isMeasured) || hasFailures() else {
      throw InputError("neither cpu, wall nor memory is measured on both sides")
    }
    let known = (usual + settings.figures.map { judged(Metric.own($0)) }).filter { metric in
      matching.pairs.contains { pair in
        let base = sides(pair).base
        return metric.figures.contains { base.costCount($0.base) != nil }
      }
    }
    // All runs of BASE failed.
    return known.isEmpty ? usual : known
  }

  /// The figure to judge a metric by: the best that both sides have and had in the same way, else any that both have.
  private func figure(_ metric: Judged, _ sides: Sides) -> Int? {
    var found: Int?
    for (place, figure) in metric.figures.enumerated()
    where sides.base.costCount(figure.base) != nil && sides.new.costCount(figure.new) != nil {
      // Of one that is the last there is no better.
      if found == nil, place == metric.figures.count - 1 { return place }
      if sides.base.provenance(figure.base) == sides.new.provenance(figure.new) { return place }
      found = found ?? place
    }
    return found
  }

  private func number(of refusal: ComparedCell.Refusal) -> UInt32 {
    if let latest, latest.refusal == refusal { return latest.number }
    let number = numbers[refusal] ?? UInt32(refusals.count)
    if number == refusals.count {
      refusals.append(refusal)
      numbers[refusal] = number
    }
    latest = (refusal, number)
    return number
  }

  /// - Returns: nil where the runs say nothing.
  private func judge(
    _ sides: Sides, _ metric: Judged, _ figure: (base: SessionFigure, new: SessionFigure)
  ) throws -> ComparedCells.Judged? {
    let resolution = metric.metric.resolution
    guard let base = sides.base.costs(figure.base, resolution: resolution),
      let new = sides.new.costs(figure.new, resolution: resolution)
    else { return nil }
    let censored = (base: base.count { $0.isInfinite }, new: new.count { $0.isInfinite })
    let least =
      censored == (0, 0)
      ? nil
      : (
        base: sides.base.costs(figure.base, resolution: resolution, least: true)?.map { log($0) } ?? [],
        new: sides.new.costs(figure.new, resolution: resolution, least: true)?.map { log($0) } ?? []
      )
    guard
      var shift = try SessionShift(
        base: base.map { log($0) }, new: new.map { log($0) }, least: least, confidence: 1 - settings.level)
    else { return nil }
    let (drift, band) = (metric.drift, metric.band)
    let (up, down) = (try shift.pAbove(band + drift), try shift.pBelow(band + drift))
    let equivalence = try shift.pWithin(band - drift)
    shift.forgetLevels()
    // The costs of a figure that is better when it is higher are its reciprocals.
    let isInverse = metric.metric.better == .higher
    func shown(_ value: Double) -> Double { isInverse ? 1 / value : value }
    let ends = [shown(exp(shift.interval.lower - drift)), shown(exp(shift.interval.upper + drift))].sorted()
    guard let before = sides.base.middle(figure.base), let after = sides.new.middle(figure.new) else { return nil }
    func bound(_ bound: Bound) -> Bound { isInverse ? bound.inverted : bound }
    // What was measured is shown; the resolution is for judging alone.
    func raised(_ cost: Double) -> Double { shown(max(cost, resolution)) }
    let evidence = ComparedCell.Evidence(
      base: shown(before.cost), new: shown(after.cost), bounds: (bound(before.bound), bound(after.bound)),
      change: raised(after.cost) / raised(before.cost), runs: (base.count, new.count), censored: censored,
      disturbed: (sides.base.disturbance.disturbed, sides.new.disturbance.disturbed), shift: shift,
      ratio: Interval(lower: ends[0], upper: ends[1], confidence: shift.interval.confidence))
    return .init(
      evidence: evidence, alarm: (p: min(1, 2 * min(up, down)), isUp: up <= down), equivalence: equivalence)
  }

  /// Gives the verdicts: Holm needs all of them at once.
  private func giveVerdicts(
    _ judged: inout [ComparedCells.Judged], _ outcomes: [ComparedCells.Outcome], _ metrics: [Judged]
  ) throws {
    let alarm = try holmAdjusted(judged.map(\.alarm.p))
    let equivalence = try holmAdjusted(judged.map(\.equivalence))
    var counters = metrics.map { PairsCounter(band: $0.band, alpha: settings.level / Double(judged.count)) }
    for (index, outcome) in outcomes.enumerated() {
      guard case .judged(let number) = outcome.kind else { continue }
      let place = Int(number)
      judged[place].evidence.adjusted = (alarm[place], equivalence[place])
      if alarm[place] <= settings.level {
        judged[place].verdict = judged[place].alarm.isUp ? .regressed : .improved
      } else if equivalence[place] <= settings.level {
        judged[place].verdict = .equivalent
      } else {
        judged[place].verdict = .inconclusive
        judged[place].pairs = PairsNeeded(judged[place].evidence, &counters[index % metrics.count])
      }
    }
  }
}
