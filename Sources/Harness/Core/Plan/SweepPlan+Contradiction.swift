extension SweepPlan {
  /// What in the plan of programs that were run here contradicts itself, in words: no planner makes such a one, but a file
  /// that was changed by hand may hold it. nil: nothing does.
  package var contradiction: String? {
    guard subject.origin == nil else { return nil }
    let names = axes.map(\.name)
    if names.contains("") { return "an axis has no name" }
    if let twice = names.first(where: { name in names.count { $0.isExactly(name) } > 1 }) {
      return "there are two axes '\(SafeText.excerpt(twice))'"
    }
    if let stray = zips.joined().first(where: { !names.contains($0) }) {
      return "zips has '\(SafeText.excerpt(stray))', which is no axis"
    }
    if subjects.contains(where: { $0.programFiles?.isEmpty == true }) {
      return "program_files is empty, and without it nobody knows whether the program is still the same"
    }
    if let name = columns.ambiguous { return "'\(SafeText.excerpt(name))' is the name of two columns of results.csv" }
    return cells.grid == nil ? cellContradiction : nil
  }

  /// Of cells that are listed.
  private var cellContradiction: String? {
    let names = columns.axes
    if let stray = names.first(where: { name in !ParallelAxes.contains(name) && !axes.contains { $0.name == name } }) {
      return "its cells have '\(SafeText.excerpt(stray))', which is no axis"
    }
    let values = Dictionary(
      axes.filter { !ParallelAxes.contains($0.name) && $0.name != CommandAxis.name }
        .map { ($0.name, Set($0.values.map { ExactText($0) })) }, uniquingKeysWith: { first, _ in first })
    if let lack = axes.first(where: { !names.contains($0.name) }) {
      return "its cells have no value of the axis '\(SafeText.excerpt(lack.name))'"
    }
    for cell in cells {
      guard cell.values.map(\.name) == names else {
        return "cell \(cell.index) has other axes than cell \(cells[0].index)"
      }
      // An axis that does not apply to a cell has no value there.
      for value in cell.values where !value.value.isEmpty {
        if values[value.name]?.contains(ExactText(value.value)) == false {
          return "cell \(cell.index) has \(value.name)=\(SafeText.excerpt(value.value)), which is no value of that axis"
        }
      }
    }
    return nil
  }
}
