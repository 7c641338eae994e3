import SpeedupKit

extension SweepPlanner {
  /// The plan of a few cells, which stand for a grid that may have any number.
  /// - Returns: the plan with `most` of its cells, drawn by the seed, which keep their numbers; how many cells there are in
  ///   all; and whether that is exact: what an axis has no effect on is one cell, which only the whole tells.
  /// - Throws: ``InputError`` as ``plan()``, as far as those cells show it.
  package func excerpt(_ most: Int) throws -> (plan: SweepPlan, cells: Int, isExact: Bool) {
    let axes = try completeAxes()
    let grid = try Grid(axes: axes, zips: request.zips, sample: request.sample)
    guard request.only == nil, grid.count > Self.fewCells else {
      let whole = try plan()
      return (whole, whole.cells.count, true)
    }
    let filled = try places()
    let drawn = grid.excerpt(most, seed: request.seed)
    let isExact = drawn.allSatisfy { idle(in: $0.cell).isEmpty }
    let some = try drawn.flatMap { number, cell in
      try cells(number, Self.blanked(cell, idle(in: cell)), filled)
    }
    let each = max(1, some.count / max(1, drawn.count))
    if let reference = request.reference {
      let values = axes.flatMap { axis in axis.values.map { [AxisValue(axis.name, $0)] } }
      _ = try ReferenceChoice(parsing: reference, cells: values)
    }
    return (try plan(axes, PlannedCells(some)), grid.count * each, isExact)
  }

  /// A grid of so many cells is planned whole to be looked at.
  package static let fewCells = 10_000
}
