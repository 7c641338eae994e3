import SpeedupCore

/// The counted runs of one cell of a session.
struct SessionCell {
  /// Its axis values.
  var axes: [AxisValue] { runs.axes }
  /// In the order of the passes, warm-ups left out.
  private let runs: CellRows
  /// Runs that ended otherwise than well and than at a limit: neither a cost nor a bound on one.
  let failed: Int
  /// The ways in which runs were killed at a limit.
  let killed: Set<RunStatus>
  /// How its figures came about, by the weakest of its runs.
  let evidence: Evidence
  let isOversubscribed: Bool
  /// Digests of the answers of the runs that ended well.
  let digests: Set<String>
  /// Runs that ended well, and how many of them other load disturbed.
  let disturbance: (runs: Int, disturbed: Int)

  /// All cells of a table, in the grid's order.
  static func cells(of table: ResultTable) -> [SessionCell] {
    var disturbances = DisturbedRows(table.records)
    return CellRows.all(in: table.records).map { SessionCell($0.byPass, &disturbances) }
  }

  private init(_ runs: CellRows, _ disturbances: inout DisturbedRows) {
    self.runs = runs
    let columns = runs.columns
    var (failed, killed, digests, last) = (0, Set<RunStatus>(), Set<String>(), UInt32(0))
    var disturbance = (runs: 0, disturbed: 0)
    for index in runs.indices {
      let row = runs.row(index)
      switch columns.status(row) {
      case .ok:
        disturbance.runs += 1
        if disturbances.contains(row) { disturbance.disturbed += 1 }
        let digest = columns.digestNumber(row)
        if digest != last, let text = columns.digest(row) { digests.insert(text) }
        last = digest
      case .skipped: break
      case .timeout: killed.insert(.timeout)
      case .memoryLimit: killed.insert(.memoryLimit)
      case .failed, .badInput, .crashed, .outputLimit, .leftover, .hookFailed, .mismatch: failed += 1
      }
    }
    (self.failed, self.killed, self.digests, self.disturbance) = (failed, killed, digests, disturbance)
    let evidences = Set(runs.rows.map(columns.evidence))
    evidence = Evidence.weakest(evidences)
    isOversubscribed = evidences.contains(.oversubscribed)
  }

  /// The costs by pass; +∞ for a run killed at a limit, which would have cost more than any that was not. Nil
  /// when a run that ended well lacks the figure, or no run says anything.
  /// - Parameter resolution: a smaller amount counts as this much.
  func costs(_ figure: Metric, resolution: Double = 0) -> [Double]? {
    let columns = runs.columns
    let values = columns.figure(figure)
    let isInverse = figure.better == .higher
    var costs: [Double] = []
    costs.reserveCapacity(runs.count)
    for index in runs.indices {
      let row = runs.row(index)
      switch columns.status(row) {
      case .ok:
        guard let value = values[row] else { return nil }
        costs.append(isInverse && value > 0 ? 1 / value : max(value, resolution))
      case .timeout, .memoryLimit: costs.append(.infinity)
      case .skipped, .failed, .badInput, .crashed, .outputLimit, .leftover, .hookFailed, .mismatch: break
      }
    }
    return costs.isEmpty ? nil : costs
  }

  /// How the figure came about in the runs that ended well: the methods it was had by, and for times how the runs got
  /// their cores. What came about in different ways doesn't compare, and a method that is not told can't be shown to be
  /// the same. Empty where no run ended well.
  func provenance(_ figure: Metric) -> Set<String> {
    let columns = runs.columns
    let isTime = figure.unit == .seconds
    guard isTime || figure.method != nil else { return [] }
    let methods = columns.methodNumbers(of: figure)
    var (found, last) = (Set<String>(), UInt32.max)
    for index in runs.indices where columns.status(runs.row(index)) == .ok {
      let row = runs.row(index)
      if isTime {
        let evidence = columns.evidence(row)
        if !found.contains(evidence.rawValue) { found.insert(evidence.rawValue) }
      } else {
        let number = row < methods.count ? methods[row] : 0
        if number != last { found.insert(columns.method(of: figure, row) ?? "a method that is not told") }
        last = number
      }
    }
    return found
  }
}
