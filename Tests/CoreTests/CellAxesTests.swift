import SpeedupStatistics
import Testing

@testable import SpeedupCore

/// Cells by column against the same cells as lists of values.
@Suite struct CellAxesTests {
  private func cells(_ count: Int, seed: UInt64) -> [[AxisValue]] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      var cell = [
        AxisValue("n", "\(random.nextBounded(4))"), AxisValue("variant", ["b", "a"][random.nextBounded(2)]),
        AxisValue("cores", ["10", "2", "auto"][random.nextBounded(3)]),
        AxisValue("workers", "\(1 + random.nextBounded(2))"),
      ]
      if random.nextBounded(9) == 0 { cell.removeLast() }
      return cell
    }
  }

  @Test func `axes by column are those of the cells`() {
    let cells = cells(80, seed: 1)
    let (columns, axes) = (CellAxes(cells), ResultAxes(cells: cells))
    #expect(columns.names == ["n", "variant", "cores", "workers"])
    for name in columns.names + ["none"] {
      #expect(cells.indices.allSatisfy { columns.value($0, of: name) == cells[$0].value(of: name) })
      #expect(cells.indices.allSatisfy { columns.number($0, of: name) == cells[$0].number(of: name) })
      #expect(axes.values(of: name) == ReferenceChoice.distinct(cells.compactMap { $0.value(of: name) }))
    }
    #expect(axes.numbers(of: "n") == [0, 1, 2, 3] && axes.numbers(of: "cores") == nil && !axes.isNumeric("cores"))
    #expect(axes.varying == ["n", "variant", "cores", "workers"])
    #expect(ResultAxes(cells: [[AxisValue("n", "1"), AxisValue("m", "")]]).constant == [AxisValue("n", "1")])
  }

  @Test func `cells of a table have the axes that their records have, in the order of the grid`() {
    let cells = cells(60, seed: 2)
    let records = cells.enumerated().reversed().map {
      RunRecord(cell: $0, block: 0, position: 0, warmup: false, axes: $1)
    }
    let table = ResultCells(RunRecords(records))
    #expect(table.indices.map(table.number) == Array(cells.indices))
    #expect(table.indices.map(table.axes) == cells)
    let columns = CellAxes(table)
    for name in columns.names {
      #expect(cells.indices.allSatisfy { columns.value($0, of: name) == cells[$0].value(of: name) })
    }
  }

  @Test func `cells of one group are those that are equal on its axes`() {
    let cells = cells(60, seed: 3)
    for axes in [["n"], ["n", "cores"], ["workers", "variant", "n"], []] {
      let (groups, count) = CellAxes(cells).groups(by: axes)
      #expect(Set(groups).count == count)
      for (one, other) in zip(cells.indices, cells.indices.reversed()) {
        let areEqual = axes.allSatisfy { cells[one].value(of: $0) == cells[other].value(of: $0) }
        #expect((groups[one] == groups[other]) == areEqual)
      }
    }
  }

  @Test func `a cell's reference is the first of the fewest cores, and all at once are those asked for one by one`() {
    let cells = cells(90, seed: 4).filter { $0.count == 4 }
    let finder = ReferenceFinder(choice: .automatic, cells: cells)
    // Numbers come before other texts.
    func rank(_ place: Int) -> (Double, Double, Int) {
      (cells[place].number(of: "cores") ?? .infinity, cells[place].number(of: "workers") ?? .infinity, place)
    }
    for place in cells.indices {
      let group = cells.indices.filter {
        cells[$0].value(of: "n") == cells[place].value(of: "n")
          && cells[$0].value(of: "variant") == cells[place].value(of: "variant")
      }
      #expect(finder.reference(of: place) == group.min { rank($0) < rank($1) })
    }
    let fixed = ReferenceChoice.fixed([AxisValue("variant", "b")])
    for finder in [finder, ReferenceFinder(choice: fixed, cells: cells)] {
      #expect(finder.references.map { $0.map(Int.init) } == cells.indices.map(finder.reference))
    }
  }

  @Test func `a cell whose number stands far away, or with other values, is a cell of its own`() {
    func record(_ cell: Int, _ value: String) -> RunRecord {
      RunRecord(cell: cell, block: 0, position: 0, warmup: false, axes: [AxisValue("n", value)])
    }
    let records = [record(900_000_000, "a"), record(0, "b"), record(900_000_000, "c"), record(900_000_000, "a")]
    let cells = CellRows.all(in: RunRecords(records))
    #expect(cells.map(\.cell) == [0, 900_000_000, 900_000_000])
    #expect(cells.map(\.count) == [1, 2, 1])
  }
}
