extension TaskTrace {
  /// The trace that bytes of any known format hold, told apart by their content. `file` is only named in errors and where
  /// the trace has no other name.
  /// - Throws: ``InputError`` naming what is wrong.
  package init(reading bytes: [UInt8], file: String) throws {
    if TraceFile.isOne(bytes) {
      try self.init(decoding: bytes, file: file)
      return
    }
    // The mark that some editors put before a text.
    let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    try Compression.requireNone(bytes, file: file)
    let base = file.split(separator: "/").last.map(String.init) ?? file
    if SparkEventLog.mayBe(bytes) {
      self = try SparkEventLog.trace(bytes, file: file)
    } else if ChromeTrace.mayBe(bytes) {
      self = try ChromeTrace.trace(bytes, file: file)
    } else {
      // A trace that was cut within its first bytes, or another program's file, is no text of lines.
      guard !bytes.prefix(4096).contains(0), !bytes.starts(with: TraceFile.magic.prefix(2)) else {
        throw InputError(
          "\(file): is no trace; name one that sweep --trace made, Chrome trace events, a Spark event log or lines of tasks"
        )
      }
      self = try TaskLines.trace(bytes, file: file)
    }
    if name == file { name = base }
    if let flaw = TraceCheck.flaw(self) { throw InputError("\(file): \(flaw); fix the file, or record it again") }
  }
}
