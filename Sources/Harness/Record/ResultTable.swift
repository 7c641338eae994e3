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
  /// - Throws: ``InputError`` with path, line, value and mend.
  public init(parsing text: String, path: String) throws {
    let rows: [CSV.Record]
    do { rows = try CSV.parse(text) } catch { throw InputError("\(path): \(error)") }
    guard let header = rows.first else {
      throw InputError("\(path): empty; expected a results file's header line")
    }
    columns = try Self.columns(of: header.fields, path: path)
    var position: [String: Int] = [:]
    for (index, name) in header.fields.enumerated() { position[name] = index }
    let reader = RowReader(columns: columns, position: position, path: path)
    records = try rows.dropFirst().map { try reader.record($0) }
  }

  private static func columns(of header: [String], path: String) throws -> ResultColumns {
    if let twice = header.first(where: { name in header.filter { $0 == name }.count > 1 }) {
      throw InputError("\(path):1: the column '\(twice)' stands twice; keep one")
    }
    let known = ResultColumns(axes: [], measures: []).header
    if let missing = known.first(where: { !header.contains($0) }) {
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

/// Reads one record after the other, with errors that name the place.
private struct RowReader {
  let columns: ResultColumns
  let position: [String: Int]
  let path: String

  func record(_ row: CSV.Record) throws -> RunRecord {
    guard row.fields.count == position.count else {
      throw InputError(
        "\(path):\(row.line): \(row.fields.count) fields where the header has \(position.count)")
    }
    func field(_ name: String) -> String { row.fields[position[name]!] }
    func bad(_ name: String, _ wanted: String) -> InputError {
      InputError("\(path):\(row.line): \(name) is '\(field(name))'; expected \(wanted)")
    }
    func count(_ name: String) throws -> Int {
      guard let number = Int(field(name)), number >= 0 else { throw bad(name, "a whole number") }
      return number
    }
    guard let mode = CoreMode(rawValue: field("core_mode")) else {
      throw bad("core_mode", "pinned or oversubscribed")
    }
    guard let status = RunStatus(rawValue: field("status")) else {
      throw bad("status", RunStatus.allCases.map(\.rawValue).joined(separator: ", "))
    }
    var record = RunRecord(
      cell: try count("cell"), block: try count("block"), position: try count("position"),
      warmup: try count("warmup") == 1, axes: columns.axes.map { AxisValue($0, field($0)) },
      coreMode: mode, mask: field("mask").isEmpty ? nil : field("mask"), status: status,
      detail: field("detail"))
    for column in ResultColumns.figures where !field(column.name).isEmpty {
      guard column.set(&record.figures, field(column.name)) else {
        throw bad(column.name, "a number of at least 0, or nothing for \"not measured\"")
      }
    }
    record.digest = field("digest").isEmpty ? nil : field("digest")
    for name in columns.measures where !field(name).isEmpty { record.measures[name] = field(name) }
    return record
  }
}
