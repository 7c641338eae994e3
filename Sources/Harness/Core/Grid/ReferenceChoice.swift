/// Which cell every cell is compared with.
package enum ReferenceChoice: Sendable, Equatable {
  /// The cell that is equal on all other axes with the fewest cores, then the fewest workers, then the fewest threads.
  /// In a grid where none of them varies: the cell of the first variant that is equal on all other axes. In one of several
  /// commands, always: the cell of the first command that is equal on all other axes.
  case automatic
  /// The cell with these values that is equal on all other axes.
  case fixed([AxisValue])

  /// Reads a choice as typed, such as `variant=filter,cores=1`, for a grid with these cells; a value in quotes or behind a
  /// backslash is taken as it stands, as ``AxisRange`` has it.
  /// - Throws: ``InputError`` for a text of another form, an axis that the grid doesn't have, or a value that
  ///   no cell has.
  package init(parsing text: String, cells: [[AxisValue]]) throws {
    var fixed: [AxisValue] = []
    var rest = Substring(text)
    repeat {
      let part = rest.prefix { $0 != "," }
      guard let sign = part.firstIndex(of: "="), sign > part.startIndex else {
        throw InputError("--reference: '\(part)' is not of the form AXIS=VALUE, such as cores=1")
      }
      let name = String(part[..<sign])
      rest = rest[rest.index(after: sign)...]
      let value = try AxisRange.nextValue(&rest, of: text, option: "--reference")
      let values = cells.compactMap { $0.value(of: name) }
      guard !values.isEmpty else {
        let names = (cells.first ?? []).map(\.name).joined(separator: ", ")
        throw InputError(
          SafeText.line("--reference: no axis '\(name)' in these results; the axes are: \(names)"))
      }
      guard values.contains(value) else {
        let known = Self.distinct(values).prefix(12).joined(separator: ", ")
        throw InputError(
          SafeText.line("--reference: no cell has \(name)=\(value); the values are: \(known)"))
      }
      guard fixed.value(of: name) == nil else {
        throw InputError("--reference: '\(name)' is there twice; keep one")
      }
      fixed.append(AxisValue(name, value))
    } while rest.popFirst() == ","
    self = .fixed(fixed)
  }

  /// The choice in words, for a grid with these axes.
  package func explanation(for axes: ResultAxes) -> String {
    switch self {
    case .fixed(let values): return "\(values.text), equal on the other axes"
    case .automatic:
      let varying = Set(axes.varying)
      if varying.contains(CommandAxis.name) { return "the first command, equal on the other axes" }
      guard !varying.isDisjoint(with: ParallelAxes.resources) else {
        return "the first variant, equal on the other axes"
      }
      let free = ParallelAxes.resources.filter(varying.contains).map { "fewest \($0)" }
      return (free + ["equal on the other axes"]).joined(separator: ", ")
    }
  }

  /// The values without repeats, in the order of their first appearance.
  package static func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}

/// Finds each cell's reference in a grid.
package struct ReferenceFinder {
  private let cells: [[AxisValue]]
  private let fixed: [AxisValue]
  /// The axes on which a reference may differ from its cell, with the places of their values: numbers
  /// ascending, then other texts as they appear.
  private let order: [(axis: String, place: [String: Int])]
  /// The cells that may be a reference, by the values on all axes on which it must equal its cell.
  private var candidates: [[AxisValue]: [Int]] = [:]

  package init(choice: ReferenceChoice, cells: [[AxisValue]]) {
    self.cells = cells
    let varying = Set(ResultAxes(cells: cells).varying)
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
    order = names.map { name in
      let values = ReferenceChoice.distinct(cells.compactMap { $0.value(of: name) })
      // A variant's order is the workload's own, the "before" first, even where variants look like numbers.
      let sorted = name == "variant" || name == CommandAxis.name ? values : ResultAxes.sorted(values)
      return (name, Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) }))
    }
    for (index, cell) in cells.enumerated()
    where fixed.allSatisfy({ cell.value(of: $0.name) == $0.value }) {
      candidates[cell.filter { !isOpen($0.name) }, default: []].append(index)
    }
  }

  /// The reference of the cell at `index`: its own index where it is the reference; nil when there is none.
  package func reference(of index: Int) -> Int? {
    let candidates = candidates[cells[index].filter { !isOpen($0.name) }] ?? []
    guard !fixed.isEmpty else { return candidates.min { before(cells[$0], cells[$1]) } }
    return candidates.min { isNearer(cells[$0], cells[$1], to: cells[index]) }
  }

  /// A chosen reference keeps the other axes equal where it can, each by itself: "cores=1" with two workers and a chunk
  /// of 100 is compared with one core and two workers, or where there is no such cell, with a chunk of 100 at least.
  private func isNearer(_ a: [AxisValue], _ b: [AxisValue], to cell: [AxisValue]) -> Bool {
    for name in ParallelAxes.names where fixed.value(of: name) == nil {
      let value = cell.value(of: name)
      let (first, second) = (a.value(of: name) == value, b.value(of: name) == value)
      if first != second { return first }
    }
    return before(a, b)
  }

  /// Whether a reference may differ from its cell on this axis.
  private func isOpen(_ axis: String) -> Bool {
    order.contains { $0.axis == axis } || fixed.value(of: axis) != nil
  }

  private func before(_ a: [AxisValue], _ b: [AxisValue]) -> Bool {
    for (axis, place) in order {
      let (first, second) = (a.value(of: axis).flatMap { place[$0] }, b.value(of: axis).flatMap { place[$0] })
      if let first, let second, first != second { return first < second }
    }
    return false
  }
}
