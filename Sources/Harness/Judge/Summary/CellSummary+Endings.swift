import SpeedupCore

/// What a cell tells of any metric, and of runs that did not end well.
extension CellSummary {
  /// The sample of any metric that is a number, in base units; nil: not measured.
  package func sample(of metric: Metric) -> SampleSummary<Double>? {
    if let figure = SummaryFigure.allCases.first(where: { $0.metric == metric }) { return sample(figure) }
    let (runs, records) = (runs, runs.records)
    return SampleSummary(
      amounts: runs.rows.filter { records.status($0) == .ok }.compactMap { runs.columns.value(metric, $0) })
  }

  /// Whether runs ended otherwise than well, or than at a limit, which bounds say: its figures are those of other work.
  package var hasFailures: Bool { failedCount > killedCount }

  /// Whether runs were made in a later sitting than those of other cells that they are held against.
  package var hasLaterSittings: Bool { remarks.contains { $0.hasSuffix(RunRecord.laterSitting) } }

  /// Whether runs count that ended with an exit status other than 0, by `--ignore-failure`.
  package var endsOddly: Bool { measure(RunSurroundings.exitStatusMeasure).map { $0.largest > 0 } ?? false }

  /// What the median of a figure is at least, in base units, where half of the runs and more were killed at a limit; nil:
  /// it is known, or nothing tells.
  package func least(of metric: Metric) -> Double? {
    sample(of: metric).flatMap { $0.bounds.median == .atLeast ? $0.median : nil }
  }

  /// How runs ended that did not end well: `6 of 8 runs were killed at the time limit`; nil where all did.
  package var ending: String? {
    guard failedCount > 0 else { return nil }
    let (rows, records) = (runs.rows, runs.records)
    let lead = "\(failedCount) of \(Counted.text(okCount + failedCount, "run"))"
    let ways = RunStatus.allCases.filter { $0 != .ok && $0 != .skipped }.map { status in
      (status, count: rows.count { records.status($0) == status })
    }
    let most = ways.max { $0.count < $1.count }!
    return most.count == failedCount
      ? "\(lead) \(most.0.ending(of: failedCount))"
      : "\(lead) did not end well; \(most.count) \(most.0.ending(of: most.count))"
  }
}

extension RunStatus {
  /// What so many runs did that ended like this.
  fileprivate func ending(of count: Int) -> String {
    let were = count == 1 ? "was" : "were"
    return switch self {
    case .timeout: "\(were) killed at the time limit"
    case .memoryLimit: "\(were) killed at the memory limit"
    case .outputLimit: "\(were) killed at the output limit"
    case .crashed: "crashed"
    case .mismatch: "gave another answer"
    case .ok, .failed, .badInput, .leftover, .hookFailed, .skipped:
      self == .failed ? "failed" : "ended with '\(rawValue)'"
    }
  }
}
