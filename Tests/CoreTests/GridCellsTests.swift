import Testing

@testable import SpeedupCore

@Suite struct GridCellsTests {
  private func axis(_ name: String, _ count: Int) -> Axis { Axis(name, (1...count).map { "\(name)\($0)" }) }

  private func grid(zips: [[String]] = [], sample: Int? = nil) throws -> Grid {
    try Grid(axes: [axis("a", 3), axis("b", 4), axis("c", 3), axis("d", 1)], zips: zips, sample: sample)
  }

  @Test(arguments: [[], [["a", "c"]]] as [[[String]]], [nil, 5] as [Int?])
  func `a cell made of its number is that of the grid's list`(zips: [[String]], sample: Int?) throws {
    let grid = try grid(zips: zips, sample: sample)
    let made = try GridCells(grid, seed: 7, names: ["a", "b", "c", "d"], subjects: 2)
    let listed = grid.cells(seed: 7).enumerated().flatMap { place, values in
      (0..<2).map { PlannedCell(index: place * 2 + $0, subject: $0, values: values) }
    }
    #expect(PlannedCells(made) == PlannedCells(listed) && made.count == listed.count)
  }

  @Test func `sized values follow from their axes, and come in the order of the names`() throws {
    let workers = SizedValues("workers", by: ["a", "c"], values: (0..<9).map { "w\($0)" })
    let made = try GridCells(try grid(), seed: 1, names: ["b", "c", "a", "workers"], sized: [workers], subjects: 1)
    // a2 b3 c1 is the 12th and 6 more.
    #expect(made[18].values.map(\.value) == ["b3", "c1", "a2", "w3"])
  }

  @Test func `what does not fit the grid is refused`() throws {
    let grid = try grid()
    let short = SizedValues("workers", by: ["a"], values: ["1"])
    #expect(throws: InputError.self) { try GridCells(grid, seed: 1, names: ["x"], subjects: 1) }
    #expect(throws: InputError.self) { try GridCells(grid, seed: 1, names: ["a", "a"], subjects: 1) }
    #expect(throws: InputError.self) { try GridCells(grid, seed: 1, names: ["a"], subjects: 0) }
    #expect(throws: InputError.self) {
      try GridCells(grid, seed: 1, names: ["a", "workers"], sized: [short], subjects: 1)
    }
  }

  @Test(arguments: [nil, 9] as [Int?])
  func `a few cells tell all that some axes decide`(sample: Int?) throws {
    let cells = PlannedCells(try GridCells(try grid(sample: sample), seed: 3, names: ["a", "b", "c"], subjects: 2))
    for names in [[], ["b"], ["c", "a"], ["a", "b", "c"]] as [Set<String>] {
      func key(_ cell: PlannedCell) -> [String] { cell.values.filter { names.contains($0.name) }.map(\.value) }
      let own = cells.filter { $0.subject == 1 }
      var seen: Set<[String]> = []
      let first = own.filter { seen.insert(key($0)).inserted }.map(\.index)
      #expect(cells.numbers(telling: names, subject: 1) == first)
    }
  }

  @Test(arguments: [nil, 9] as [Int?])
  func `some rows have all values`(sample: Int?) throws {
    let cells = PlannedCells(try GridCells(try grid(sample: sample), seed: 3, names: ["a", "b", "c"], subjects: 1))
    let (some, all) = (ResultAxes(cells: cells.rowsOfAllValues), ResultAxes(cells: cells.map(\.values)))
    #expect(some.names == all.names && some.names.allSatisfy { some.values(of: $0) == all.values(of: $0) })
    #expect(cells.rowsOfAllValues.count <= 4)
  }

  @Test func `a million cells that differ are a plan like few`() throws {
    let values = (1...1000).map { "\($0)" }
    let grid = try Grid(axes: [Axis("a", values), Axis("b", values)])
    var cells = PlannedCells(try GridCells(grid, seed: 1, names: ["a", "b"], subjects: 1))
    #expect(cells.count == 1_000_000 && cells[123_456].label == "a=124 b=457")
    #expect(cells.numbers(telling: ["b"], subject: 0) == Array(0..<1000))
    cells[5].values[0] = AxisValue("a", "x")
    #expect(cells.grid == nil && cells[5].label == "a=x b=6" && cells[999_999].label == "a=1000 b=1000")
  }
}
