import SpeedupCore
import SpeedupPredict

extension PlanReport {
  package var document: Document {
    var blocks: [Document.Block] = []
    if !plan.rows.isEmpty || !plan.lost.isEmpty { blocks.append(.table(table)) }
    if !findings.isEmpty { blocks.append(.paragraph(findings)) }
    if let next { blocks.append(.code(next.command, purpose: next.purpose)) }
    if let row = plan.recommended {
      blocks += schedulerBlocks(row)
    }
    let left = plan.subject?.forecast.notModelled ?? []
    if !left.isEmpty { blocks.append(.notes(left.map { "not modelled: \($0)" })) }
    blocks.append(.notes(["Plan for \(name), asked: \(question)."] + legend + remarks))
    return Document("speedup plan", title: answer, blocks)
  }

  static let mostRows = 12

  /// The places of the rows that are shown, from the cheapest to the fastest.
  var shown: [Int] {
    if showsAll { return Array(plan.rows.indices) }
    var kept = Set(plan.front)
    if plan.front.count > Self.mostRows {
      // Evenly along the front, its ends among them.
      let last = plan.front.count - 1
      kept = Set((0..<Self.mostRows).map { plan.front[$0 * last / (Self.mostRows - 1)] })
    }
    // Rows that sentences name, and of each rule and machine that was asked for the fastest.
    for (place, row) in plan.rows.enumerated() where !marks(row).isEmpty || isMeasured(row) { kept.insert(place) }
    let groups = Dictionary(grouping: plan.rows.indices) {
      (plan.rows[$0].place.rules + [plan.rows[$0].place.instance?.name ?? ""])
    }
    for (group, places) in groups where group != [""] {
      if let best = places.filter({ plan.rows[$0].fits != false }).min(by: {
        (plan.rows[$0].time.centre, $0) < (plan.rows[$1].time.centre, $1)
      }) {
        kept.insert(best)
      }
    }
    return kept.sorted { a, b in
      let (x, y) = (plan.rows[a], plan.rows[b])
      return x.cost != y.cost ? x.cost < y.cost : x.time.centre < y.time.centre
    }
  }

  /// Whether runs were made there, on this machine.
  func isMeasured(_ row: PlanRow) -> Bool { !row.forecast.evidence.isModelled }

  /// What a row is among the others.
  func marks(_ row: PlanRow) -> [String] {
    let named: [(String, PlanRow?)] = [
      ("recommended", plan.recommended), ("cheapest safe", plan.cheapestSafe),
      ("cheapest at the centre", plan.cheapestAtCentre), ("knee", plan.knee), ("fastest", plan.fastest),
      ("likeliest", plan.verdict == .undecided ? plan.subject : nil),
    ]
    return named.filter { $0.1?.place == row.place }.map(\.0)
  }

  var hasLocks: Bool { plan.rows.contains { ($0.forecast.waste?.locks ?? 0) > 0 } }

  private var table: Table {
    let rows = shown.map { plan.rows[$0] }
    let hasWaste = rows.contains { $0.forecast.waste != nil }
    let hasMemory = rows.contains { $0.memory != nil }
    var columns: [Table.Column] = []
    let places = rows.map(\.place) + lost.map(\.place)
    if places.contains(where: { $0.instance != nil }) { columns.append(.init("instance")) }
    columns += [.init("cores", .right), .init("workers", .right)]
    if places.contains(where: { $0.chunk != nil }) { columns.append(.init("chunk", .right)) }
    if places.contains(where: { !$0.rules.isEmpty }) { columns.append(.init("rule")) }
    let ofPlace = columns.map(\.key)
    columns += [
      .init("time", key: "wall_s", .right), .init("band", key: "band_s", range: true, rank: 12),
      .init("chance", key: "chance", .right),
    ]
    // Without a price there is no money.
    columns +=
      plan.price == .coreHours
      ? [
        .init("core-hours", key: "core_hours", .right), .init("at most", key: "core_hours_high", .right, rank: 4),
        .init("a month", key: "core_hours_month", .right, rank: 10),
      ]
      : [
        .init("a run", key: "cost_run", .right), .init("at most", key: "cost_run_high", .right, rank: 4),
        .init("a month", key: "cost_month", .right, rank: 10), .init("core-hours", key: "core_hours", .right, rank: 5),
      ]
    columns.append(.init("used", key: "utilisation", .right, rank: 11))
    if hasWaste {
      columns += [
        .init("serial", key: "waste_serial", .right, rank: 9), .init("tail", key: "waste_tail", .right, rank: 8),
        .init("contention", key: "waste_contention", .right, rank: 8),
        .init("start-up", key: "waste_start_up", .right, rank: 3),
        .init("blocked", key: "waste_blocked", .right, rank: 2),
      ]
      if hasLocks { columns.append(.init("locks", key: "waste_locks", .right, rank: 7)) }
      columns.append(.init("unused", key: "waste_unused", .right, rank: 2))
    }
    if hasMemory {
      columns += [
        .init("memory", key: "peak_memory_bytes", .right),
        .init("memory band", key: "peak_memory_band_bytes", range: true, rank: 6),
        .init("memory is", key: "memory_evidence", rank: 1),
      ]
    }
    columns += [.init("evidence"), .init("cover", rank: 1)]
    return Table(
      columns,
      rows.map { row in tableRow(row, columns.map(\.key), remarks: marks(row)) }
        + lost.map { place, outcome in
          Table.Row(ofPlace.map { Self.cell(place, $0) }, remarks: [Self.told(outcome)], tone: .warning)
        })
  }

