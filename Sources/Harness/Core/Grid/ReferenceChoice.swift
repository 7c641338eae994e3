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
      guard values.containsExactly(value) else {
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
  package static func distinct<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }

  /// Of texts, as ``ExactText`` tells them apart.
  package static func distinct(_ values: [String]) -> [String] { values.distinctTexts }
}
