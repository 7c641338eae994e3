import SpeedupKit

/// What a resumed sweep does beside the runs that are left.
package struct SweepContinuation: Sendable {
  /// Runs a cell, where there are to be more than were planned.
  package var repeats: Int?
  /// Whether the runs that did not end well are made again.
  package var retriesFailed = false
  /// What is done about failing runs, where that is to be another thing.
  package var onFailure: FailurePolicy?
  /// Time after which no more runs are started, where that is to be another.
  package var budget: Seconds?
  /// The reference cell of the summary, where that is to be another.
  package var reference: String?

  package init() {}

  /// The plan with these changes.
  /// - Throws: ``InputError`` for fewer runs than planned, or too many, and for a reference that no cell is.
  func applied(to plan: SweepPlan, path: String) throws -> SweepPlan {
    var changed = plan
    if let repeats {
      guard repeats >= plan.repeats else {
        throw InputError("--repeat: \(path) has \(plan.repeats) runs a cell, and \(repeats) would be fewer; write more")
      }
      changed.repeats = repeats
    }
    changed.onFailure = onFailure ?? plan.onFailure
    changed.budget = budget ?? plan.budget
    changed.reference = reference ?? plan.reference
    if let reference { _ = try ReferenceChoice(parsing: reference, cells: plan.cells.rowsOfAllValues) }
    if let flaw = changed.flaw { throw InputError("--repeat: \(flaw)") }
    return changed
  }

  /// Moves the rows of runs that did not end well from results.csv to the end of failed.csv; their order and those that
  /// stay are as they were. A process that is killed in between leaves them in both, and the next one doubles none.
  /// - Throws: ``InputError`` for a damaged file; `SystemError`; `StoppedBySignal`.
  static func setFailedAside(_ path: String, _ plan: SweepPlan) throws {
    let (file, columns) = ("\(path)/results.csv", plan.columns)
    guard Files.exists(file) else { return }
    let table = try RowFile(file, of: plan).table
    let rows = table.records.columns
    let failed = table.records.rows { rows.status($0) != .ok }
    guard !failed.isEmpty else { return }
    let aside = try RowFile.unread("\(path)/failed.csv", columns)
    let lines = failed.map { CSV.line(columns.fields(of: $0)) }
    for line in lines[try alreadyAside(lines, "\(path)/failed.csv")...] { try aside.append(line) }
    try aside.finish()
    let good = ResultTable(columns: columns, records: table.records.rows { rows.status($0) == .ok })
    try Files.write(file, pieces: good.write)
  }

  /// How many of the first lines a killed process has brought to the end of a file before.
  private static func alreadyAside(_ lines: [String], _ path: String) throws -> Int {
    let bytes = try Files.read(path)
    var text: [UInt8] = []
    var most = 0
    for (place, line) in lines.enumerated() {
      text += line.utf8
      guard text.count < bytes.count else { break }
      // Behind the end of another line.
      let start = bytes.count - text.count
      if bytes[start - 1] == UInt8(ascii: "\n"), bytes[start...].elementsEqual(text) { most = place + 1 }
    }
    return most
  }
}
