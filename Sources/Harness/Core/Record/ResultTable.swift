/// A results file in memory: its columns and its records.
public struct ResultTable: Sendable, Equatable {
  /// The columns.
  public let columns: ResultColumns
  /// The runs, in the order of the file.
  public var records: RunRecords

  /// A table.
  public init(columns: ResultColumns, records: some Sequence<RunRecord>) {
    self.columns = columns
    self.records = records as? RunRecords ?? RunRecords(records)
  }

  /// The whole file as text.
  public var text: String {
    var text = ""
    write { text += $0 }
    return text
  }

  /// Gives the file away as text, a row at a time.
  package func write(_ take: (String) throws -> Void) rethrows {
    try take(CSV.line(columns.header))
    for record in records { try take(CSV.line(columns.fields(of: record))) }
  }

  /// Reads a results file. `path` is only named in errors.
  /// - Throws: ``InputError`` with path, line, value and fix.
  public init(parsing text: String, path: String) throws {
    try self.init(parsing: Array(text.utf8), path: path)
  }

  /// Reads a results file from its bytes.
  /// - Parameter plan: that of its sweep, which no row may contradict; nil where there is none.
  /// - Throws: ``InputError`` with path, line, value and fix.
  package init(parsing bytes: [UInt8], path: String, plan: SweepPlan? = nil) throws {
    var reader = ResultReader(path: path, plan: plan)
    try bytes.withUnsafeBytes { try reader.take($0) }
    self = try reader.finish()
  }
}

/// Reads a results file from its bytes as they come in: a million rows take some 100 MB.
package struct ResultReader {
  private let path: String
  private let plan: SweepPlan?
  private let kept: KeptFigures
  private let isByCell: Bool
  private var csv = CSV.Reader()
  private var columns: ResultColumns?
  private var rows: RowReader?
  private var lastByte: UInt8?

  /// - Parameters:
  ///   - path: how the file is called in errors.
  ///   - plan: that of its sweep, which no row may contradict; nil where there is none.
  ///   - kept: the figures that are needed. Where they are not all, nobody writes the rows again, and those of a cell come
  ///     together.
  package init(path: String, plan: SweepPlan? = nil, keeping kept: KeptFigures = .all) {
    (self.path, self.plan, self.kept) = (path, plan, kept)
    isByCell = !kept.isAll
  }

  /// Takes in the next bytes.
  /// - Throws: ``InputError`` with path, line, value and fix.
  package mutating func take(_ bytes: UnsafeRawBufferPointer) throws {
    csv.feed(bytes)
    lastByte = bytes.last ?? lastByte
    try read()
    guard csv.waiting <= CSV.longestRow else {
      throw InputError(
        "\(path):\(csv.line): a row of more than \(CSV.longestRow) bytes, and none is so long; restore it, or cut the file there"
      )
    }
  }

  /// What was read, when there are no more bytes.
  /// - Throws: ``InputError`` with path, line, value and fix.
  package mutating func finish() throws -> ResultTable {
    csv.finish()
    try read()
    guard let columns, var rows else {
      throw InputError("\(path): empty; expected a results file's header line")
    }
    guard lastByte == UInt8(ascii: "\n") else {
      throw InputError(
        "\(path):\(rows.line): the last row has no line end, so that it may be cut off; complete it, or delete it")
    }
    self.rows = nil
    return ResultTable(columns: columns, records: RunRecords(rows.take(byCell: isByCell)))
  }

  private mutating func read() throws {
    do {
      if rows == nil, let header = try csv.next() {
        let columns = try Self.columns(of: header.fields, path: path)
        if let plan { try Self.check(columns, plan.columns, path: path) }
        self.columns = columns
        rows = RowReader(columns: columns, header: header.fields, path: path, plan: plan, keeping: kept)
      }
      guard var reader = rows.take() else { return }
      try csv.read { try reader.take($0) }
      rows = reader
    } catch let error as CSVError {
      throw InputError("\(path):\(error.line): \(error.problem); restore the row, or delete it")
    }
  }

  private static func columns(of header: [String], path: String) throws -> ResultColumns {
    if let twice = header.first(where: { name in header.filter { $0 == name }.count > 1 }) {
      throw InputError("\(path):1: the column '\(twice)' is there twice; keep one")
    }
    let newer = Metric.columns.filter(\.isNewer).compactMap(\.column)
    let known = ResultColumns(axes: [], measures: []).header
    if let missing = known.first(where: { !header.contains($0) && !newer.contains($0) }) {
      throw InputError("\(path):1: the column '\(missing)' is missing; is this a results file of speedup?")
    }
    // Axes stand between "warmup" and "core_mode", the workload's figures behind "digest".
    guard let warmup = header.firstIndex(of: "warmup"), let mode = header.firstIndex(of: "core_mode"),
      let digest = header.firstIndex(of: "digest"), warmup < mode, mode < digest
    else { throw InputError("\(path):1: the columns are not in the order of a results file") }
    return ResultColumns(
      axes: Array(header[(warmup + 1)..<mode]), measures: Array(header[(digest + 1)...]))
  }

  /// Refuses columns that are not those of the plan.
  private static func check(_ columns: ResultColumns, _ planned: ResultColumns, path: String) throws {
    for (there, wanted) in [(columns.axes, planned.axes), (columns.measures, planned.measures)] {
      if let missing = wanted.first(where: { !there.contains($0) }) {
        throw InputError("\(path):1: the column '\(SafeText.excerpt(missing))' of sweep.json is missing; restore it")
      }
      if let stray = there.first(where: { !wanted.contains($0) }) {
        throw InputError(
          "\(path):1: the column '\(SafeText.excerpt(stray))' is not in sweep.json; one of them was changed, so restore it"
        )
      }
    }
  }
}
