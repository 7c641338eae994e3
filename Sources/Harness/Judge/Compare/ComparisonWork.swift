import SpeedupCore
import SpeedupStatistics

import Glibc

/// Judges pairs of a matching: some of them, since each part of a large comparison has one of these to itself.
final class ComparisonWork {
  let question: ComparisonQuestion
  private var matching: CellMatching { question.matching }
  private var settings: ComparisonSettings { question.settings }
  /// Where both sides tell what runs ended with that count whatever it is.
  let exitStatuses: (base: RunColumns.Figure, new: RunColumns.Figure)?
  let names = WayNames()
  private var disturbances: (base: DisturbedRows, new: DisturbedRows)

  private init(_ question: ComparisonQuestion) {
    self.question = question
    let (base, new) = (question.matching.base.records, question.matching.new.records)
    exitStatuses = question.exitStatus.map { (base.columns.figure($0), new.columns.figure($0)) }
    disturbances = (DisturbedRows(base), DisturbedRows(new))
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
    // Found out once: to ask the metric is slow.
    let resolution: Double
    let isDeclared: Bool
  }

  /// Every metric of every pair.
  /// - Throws: ``InputError`` when an asked-for metric was measured nowhere.
  static func cells(_ question: ComparisonQuestion) throws -> ComparedCells {
    let work = ComparisonWork(question)
    let metrics = try work.metrics()
    let (names, pairs) = (metrics.map(\.metric), question.matching.pairs.count)
    var all = Judgements()
    all.outcomes.reserveCapacity(pairs * metrics.count)
    var failure: (any Error)?
    Parts.make(of: pairs, each: 2048) { places in
      Result { try ComparisonWork(question).judgements(places, names) }
    } take: { part in
      do {
        // Or there would be two of each while the array grows.
        if all.judged.isEmpty, try !part.get().judged.isEmpty { all.judged.reserveCapacity(pairs * metrics.count) }
        all.add(try part.get())
      } catch { failure = error }
      return failure == nil
    }
    if let failure { throw failure }
    try work.giveVerdicts(&all, metrics)
    return ComparedCells(question.matching, names, all.outcomes, refusals: all.refusals, judged: all.judged)
  }

  /// What came of some pairs, in their order.
  private struct Judgements: Sendable {
    var outcomes: [ComparedCells.Outcome] = []
    /// Each reason once, in the order in which they came.
    var refusals: [ComparedCell.Refusal] = []
    var judged: [ComparedCells.Judged] = []
    private var numbers: [ComparedCell.Refusal: UInt32] = [:]

    init() {}

    /// The number of a reason, a new one for one that is not there yet.
    mutating func number(of refusal: ComparedCell.Refusal) -> UInt32 {
      if let known = numbers[refusal] { return known }
      refusals.append(refusal)
      numbers[refusal] = UInt32(refusals.count - 1)
      return UInt32(refusals.count - 1)
    }

    /// Adds those of the pairs that follow.
    mutating func add(_ next: Judgements) {
      let numbers = next.refusals.map { number(of: $0) }
      for outcome in next.outcomes {
        let kind: ComparedCells.Outcome.Kind =
          switch outcome.kind {
          case .refused(let number): .refused(numbers[Int(number)])
          case .judged(let number): .judged(UInt32(judged.count) + number)
          case .open: .open
          }
        outcomes.append(.init(kind: kind, figure: outcome.figure))
      }
      judged += next.judged
    }
  }

  private func judgements(_ places: Range<Int>, _ metrics: [Metric]) throws -> Judgements {
    let metrics = metrics.map(judged)
    var found = Judgements()
    found.outcomes.reserveCapacity(places.count * metrics.count)
    var latest: (refusal: ComparedCell.Refusal, number: UInt32)?
    for place in places {
      let sides = sides(matching.pairs[place])
      for metric in metrics {
        let place = figure(metric, sides) ?? metric.figures.count - 1
        let kind: ComparedCells.Outcome.Kind
        if let refusal = refusal(sides, metric, metric.figures[place]) {
          if latest?.refusal != refusal { latest = (refusal, found.number(of: refusal)) }
          kind = .refused(latest!.number)
        } else if let judged = try judge(sides, metric, metric.figures[place]) {
          kind = .judged(UInt32(found.judged.count))
          found.judged.append(judged)
        } else {
          kind = .open
        }
        found.outcomes.append(.init(kind: kind, figure: UInt8(place)))
      }
    }
    return found
  }

  private func judged(_ metric: Metric) -> Judged {
    Judged(
      metric: metric,
      figures: metric.candidates.map {
        (SessionFigure($0, of: matching.base.records, names), SessionFigure($0, of: matching.new.records, names))
      }, drift: settings.drift(metric), band: settings.margin(metric).log, resolution: metric.resolution,
      isDeclared: metric.unit == .declared)
  }

  private func sides(_ pair: CellMatching.Pair) -> Sides {
    Sides(
      base: SessionCell(matching.base[Int(pair.base)], &disturbances.base),
      new: SessionCell(matching.new[Int(pair.new)], &disturbances.new))
  }

  /// The metrics asked for, or those of cpu, wall and memory that BASE has: one that NEW lacks has vanished.
  private func metrics() throws -> [Judged] {
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

  /// - Returns: nil where the runs say nothing.
  private func judge(
    _ sides: Sides, _ metric: Judged, _ figure: (base: SessionFigure, new: SessionFigure)
  ) throws -> ComparedCells.Judged? {
    let resolution = metric.resolution
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
    let isInverse = figure.base.isInverse
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
      ratio: Interval(lower: ends[0], upper: ends[1], confidence: shift.interval.confidence),
      adjusted: (min(1, 2 * min(up, down)), equivalence))
    return .init(evidence: evidence, isUp: up <= down)
  }

  /// Gives the verdicts: Holm needs all of them at once.
  private func giveVerdicts(_ all: inout Judgements, _ metrics: [Judged]) throws {
    let alarm = try holmAdjusted(all.judged.map(\.evidence.adjusted.alarm))
    let equivalence = try holmAdjusted(all.judged.map(\.evidence.adjusted.equivalence))
    var counters = metrics.map { PairsCounter(band: $0.band, alpha: settings.level / Double(all.judged.count)) }
    for (index, outcome) in all.outcomes.enumerated() {
      guard case .judged(let number) = outcome.kind else { continue }
      let place = Int(number)
      all.judged[place].evidence.adjusted = (alarm[place], equivalence[place])
      if alarm[place] <= settings.level {
        all.judged[place].verdict = all.judged[place].isUp ? .regressed : .improved
      } else if equivalence[place] <= settings.level {
        all.judged[place].verdict = .equivalent
      } else {
        all.judged[place].verdict = .inconclusive
        all.judged[place].pairs = PairsNeeded(all.judged[place].evidence, &counters[index % metrics.count])
      }
    }
  }
}
