import SpeedupCore
import SpeedupJudge

package struct SummaryOptions: Sendable {
  /// The column that orders the rows, the best first; nil: the order of the grid.
  package var sort: String?
  /// Only so many rows.
  package var top: Int?
  /// Only rows with these values; several of one axis: any of them.
  package var conditions: [AxisValue] = []
  /// The unit of all times; nil: the one that keeps each short.
  package var timeUnit: Readable.Unit?
  /// Figures of the program's own that have columns.
  package var figures: [DeclaredFigure] = []
  /// The command that the table is printed by.
  package var command = "table"
  /// Which of several commands a cell measures, by the cell's number: the name or template, where places in it are filled
  /// and the texts of the cells therefore differ.
  package var subjects: [Int: String] = [:]
  /// What is to be said of the whole besides.
  package var notes: [String] = []

  package init() {}

  /// The figures that are needed of the rows.
  package var kept: KeptFigures {
    CellSummary.kept(measures: figures.map(\.name) + [RunSurroundings.exitStatusMeasure])
  }

  /// Looks for what is asked for among cells that are still to be run.
  /// - Throws: ``InputError`` as ``check(_:)``.
  package func check(_ cells: PlannedCells) throws {
    if sort != nil || !conditions.isEmpty { try check(cells.rowsOfAllValues) }
  }

  /// Looks for what is asked for among cells with these values.
  /// - Throws: ``InputError`` for a column, an axis or a value that none of them has.
  package func check(_ cells: [[AxisValue]]) throws {
    let axes = ResultAxes(cells: cells)
    try checkConditions(axes)
    if let sort { try checkSort(sort, axes) }
  }

  /// The table with the rows that are wanted.
  /// - Throws: ``InputError`` for an axis or a value that no cell has.
  func chosen(_ table: ResultTable) throws -> ResultTable {
    guard !conditions.isEmpty else { return table }
    try checkConditions(ResultAxes(cells: table.records.cellAxes))
    return ResultTable(columns: table.columns, records: table.records.ofCells(where: keeps))
  }

  private func checkConditions(_ axes: ResultAxes) throws {
    for condition in conditions {
      let values = axes.values(of: condition.name)
      guard !values.isEmpty else {
        throw InputError.unknown(condition.name, kind: "axis", among: axes.names, at: "--where")
      }
      guard values.contains(condition.value) else {
        throw InputError(
          SafeText.line(
            "--where: no cell has \(condition.name)=\(condition.value); the values are: "
              + values.prefix(12).joined(separator: ", ")))
      }
    }
  }

  /// The columns of figures that rows can be sorted by, as they are called in the table or, where that has blanks, after
  /// what is judged.
  package static let sortable = [
    "wall", "cpu", "memory", "largest", "speed-up", "efficiency", "items/s", "instructions",
  ]

  private func checkSort(_ column: String, _ axes: ResultAxes) throws {
    let known = Self.sortable + figures.map(\.name) + axes.names
    guard known.contains(column) else {
      throw InputError.unknown(column, kind: "column", among: known, at: "--sort")
    }
    guard known.count(where: { $0 == column }) == 1 else {
      throw InputError("--sort: '\(column)' is an axis here and a figure; leave it out, or sort by another column")
    }
  }

  /// Whether a cell with these values is wanted.
  func keeps(_ axes: [AxisValue]) -> Bool {
    Dictionary(grouping: conditions, by: \.name).allSatisfy { name, allowed in
      allowed.contains { $0.value.isExactly(axes.value(of: name)) }
    }
  }

  /// The places of the cells that are shown, in the order of the rows; nil: all as they are.
  /// - Throws: ``InputError`` for a column that is none.
  func order(_ cells: CellSummaries) throws -> [Int]? {
    guard let sort else { return top.map { Array(cells.indices.prefix($0)) } }
    let axes = ResultAxes(cells.axes)
    try checkSort(sort, axes)
    let keys = keys(cells, sort, axes)
    guard cells.isEmpty || keys.contains(where: \.isFinite) else {
      throw InputError(
        "--sort: no row has a value in '\(SafeText.excerpt(sort))'; leave it out, or sort by another column")
    }
    // The order of the grid where two are equal; what was not measured comes last.
    let places = cells.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    return top.map { Array(places.prefix($0)) } ?? places
  }

  private func keys(_ cells: CellSummaries, _ column: String, _ axes: ResultAxes) -> [Double] {
    func keys(_ key: (CellSummary) -> Double?) -> [Double] { cells.map { key($0) ?? .infinity } }
    switch column {
    case "wall": return keys { $0.wall?.median.value }
    case "cpu": return keys { $0.cpu?.median.value }
    case "memory": return keys { $0.peakMemory.map { Double($0.median.count) } }
    case "largest": return keys { $0.peakMemory.map { Double($0.largest.count) } }
    case "speed-up": return keys { $0.comparison?.speedUp.map { -$0.median } }
    case "efficiency": return keys { $0.comparison?.efficiency.map { -$0.median } }
    case "items/s": return keys { $0.itemRate.map { -$0.median } }
    case "instructions": return keys { $0.instructions?.median }
    default:
      if let figure = figures.first(where: { $0.name == column }) {
        return keys { $0.measure(column).map { figure.better == .higher ? -$0.median : $0.median } }
      }
      let sorted = ResultAxes.sorted(axes.values(of: column))
      let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, Double($0)) })
      return keys { $0.value(of: column).flatMap { places[$0] } }
    }
  }
}
