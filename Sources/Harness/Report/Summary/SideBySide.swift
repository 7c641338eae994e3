import SpeedupCore
import SpeedupJudge

/// Several results side by side: a row a cell that any of them has, the wall time of each, and against the first how much
/// faster the others are; below, the geometric mean over the cells that all of them have.
/// - Parameter marks: of each result what is to be said of a cell besides, by its number.
/// - Throws: ``InputError`` for a condition that no cell meets.
package func sideBySide(
  _ results: [ResultSet], marks: [CellMarks] = [], conditions: [AxisValue] = [], timeUnit: Readable.Unit? = nil
) throws -> Document {
  var options = SummaryOptions()
  options.conditions = conditions
  // One of them may lack what another one has.
  if !conditions.isEmpty { try options.check(results.flatMap(\.table.records.cellAxes)) }
  let all = results.map { result in
    summaries(
      of: ResultTable(
        columns: result.table.columns,
        records: conditions.isEmpty ? result.table.records : result.table.records.ofCells(where: options.keeps)))
  }
  let matched = MatchedCells(results, all)
  let inputs = results.indices.map {
    ResultSet.inputDifferences(results[0], results[$0], named: ("1", "\($0 + 1)"))
  }
  var (keys, known) = ([[AxisValue]](), Set<[AxisValue]>())
  for axes in all.joined().lazy.map({ matched.key($0.axes) }) where known.insert(axes).inserted { keys.append(axes) }
  let byKey = all.map { Dictionary($0.map { (matched.key($0.axes), $0) }, uniquingKeysWith: { first, _ in first }) }
  let axes = ResultAxes(cells: keys)
  // Sweeps that count instructions measure no times.
  let isCounted =
    !all.joined().contains { $0.wall != nil } && all.joined().contains { $0.instructions != nil }
  let columns =
    axes.varying.map { Table.Column($0, key: $0, axes.isNumeric($0) ? .right : .left, cut: 40) }
    + results.indices.map {
      Table.Column("\($0 + 1)", key: isCounted ? "instructions_\($0 + 1)" : "wall_\($0 + 1)_s", .right)
    }
    + results.indices.dropFirst().map {
      Table.Column("1 / \($0 + 1)", key: "\(isCounted ? "ratio" : "speed_up")_\($0 + 1)", .right, rank: 1)
    }
  let marks = marks.isEmpty ? results.map { _ in CellMarks() } : marks
  let unmade = zip(results, marks).map { unmadeCells($0, $1, where: options.keeps, by: matched) }
  let rows = keys.map { key -> Table.Row in
    let cells = byKey.map { $0[key] }
    let labels = byResult(
      cells.enumerated().map { place, cell in
        cell.map { $0.runsNote + $0.qualifications(marks[place][$0.cell].map { [$0] } ?? [], ofComparison: false) }
          ?? unmade[place][key.filter { !$0.value.isEmpty }].map { [$0] } ?? []
      })
    return Table.Row(
      axes.varying.map { Table.Cell(key.value(of: $0) ?? "", number: key.value(of: $0).flatMap(JSONValue.number)) }
        + cells.map { cell in
          if isCounted, let count = cell?.instructions {
            return Table.Cell(Readable.fixed(count.median, decimals: 0), number: count.median)
          }
          guard let wall = cell?.wall else { return .none }
          return Table.Cell(
            wall.bounds.median.sign + timeText(wall.median.value, timeUnit), number: wall.median.value,
            mark: wall.bounds.median.sign)
        }
        + cells.dropFirst().map { cell in
          isCounted ? countRatio(cells[0], cell) : WallRatio(cells[0], cell)?.cell ?? .none
        },
      remarks: labels, tone: .warning)
  }
  // Cells that all results measured; a mean is over the same ones for each result.
  let timed = keys.filter { key in byKey.allSatisfy { $0[key]?.wall != nil } }
  let means = results.indices.dropFirst().compactMap { result -> String? in
    guard inputs[result].isEmpty else {
      return "\(result + 1) had other input than 1, so that its times don't compare: "
        + "\(inputs[result].joined(separator: "; "))."
    }
    var mean = MeanRatio()
    for key in timed {
      let others = byKey.indices.dropFirst().compactMap { WallRatio(byKey[0][key], byKey[$0][key]) }
      let ratio = others.count == results.count - 1 ? others[result - 1] : nil
      mean.add(ratio.map { ($0.value, $0.bound) }, isDisturbed: ratio?.isDisturbed ?? false)
    }
    guard mean.count > 0 else { return nil }
    let isMissing = timed.contains { key in
      [0, result].contains { place in
        byKey[place][key].map { !$0.runsNote.isEmpty || marks[place][$0.cell] != nil } ?? false
      }
    }
    let about =
      ["geometric mean over \(Counted.text(mean.count, "common cell"))"] + mean.remarks
      + (isMissing ? ["runs are missing, see the rows"] : [])
    return "\(result + 1) has \(mean.text) the speed of 1 (\(about.joined(separator: "; ")))."
  }
  let isShared = keys.contains { key in byKey.allSatisfy { $0[key] != nil } }
  let nothing =
    isShared && isCounted
    ? "No times: the sweeps counted instructions."
    : isShared
      ? "No cell has a ratio: its times are not measured here on CPUs of their own, or only bounded."
      : "The results have no cell in common."
  var doubts =
    all.joined().contains { $0.disturbed > 0 }
    ? ["\(RunDisturbance.mark): rests on runs that other load disturbed, of either result."] : []
  if all.joined().contains(where: { $0.killedCount > 0 }) {
    doubts.append("> and <: runs killed at a limit count as more than any other, and only bound the figure.")
  }
  doubts += byResult(
    results.enumerated().map { place, result in
      let cells = Set(all[place].lazy.map(\.cell))
      let short = marks[place].keys.count(where: cells.contains)
      return [
        short > 0 ? "\(Counted.text(short, "cell")) with less than was planned; see the rows." : nil,
        unmade[place].isEmpty ? nil : "\(Counted.text(unmade[place].count, "planned cell")) without a run.",
        result.machine?.fitness(for: result.plan)?.objection.map { "machine: \($0) when the sweep began." },
      ].compactMap { $0 } + SummaryFootnotes.remarks(of: all[place])
    })
  let names = results.enumerated().map { "\($0 + 1): \($1.name)\($1.plan.map { " (\($0.title))" } ?? "")" }
  let machines = results.dropFirst().flatMap { ResultSet.machineDifferences(results[0], $0) }
  let differing = machines.filter { $0 != ResultSet.unknownMachine }
  let notes =
    [
      isCounted
        ? "1, 2, ...: median count of instructions of each result; 1 / n: that of the first over that of result n, above 1 "
          + "is fewer."
        : "1, 2, ...: median wall time of each result; 1 / n: that of the first over that of result n, above 1 is faster."
    ]
    + (isCounted
      ? []
      : [
        "The results were made one after the other, so drift of the machine is in the ratios; speedup gate takes it out."
      ])
    + doubts
    + matched.notes
    + results.indices.dropFirst().flatMap { result in
      ResultSet.surroundingDifferences(results[0], results[result], named: ("1", "\(result + 1)"))
        .map { "Not run alike: \($0)." }
    }
    + (differing.isEmpty
      ? [] : ["The machines differ: \(ReferenceChoice.distinct(differing).joined(separator: "; "))."])
    + (machines.count > differing.count ? ["Of some results it is not known on which machine they were measured."] : [])
  var table = Table(columns, rows)
  table.fixed = axes.constant
  return Document(
    "speedup table", title: "\(Counted.text(results.count, "result")) side by side",
    [
      .paragraph((means.isEmpty ? [nothing] : means) + names),
      .table(table), .notes(notes),
    ])
}

