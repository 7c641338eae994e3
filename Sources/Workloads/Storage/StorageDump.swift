import SpeedupKit

/// The result as comma-separated text.
enum StorageDump {
  /// Writes `rows.csv`, all rows in the file by number and place, and `writers.csv`, what became of each writer's
  /// transactions, into `directory`. Of a killed writer only what was acknowledged to it is known.
  /// - Throws: `SQLiteError`; `SystemError` naming the file that can't be written.
  static func write(
    _ output: StorageRun.Output, _ ledger: Ledger, _ library: SQLiteLibrary, to directory: String
  ) throws {
    try Files.write("\(directory)/rows.csv", rows(ledger, library))
    try Files.write("\(directory)/writers.csv", writers(output, ledger))
  }

  /// `number,place,amount,note`.
  static func rows(_ ledger: Ledger, _ library: SQLiteLibrary) throws -> String {
    var text = CSV.line(["number", "place", "amount", "note"])
    try LedgerSurvey.forEachRow(ledger.connect(library)) { number, place, amount, note in
      text += "\(number),\(place),\(amount),\(String(decoding: note, as: UTF8.self))\n"
    }
    return text
  }

  /// A line a writer, the successor of killed ones last.
  static func writers(_ output: StorageRun.Output, _ ledger: Ledger) throws -> String {
    var text = CSV.line([
      "writer", "fate", "acknowledged", "attempts", "locked_failures", "busy_snapshot", "failed_first", "lost",
      "wait_seconds", "slowest_seconds",
    ])
    for writer in 0..<output.killed {
      let acknowledged = NumberLog.count(ledger.acknowledgedPath(writer))
      text += CSV.line(["\(writer)", "killed", "\(acknowledged)"] + Array(repeating: "", count: 7))
    }
    for report in output.reports { text += line(report, "done") }
    if let successor = output.successor { text += line(successor, "successor") }
    return text
  }

  private static func line(_ report: WriterReport, _ fate: String) -> String {
    let counts = [
      report.acknowledged, report.attempts, report.lockedFailures, report.staleSnapshots, report.failedFirst,
      report.lost,
    ]
    return CSV.line(
      ["\(report.writer)", fate] + counts.map { "\($0)" } + ["\(report.waited)", "\(report.slowest)"])
  }
}
