import SpeedupCore

extension TaskTrace {
  /// The trace that a file holds: one that `sweep --trace` made, Chrome's trace events, Spark's event log, or lines that a
  /// program wrote (see ``TaskLines``), told apart by their content.
  /// - Throws: ``InputError`` naming the file and what is wrong with it; `SystemError` when it can't be read.
  package static func read(_ file: String) throws -> TaskTrace {
    try TaskTrace(reading: try Files.readTrace(file), file: file)
  }
}

extension TraceSource {
  /// The same, read part by part where the file's form allows it.
  /// - Throws: ``InputError`` naming the file and what is wrong with it; `SystemError` when it can't be read.
  package init(reading file: String) throws { try self.init(try Files.readTrace(file), file: file) }
}

extension Files {
  /// Nobody may be writing to a pipe, and a device need not end.
  fileprivate static func readTrace(_ file: String) throws -> [UInt8] {
    if let kind = oddKind(file) {
      throw InputError("'\(file)' is no trace but \(kind); write what it holds to a file and name that")
    }
    return try read(file)
  }
}
