/// What a plan allows its rows to say of themselves.
struct PlannedRows {
  private let warmups, passes, cells: Int
  /// Whether its programs were run, rather than that it stands for results of another tool.
  let isRun: Bool

  init(_ plan: SweepPlan) {
    (warmups, passes, cells) = (plan.warmups, plan.warmups &+ plan.repeats, plan.cells.count)
    isRun = plan.subject.origin == nil
  }

  /// What contradicts the plan, in words; nil: nothing.
  func flaw(_ pass: Int, _ position: Int, _ isWarmup: Bool, _ evidence: Evidence) -> String? {
    let restore = "one of them was changed, so restore it"
    guard pass < passes else {
      return "block \(pass) is not in sweep.json, which has \(passes) (\(warmups) warm-up); delete the row"
    }
    guard isWarmup == (pass < warmups) else {
      return
        "warmup is \(isWarmup ? 1 : 0) in block \(pass), and sweep.json has \(Counted.text(warmups, "warm-up block")); \(restore)"
    }
    guard position < cells else {
      return "position is \(position) in a block of \(Counted.text(cells, "run")) by sweep.json; \(restore)"
    }
    guard isRun, evidence == .imported || evidence.isModelled else { return nil }
    return "core_mode is '\(evidence.rawValue)', and sweep.json has programs that were run; \(restore)"
  }
}

/// A column of a figure, with what a reader makes of it.
struct FigureField {
  /// What is made of it beside itself.
  enum Role { case other, wall, threads, delay, steal, pressure, cpu, partOfCpu }

  let number: Int
  let unit: Metric.Unit
  let place: Int
  let isKept: Bool
  let role: Role

  private static let roles: [Metric: Role] = [
    .wall: .wall, Metric.peakThreads: .threads, Metric.runDelay: .delay, Metric.steal: .steal,
    Metric.cpuPressure: .pressure, .cpu: .cpu, Metric.user: .partOfCpu, Metric.system: .partOfCpu,
  ]

  init(_ metric: Metric, at place: Int, isKept: Bool) {
    (number, unit, self.place, self.isKept) = (metric.number, metric.unit, place, isKept)
    role = Self.roles[metric] ?? .other
  }
}

/// Tells of a row which other load disturbed, before its figures are gone: as ``DisturbedRows``.
struct DisturbedFields {
  /// The place of the axis.
  let workers: Int?
  /// By the number of a mask.
  private var cpus: [UInt32: Int] = [0: 1]
  private var latest: (mask: UInt32, cpus: Int) = (0, 1)

  init(workers: Int?) { self.workers = workers }

  /// Of the last row of `records`, which is `row`.
  mutating func isDisturbed(
    _ times: RunDisturbance.Times, _ row: CSV.Row, mask: Int, _ records: borrowing RunColumns
  ) -> Bool {
    let number = records.maskNumber(records.count - 1)
    if latest.mask != number {
      latest = (number, cpus[number] ?? CpuSet(list: row.string(mask))?.count ?? 1)
      cpus[number] = latest.cpus
    }
    let workers = self.workers.flatMap { NumberField.whole(row[$0]) }
    return RunDisturbance.loss(
      times, cpus: latest.cpus, workers: workers.map { Int($0) },
      isOversubscribed: records.evidence(records.count - 1) == .oversubscribed) != nil
  }
}

/// Whether a pass of a cell, or a place of a pass, has come before. Passes ascend in the files that a sweep writes, so that
/// the latest of each cell is enough to tell; once one comes out of order, all are held.
struct PassCheck {
  private var latest: [Int32] = []
  private var all: Set<UInt64>?

  /// Whether all passes so far ascend, this one too: then it is new. Else ``isNew(_:block:after:_:)`` tells.
  mutating func ascends(_ cell: UInt32, block: Int) -> Bool {
    while latest.count <= Int(cell) { latest.append(-1) }
    guard all == nil, block > latest[Int(cell)] else { return false }
    latest[Int(cell)] = Int32(block)
    return true
  }

  /// - Parameter earlier: the cell, or the place, of a row before it.
  mutating func isNew(_ cell: UInt32, block: Int, after records: RunColumns, _ earlier: (Int) -> UInt32) -> Bool {
    if all == nil { all = Set((0..<records.count).map { Self.key(earlier($0), records.block($0)) }) }
    return all!.insert(Self.key(cell, block)).inserted
  }

  private static func key(_ cell: UInt32, _ block: Int) -> UInt64 { UInt64(cell) << 32 | UInt64(UInt32(block)) }
}
