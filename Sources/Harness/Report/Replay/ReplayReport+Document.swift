import SpeedupCore
import SpeedupPredict

extension ReplayReport {
  /// The report for every form but CSV, which is the results' own.
  package var document: Document {
    var blocks: [Document.Block] = [.paragraph([answer] + ownRuns)]
    blocks.append(.table(answers))
    if let checks { blocks.append(.table(checks)) }
    if let phases { blocks.append(.table(phases)) }
    let left = notModelled
    if !left.isEmpty { blocks.append(.notes(left.map { "not modelled: \($0)" })) }
    blocks.append(.notes(legend + remarks))
    return Document("speedup replay", title: "\(name): simulated", blocks)
  }

  /// The first line: the fastest row, or why there is none.
  private var answer: String {
    guard let row = fastest, let best = row.prediction else {
      let refusal = rows.lazy.compactMap { row -> ReplayRefusal? in
        if case .failure(let refusal) = row.answer { refusal } else { nil }
      }.first
      return refusal.map { "no answer: \($0)" } ?? "no row fits into the memory limit"
    }
    let point = row.point
    let chunk = (point.chunk.map { ", chunk \($0)" } ?? "") + (hasSchedules ? ", \(point.schedule.rawValue)" : "")
    let lead = rows.count > 1 ? "fastest of \(Counted.text(rows.count, "row")), simulated: " : "simulated: "
    return lead + "\(Counted.text(point.workers, "worker")) on \(Counted.text(point.cores, "core"))\(chunk): "
      + "\(Readable.text(Seconds(best.time.centre))) \(Self.band(best.time)), \(cover(best))"
  }

  private var hasLocks: Bool { rows.contains { $0.prediction?.locks.isEmpty == false } }

  var hasRules: Bool { rows.contains { !$0.rules.isEmpty } }

  private var hasSchedules: Bool { Set(rows.map(\.point.schedule)).count > 1 }

  private var answers: Table {
    let hasMemory = rows.contains { $0.memory != nil }
    // What tells rows apart stays.
    let chunk = Set(rows.map(\.point.chunk)).count > 1 ? nil : 5
    let columns: [Table.Column] =
      [.init("cores", .right), .init("workers", .right)] + (hasRules ? [.init("rule")] : []) + [
        .init("chunk", .right, rank: chunk),
        .init("schedule", rank: hasSchedules ? nil : 2),
        .init("time", key: "wall_s", .right), .init("band", key: "band_s", range: true),
        .init("used", key: "utilisation", .right, rank: 9), .init("serial", key: "waste_serial", .right, rank: 8),
        .init("tail", key: "waste_tail", .right, rank: 7),
        .init("contention", key: "waste_contention", .right, rank: 7),
        .init("start-up", key: "waste_start_up", .right, rank: 6),
        .init("blocked", key: "waste_blocked", .right, rank: 3),
      ] + (hasLocks ? [.init("locks", key: "waste_locks", .right)] : []) + [
        .init("unused", key: "waste_unused", .right, rank: 4),
        .init("bounds", key: "bounds_s", range: true, rank: 1),
      ] + (hasMemory ? [.init("memory", key: "peak_memory_bytes", .right)] : [])
      + [.init("evidence", key: "evidence"), .init("cover", rank: 3)]
    return Table(columns, rows.map { tableRow($0, hasMemory: hasMemory) })
  }

  private func tableRow(_ row: Row, hasMemory: Bool) -> Table.Row {
    let point = row.point
    var cells = [
      Self.count(point.cores), Self.count(point.workers),
    ]
    if hasRules { cells.append(Table.Cell(row.rules.joined(separator: ", "))) }
    cells += [
      point.chunk.map(Self.count) ?? Table.Cell("as traced"),
      Table.Cell(point.schedule.rawValue + (point.sharing == .pinned ? ", pinned" : "")),
    ]
    guard let answer = row.prediction else {
      guard case .failure(let refusal) = row.answer else { return Table.Row(cells) }
      return Table.Row(cells, remarks: ["refused: \(refusal)"], tone: .warning)
    }
    let (time, waste) = (answer.time, answer.waste)
    func share(_ part: Double) -> Table.Cell {
      let share = waste.total > 0 ? part / waste.total : 0
      return Table.Cell("\(Int((share * 100).rounded())) %", number: share)
    }
    cells +=
      [
        Table.Cell(Readable.text(Seconds(time.centre)), number: time.centre),
        Table.Cell(Self.band(time), number: time.low, high: time.high),
        share(waste.work), share(waste.serial), share(waste.tail), share(waste.contention), share(waste.startUp),
        share(waste.blocked),
      ] + (hasLocks ? [share(waste.locks)] : []) + [
        share(waste.unused),
        Table.Cell(
          "\(Readable.text(Seconds(answer.bounds.low)))\(answer.bounds.high.map { " to \(Readable.text(Seconds($0)))" } ?? "")",
          number: answer.bounds.low, high: answer.bounds.high),
      ]
    if hasMemory {
      cells.append(row.memory.map { Table.Cell(Readable.text(Bytes(Int64($0.centre))), number: $0.centre) } ?? .none)
    }
    cells += [
      Table.Cell(Evidence.simulated.rawValue + (isDoubtful(point) ? ", doubtful" : "")),
      Table.Cell(cover(answer)),
    ]
    var remarks = doubts(answer)
    if answer.cover == .none {
      remarks.append("no empirical cover: \(Readable.brief(answer.reach)) × the measured cores")
    }
    if isTooLarge(row) {
      remarks.append("may need up to \(Readable.text(Bytes(Int64(row.memory?.high ?? 0)))): above the limit")
    }
    return Table.Row(cells, remarks: remarks, tone: remarks.isEmpty ? .plain : .warning)
  }

