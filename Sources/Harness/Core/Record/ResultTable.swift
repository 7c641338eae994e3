/// A results file in memory: its columns and its records.
public struct ResultTable: Sendable, Equatable {
  /// The columns.
  public let columns: ResultColumns
  /// The runs, in the order of the file.
  public var records: [RunRecord]

  /// A table.
  public init(columns: ResultColumns, records: [RunRecord]) {
    self.columns = columns
    self.records = records
  }

  /// The whole file as text.
  public var text: String {
    CSV.line(columns.header) + records.map { CSV.line(columns.fields(of: $0)) }.joined()
  }

  /// Reads a results file. `path` is only named in errors.
  /// - Throws: ``InputError`` with path, line, value and fix.
  public init(parsing text: String, path: String) throws {
    try self.init(parsing: Array(text.utf8), path: path)
  }

  /// Reads a results file from its bytes, a row at a time: ten million rows take some 6 GB, most of it the
  /// records.
  /// - Parameter cells: those of its plan, which no row may contradict; nil where there is none.
  /// - Throws: ``InputError`` with path, line, value and fix.
  package init(parsing bytes: [UInt8], path: String, cells: [PlannedCell]? = nil) throws {
    var rows = CSV.Reader(bytes)
    func nextRow() throws -> CSV.Record? {
      do { return try rows.next() } catch {
        throw InputError("\(path):\(error.line): \(error.problem); restore the row, or delete it")
      }
    }
    guard let header = try nextRow() else {
      throw InputError("\(path): empty; expected a results file's header line")
    }
    columns = try Self.columns(of: header.fields, path: path)
    var reader = RowReader(columns: columns, header: header.fields, path: path, cells: cells)
    records = []
    // Growing by doubling would need half as much again. Lines alone don't count: they may be empty, and a
    // row has at least a comma a column.
    let lines = bytes.count { $0 == UInt8(ascii: "\n") }
    records.reserveCapacity(min(lines, bytes.count / header.fields.count))
    while let row = try nextRow() { records.append(try reader.record(row)) }
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
}
