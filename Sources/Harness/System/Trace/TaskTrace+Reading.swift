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
    if !isDirectory(file), let kind = oddKind(file) {
      throw InputError("'\(file)' is no trace but \(kind); write what it holds to a file and name that")
    }
    guard isDirectory(file) else { return try read(file) }
    // A log that Spark wrote in parts, each of which begins anew with a line.
    var all: [UInt8] = []
    for part in try rolledLog(file) { all += try read("\(file)/\(part)") + [UInt8(ascii: "\n")] }
    return all
  }

  /// The parts of the event log that Spark has rolled over in a directory (`events_1_app`, `events_2_app`, ...), in their
  /// order; empty where it is no such directory.
  package static func rolledLog(_ directory: String) throws -> [String] {
    func number(_ name: String) -> Int? {
      let words = name.split(separator: "_")
      return words.count > 2 && words[0] == "events" ? Int(words[1]) : nil
    }
    return try names(in: directory).filter { number($0) != nil }.sorted { number($0)! < number($1)! }
  }
}
