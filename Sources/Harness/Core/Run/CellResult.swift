/// What came of one run of a cell.
package struct CellResult: Sendable {
  /// How it ended.
  package var status: RunStatus
  /// Why, or a remark; one line.
  package var detail: String
  /// The mask read back.
  package var mask: String?
  /// How the core count came about.
  package var evidence = Evidence.pinned
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
