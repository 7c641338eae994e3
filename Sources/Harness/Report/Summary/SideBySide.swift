import Glibc
import SpeedupCore
import SpeedupJudge

/// Several results side by side: a row a cell that any of them has, the wall time of each, and against the first how much
/// faster the others are; below, the geometric mean over the cells that all of them have.
/// - Throws: ``InputError`` for a condition that no cell meets.
package func sideBySide(
  _ results: [ResultSet], conditions: [AxisValue] = [], timeUnit: Readable.Unit? = nil
) throws -> Document {
  var options = SummaryOptions()
  options.conditions = conditions
  let all = try results.map { summaries(of: try options.chosen($0.table)) }
  let matched = MatchedCells(results, all)
  let inputs = results.indices.map {
    ResultSet.inputDifferences(results[0], results[$0], named: ("1", "\($0 + 1)"))
  }
  var (keys, known) = ([[AxisValue]](), Set<[AxisValue]>())
  for axes in all.joined().lazy.map({ matched.key($0.axes) }) where known.insert(axes).inserted { keys.append(axes) }
  let byKey = all.map { Dictionary($0.map { (matched.key($0.axes), $0) }, uniquingKeysWith: { first, _ in first }) }
  let axes = ResultAxes(cells: keys)
  let columns =
    axes.varying.map { Table.Column($0, key: $0, axes.isNumeric($0) ? .right : .left) }
    + results.indices.map { Table.Column("\($0 + 1)", key: "wall_\($0 + 1)_s", .right) }
    + results.indices.dropFirst().map { Table.Column("1 / \($0 + 1)", key: "speed_up_\($0 + 1)", .right, rank: 1) }
  let rows = keys.map { key -> Table.Row in
    let cells = byKey.map { $0[key] }
    let labels = cells.enumerated().compactMap { place, cell in cell?.evidence.label.map { "\(place + 1): \($0)" } }
    return Table.Row(
      axes.varying.map { Table.Cell(key.value(of: $0) ?? "") }
        + cells.map { cell in
          guard let wall = cell?.wall else { return .none }
          return Table.Cell(
            wall.bounds.median.sign + timeText(wall.median.value, timeUnit), number: wall.median.value,
            mark: wall.bounds.median.sign)
        }
        + cells.dropFirst().map { WallRatio(cells[0], $0)?.cell ?? .none },
      remarks: labels, tone: .warning)
  }
  let common = keys.filter { key in byKey.dropFirst().allSatisfy { WallRatio(byKey[0][key], $0[key])?.bound == .exact }
  }
  let means = results.indices.dropFirst().compactMap { result -> String? in
    guard inputs[result].isEmpty else {
      return "\(result + 1) had other input than 1, so that its times don't compare: "
        + "\(inputs[result].joined(separator: "; "))."
    }
    let logs = common.compactMap { WallRatio(byKey[0][$0], byKey[result][$0]).map { log($0.value) } }
    guard !logs.isEmpty else { return nil }
    let mean = exp(logs.reduce(0, +) / Double(logs.count))
    return "\(result + 1) has \(Readable.ratio(mean)) the speed of 1 (geometric mean over "
      + "\(Counted.text(logs.count, "common cell")))."
  }
  let isShared = keys.contains { key in byKey.allSatisfy { $0[key] != nil } }
  let nothing =
    isShared
    ? "No cell has a ratio: its times are not measured here on CPUs of their own, or only bounded."
    : "The results have no cell in common."
  let marks =
    all.joined().contains { $0.disturbed > 0 }
    ? ["\(RunDisturbance.mark): rests on runs that other load disturbed, of either result."] : []
  let names = results.enumerated().map { "\($0 + 1): \($1.name)\($1.plan.map { " (\($0.title))" } ?? "")" }
  let machines = results.dropFirst().flatMap { ResultSet.machineDifferences(results[0], $0) }
  let notes =
    [
      "1, 2, ...: median wall time of each result; 1 / n: that of the first over that of result n, above 1 is faster.",
      "The results were made one after the other, so drift of the machine is in the ratios; speedup gate takes it out.",
    ]
    + marks
    + matched.notes
    + results.indices.dropFirst().flatMap { result in
      ResultSet.surroundingDifferences(results[0], results[result], named: ("1", "\(result + 1)"))
        .map { "Not run alike: \($0)." }
    }
    + (machines.isEmpty ? [] : ["The machines differ: \(ReferenceChoice.distinct(machines).joined(separator: "; "))."])
  return Document(
    "speedup table", title: "\(Counted.text(results.count, "result")) side by side",
    [
      .paragraph((means.isEmpty ? [nothing] : means) + names),
      .table(Table(columns, rows)), .notes(notes),
    ])
}

/// How many times less wall time one result's cell takes than the first result's.
private struct WallRatio {
  let value: Double
  /// What is known of it where runs were killed at a limit.
  let bound: Bound
  private let mark: String

  /// nil where either has no time, both are only bounded, or one was not measured here on CPUs of its own.
  init?(_ first: CellSummary?, _ other: CellSummary?) {
    guard let first, let other, first.evidence.allowsSpeedUp, other.evidence.allowsSpeedUp, let base = first.wall,
      let own = other.wall, base.median.value > 0, own.median.value > 0
    else { return nil }
    switch (base.bounds.median, own.bounds.median) {
    case (.exact, .exact): bound = .exact
    case (_, .exact): bound = .atLeast
    case (.exact, _): bound = .atMost
    default: return nil
    }
    value = base.median.value / own.median.value
    mark = first.disturbed > 0 || other.disturbed > 0 ? RunDisturbance.mark : ""
  }

  var cell: Table.Cell { Table.Cell(bound.sign + Readable.ratio(value) + mark, number: value, mark: bound.sign + mark) }
}

/// A time in a fixed unit, or in the one that keeps it short.
func timeText(_ time: Double, _ unit: Readable.Unit?) -> String {
  let unit = unit ?? .fitting(time, .seconds)
  return "\(unit.number(time)) \(unit.name)"
}
