import SpeedupCore

/// The counted runs of one cell of a session.
struct SessionCell {
  let axes: [AxisValue]
  /// All records of the session, and which of them are this cell's: in the order of the passes, warm-ups left
  /// out. Copying the records would double the memory of a large table.
  private let records: [RunRecord]
  private let places: [Int]

  private var runs: some Sequence<RunRecord> { places.lazy.map { records[$0] } }

  /// Runs that ended otherwise than well and than at a limit: neither a cost nor a bound on one.
  var failed: Int {
    runs.reduce(0) { count, record in
      switch record.status {
      case .ok, .skipped, .timeout, .memoryLimit: count
      case .failed, .badInput, .crashed, .outputLimit, .leftover, .hookFailed, .mismatch: count + 1
      }
    }
  }

  /// The ways in which runs were killed at a limit.
  var killed: Set<RunStatus> {
    Set(runs.lazy.map(\.status).filter { $0 == .timeout || $0 == .memoryLimit })
  }

  /// How its figures came about, by the weakest of its runs.
  var evidence: Evidence { Evidence.weakest(runs.map(\.evidence)) }

  var isOversubscribed: Bool { runs.contains { $0.evidence == .oversubscribed } }

  /// Digests of the answers of the runs that ended well.
  var digests: Set<String> {
    var digests: Set<String> = []
    for run in runs where run.status == .ok { if let digest = run.digest { digests.insert(digest) } }
    return digests
  }

  /// Runs that ended well, and how many of them other load disturbed.
  var disturbance: (runs: Int, disturbed: Int) {
    runs.reduce(into: (0, 0)) { count, record in
      guard record.status == .ok else { return }
      count.0 += 1
      if RunDisturbance.cause(record) != nil { count.1 += 1 }
    }
  }

  /// The costs by pass; +∞ for a run killed at a limit, which would have cost more than any that was not. Nil
  /// when a run that ended well lacks the figure, or no run says anything.
  /// - Parameter resolution: a smaller amount counts as this much.
  func costs(_ figure: Metric, resolution: Double = 0) -> [Double]? {
    var costs: [Double] = []
    for run in runs {
      switch run.status {
      case .ok:
        guard let value = run.value(figure) else { return nil }
        costs.append(figure.better == .higher && value > 0 ? 1 / value : max(value, resolution))
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
    let ok = runs.filter { $0.status == .ok }
    if figure.unit == .seconds { return Set(ok.map(\.evidence.rawValue)) }
    guard figure.method != nil else { return [] }
    return Set(ok.map { $0.figures.method(of: figure) ?? "a method that is not told" })
  }

  /// All cells of a table, in the grid's order.
  static func cells(of table: ResultTable) -> [SessionCell] {
    let records = table.records
    return CellRows.all(in: records).map { rows in
      let inOrder = rows.places.sorted { a, b in
        (records[a].block, records[a].position, a) < (records[b].block, records[b].position, b)
      }
      return SessionCell(axes: rows.axes, records: records, places: inOrder)
    }
  }

  private init(axes: [AxisValue], records: [RunRecord], places: [Int]) {
    self.axes = axes
    self.records = records
    self.places = places
  }
}
