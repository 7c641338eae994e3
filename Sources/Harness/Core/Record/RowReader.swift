/// Makes a record of one row after the other, with errors that name the place.
struct RowReader {
  private let columns: ResultColumns
  private let path: String
  private let position: [String: Int]
  /// Places in a row, looked up once: ten million rows have three hundred million fields.
  private let axes: [Int]
  private let figures: [(metric: Metric, place: Int)]
  private let measures: [(name: String, place: Int)]
  private let cell, block, order, warmup, mode, mask, status, detail, digest: Int
  private let planned: [PlannedCell]?
  /// The axis values of a cell are the same in all its rows, and shared between their records. Files of two sweeps that
  /// were put together have several of one number.
  private var axisValues: [Int: [[AxisValue]]] = [:]
  private var seen: Set<RunKey> = []

  /// What tells runs apart.
  private struct RunKey: Hashable {
    let cell, block, variant: UInt32
  }

  private static let counts: Set<String> = Set(ParallelAxes.resources + ParallelAxes.sizing)
  /// Largest number of a cell, a block or a position.
  private static let largest = 1_000_000_000

  init(columns: ResultColumns, header: [String], path: String, cells: [PlannedCell]? = nil) {
    planned = cells
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
      guard let number = Int(fields[place]), (0...Self.largest).contains(number) else {
        throw bad(name, place, "a whole number of at most \(Self.largest)")
      }
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
    let block = try count("block", block)
    let (axes, variant) = try values(of: cell, fields, row.line)
    guard seen.insert(RunKey(cell: UInt32(cell), block: UInt32(block), variant: variant)).inserted else {
      throw InputError(
        "\(path):\(row.line): block \(block) of cell \(cell) stands in an earlier line too; a run has one row, so delete one"
      )
    }
    var record = RunRecord(
      cell: cell, block: block, position: try count("position", order),
      warmup: fields[warmup] == "1", axes: axes, evidence: mode,
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

  /// The cell's values, and which of those that stand with its number they are.
  private mutating func values(of cell: Int, _ fields: [String], _ line: Int) throws -> ([AxisValue], UInt32) {
    let known = axisValues[cell] ?? []
    if let variant = known.firstIndex(where: { zip($0, axes).allSatisfy { $0.value == fields[$1] } }) {
      return (known[variant], UInt32(variant))
    }
    let values = zip(columns.axes, axes).map { AxisValue($0, fields[$1]) }
    for value in values where Self.counts.contains(value.name) && !value.value.isEmpty {
      guard let number = Int(value.value), number >= 1 else {
        throw InputError(
          "\(path):\(line): \(value.name) is '\(SafeText.excerpt(value.value))'; expected a whole number of at least 1, or nothing"
        )
      }
    }
    if let planned {
      guard planned.indices.contains(cell) else {
        throw InputError(
          "\(path):\(line): cell \(cell) is not in sweep.json, which has \(planned.count); delete the row")
      }
      if let (asked, got) = zip(planned[cell].values, values).first(where: { $0 != $1 }) {
        throw InputError(
          "\(path):\(line): \(got.name) is '\(SafeText.excerpt(got.value))' where sweep.json has '\(SafeText.excerpt(asked.value))' "
            + "for cell \(cell); one of them was changed, so restore it")
      }
    }
    axisValues[cell] = known + [values]
    return (values, UInt32(known.count))
  }
}