/// What is said of results, each text once with the numbers of those that it is said of.
private func byResult(_ texts: [[String]]) -> [String] {
  ReferenceChoice.distinct(texts.flatMap { $0 }).map { text in
    let places = texts.indices.filter { texts[$0].contains(text) }
    return "\(places.map { "\($0 + 1)" }.joined(separator: ", ")): \(text)"
  }
}

extension CellSummary {
  /// How many of its runs ended well, where not all did: there is no column for it.
  fileprivate var runsNote: [String] {
    let all = okCount + failedCount + skippedCount
    return hasFigures && okCount < all ? ["\(okCount) of \(all) runs ok"] : []
  }
}

/// Of the planned cells that have no run, what is said of them, by the values that they have.
private func unmadeCells(
  _ result: ResultSet, _ marks: CellMarks, where isWanted: ([AxisValue]) -> Bool, by matched: MatchedCells
) -> [[AxisValue]: String] {
  guard let plan = result.plan, !marks.isEmpty else { return [:] }
  let made = Set(result.table.records.lazy.map(\.cell))
  var found: [[AxisValue]: String] = [:]
  for cell in marks.keys where !made.contains(cell) && plan.cells.indices.contains(cell) {
    let values = plan.cells[cell].values
    if isWanted(values) { found[matched.key(values).filter { !$0.value.isEmpty }] = marks[cell] }
  }
  return found
}

/// How many times less wall time one result's cell takes than the first result's.
private struct WallRatio {
  let value: Double
  /// What is known of it where runs were killed at a limit.
  let bound: Bound
  /// Whether it rests on runs that other load disturbed.
  let isDisturbed: Bool

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
    isDisturbed = first.disturbed > 0 || other.disturbed > 0
  }

  var cell: Table.Cell {
    Table.Cell(ReadableFigure(value, .ratio, sign: bound.sign, mark: isDisturbed ? RunDisturbance.mark : ""))
  }
}

/// How many times fewer instructions one result's cell takes than the first result's; counts of different methods don't
/// compare.
private func countRatio(_ first: CellSummary?, _ other: CellSummary?) -> Table.Cell {
  guard let first, let other, let base = first.instructions?.median, let own = other.instructions?.median, own > 0,
    first.instructionsMethods == other.instructionsMethods
  else { return .none }
  return Table.Cell(ReadableFigure(base / own, .ratio))
}

/// A time in a fixed unit, or in the one that keeps it short.
func timeText(_ time: Double, _ unit: Readable.Unit?) -> String {
  let unit = unit ?? .fitting(time, .seconds)
  return "\(unit.number(time)) \(unit.name)"
}
