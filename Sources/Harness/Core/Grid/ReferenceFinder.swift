package struct ReferenceFinder {
  private let cells: CellAxes
  private let fixed: [AxisValue]
  /// By axis on which a reference may differ from its cell: the values of the cells, and the place of each value in the
  /// order: numbers ascending, then other texts as they appear.
  private let order: [(values: [UInt32], place: TextPool.Table<Int32>)]
  /// Of each cell, those that are equal to it on all other axes.
  private let groups: [UInt32]
  /// Of each group the cells that may be a reference, one group behind the other, and where each ends.
  private let candidates: [Int32]
  private let ends: [Int32]
  /// The values by which a fixed reference is told to be nearer than another.
  private let near: [[UInt32]]

  package init(choice: ReferenceChoice, cells: [[AxisValue]]) { self.init(choice: choice, CellAxes(cells)) }

  package init(choice: ReferenceChoice, _ cells: CellAxes) {
    self.cells = cells
    let axes = ResultAxes(cells)
    let varying = Set(axes.varying)
    let scaled = !varying.isDisjoint(with: ParallelAxes.resources)
    let names: [String]
    switch choice {
    case .automatic:
      fixed = []
      names =
        varying.contains(CommandAxis.name) ? [CommandAxis.name] : scaled ? ParallelAxes.resources : ["variant"]
    case .fixed(let values):
      fixed = values
      names = ParallelAxes.names
    }
    let fixed = fixed
    order = names.filter(varying.contains).map { name in
      // A variant's order is the workload's own, the "before" first, even where variants look like numbers.
      let isOwn = name == "variant" || name == CommandAxis.name
      return (cells.column(name), axes.places(of: name, asTheyAppear: isOwn))
    }
    near = ParallelAxes.names.filter { fixed.value(of: $0) == nil && varying.contains($0) }.map(cells.column)
    let closed = cells.names.filter { !names.contains($0) && fixed.value(of: $0) == nil }
    let (groups, count) = cells.groups(by: closed)
    var isCandidate = [Bool](repeating: true, count: cells.count)
    for value in fixed {
      let wanted = cells.column(value.name)
      for cell in isCandidate.indices {
        isCandidate[cell] = isCandidate[cell] && !wanted.isEmpty && value.value.isExactly(cells.text(wanted[cell]))
      }
    }
    var ends = [Int32](repeating: 0, count: count + 1)
    for cell in isCandidate.indices where isCandidate[cell] { ends[Int(groups[cell]) + 1] += 1 }
    for group in 0..<count { ends[group + 1] += ends[group] }
    var candidates = [Int32](repeating: 0, count: Int(ends[count]))
    var next = ends
    for cell in isCandidate.indices where isCandidate[cell] {
      let group = Int(groups[cell])
      candidates[Int(next[group])] = Int32(cell)
      next[group] += 1
    }
    (self.groups, self.candidates, self.ends) = (groups, candidates, ends)
  }

  /// The references of all cells: a cell's own place where it is the reference; nil where it has none.
  package var references: [Int32?] {
    // One for all of a group, unless what is fixed leaves a choice.
    guard near.isEmpty || fixed.isEmpty else { return (0..<cells.count).map { reference(of: $0).map(Int32.init) } }
    let first = (0..<(ends.count - 1)).map { group in best(group) { before($0, $1) } }
    return groups.map { first[Int($0)].map(Int32.init) }
  }

  /// The reference of the cell at `index`: its own index where it is the reference; nil when there is none.
  package func reference(of index: Int) -> Int? {
    best(Int(groups[index])) { fixed.isEmpty ? before($0, $1) : isNearer($0, $1, to: index) }
  }

  private func best(_ group: Int, _ isBetter: (Int, Int) -> Bool) -> Int? {
    let own = candidates[Int(ends[group])..<Int(ends[group + 1])]
    guard var best = own.first.map({ Int($0) }) else { return nil }
    for cell in own.dropFirst() where isBetter(Int(cell), best) { best = Int(cell) }
    return best
  }

  /// A chosen reference keeps the other axes equal where it can, each by itself: "cores=1" with two workers and a chunk
  /// of 100 is compared with one core and two workers, or where there is no such cell, with a chunk of 100 at least.
  private func isNearer(_ a: Int, _ b: Int, to cell: Int) -> Bool {
    for values in near {
      let (first, second) = (values[a] == values[cell], values[b] == values[cell])
      if first != second { return first }
    }
    return before(a, b)
  }

  private func before(_ a: Int, _ b: Int) -> Bool {
    for (values, place) in order {
      let (first, second) = (values[a], values[b])
      if first != second, first != 0, second != 0 { return place[first] < place[second] }
    }
    return false
  }
}
