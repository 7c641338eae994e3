import Statistics

extension GateReport {
  /// CPU time of a run below which start-up and the clock's steps are a good part of it.
  static let shortRun = Seconds(0.02)

  /// The report on a gate's cells.
  init(plan: GatePlan, cells: [GateCellState], ending: Gate.Ending, elapsed: Seconds) throws {
    var adjusted = try GateFamily.adjustedChange(cells.flatMap(\.comparisons).map(\.evidence))[...]
    var rows: [GateRow] = []
    for state in cells {
      if let failure = state.failure { rows.append(Self.row(state.cell, failure)) }
      for comparison in state.comparisons {
        let adjustedP = adjusted.popFirst()
        // A failure does not take back what was decided before it, and nothing else is known of such a cell.
        if state.failure != nil, !comparison.isDecided { continue }
        rows.append(Self.row(state, comparison, adjustedP, plan: plan, ending: ending))
      }
    }
    self.init(plan: plan, rows: rows, notes: Self.notes(cells), ending: ending, elapsed: elapsed)
  }

  private static func row(_ cell: GateCell, _ failure: GateFailure) -> GateRow {
    let verdict: GateVerdict =
      switch failure {
      case .newSide: .regressed
      case .baseSide, .bothSides, .unsteady: .failed
      case .skipped: .skipped
      }
    return GateRow(cell: cell.index, label: cell.label, metric: nil, verdict: verdict, detail: failure.text)
  }

  private static func row(
    _ state: GateCellState, _ comparison: GateComparison, _ adjustedP: Double?, plan: GatePlan,
    ending: Gate.Ending
  ) -> GateRow {
    let metric = comparison.band.metric
    var row = GateRow(cell: state.cell.index, label: state.cell.label, metric: metric, verdict: .inconclusive)
    switch comparison.state {
    case .decided(.regressed): row.verdict = .regressed
    case .decided(.improved): row.verdict = .improved
    case .decided(.equivalent): row.verdict = .equivalent
    case .closed(let reason): row.detail = reason
    case .open, .decided(.inconclusive): row.detail = openReason(state, comparison, plan, ending)
    }
    if metric == .instructions, let exact = state.exact {
      (row.base, row.new, row.ratio, row.exact) = (exact.base, exact.new, exact.new / exact.base, true)
      return row
    }
    row.pairs = comparison.logRatios.count
    (row.base, row.new) = (comparison.median(.base), comparison.median(.new))
    row.ratio = comparison.medianRatio
    (row.ratioLow, row.ratioHigh) = (comparison.interval?.lower, comparison.interval?.upper)
    if row.pairs > 0 { row.adjustedP = adjustedP }
    return row
  }

  private static func openReason(
    _ state: GateCellState, _ comparison: GateComparison, _ plan: GatePlan, _ ending: Gate.Ending
  ) -> String {
    if comparison.band.metric == .wall, let objection = state.wallObjection { return objection }
    let pairs = "\(comparison.logRatios.count) pairs"
    return switch ending {
    case .complete: "no verdict after \(pairs); the change may lie at the edge of the dead band"
    case .budget: "the budget ended after \(pairs)"
    case .interrupted: "stopped after \(pairs)"
    }
  }

  private static func notes(_ cells: [GateCellState]) -> [String] {
    var notes: [String] = []
    for state in cells where state.failure == nil {
      for comparison in state.comparisons {
        let metric = comparison.band.metric
        if metric == .cpu || metric == .wall, let median = comparison.median(.base), median < shortRun.value {
          notes.append(
            "\(state.cell.label): the base's \(metric.title) of \(metric.text(median)) is below "
              + "\(metric.text(shortRun.value)), where start-up dominates; give the program more to do")
        }
        if comparison.hasDrifted {
          notes.append("\(state.cell.label): the ratio of \(metric.title) changed while the gate ran")
        }
      }
    }
    return notes
  }
}
