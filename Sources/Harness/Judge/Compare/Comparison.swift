import SpeedupCore
import SpeedupStatistics

import Glibc

/// Two finished sessions, compared cell by cell and metric by metric; unpaired.
///
/// - **Cells** are matched by their axis values.
/// - **Alarms.** "Regressed" needs a shift beyond the margin AND the drift allowed between two sessions:
///   drift is common to all cells of a session, so no number of cells or passes averages it out. Two
///   one-sided p-values, doubled, adjusted by Holm over all cells and metrics: the probability of any false
///   alarm stays at most alpha as long as the sessions differ by no more than the allowance.
/// - **Equivalence** needs the shift inside the margin LESS that allowance, by two one-sided tests, Holm
///   again: a second family with its own alpha.
/// - Everything else is inconclusive, and a paired gate can tell: there both programs meet the same drift.
package struct Comparison: Sendable, Equatable {
  /// Every metric of every matched cell, in the grid's order.
  package let cells: [ComparedCell]
  /// Labels of cells that only one side has.
  package let unmatched: (base: [String], new: [String])
  /// What held.
  package let settings: ComparisonSettings
  /// What the reader should know, one line each.
  package let remarks: [String]

  package static func == (a: Comparison, b: Comparison) -> Bool {
    a.cells == b.cells && a.unmatched == b.unmatched && a.settings == b.settings && a.remarks == b.remarks
  }

  /// Compares two sessions.
  /// - Throws: ``InputError`` when no cell matches, a match is ambiguous, or an asked-for metric was measured
  ///   nowhere.
  package init(base: ResultSet, new: ResultSet, settings: ComparisonSettings = ComparisonSettings()) throws {
    let matching = try CellMatching(base: base, new: new, by: settings.matchedBy)
    let metrics = try Self.metrics(matching, settings)
    var cells: [ComparedCell] = []
    let limits = ResultSet.differingLimits(base, new)
    let declared = ResultSet.figureDifferences(base, new)
    for pair in matching.pairs {
      for metric in metrics {
        if metric.unit == .declared, let (one, other) = declared[metric.name] {
          let refusal = ComparedCell.Refusal.provenanceDiffers(base: one, new: other)
          cells.append(ComparedCell(axes: pair.axes, metric: metric, figure: metric, refusal: refusal))
        } else {
          cells.append(try Self.compare(pair, metric, settings, differingLimits: limits))
        }
      }
    }
    try Self.judge(&cells, settings)
    self.cells = cells
    self.settings = settings
    unmatched = (matching.onlyBase, matching.onlyNew)
    let surroundings = ResultSet.surroundingDifferences(base, new)
    remarks =
      matching.remarks + (surroundings.isEmpty ? [] : ["not run alike: \(surroundings.joined(separator: "; "))"])
      + Self.commonMovement(cells)
  }

  /// 1 when something regressed, answers differ or runs fail only in NEW; else 3 when NEW lacks what BASE has, unless that
  /// is allowed; else 4 when something stayed open; else 0.
  package var exitStatus: Int32 {
    if cells.contains(where: { $0.verdict == .regressed || $0.refusal?.isFinding == true }) { return 1 }
    if !settings.allowsMissing, isMissingSomething { return 3 }
    let isOpen = cells.contains { $0.refusal.map(\.isOpen) ?? ($0.verdict == .inconclusive) }
    return isOpen || !cells.contains { $0.evidence != nil } ? 4 : 0
  }

  /// Whether a cell of BASE, or a figure of one, is not in NEW: a benchmark that vanished is no improvement.
  package var isMissingSomething: Bool {
    !unmatched.base.isEmpty || cells.contains { $0.refusal == .notMeasured("NEW") }
  }

  /// The metrics asked for, or those of cpu, wall and memory that BASE has: one that NEW lacks has vanished.
  private static func metrics(_ matching: CellMatching, _ settings: ComparisonSettings) throws
    -> [Metric]
  {
    func isMeasured(_ metric: Metric) -> Bool {
      matching.pairs.contains { figure(metric, $0) != nil }
    }
    if let asked = settings.metrics {
      if let missing = asked.first(where: { !isMeasured($0) }) {
        throw InputError("--metric \(missing.name): measured in no cell of both sides")
      }
      return asked
    }
    guard ComparisonSettings.usual.contains(where: isMeasured) else {
      throw InputError("neither cpu, wall nor memory is measured on both sides")
    }
    return (ComparisonSettings.usual + settings.figures.map(Metric.own)).filter { metric in
      matching.pairs.contains { pair in metric.candidates.contains { pair.base.costs($0) != nil } }
    }
  }

  /// The figure to judge `metric` by: the best that both sides have and had in the same way, else any that both have.
  private static func figure(_ metric: Metric, _ pair: CellMatching.Pair) -> Metric? {
    let measured = metric.candidates.filter { pair.base.costs($0) != nil && pair.new.costs($0) != nil }
    return measured.first { pair.base.provenance($0) == pair.new.provenance($0) } ?? measured.first
  }

  private static func compare(
    _ pair: CellMatching.Pair, _ metric: Metric, _ settings: ComparisonSettings, differingLimits: Set<RunStatus>
  ) throws -> ComparedCell {
    let figure = figure(metric, pair) ?? metric
    let (before, after) = (
      pair.base.costs(figure, resolution: metric.resolution), pair.new.costs(figure, resolution: metric.resolution)
    )
    let refusal = refusal(pair, figure, before, after, differingLimits: differingLimits)
    var cell = ComparedCell(axes: pair.axes, metric: metric, figure: figure, refusal: refusal)
    guard refusal == nil, let base = before, let new = after else { return cell }
    let shift = try SessionShift(
      base: base.map { log($0) }, new: new.map { log($0) }, confidence: 1 - settings.level)
    guard let shift else { return cell }
    let drift = settings.drift(metric)
    // The costs of a figure that is better when it is higher are its reciprocals.
    let isInverse = metric.better == .higher
    func shown(_ value: Double) -> Double { isInverse ? 1 / value : value }
    let ends = [shown(exp(shift.interval.lower - drift)), shown(exp(shift.interval.upper + drift))].sorted()
    // What was measured is shown; the resolution is for judging alone.
    let measured = (base: pair.base.costs(figure) ?? base, new: pair.new.costs(figure) ?? new)
    cell.evidence = ComparedCell.Evidence(
      base: shown(try median(measured.base)), new: shown(try median(measured.new)),
      change: shown(try median(new)) / shown(try median(base)), runs: (base.count, new.count),
      censored: (base.count { $0.isInfinite }, new.count { $0.isInfinite }),
      disturbed: (pair.base.disturbance.disturbed, pair.new.disturbance.disturbed), shift: shift,
      ratio: Interval(
        lower: ends[0], upper: ends[1], confidence: shift.interval.confidence))
    return cell
  }

  private static func refusal(
    _ pair: CellMatching.Pair, _ figure: Metric, _ before: [Double]?, _ after: [Double]?,
    differingLimits: Set<RunStatus>
  ) -> ComparedCell.Refusal? {
    let (base, new) = (pair.base, pair.new)
    func text(_ names: Set<String>) -> String { names.sorted().joined(separator: " and ") }
    if !base.digests.isEmpty, !new.digests.isEmpty, base.digests != new.digests {
      return .answersDiffer(base: text(base.digests), new: text(new.digests))
    }
    if base.failed + new.failed > 0 { return .failed(base: base.failed, new: new.failed) }
    if !differingLimits.isDisjoint(with: base.killed.union(new.killed)) { return .limitsDiffer }
    if figure == .wall, base.isOversubscribed || new.isOversubscribed { return .oversubscribed }
    guard let before else { return .notMeasured("BASE") }
    guard let after else { return .notMeasured("NEW") }
    if base.evidence == new.evidence, base.evidence.isModelled { return .modelled(base.evidence.rawValue) }
    // What a model tells is no measurement, whatever method it names.
    if base.evidence.isModelled || new.evidence.isModelled {
      return .provenanceDiffers(base: base.evidence.rawValue, new: new.evidence.rawValue)
    }
    if figure == .wall, let refusal = unfit(base.disturbance, new.disturbance) { return refusal }
    let (one, other) = (base.provenance(figure), new.provenance(figure))
    // Without a run that ended well there is nothing that was had in any way. Two ways on one side don't compare
    // either.
    if !one.isEmpty, !other.isEmpty, one.union(other).count > 1 {
      return .provenanceDiffers(base: text(one), new: text(other))
    }
    if (before + after).contains(0) { return .zero }
    guard min(before.count, after.count) >= SessionShift.fewestPasses else {
      return .tooFewRuns(base: before.count, new: after.count)
    }
    return nil
  }

  private typealias Disturbance = (runs: Int, disturbed: Int)

  private static func unfit(_ base: Disturbance, _ new: Disturbance) -> ComparedCell.Refusal? {
    let limit = FitnessLimits().disturbedRuns.unfit
    guard [base, new].contains(where: { Double($0.disturbed) > limit * Double($0.runs) }) else { return nil }
    func text(_ side: Disturbance) -> String { "\(side.disturbed) of \(side.runs)" }
    return .unfit(base: text(base), new: text(new))
  }

  /// Gives the verdicts: Holm needs all of them at once.
  private static func judge(_ cells: inout [ComparedCell], _ settings: ComparisonSettings) throws {
    let judged = cells.indices.filter { cells[$0].evidence != nil }
    var alarms: [(p: Double, isUp: Bool)] = []
    var equivalences: [Double] = []
    for index in judged {
      guard let shift = cells[index].evidence?.shift else { continue }
      let (band, drift) = (settings.margin(cells[index].metric).log, settings.drift(cells[index].metric))
      let (up, down) = (try shift.pAbove(band + drift), try shift.pBelow(band + drift))
      alarms.append((min(1, 2 * min(up, down)), up <= down))
      equivalences.append(try shift.pWithin(band - drift))
    }
    let alarm = try holmAdjusted(alarms.map(\.p))
    let equivalence = try holmAdjusted(equivalences)
    for (place, index) in judged.enumerated() {
      cells[index].evidence?.adjusted = (alarm[place], equivalence[place])
      if alarm[place] <= settings.level {
        cells[index].verdict = alarms[place].isUp ? .regressed : .improved
      } else if equivalence[place] <= settings.level {
        cells[index].verdict = .equivalent
      } else {
        cells[index].verdict = .inconclusive
        cells[index].pairs = PairsNeeded(
          cells[index], margin: settings.margin(cells[index].metric), alpha: settings.level / Double(judged.count)
        )
      }
    }
  }

  /// Drift moves all cells one way; when every cell did move one way, the reader must know that it looks like
  /// drift.
  private static func commonMovement(_ cells: [ComparedCell]) -> [String] {
    Metric.judged.compactMap { metric in
      let shifts = cells.filter { $0.metric == metric && metric.drifts }.compactMap {
        $0.evidence?.shift.estimate
      }
      guard shifts.count >= 5, shifts.allSatisfy({ $0 > 0 }) || shifts.allSatisfy({ $0 < 0 }),
        let middle = try? median(shifts), middle.isFinite
      else { return nil }
      let change = Readable.change(exp(middle))
      return "\(metric.name): all \(shifts.count) cells moved the same way, by \(change) in the middle; "
        + "a change of the program and a drift of the machine look alike there; a paired gate tells them apart"
    }
  }
}
