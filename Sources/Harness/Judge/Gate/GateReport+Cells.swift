import SpeedupCore
import SpeedupStatistics

extension GateReport {
  /// CPU time of a run below which start-up and the clock's steps are a good part of it, or, with both programs
  /// together, below which they share the CPU in too few slices.
  static func shortRun(_ pairing: GatePairing) -> Seconds { Seconds(pairing == .together ? 0.04 : 0.02) }

  /// The report on a gate's cells.
  package init(
    plan: GatePlan, cells: [GateCellState], machine: MachineFitness, ending: RunEnding, elapsed: Seconds
  ) throws {
    var adjusted = try GateFamily.adjustedChange(cells.flatMap(\.comparisons).map(\.evidence))[...]
    var rows: [GateRow] = []
    for state in cells {
      if let failure = state.failure { rows.append(Self.row(state.cell, failure)) }
      for comparison in state.comparisons {
        let adjustedP = adjusted.popFirst()
        // A failure does not take back what was decided before it, and nothing else is known of such a cell.
        if state.failure != nil, !comparison.isDecided { continue }
        rows.append(Self.row(state, comparison, adjustedP, plan: plan, machine: machine, ending: ending))
      }
    }
    self.init(plan: plan, rows: rows, notes: Self.notes(plan, cells), ending: ending, elapsed: elapsed)
  }

  private static func row(_ cell: GateCell, _ failure: GateFailure) -> GateRow {
    let verdict: Verdict =
      switch failure {
      case .newSide, .outputs: .regressed
      case .baseSide, .bothSides, .unsteady, .notStarted: .failed
      case .badInput: .badInput
      case .skipped: .skipped
      }
    return GateRow(cell: cell.index, label: cell.label, metric: nil, verdict: verdict, detail: failure.text)
  }

  private static func row(
    _ state: GateCellState, _ comparison: GateComparison, _ adjustedP: Double?, plan: GatePlan,
    machine: MachineFitness, ending: RunEnding
  ) -> GateRow {
    let metric = comparison.judged.metric
    var row = GateRow(cell: state.cell.index, label: state.cell.label, metric: metric, verdict: .inconclusive)
    switch comparison.state {
    case .decided(let verdict) where verdict != .inconclusive: row.verdict = verdict
    case .closed where plan.suite != nil && metric.unit == .declared && !comparison.hasValues:
      (row.verdict, row.detail) = (.skipped, "this benchmark has no figure '\(metric.name)'")
    case .closed(let reason): row.detail = reason
    case .open, .decided: row.detail = openReason(state, comparison, plan, machine, ending)
    }
    if metric == .instructions, let exact = state.exact {
      (row.base, row.new, row.ratio, row.exact) = (exact.base, exact.new, exact.new / exact.base, true)
      return row
    }
    row.pairs = comparison.logRatios.count
    if let limit = comparison.limit {
      take(limit, comparison, &row)
      return row
    }
    row.figure = comparison.figure.flatMap { $0.metric == metric ? nil : $0.metric }
    (row.base, row.new) = (comparison.median(.base), comparison.median(.new))
    row.ratio = comparison.medianRatio
    (row.ratioLow, row.ratioHigh) = (comparison.interval?.lower, comparison.interval?.upper)
    if let builds = comparison.buildRange { (row.ratioLow, row.ratioHigh) = (builds.low, builds.high) }
    row.margin = comparison.judged.margin
    if row.pairs > 0 { row.adjustedP = adjustedP }
    return row
  }

