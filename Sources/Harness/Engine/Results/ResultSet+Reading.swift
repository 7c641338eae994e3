import SpeedupKit

extension ResultSet {
  /// Reads a results directory or a results file.
  /// - Parameter kept: the figures that are needed.
  /// - Throws: ``InputError`` naming file, line and value.
  package init(reading path: String, keeping kept: KeptFigures = .all) throws {
    let plan = Files.isDirectory(path) ? try SweepDirectory.plan(path) : nil
    self.init(
      name: path, table: try SweepDirectory.table(path, of: plan, keeping: kept), plan: plan,
      machine: try SweepDirectory.machine(path))
  }
}

extension ResultTable {
  /// Reads a results file, piece by piece.
  /// - Parameters:
  ///   - plan: that of its sweep, which no row may contradict; nil where there is none.
  ///   - kept: the figures that are needed.
  ///   - end: how many bytes of it are read; nil: all.
  /// - Throws: ``InputError`` with path, line, value and fix; `SystemError`; `StoppedBySignal`.
  package init(
    readingFile path: String, plan: SweepPlan? = nil, keeping kept: KeptFigures = .all, upTo end: Int? = nil
  ) throws {
    var reader = ResultReader(path: path, plan: plan, keeping: kept)
    var isBegun = false
    try Files.readPieces(path, upTo: end) { piece in
      try Interrupts.check("\(path): stopped while it was read")
      if !isBegun { try Compression.requireNone(piece, file: path) }
      isBegun = true
      try reader.take(piece)
      return true
    }
    self = try reader.finish()
  }
}

extension CSV {
  /// The first record of a file; empty where there is none that is whole.
  /// - Throws: `SystemError`; ``InputError`` for a compressed file.
  package static func header(ofFile path: String) throws -> [String] {
    var (reader, header, isBegun) = (Reader(), [String]?.none, false)
    try Files.readPieces(path) { piece in
      if !isBegun { try Compression.requireNone(piece, file: path) }
      isBegun = true
      reader.feed(piece)
      header = try? reader.next()?.fields
      return header == nil && reader.waiting <= longestRow
    }
    reader.finish()
    return header ?? (try? reader.next()?.fields) ?? []
  }
}
