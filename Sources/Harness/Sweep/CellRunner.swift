/// Makes one run of one cell. The real one starts a process; the tests' one answers from a table, so that the
/// sweep's own logic is tested without a clock or a process.
package protocol CellRunner: AnyObject {
  /// Runs a cell once.
  /// - Returns: the record with its cell, axes, status and figures (block and position are the sweep's), or nil when
  ///   the user interrupted it.
  /// - Throws: when no run can be made at all any more.
  func run(_ cell: PlannedCell, slot: Schedule.Slot) throws -> CellResult?
}

/// What came of one run of a cell.
package struct CellResult: Sendable {
  /// How it ended.
  package var status: RunStatus
  /// Why, or a remark; one line.
  package var detail: String
  /// The mask read back.
  package var mask: String?
  /// The figures.
  package var figures = RunFigures()
  /// The answer, where there is one.
  package var answer: Answer?

  /// A result without figures.
  package init(status: RunStatus, detail: String = "") {
    self.status = status
    self.detail = detail
  }
}
