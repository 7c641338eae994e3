import SpeedupCore
import SpeedupJudge

/// By which axes the cells of several results belong together: those that all results have, as `compare` does it, where
/// they tell the cells of each apart; else all that any has.
struct MatchedCells {
  /// nil: the values that cells have are compared as they are.
  private let axes: [String]?
  /// What the reader should know of it, one line a result.
  let notes: [String]

  init(_ results: [ResultSet], _ cells: [CellSummaries]) {
    let columns = results.map(\.table.columns.axes)
    let all = ReferenceChoice.distinct(columns.flatMap { $0 })
    let shared = all.filter { axis in columns.allSatisfy { $0.contains(axis) } }
    guard shared != all else {
      (axes, notes) = (nil, [])
      return
    }
    let isUnique = cells.allSatisfy { own in
      Set(own.lazy.map { cell in shared.map { cell.value(of: $0) ?? "" } }).count == own.count
    }
    axes = isUnique ? shared : all
    notes = results.indices.compactMap { result in
      let alone = columns[result].filter { !shared.contains($0) }
      guard !alone.isEmpty else { return nil }
      let told = alone.map { axis in
        let values = ReferenceChoice.distinct(cells[result].map { $0.value(of: axis) ?? "" })
        return values.count == 1 ? "\(axis)=\(values[0])" : axis
      }
      let deciding = isUnique ? "decides nothing" : "keeps its cells from matching"
      return SafeText.excerpt(
        "\(result + 1) has \(told.joined(separator: " ")), which not all have and which \(deciding).")
    }
  }

  func key(_ values: [AxisValue]) -> [AxisValue] {
    guard let axes else { return values }
    return axes.map { AxisValue($0, values.value(of: $0) ?? "") }
  }
}
