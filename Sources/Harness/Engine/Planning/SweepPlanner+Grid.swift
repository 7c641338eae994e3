import SpeedupKit

extension SweepPlanner {
  /// The cells of a grid that is carried out.
  /// - Throws: ``InputError`` naming the axis, the value and the fix.
  func cells(of grid: Grid) throws -> PlannedCells {
    let filled = try places()
    if let made = try gridCells(grid, filled) { return PlannedCells(made) }
    let combinations = try effective(grid.cells(seed: request.seed))
    return PlannedCells(try combinations.enumerated().flatMap { try cells($0.offset, $0.element, filled) })
  }

  /// The cells of commands that are not named, which differ in nothing but the grid's values. nil where only a look at each
  /// of them tells what it is: axes may have no effect on a workload's, and names may be filled alike.
  private func gridCells(_ grid: Grid, _ places: Set<String>) throws -> GridCells? {
    guard workload == nil, request.commandNames.isEmpty, let first = grid.excerpt(1, seed: request.seed).first?.cell,
      !grid.axes.contains(where: { $0.values.contains { $0.utf8.contains(0) } })
    else { return nil }
    // Refuses what would be wrong with all of them.
    _ = try cells(0, first, places)
    let resolved = ParallelAxes.sizing.filter(places.contains)
    var sized: [SizedValues] = []
    for name in resolved {
      let axis = request.specAxes.contains(name) ? nil : grid.axes.first { $0.name == name }
      let deciding = axis.map { [$0.name] } ?? ["rule", "cores"] + ParallelAxes.sizing
      guard let (by, cells) = grid.combinations(of: deciding, most: Self.mostSizings) else { return nil }
      let values = try cells.map { try sizing(of: $0).text(of: name) }
      if values != axis?.values { sized.append(SizedValues(name, by: by, values: values)) }
    }
    let names = grid.axes.map(\.name).filter { !resolved.contains($0) } + resolved
    return try GridCells(grid, seed: request.seed, names: names, sized: sized, subjects: request.subjects.count)
  }

  /// Of more combinations every cell is listed.
  private static let mostSizings = 100_000
}

extension ResolvedSizing {
  /// What the axis of this name has for it; empty: the workload chooses.
  func text(of name: String) -> String {
    let value: Int? =
      switch name {
      case "workers": workers.value
      case "chunk": chunk?.value
      default: threads?.value
      }
    return value.map { String($0) } ?? ""
  }
}
