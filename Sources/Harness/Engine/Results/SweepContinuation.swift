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
  /// stay are as they were.
  /// - Throws: ``InputError`` for a damaged file; `SystemError`.
  static func setFailedAside(_ path: String, _ columns: ResultColumns) throws {
    let file = "\(path)/results.csv"
    guard Files.exists(file) else { return }
    var torn = ""
    // Cuts off what a writer that was killed left of its last row.
    _ = try AppendFile(path: file, torn: &torn)
    let table = try ResultTable(readingFile: file)
    let rows = table.records.columns
    let failed = table.records.rows { rows.status($0) != .ok }
    guard !failed.isEmpty, table.columns == columns else { return }
    let aside = try SweepDirectory.openRows("\(path)/failed.csv", columns, torn: &torn)
    for record in failed { try aside.append(CSV.line(columns.fields(of: record))) }
    try aside.finish()
    let good = ResultTable(columns: columns, records: table.records.rows { rows.status($0) == .ok })
    try Files.write(file, pieces: good.write)
  }
}
