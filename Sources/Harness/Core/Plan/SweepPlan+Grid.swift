extension SweepPlan {
  /// What `sweep.json` says of cells that are a grid's, beside axes, zips, sample and seed.
  struct WrittenGrid: Codable {
    /// The names of every cell's values, in their order.
    let values: [String]
    let sized: [SizedValues]
    /// How many cells there are.
    let count: Int
  }

  /// So many cells are listed, for whoever reads the file.
  private static let mostListed = 10_000

  /// nil where the cells are listed.
  func writtenGrid() throws -> WrittenGrid? {
    guard let made = cells.grid, made.count > Self.mostListed,
      (made.grid.axes, made.grid.zips, made.seed, made.subjects) == (axes, zips, seed, subjects.count),
      made.grid.sample == sample
    else { return nil }
    return WrittenGrid(values: made.names, sized: made.sized, count: made.count)
  }

  /// - Throws: ``InputError`` where it is not a grid of this plan's axes.
  func grid(_ written: WrittenGrid) throws -> GridCells {
    let grid = try Grid(axes: axes, zips: zips, sample: sample)
    try grid.requireLimit()
    let made = try GridCells(grid, seed: seed, names: written.values, sized: written.sized, subjects: subjects.count)
    guard made.count == written.count else {
      throw InputError("its axes have \(made.count) cells, and it says \(written.count)")
    }
    return made
  }
}
