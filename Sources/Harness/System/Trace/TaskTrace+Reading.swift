import SpeedupCore

extension TaskTrace {
  /// The trace that a file holds: one that `sweep --trace` made, Chrome's trace events, Spark's event log, or lines that a
  /// program wrote (see ``TaskLines``), told apart by their content.
  /// - Throws: ``InputError`` naming the file and what is wrong with it; `SystemError` when it can't be read.
  package static func read(_ file: String) throws -> TaskTrace {
    try TaskTrace(reading: try Files.read(file), file: file)
  }
}
