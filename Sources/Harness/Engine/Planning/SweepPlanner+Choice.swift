import SpeedupKit

extension SweepPlanner {
  /// The cells whose names `--only` matches, numbered anew; all of a place in the grid where one of its subjects matches.
  /// - Throws: ``InputError`` for a pattern that is none, or matches nothing, and for two cells with the same values.
  func chosen(_ cells: PlannedCells) throws -> PlannedCells {
    if !request.commandNames.isEmpty {
      var seen: Set<[AxisValue]> = []
      if let twice = cells.first(where: { !seen.insert($0.values).inserted }) {
        throw InputError("two cells are called '\(twice.label)'; give the commands other names with --name")
      }
    }
    let own = request.surroundings.figures.map(\.name)
    let taken =
      ResultColumns(axes: cells.first?.values.map(\.name) ?? [], measures: []).header + Metric.judged.map(\.name)
    for (place, name) in own.enumerated() {
      guard !own[..<place].contains(name) else { throw InputError("--figure: '\(name)' is declared twice; keep one") }
      guard !taken.contains(name) else {
        throw InputError("--figure: '\(name)' is an axis, a metric or a column of the results; choose another name")
      }
    }
    guard let pattern = request.only else { return cells }
    let regex: Regex<AnyRegexOutput>
    do { regex = try Regex(pattern) } catch {
      throw InputError("--only: '\(pattern)' is no regular expression: \(error)")
    }
    let labels = cells.map(\.label)
    let places = try PatternSearch.find(
      pattern, option: "--only", longest: labels.map(\.utf8.count).max() ?? 0
    ) { labels.indices.filter { labels[$0].contains(regex) } }
    let found = places.map { cells[$0] }
    guard !found.isEmpty else {
      let known = cells.prefix(4).map { "'\($0.label)'" }.joined(separator: ", ")
      throw InputError(
        "--only: '\(pattern)' matches no cell; they are called \(known)\(cells.count > 4 ? ", ..." : "")")
    }
    return PlannedCells(
      found.enumerated().map { place, cell in
        var cell = cell
        cell.index = place
        return cell
      })
  }
}
