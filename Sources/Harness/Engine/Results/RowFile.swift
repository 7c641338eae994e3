import SpeedupKit

/// A file of runs that is opened to be gone on with. All of it is looked at before anything in it is changed.
struct RowFile {
  let file: AppendFile
  /// The runs in it.
  let table: ResultTable
  /// Whether the beginning of a row was cut off at its end.
  let isTorn: Bool

  /// Opens (or makes) a file of a sweep's runs. One of an older version, whose header lacks columns of today, is written
  /// anew with them first, all at once: a longer row below a shorter header could not be read.
  /// - Throws: ``InputError`` for a damaged file, or one with columns that are not the plan's or that this version doesn't
  ///   know; `SystemError`; `StoppedBySignal`.
  init(_ path: String, of plan: SweepPlan) throws {
    let columns = plan.columns
    let nothing = ResultTable(columns: columns, records: RunRecords())
    try self.init(path, columns) { $0 == 0 ? nothing : try ResultTable(readingFile: path, plan: plan, upTo: $0) }
    guard table.columns == columns else {
      throw InputError("\(path): its columns are not those of sweep.json; one of them was changed")
    }
  }

  /// Opens (or makes) one whose rows are read by `read`, which is given how many bytes they have; 0: not even a header.
  init(_ path: String, _ columns: ResultColumns, read: (Int) throws -> ResultTable) throws {
    let file = try AppendFile(path: path)
    isTorn = !file.tail.isEmpty
    guard file.wholeLines > 0 else {
      guard TornRow.isOfHeader(file.tail, columns.header) else {
        throw InputError(
          "\(path):1: '\(SafeText.excerpt(String(decoding: file.tail.prefix(400), as: UTF8.self), limit: 60))' is no header "
            + "of these runs, and has no line end; restore the file, or delete it to make all runs anew")
      }
      table = try read(0)
      try file.cutTail()
      try file.append(CSV.line(columns.header))
      self.file = file
      return
    }
    let header = try CSV.header(ofFile: path)
    table = try read(file.wholeLines)
    if let unknown = header.first(where: { !columns.header.contains($0) }), table.columns == columns {
      throw InputError(
        "\(path):1: the column '\(SafeText.excerpt(unknown))' is not known to this version of speedup; "
          + "go on with the version that began it")
    }
    try Self.requireTorn(file, header, path)
    guard table.columns == columns, header != columns.header else {
      try file.cutTail()
      self.file = file
      return
    }
    try Files.write(path, pieces: table.write)
    self.file = try AppendFile(path: path)
  }

  /// Opens (or makes) a file whose rows may repeat runs, so that they are not read.
  static func unread(_ path: String, _ columns: ResultColumns) throws -> AppendFile {
    let nothing = ResultTable(columns: columns, records: RunRecords())
    return try RowFile(path, columns) { end in
      try end == 0 || CSV.header(ofFile: path) == columns.header ? nothing : ResultTable(readingFile: path, upTo: end)
    }.file
  }

  /// - Throws: ``InputError`` where what stands behind the last line end is no part of a row.
  static func requireTorn(_ file: AppendFile, _ header: [String], _ path: String) throws {
    guard !file.tail.isEmpty, let flaw = TornRow.flaw(file.tail, header: header) else { return }
    let text = SafeText.excerpt(String(decoding: file.tail.prefix(400), as: UTF8.self), limit: 60)
    throw InputError(
      "\(path):\(try file.lineOfTail()): '\(text)' has no line end, and is no run that was cut off: it \(flaw); "
        + "restore the row, or delete it")
  }
}
