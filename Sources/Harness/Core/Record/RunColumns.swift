/// Runs by column: ten bytes and a word a figure for each, where a ``RunRecord`` is four hundred.
package struct RunColumns: Sendable {
  /// What was not measured, in the bits of a figure: no time and no count has all of them set.
  static let absent = UInt64.max

  package private(set) var count = 0
  var texts = TextPool()
  /// Which of ``cells`` a row is of.
  var cell: [UInt32] = []
  var cells = CellNames()
  private var block = Column<Int32>(-1)
  private var position: [Int32] = []
  /// Status, whether other load disturbed it, evidence and whether it is a warm-up.
  private var outcome: [UInt16] = []
  /// Whether it was told when the rows were read which of them other load disturbed, so that the figures may be missing.
  var knowsDisturbances = false
  private static let disturbed: UInt16 = 1 << 7
  private var mask = Column<UInt32>(0)
  private var detail = Column<UInt32>(0)
  private var digest = Column<UInt32>(0)
  private(set) var figures = [Column<UInt64>](repeating: Column(absent), count: Metric.allCases.count)
  private var methods = [Column<UInt32>](repeating: Column(0), count: Metric.allCases.count)
  private(set) var measures: [(name: String, column: Column<UInt32>)] = []
  /// By row; none but of runs that were made in this process.
  private var own: [Int: [String: Double]] = [:]

  package init() {}

  private static let textMetrics = Metric.columns.filter { $0.unit == .text }
  static let statuses = RunStatus.allCases
  static let evidences = Evidence.allCases
}

/// What stands in a row. Rows are from 0.
extension RunColumns {
  package func cellNumber(_ row: Int) -> Int { cells.number(cell[row]) }
  package func axes(_ row: Int) -> [AxisValue] { cells.axes(cell[row]) }
  package func block(_ row: Int) -> Int { Int(block[row]) }
  package func position(_ row: Int) -> Int { Int(position[row]) }
  package func isWarmup(_ row: Int) -> Bool { outcome[row] >> 15 == 1 }
  package func status(_ row: Int) -> RunStatus { Self.statuses[Int(outcome[row] & 0x7f)] }
  func isDisturbed(_ row: Int) -> Bool { outcome[row] & Self.disturbed != 0 }
  package func evidence(_ row: Int) -> Evidence { Self.evidences[Int(outcome[row] >> 8 & 0x7f)] }
  package func mask(_ row: Int) -> String? { texts[mask[row]] }
  package func detail(_ row: Int) -> String { texts[detail[row]] ?? "" }
  package func digest(_ row: Int) -> String? { texts[digest[row]] }
  /// Equal numbers are equal texts; 0 is none.
  package func maskNumber(_ row: Int) -> UInt32 { mask[row] }
  package func detailNumber(_ row: Int) -> UInt32 { detail[row] }
  package func digestNumber(_ row: Int) -> UInt32 { digest[row] }

  /// A figure that is a number, in seconds, bytes or as a count, the program's own among them; nil: not measured.
  package func value(_ metric: Metric, _ row: Int) -> Double? { figure(metric)[row] }

  /// How a figure was had; nil where that is not a matter of choice, or is not told.
  package func method(of metric: Metric, _ row: Int) -> String? {
    metric.method.flatMap { texts[methods[$0.number][row]] }
  }

  package func methodNumbers(of metric: Metric) -> MethodNumbers {
    MethodNumbers(column: metric.method.map { methods[$0.number] } ?? Column(0))
  }

  /// Methods by row, as numbers that are equal for equal ones; 0: that is not told.
  package struct MethodNumbers: Sendable {
    fileprivate let column: Column<UInt32>

    /// Whether none is told.
    package var isEmpty: Bool { column.isEmpty }
    package subscript(row: Int) -> UInt32 { column[row] }
  }

  /// The names of the figures of the program's own that some row may have.
  package var measureNames: [String] { measures.map(\.name) }

  /// Whether some row has this figure of the program's own.
  package func hasMeasure(_ name: String) -> Bool {
    measures.contains { measure in measure.name == name && (0..<count).contains { measure.column[$0] != 0 } }
  }

  /// Whether a figure of the program's own is a number in some row.
  package func hasNumber(ofMeasure name: String) -> Bool {
    measures.contains { measure in
      measure.name == name && (0..<count).contains { texts.number(measure.column[$0]) != nil }
    }
  }

  /// Whether a row has a figure of the program's own, by the place of its name.
  func hasMeasure(_ place: Int, _ row: Int) -> Bool { measures[place].column[row] != 0 }

  /// A figure of the program's own, by the place of its name, as a number.
  package func number(ofMeasure place: Int, _ row: Int) -> Double? {
    texts.number(measures[place].column[row])
  }

  package func record(_ row: Int) -> RunRecord {
    var record = RunRecord(
      cell: cellNumber(row), block: block(row), position: position(row), warmup: isWarmup(row), axes: axes(row),
      evidence: evidence(row), mask: mask(row), status: status(row), detail: detail(row))
    record.digest = digest(row)
    for number in figures.indices {
      let bits = figures[number][row]
      if bits != Self.absent { record.figures[bits: number] = bits }
    }
    for metric in Self.textMetrics {
      if let text = texts[methods[metric.number][row]] { record.figures[text: metric] = text }
    }
    for (name, column) in measures { if let text = texts[column[row]] { record.measures[name] = text } }
    if !own.isEmpty { record.figures.own = own[row] ?? [:] }
    return record
  }
}

