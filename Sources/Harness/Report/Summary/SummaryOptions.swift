import SpeedupCore
import SpeedupJudge

/// How a summary table is shown.
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
  /// What is to be said of the whole besides.
  package var notes: [String] = []

  /// All rows as they are.
  package init() {}

  /// The figures that are needed of the rows.
  package var kept: KeptFigures {
    KeptFigures(CellSummary.metrics, measures: figures.map(\.name) + [RunSurroundings.exitStatusMeasure])
  }

  /// Looks for what is asked for among cells that are still to be run.
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
        throw InputError.unknown(condition.name, kind: "axis", among: axes.all.map(\.name), at: "--where")
      }
      guard values.contains(condition.value) else {
        throw InputError(
          SafeText.line(
            "--where: no cell has \(condition.name)=\(condition.value); the values are: "
              + values.prefix(12).joined(separator: ", ")))
      }
    }
  }

  private static let sortable = ["wall", "cpu", "memory", "speed-up"]

  private func checkSort(_ column: String, _ axes: ResultAxes) throws {
    let known = Self.sortable + figures.map(\.name) + axes.all.map(\.name)
    guard known.contains(column) else {
      throw InputError.unknown(column, kind: "column", among: known, at: "--sort")
    }
  }

  /// Whether a cell with these values is wanted.
  func keeps(_ axes: [AxisValue]) -> Bool {
    Dictionary(grouping: conditions, by: \.name).allSatisfy { name, allowed in
      allowed.contains { $0.value == axes.value(of: name) }
    }
  }

  /// The places of the cells that are shown, in the order of the rows.
  /// - Throws: ``InputError`` for a column that is none.
  func order(_ cells: [CellSummary]) throws -> [Int] {
    let axes = ResultAxes(cells: cells.map(\.axes))
    var places = Array(cells.indices)
    if let sort {
      try checkSort(sort, axes)
      let keys = cells.map { key($0, sort, axes) }
      guard cells.isEmpty || keys.contains(where: \.isFinite) else {
        throw InputError(
          "--sort: no row has a value in '\(SafeText.excerpt(sort))'; leave it out, or sort by another column")
      }
      // The order of the grid where two are equal; what was not measured comes last.
      places.sort { (keys[$0], $0) < (keys[$1], $1) }
    }
    return Array(places.prefix(top ?? places.count))
  }

  private func key(_ cell: CellSummary, _ column: String, _ axes: ResultAxes) -> Double {
    switch column {
    case "wall": return cell.wall?.median.value ?? .infinity
    case "cpu": return cell.cpu?.median.value ?? .infinity
    case "memory": return cell.peakMemory.map { Double($0.median.count) } ?? .infinity
    case "speed-up": return cell.comparison?.speedUp.map { -$0.median } ?? .infinity
    default:
      if let figure = figures.first(where: { $0.name == column }) {
        return cell.measures[column].map { figure.better == .higher ? -$0.median : $0.median } ?? .infinity
      }
      guard let value = cell.axes.value(of: column) else { return .infinity }
      let sorted = ResultAxes.sorted(axes.values(of: column))
      return Double(sorted.firstIndex(of: value) ?? sorted.count)
    }
  }
}