  /// Prediction and self-check side by side, wherever runs of this cell were measured.
  private var checks: Table? {
    let rows = rows.compactMap { row -> Table.Row? in
      guard let answer = row.prediction, let check = answer.selfCheck, answer.point.workers <= answer.point.cores,
        let walls = calibration.walls[answer.point.workers], !walls.isEmpty
      else { return nil }
      let truth = walls.sorted()[walls.count / 2]
      func time(_ seconds: Double) -> Table.Cell { Table.Cell(Readable.text(Seconds(seconds)), number: seconds) }
      func error(_ seconds: Double) -> Table.Cell {
        Table.Cell(Readable.change(seconds / truth), number: seconds / truth - 1)
      }
      return Table.Row([
        Self.count(answer.point.workers), time(truth), time(answer.time.centre), error(answer.time.centre), time(check),
        error(check),
      ])
    }
    guard !rows.isEmpty else { return nil }
    return Table(
      title:
        "Held against this program's own runs (none is in the prediction; the self-check has slowdown and phase costs from them)",
      [
        .init("workers", .right), .init("measured", key: "measured_s", .right),
        .init("prediction", key: "prediction_s", .right),
        .init("error", key: "prediction_error", .right), .init("self-check", key: "self_check_s", .right),
        .init("error", key: "self_check_error", .right),
      ], rows)
  }

  /// What tasks cost side by side.
  private var phases: Table? {
    guard !calibration.slowdowns.isEmpty else { return nil }
    func factor(_ slowdown: Slowdown?) -> Table.Cell {
      guard let slowdown, slowdown.measured > 1 else { return .none }
      let last = slowdown.known[slowdown.measured]
      return Table.Cell(Readable.ratio(last), number: last)
    }
    let rows = calibration.slowdowns.sorted { $0.key < $1.key }.map { name, known in
      let sharing = known.sharing.map { Table.Cell(Readable.ratio($0.ratio), number: $0.ratio) }
      return Table.Row([
        Table.Cell(name), factor(known.coRun), factor(known.pooled?.whole),
        known.pooled.map { Self.count($0.cells) } ?? .none, factor(known.predicted), factor(known.together),
        sharing ?? .none,
      ])
    }
    return Table(
      title: "How much longer tasks take \(calibration.cores) side by side",
      [
        .init("phase"), .init("in copies of the program", key: "co_run", .right),
        .init("in other cells", key: "pooled", .right), .init("cells", .right, rank: 2),
        .init("as predicted", key: "predicted", .right), .init("in own runs", key: "together", .right),
        .init("own runs / copies", key: "sharing", .right, rank: 1),
      ], rows)
  }

  /// Every line once, in the order in which rows first say it.
  private var notModelled: [String] {
    var seen: Set<String> = []
    return rows.compactMap(\.prediction).flatMap(\.notModelled).filter { seen.insert($0).inserted }
  }

  private var legend: [String] {
    var lines = [
      "Simulated: \(Counted.text(traces, "recorded run")) replayed; nothing in the rows was measured.",
      "used, serial, tail, contention, start-up, blocked, \(hasLocks ? "locks, " : "")unused: parts of cores × time.",
      "bounds: of list scheduling with the tasks as recorded; slowdown and what phases cost are not in them.",
    ]
    for lock in (fastest ?? rows.first { $0.prediction != nil })?.prediction?.locks ?? [] {
      lines.append(
        "Lock \(SafeText.line(lock.name)): held for \(Readable.text(Seconds(lock.held))) in all, by one worker at a time."
      )
    }
    if calibration.cores > 1 {
      lines.append(
        "Slowdown measured on \(calibration.cores) cores; the band beyond them held for published curves up to 12 × as many."
      )
    }
    return lines
  }

  static func band(_ time: TimeBand) -> String {
    "[\(Readable.text(Seconds(time.low))), \(Readable.text(Seconds(time.high)))]"
  }

  private static func count(_ value: Int) -> Table.Cell { Table.Cell("\(value)", number: Double(value)) }
}
