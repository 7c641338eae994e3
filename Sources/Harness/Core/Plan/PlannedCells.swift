/// The cells of a plan: a list, or a grid's, which are made when they are asked for.
package struct PlannedCells: Sendable {
  private enum Form: Sendable {
    case listed([PlannedCell])
    case made(GridCells)
  }

  private var form: Form

  package init(_ cells: [PlannedCell]) { form = .listed(cells) }

  package init(_ cells: GridCells) { form = .made(cells) }

  /// What they are made of; nil where they are listed.
  package var grid: GridCells? { if case .made(let grid) = form { grid } else { nil } }

  /// The numbers of a subject's cells that are enough to see all that axes with these names decide: all of a list.
  /// - Parameter subject: nil: of all subjects.
  package func numbers(telling names: Set<String>, subject: Int?) -> [Int] {
    if let grid { return grid.numbers(telling: names, subject: subject ?? 0) }
    return indices.filter { subject == nil || self[$0].subject == subject }
  }

  /// Cells' values among which every value is that some cell has; of a list those of all cells.
  package var rowsOfAllValues: [[AxisValue]] { grid?.rowsOfAllValues ?? map(\.values) }
}

extension PlannedCells: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch form {
    case .listed(let cells): cells.count
    case .made(let grid): grid.count
    }
  }

  /// One that is changed makes them a list.
  package subscript(number: Int) -> PlannedCell {
    get {
      switch form {
      case .listed(let cells): cells[number]
      case .made(let grid): grid[number]
      }
    }
    set {
      var cells =
        switch form {
        case .listed(let cells): cells
        case .made: Array(self)
        }
      // One owner, so that the list is not copied.
      form = .listed([])
      cells[number] = newValue
      form = .listed(cells)
    }
  }
}

extension PlannedCells: Equatable {
  package static func == (a: Self, b: Self) -> Bool {
    if let a = a.grid, let b = b.grid, a == b { return true }
    return a.count == b.count && a.elementsEqual(b)
  }
}
