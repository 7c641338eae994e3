extension TaskTrace {
  /// What unpacks a file that begins so; nil: it is not compressed, as far as is known.
  private static func unpacking(_ bytes: [UInt8]) -> String? {
    let forms: [(start: [UInt8], tool: String)] = [
      ([0x1F, 0x8B], "gunzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd -d"), ([0x04, 0x22, 0x4D, 0x18], "lz4 -d"),
      (Array("LZ4Block".utf8), "Spark's own lz4 (set spark.eventLog.compress=false to write logs plainly)"),
      ([0x82] + Array("SNAPPY".utf8), "Spark's own snappy (set spark.eventLog.compress=false to write logs plainly)"),
      (Array("BZh".utf8), "bunzip2"), ([0xFD] + Array("7zXZ".utf8), "unxz"),
    ]
    return forms.first { bytes.starts(with: $0.start) }?.tool
  }

  /// The trace that bytes of any known format hold, told apart by their content. `file` is only named in errors and where
  /// the trace has no other name.
  /// - Throws: ``InputError`` naming what is wrong.
  package init(reading bytes: [UInt8], file: String) throws {
    if TraceFile.isOne(bytes) {
      try self.init(decoding: bytes, file: file)
      return
    }
    if let tool = Self.unpacking(bytes) {
      throw InputError("\(file): is compressed; unpack it first, by \(tool), and name what comes out")
    }
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