extension RunColumns {
  /// Adds a row that has nothing yet but this.
  mutating func append(
    cell name: UInt32, block: Int, position: Int, warmup: Bool, _ evidence: UInt16, _ status: UInt16
  ) {
    cell.append(name)
    self.block[count] = Int32(clamping: block)
    self.position.append(Int32(clamping: position))
    outcome.append(status | evidence << 8 | (warmup ? 1 << 15 : 0))
    count += 1
  }

  /// Notes of the last row that other load disturbed it.
  mutating func setDisturbed() { outcome[count - 1] |= Self.disturbed }

  /// Gives the last row a text, by its number.
  mutating func set(mask: UInt32) { self.mask[count - 1] = mask }
  mutating func set(detail: UInt32) { self.detail[count - 1] = detail }
  mutating func set(digest: UInt32) { self.digest[count - 1] = digest }
  mutating func set(_ metric: Int, bits: UInt64) { figures[metric][count - 1] = bits }
  mutating func set(method metric: Int, _ text: UInt32) { methods[metric][count - 1] = text }
  mutating func set(measure place: Int, _ text: UInt32) { measures[place].column[count - 1] = text }

  /// The number of a cell by its number in the grid and its values.
  mutating func name(cell number: Int, axes: [AxisValue]) -> UInt32 { cells.cell(number, axes) }

  /// The same by the fields of a row in which its values stand.
  mutating func name(cell number: Int, _ shape: UInt16, _ row: CSV.Row, _ places: Range<Int>) -> UInt32 {
    cells.cell(number, shape, row, places)
  }

  mutating func shape(of axes: [String]) -> UInt16 { cells.shape(of: axes) }

  /// The place of a figure of the program's own; a new one where there is none of that name.
  mutating func place(ofMeasure name: String) -> Int {
    if let place = measures.firstIndex(where: { $0.name == name }) { return place }
    measures.append((name, Column(0)))
    return measures.count - 1
  }

  /// Adds a record, or puts one in the place of a row.
  mutating func put(_ record: RunRecord, at row: Int? = nil) {
    let last = count
    append(
      cell: name(cell: record.cell, axes: record.axes), block: record.block, position: record.position,
      warmup: record.warmup, UInt16(Self.evidences.firstIndex(of: record.evidence)!),
      UInt16(Self.statuses.firstIndex(of: record.status)!))
    if knowsDisturbances, RunDisturbance.cause(record) != nil { setDisturbed() }
    let row = row ?? last
    if row < last {
      (cell[row], block[row], position[row], outcome[row]) = (cell[last], block[last], position[last], outcome[last])
      shorten(to: last)
    }
    mask[row] = record.mask.map { texts.number(of: $0) } ?? 0
    detail[row] = record.detail.isEmpty ? 0 : texts.number(of: record.detail)
    digest[row] = record.digest.map { texts.number(of: $0) } ?? 0
    for metric in Metric.columns {
      if metric.unit == .text {
        methods[metric.number][row] = record.figures[text: metric].map { texts.number(of: $0) } ?? 0
      } else {
        figures[metric.number][row] = record.figures[bits: metric.number] ?? Self.absent
      }
    }
    for name in record.measures.keys { _ = place(ofMeasure: name) }
    for place in measures.indices {
      measures[place].column[row] = record.measures[measures[place].name].map { texts.number(of: $0) } ?? 0
    }
    own[row] = record.figures.own.isEmpty ? nil : record.figures.own
  }

  /// Leaves the first rows.
  mutating func shorten(to count: Int) {
    let rest = self.count - count
    cell.removeLast(rest)
    block.shorten(to: count)
    position.removeLast(rest)
    outcome.removeLast(rest)
    mask.shorten(to: count)
    detail.shorten(to: count)
    digest.shorten(to: count)
    for place in figures.indices { figures[place].shorten(to: count) }
    for place in methods.indices { methods[place].shorten(to: count) }
    for place in measures.indices { measures[place].column.shorten(to: count) }
    if !own.isEmpty { own = own.filter { $0.key < count } }
    self.count = count
  }

  package func gathered(_ rows: [Int]) -> RunColumns {
    var columns = self
    columns.gather(rows)
    return columns
  }

  /// Leaves these rows in this order, one column after the other, so that no two copies of all are there at once.
  mutating func gather(_ rows: [some FixedWidthInteger]) {
    let before = count
    count = rows.count
    cell = rows.map { cell[Int($0)] }
    block = block.gathered(rows, of: before)
    position = rows.map { position[Int($0)] }
    outcome = rows.map { outcome[Int($0)] }
    mask = mask.gathered(rows, of: before)
    detail = detail.gathered(rows, of: before)
    digest = digest.gathered(rows, of: before)
    for place in figures.indices { figures[place] = figures[place].gathered(rows, of: before) }
    for place in methods.indices { methods[place] = methods[place].gathered(rows, of: before) }
    for place in measures.indices { measures[place].column = measures[place].column.gathered(rows, of: before) }
    guard !own.isEmpty else { return }
    var kept: [Int: [String: Double]] = [:]
    for (place, row) in rows.enumerated() { kept[place] = own[Int(row)] }
    own = kept
  }
}
