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
  var keys: [[AxisValue]] = []
  for cell in all.joined() where !keys.contains(cell.axes) { keys.append(cell.axes) }
  let byKey = all.map { Dictionary($0.map { ($0.axes, $0) }, uniquingKeysWith: { first, _ in first }) }
  let axes = ResultAxes(cells: keys)
  func wall(_ result: Int, _ key: [AxisValue]) -> Double? { byKey[result][key]?.wall?.median.value }
  func ratio(_ result: Int, _ key: [AxisValue]) -> Double? {
    guard let base = wall(0, key), let own = wall(result, key), own > 0, base > 0 else { return nil }
    return base / own
  }
  let columns =
    axes.varying.map { Table.Column($0, key: $0, axes.numbers(of: $0) != nil ? .right : .left) }
    + results.indices.map { Table.Column("\($0 + 1)", key: "wall_\($0 + 1)_s", .right) }
    + results.indices.dropFirst().map { Table.Column("1 / \($0 + 1)", key: "speed_up_\($0 + 1)", .right, rank: 1) }
  let rows = keys.map { key in
    Table.Row(
      axes.varying.map { Table.Cell(key.value(of: $0) ?? "") }
        + results.indices.map { result in
          wall(result, key).map { Table.Cell(timeText($0, timeUnit), number: $0) } ?? .none
        }
        + results.indices.dropFirst().map { result in
          ratio(result, key).map { Table.Cell(Readable.ratio($0), number: $0) } ?? .none
        })
  }
  let common = keys.filter { key in results.indices.allSatisfy { wall($0, key).map { $0 > 0 } ?? false } }
  let means = results.indices.dropFirst().compactMap { result -> String? in
    let logs = common.compactMap { ratio(result, $0).map { log($0) } }
    guard !logs.isEmpty else { return nil }
    let mean = exp(logs.reduce(0, +) / Double(logs.count))
    return "\(result + 1) has \(Readable.ratio(mean)) the speed of 1 (geometric mean over "
      + "\(Counted.text(logs.count, "common cell")))."
  }
  let names = results.enumerated().map { "\($0 + 1): \($1.name)\($1.plan.map { " (\($0.title))" } ?? "")" }
  let machines = results.dropFirst().flatMap { ResultSet.machineDifferences(results[0], $0) }
  let notes =
    [
      "1, 2, ...: median wall time of each result; 1 / n: that of the first over that of result n, above 1 is faster.",
      "The results were made one after the other, so drift of the machine is in the ratios; speedup gate takes it out.",
    ]
    + (machines.isEmpty ? [] : ["The machines differ: \(ReferenceChoice.distinct(machines).joined(separator: "; "))."])
  return Document(
    "speedup table", title: "\(Counted.text(results.count, "result")) side by side",
    [
      .paragraph((means.isEmpty ? ["The results have no cell in common."] : means) + names),
      .table(Table(columns, rows)), .notes(notes),
    ])
}

/// A time in a fixed unit, or in the one that keeps it short.
func timeText(_ time: Double, _ unit: Readable.Unit?) -> String {
  let unit = unit ?? .fitting(time, .seconds)
  return "\(unit.number(time)) \(unit.name)"
}