  /// Of places where the runs did not end well, those that are shown: one for each number of workers, or all.
  private var lost: [(place: PlanPlace, outcome: PlanOutcome)] {
    var seen: Set<Int> = []
    return plan.lost.filter { showsAll || seen.insert($0.place.workers).inserted }
  }

  /// How runs ended: `> 20.0 s: 6 of 8 runs were killed at the time limit`.
  static func told(_ outcome: PlanOutcome) -> String {
    (outcome.least.map { "> \(time($0)): " } ?? "") + outcome.ending
  }

  private func tableRow(_ row: PlanRow, _ keys: [String], remarks marks: [String]) -> Table.Row {
    var remarks = marks
    if let outcome = row.outcome {
      let place = outcome.workers == row.place.workers ? "" : " with \(Counted.text(outcome.workers, "worker"))"
      remarks.append("\(outcome.ending)\(place)")
    }
    if row.fits == false {
      let need = (row.memory?.high ?? 0) * (1 + plan.goal.headroom)
      remarks.append("may need \(Readable.text(Bytes(Int64(min(need, 9e18))))): above the memory")
    }
    if row.forecast.reach > ReplayBand.farthest {
      remarks.append("no empirical cover: \(Readable.brief(row.forecast.reach)) × the measured cores")
    }
    if let memory = row.memory, memory.reach > ReplayBand.farthest {
      remarks.append("memory without empirical cover: \(Readable.brief(memory.reach)) × the measured workers")
    }
    if row.forecast.hasLocksApart { remarks.append(ReplayReport.locksApart) }
    if let count = row.forecast.graphOf { remarks.append("graph of \(Counted.text(count, "worker"))") }
    let isUnsafe = row.fits == false || row.outcome != nil || row.forecast.reach > ReplayBand.farthest
    return Table.Row(keys.map { cell(row, $0) }, remarks: remarks, tone: isUnsafe ? .warning : .plain)
  }

  /// What says where a row is.
  private static func cell(_ place: PlanPlace, _ key: String) -> Table.Cell {
    func count(_ value: Int) -> Table.Cell { Table.Cell("\(value)", number: Double(value)) }
    return switch key {
    case "instance": Table.Cell(place.instance?.name ?? "")
    case "cores": count(place.cores)
    case "workers": count(place.workers)
    case "chunk": place.chunk.map(count) ?? Table.Cell("as traced")
    default: Table.Cell(place.rules.joined(separator: ", "))
    }
  }

  private func cell(_ row: PlanRow, _ key: String) -> Table.Cell {
    func share(_ share: Double?) -> Table.Cell {
      share.map { Table.Cell("\(Int(($0 * 100).rounded())) %", number: $0) } ?? .none
    }
    func cost(_ value: Double) -> Table.Cell { Table.Cell(Readable.significant(value), number: value) }
    func lost(_ cause: WasteCause) -> Table.Cell { share(row.share(of: cause)) }
    switch key {
    case "instance", "cores", "workers", "chunk", "rule": return Self.cell(row.place, key)
    case "wall_s": return Table.Cell(Self.time(row.time.centre), number: row.time.centre)
    case "band_s":
      return Table.Cell(
        Self.band(row), number: row.time.low, high: row.time.high, highMark: row.forecast.isOpenAbove ? ">" : "")
    case "chance": return Table.Cell(Self.chance(row.chance), number: row.chance)
    case "cost_run": return cost(row.cost)
    case "cost_run_high", "core_hours_high":
      guard row.forecast.isOpenAbove else { return cost(row.highCost) }
      return Table.Cell("> \(Readable.significant(row.highCost))", number: row.highCost, mark: ">")
    case "cost_month", "core_hours_month": return cost(row.monthly)
    case "core_hours": return cost(row.coreHours)
    case "utilisation": return share(row.efficiency)
    case "waste_serial": return lost(.serial)
    case "waste_tail": return lost(.tail)
    case "waste_contention": return lost(.contention)
    case "waste_start_up": return lost(.startUp)
    case "waste_blocked": return lost(.blocked)
    case "waste_locks": return lost(.locks)
    case "waste_unused": return lost(.unused)
    case "peak_memory_bytes":
      return row.memory.map { Table.Cell(Readable.text(Bytes(Int64($0.centre))), number: $0.centre) } ?? .none
    case "peak_memory_band_bytes":
      return row.memory.map { memory in
        let ends = [memory.low, memory.high].map { Readable.text(Bytes(Int64(min($0, 9e18)))) }
        return Table.Cell("[\(ends.joined(separator: ", "))]", number: memory.low, high: memory.high)
      } ?? .none
    case "memory_evidence": return row.memory.map { Table.Cell($0.evidence) } ?? .none
    case "evidence":
      return Table.Cell((row.forecast.evidence.label ?? "measured") + (row.forecast.isDoubtful ? ", doubtful" : ""))
    case "cover": return Table.Cell(Self.cover(row))
    default: return .none
    }
  }
}
