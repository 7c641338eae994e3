import SpeedupCore
import SpeedupSystem

/// Rows of another tool's file as they come: cells by their names, blocks in the order of a cell's rows.
struct ImportedRows {
  private let axis: String
  /// By the bytes of their names: two spellings of one text in Unicode are two benchmarks.
  private var cells: [[UInt8]: (place: Int, rows: Int)] = [:]
  private var names: [String] = []
  private var records: [RunRecord] = []

  /// No rows yet; `axis` is what the benchmarks' names are values of.
  init(axis: String = GoogleBenchmarkImport.nameAxis) { self.axis = axis }

  mutating func add(
    _ name: String, wall: Seconds? = nil, cpu: Seconds? = nil, memory: (Bytes, String)? = nil,
    measures: [(String, String)] = [], status: RunStatus = .ok, detail: String = ""
  ) {
    let key = Array(name.utf8)
    let cell = cells[key] ?? (cells.count, 0)
    cells[key] = (cell.place, cell.rows + 1)
    var record = RunRecord(
      cell: cell.place, block: cell.rows, position: cell.place, warmup: false, axes: [AxisValue(axis, name)],
      evidence: .imported, status: status, detail: detail)
    record.figures.wall = wall
    record.figures.unsplitCpu = cpu
    if let (bytes, method) = memory { (record.figures.peakMemory, record.figures.peakMemoryMethod) = (bytes, method) }
    let taken = Set(ResultColumns(axes: [axis], measures: []).header)
    for (name, value) in measures {
      let free = ImportedResults.free(name, prefix: GoogleBenchmarkImport.counterPrefix, taken: taken)
      if !names.contains(free) { names.append(free) }
      record.measures[free] = value
    }
    records.append(record)
  }

  var isEmpty: Bool { records.isEmpty }

  func results(_ origin: ImportedOrigin, remarks: [String], failures: [String] = []) -> ImportedResults {
    let sorted = records.sorted { ($0.block, $0.position) < ($1.block, $1.position) }
    return ImportedResults(
      origin: origin, table: ResultTable(columns: ResultColumns(axes: [axis], measures: names), records: sorted),
      machine: MachineFingerprint(MachineFacts()), remarks: remarks, failures: failures)
  }
}

extension ImportedOrigin {
  /// Keeps the plain values of an object, such as what a file says of the machine.
  mutating func keep(_ object: JSONCursor?, prefix: String = "") throws {
    for (name, member) in try object?.members() ?? [] {
      switch member.value.content {
      case .text(let text): context[prefix + name] = text
      case .number(let number): context[prefix + name] = JSONValue.written(number)
      case .bool(let value): context[prefix + name] = "\(value)"
      case .null, .array, .object: break
      }
    }
  }
}
