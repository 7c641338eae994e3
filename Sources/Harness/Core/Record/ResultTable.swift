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
  /// - Throws: ``InputError`` with path, line, value and fix.
  package init(parsing bytes: [UInt8], path: String) throws {
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
    var reader = RowReader(columns: columns, header: header.fields, path: path)
    records = []
    // Growing by doubling would need half as much again. Lines alone don't count: they may be empty, and a
    // row has at least a comma a column.
    let lines = bytes.count { $0 == UInt8(ascii: "\n") }
    records.reserveCapacity(min(lines, bytes.count / header.fields.count))
    while let row = try nextRow() { records.append(try reader.record(row)) }
  }

  private static func columns(of header: [String], path: String) throws -> ResultColumns {
    if let twice = header.first(where: { name in header.filter { $0 == name }.count > 1 }) {
      throw InputError("\(path):1: the column '\(twice)' stands twice; keep one")
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

/// Makes a record of one row after the other, with errors that name the place.
private struct RowReader {
  private let columns: ResultColumns
  private let path: String
  private let position: [String: Int]
  /// Places in a row, looked up once: ten million rows have three hundred million fields.
  private let axes: [Int]
  private let figures: [(metric: Metric, place: Int)]
  private let measures: [(name: String, place: Int)]
  private let cell, block, order, warmup, mode, mask, status, detail, digest: Int
  /// The axis values of a cell are the same in all its rows, and shared between their records.
  private var axisValues: [Int: [AxisValue]] = [:]

  init(columns: ResultColumns, header: [String], path: String) {
    self.columns = columns
    self.path = path
    var position: [String: Int] = [:]
    for (index, name) in header.enumerated() { position[name] = index }
    self.position = position
    // Every known column is in the header, newer figures left out: `columns(of:)` has seen to it.
    func place(_ name: String) -> Int { position[name]! }
    axes = columns.axes.map(place)
    figures = Metric.columns.compactMap { metric in metric.column.flatMap { position[$0] }.map { (metric, $0) } }
    measures = columns.measures.map { ($0, place($0)) }
    (cell, block, order, warmup) = (place("cell"), place("block"), place("position"), place("warmup"))
    (mode, mask, status, detail) = (place("core_mode"), place("mask"), place("status"), place("detail"))
    digest = place("digest")
  }

  mutating func record(_ row: CSV.Record) throws -> RunRecord {
    let fields = row.fields
    guard fields.count == position.count else {
      throw InputError(
        "\(path):\(row.line): \(fields.count) fields where the header has \(position.count); "
          + "restore the row, or delete it")
    }
    func bad(_ name: String, _ place: Int, _ wanted: String) -> InputError {
      InputError("\(path):\(row.line): \(name) is '\(SafeText.excerpt(fields[place]))'; expected \(wanted)")
    }
    func count(_ name: String, _ place: Int) throws -> Int {
      guard let number = Int(fields[place]), number >= 0 else { throw bad(name, place, "a whole number") }
      return number
    }
    guard let mode = Evidence(field: fields[mode]) else {
      throw bad("core_mode", mode, Evidence.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard let status = RunStatus(rawValue: fields[status]) else {
      throw bad("status", status, RunStatus.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard ["0", "1"].contains(fields[warmup]) else { throw bad("warmup", warmup, "0 or 1") }
    let cell = try count("cell", cell)
    var record = RunRecord(
      cell: cell, block: try count("block", block), position: try count("position", order),
      warmup: fields[warmup] == "1", axes: values(of: cell, fields), evidence: mode,
      mask: fields[mask].isEmpty ? nil : fields[mask], status: status, detail: fields[detail])
    for (metric, place) in figures where !fields[place].isEmpty {
      guard record.figures.set(metric, field: fields[place]) else {
        throw bad(metric.column ?? "", place, "a number of at least 0, or nothing for \"not measured\"")
      }
    }
    record.digest = fields[digest].isEmpty ? nil : fields[digest]
    for (name, place) in measures where !fields[place].isEmpty { record.measures[name] = fields[place] }
    return record
  }

  private mutating func values(of cell: Int, _ fields: [String]) -> [AxisValue] {
    if let known = axisValues[cell], zip(known, axes).allSatisfy({ $0.value == fields[$1] }) { return known }
    let values = zip(columns.axes, axes).map { AxisValue($0, fields[$1]) }
    axisValues[cell] = values
    return values
  }
}
