import SpeedupCore
import SpeedupPredict

/// A replay's answers as rows of a results file, so that whatever reads one reads these too. Nothing in them was
/// measured, and the column `core_mode` says so.
extension ReplayReport {
  private static let axes = ["cores", "workers", "chunk", "schedule", "sharing"]
  private static let rule = "rule"
  private static let measures = [
    "wall_low_seconds", "wall_high_seconds", "work_seconds", "span_seconds", "bound_low_seconds", "bound_high_seconds",
    "utilisation", "waste_serial_seconds", "waste_tail_seconds", "waste_contention_seconds", "waste_start_up_seconds",
    "waste_blocked_seconds", "waste_locks_seconds", "waste_unused_seconds", "self_check_seconds",
    "peak_memory_high_bytes", "cover", "reach",
    "not_modelled",
  ]

  package var table: ResultTable {
    ResultTable(
      columns: ResultColumns(axes: Self.axes + (hasRules ? [Self.rule] : []), measures: Self.measures),
      records: rows.enumerated().map { record($1, cell: $0) })
  }

  private func record(_ row: Row, cell: Int) -> RunRecord {
    let point = row.point
    let values = [
      "\(point.cores)", "\(point.workers)", point.chunk.map { "\($0)" } ?? "", point.schedule.rawValue,
      point.sharing.rawValue,
    ]
    let rule = hasRules ? [AxisValue(Self.rule, row.rules.joined(separator: ", "))] : []
    var record = RunRecord(
      cell: cell, block: 0, position: cell, warmup: false,
      axes: zip(Self.axes, values).map { AxisValue($0, $1) } + rule,
      evidence: .simulated)
    switch row.answer {
    case .failure(let refusal):
      record.status = .skipped
      record.detail = refusal.description
    case .success(let answer):
      record.detail = cover(answer)
      record.figures.wall = Seconds(answer.time.centre)
      record.measures = measures(answer)
      if let memory = row.memory {
        record.figures.peakMemory = Bytes(Int64(memory.centre))
        record.figures.peakMemoryMethod = Evidence.fitted.rawValue
        record.measures["peak_memory_high_bytes"] = "\(Int64(memory.high))"
        if isTooLarge(row) { record.detail += "; may need more than the memory limit" }
      }
    }
    return record
  }

  /// Where it is covered; where own runs contradict it, that it is not.
  func cover(_ answer: ReplayPrediction) -> String {
    isDoubtful(answer.point) ? "doubtful: own runs contradict the replay" : answer.cover.rawValue
  }

  private func measures(_ answer: ReplayPrediction) -> [String: String] {
    let waste = answer.waste
    var numbers: [String: Double] = [
      "wall_low_seconds": answer.time.low, "wall_high_seconds": answer.time.high, "work_seconds": answer.work,
      "span_seconds": answer.span, "bound_low_seconds": answer.bounds.low, "utilisation": answer.utilisation,
      "waste_serial_seconds": waste.serial, "waste_tail_seconds": waste.tail,
      "waste_contention_seconds": waste.contention, "waste_start_up_seconds": waste.startUp,
      "waste_blocked_seconds": waste.blocked, "waste_unused_seconds": waste.unused, "reach": answer.reach,
    ]
    numbers["bound_high_seconds"] = answer.bounds.high
    numbers["self_check_seconds"] = answer.selfCheck
    if !answer.locks.isEmpty { numbers["waste_locks_seconds"] = waste.locks }
    var texts = numbers.mapValues { decimal($0) }
    texts["cover"] = cover(answer)
    texts["not_modelled"] = (answer.notModelled + doubts(answer)).joined(separator: "; ")
    return texts
  }
}