  /// A row of a limit has no base; its figures are the new side's.
  private static func take(_ limit: MetricLimit, _ comparison: GateComparison, _ row: inout GateRow) {
    row.limit = limit
    row.new = comparison.median(.new)
    row.figure = comparison.figure.flatMap { $0.metric == limit.metric ? nil : $0.metric }
    let interval = comparison.interval.map {
      "; 95 % interval: \(limit.metric.text($0.lower)) … \(limit.metric.text($0.upper))"
    }
    let text = "the limit is \(limit.text)\(interval ?? "")"
    row.detail = [text, row.detail].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  private static func openReason(
    _ state: GateCellState, _ comparison: GateComparison, _ plan: GatePlan, _ machine: MachineFitness,
    _ ending: RunEnding
  ) -> String {
    if state.isWallTime(comparison), let objection = state.wallObjection(machine) { return objection }
    let pairs = Counted.text(comparison.logRatios.count, "pair")
    if let few = plan.tooFewPairs, comparison.judged.metric != .instructions { return few }
    return switch ending {
    case .complete:
      "no verdict after \(pairs); the change may lie at the edge of the margin"
        + (comparison.judged.metric == .cpu && state.pairing != .together && !state.couldNotPair
          ? ", or be lost in noise: try --together" : "")
    case .budget: "the budget ended after \(pairs)"
    case .interrupted: "stopped after \(pairs)"
    case .broken: "no run could be made any more after \(pairs)"
    }
  }

  private static func notes(_ plan: GatePlan, _ cells: [GateCellState]) -> [String] {
    var notes: [String] = []
    notes += pairingNotes(plan, cells)
    let measured = cells.filter { $0.failure == nil }
    for place in plan.metrics.indices {
      let metric = plan.metrics[place].metric
      let comparisons = measured.map { (label: $0.cell.label, comparison: $0.comparisons[place]) }
      for pairing in [GatePairing.inTurn, .together] {
        let alike = measured.filter { ($0.pairing == .together) == (pairing == .together) }
        let short = alike.map { (label: $0.cell.label, comparison: $0.comparisons[place]) }
        if let note = shortNote(metric, short, pairing) { notes.append(note) }
      }
      if metric == .own(.suiteTime) {
        let suite = plan.suite.flatMap(BenchmarkSuites.named)
        notes += suite.map { ["time of an iteration: \($0.timeNote)"] } ?? []
      } else if metric.unit == .declared {
        notes.append("\(metric.name): as the program says; whether the machine was fit for it is not known here")
      }
      if metric == .memory { notes += memoryNotes(comparisons.map(\.comparison)) }
      for state in measured where state.comparisons[place].hasDrifted {
        notes.append("\(state.cell.label): the ratio of \(metric.title) changed while the gate ran")
      }
    }
    return notes
  }

  /// How pairs were made, where not all were made in turn, and of how many builds.
  private static func pairingNotes(_ plan: GatePlan, _ cells: [GateCellState]) -> [String] {
    var notes: [String] = []
    let together = cells.count { $0.pairing == .together && $0.failure == nil }
    let shared = "ran at once and shared the CPU\(plan.pairing == .automatic ? "" : "s")"
    if together > 0 {
      let part = together == cells.count ? "" : " in \(together) of \(Counted.text(cells.count, "cell"))"
      let choice = plan.pairing == .automatic ? ", which --together=never turns off" : ""
      notes.append(
        "both programs of a pair \(shared)\(part)\(choice): the CPU times are for their ratio only")
    }
    for state in cells where state.couldNotPair {
      let name = state.cell.label.isEmpty ? "" : "\(state.cell.label): "
      notes.append("\(name)a pair at once failed, so the runs of a pair were made in turn")
    }
    if plan.units > 1 {
      notes.append(
        "\(Counted.text(plan.units, "pair")) of builds, \(plan.builds(.base)) of the base and \(plan.builds(.new)) new: a "
          + "verdict holds for every one of them; the interval reaches from the smallest to the largest median ratio "
          + "among them")
    }
    return notes
  }

  /// Which memory the verdicts are about: one line a way in which it was had.
  private static func memoryNotes(_ comparisons: [GateComparison]) -> [String] {
    let figures = comparisons.compactMap(\.figure)
    let methods = Set(figures.filter { $0.metric == Metric.memoryWithoutCache }.compactMap(\.method)).sorted()
    let total = Set(figures.filter { $0.metric == .memory }.compactMap(\.method)).sorted()
    return methods.map {
      "peak memory without page cache (\($0)) is anonymous and shared memory"
        + ($0.contains("sampled") ? ", looked at from time to time: a short peak may be missed" : "")
    } + total.filter { $0.hasPrefix("cgroup") }.map { "peak memory (\($0)) counts page cache, too" }
  }

  /// One line on all the cells whose base takes less than ``shortRun(_:)``; nil when there are none.
  private static func shortNote(
    _ metric: Metric, _ comparisons: [(label: String, comparison: GateComparison)], _ pairing: GatePairing
  ) -> String? {
    guard metric == .cpu || metric == .wall else { return nil }
    let limit = shortRun(pairing)
    let short = comparisons.compactMap { label, comparison in
      comparison.median(.base).flatMap { $0 < limit.value ? (label: label, median: $0) : nil }
    }
    guard let shortest = short.min(by: { $0.median < $1.median }) else { return nil }
    let others = short.count > 1 ? " (and \(short.count - 1) more cells)" : ""
    let reason = pairing == .together ? "too few slices of the CPU" : "where start-up dominates"
    return "\(shortest.label)\(others): the base's \(metric.title) of \(metric.text(shortest.median)) is below "
      + "\(metric.text(limit.value)), \(reason); give the program more to do"
  }
}
