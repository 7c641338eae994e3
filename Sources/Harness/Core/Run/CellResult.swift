package struct CellResult: Sendable {
  package var status: RunStatus
  /// The exit status; nil where it was killed or never ran.
  package var exitStatus: Int32?
  /// Why, or a remark; one line.
  package var detail: String
  /// Whether the program was started at all. One that was not says nothing of itself.
  package var isStarted = true
  /// How often it was made again because other load disturbed it; the result is that of the last time.
  package var disturbedRetries = 0
  /// The mask read back.
  package var mask: String?
  /// How the core count came about.
  package var evidence = Evidence.pinned
  package var figures = RunFigures()
  /// What a model allows its wall time to be, of a modelled run.
  package var wallBand: ClosedRange<Double>?
  /// The program's own figures, by name.
  package var measures: [String: String] = [:]
  /// All that is known of what the program printed, of a run that did not end well; empty: nothing.
  package var output = ""
  package var answer: Answer?

  package init(status: RunStatus, detail: String = "") {
    self.status = status
    self.detail = detail
  }
}
