import Platform

/// One side of a comparison: the finished results of one session.
package struct Session: Sendable {
  /// How it is called in messages: its path.
  package let name: String
  /// Its runs.
  package let table: ResultTable
  /// Its plan; nil for a bare results file.
  package let plan: SweepPlan?
  /// Its machine; nil when no fingerprint is there.
  package let machine: MachineFingerprint?

  /// A session from its parts.
  package init(name: String, table: ResultTable, plan: SweepPlan? = nil, machine: MachineFingerprint? = nil) {
    self.name = name
    self.table = table
    self.plan = plan
    self.machine = machine
  }

  /// Reads a results directory or a results file.
  /// - Throws: ``InputError`` naming file, line and value.
  package init(reading path: String) throws {
    self.init(
      name: path, table: try SweepDirectory.table(path), plan: try SweepDirectory.plan(path),
      machine: try SweepDirectory.machine(path))
  }

  /// What the two sessions' machines differ by, one line each ("here" is the new one's); empty when they are
  /// shown to be the same.
  package static func machineDifferences(_ base: Session, _ new: Session) -> [String] {
    var lines: [String] = []
    switch (base.machine, new.machine) {
    case (let one?, let other?): lines = other.differences(from: one)
    case (nil, _?), (_?, nil): lines.append("machine.json is missing on one side")
    case (nil, nil): break
    }
    for key in ["host_name", "num_cpus", "mhz_per_cpu"] {
      let (one, other) = (base.origin?.context[key], new.origin?.context[key])
      if one != other { lines.append("\(key): \(other ?? "unknown") here, \(one ?? "unknown") there") }
    }
    let nothing = MachineFingerprint(MachineFacts()).machine
    let isKnown =
      (base.machine.map { $0.machine != nothing } ?? false) || base.origin?.context["host_name"] != nil
    if lines.isEmpty, !isKnown { lines.append("neither side says which machine it was measured on") }
    return lines.map { VisibleLine.of($0) }
  }

  /// Why the two sessions can't have had the same input, one line each; empty where nothing speaks against
  /// it.
  package static func inputDifferences(_ base: Session, _ new: Session) -> [String] {
    guard let one = base.plan, let other = new.plan else { return [] }
    var lines: [String] = []
    if case .workload(let a) = one.subject, case .workload(let b) = other.subject {
      if a != b { lines.append("workload: \(a) in BASE, \(b) in NEW") }
      // A command's seed decides the order of the runs only; a workload's also what it is given to work on.
      if one.seed != other.seed { lines.append("seed: \(one.seed) in BASE, \(other.seed) in NEW") }
    }
    if one.dataDigest != other.dataDigest {
      lines.append("data digest: \(one.dataDigest ?? "none") in BASE, \(other.dataDigest ?? "none") in NEW")
    }
    return lines.map { VisibleLine.of($0) }
  }

  /// Ways to be killed at a limit that was not the same in both sessions. A memory limit that follows the
  /// free memory of the moment is never quite the same; a tenth is let pass.
  static func differingLimits(_ base: Session, _ new: Session) -> Set<RunStatus> {
    guard let one = base.plan, let other = new.plan else { return [] }
    var differing: Set<RunStatus> = []
    if one.timeout != other.timeout { differing.insert(.timeout) }
    // As floating point: a file may hold any two numbers, and their difference need not be one.
    let (a, b) = (one.memoryLimit.map { Double($0.count) }, other.memoryLimit.map { Double($0.count) })
    if let a, let b { if abs(a - b) > max(a, b) / 10 { differing.insert(.memoryLimit) } }
    if (a == nil) != (b == nil) { differing.insert(.memoryLimit) }
    return differing
  }

  private var origin: ImportedOrigin? {
    if case .imported(let origin) = plan?.subject { origin } else { nil }
  }
}

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
      case .failed, .badInput, .crashed, .outputLimit, .leftover, .mismatch: count + 1
      }
    }
  }

  /// The ways in which runs were killed at a limit.
  var killed: Set<RunStatus> {
    Set(runs.lazy.map(\.status).filter { $0 == .timeout || $0 == .memoryLimit })
  }

  var isOversubscribed: Bool { runs.contains { $0.coreMode == .oversubscribed } }

  /// Digests of the answers of the runs that ended well.
  var digests: Set<String> {
    var digests: Set<String> = []
    for run in runs where run.status == .ok { if let digest = run.digest { digests.insert(digest) } }
    return digests
  }

  /// The costs by pass; +∞ for a run killed at a limit, which would have cost more than any that was not. Nil
  /// when a run that ended well lacks the figure, or no run says anything.
  func costs(_ metric: ComparedMetric) -> [Double]? {
    var costs: [Double] = []
    for run in runs {
      switch run.status {
      case .ok:
        guard let value = metric.value(run.figures) else { return nil }
        costs.append(value)
      case .timeout, .memoryLimit: costs.append(.infinity)
      case .skipped, .failed, .badInput, .crashed, .outputLimit, .leftover, .mismatch: break
      }
    }
    return costs.isEmpty ? nil : costs
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
