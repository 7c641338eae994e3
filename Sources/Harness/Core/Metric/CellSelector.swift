/// Which cells something is said of: those that have these values on these axes, written `n=100 cores=1`, a value with blanks
/// as in a shell: `file="a b"`.
package struct CellSelector: Sendable, Codable, Hashable {
  /// The axes and the values that they must have.
  package let values: [AxisValue]

  /// Takes the selector off the front of `n=100 cores=1:cpu=5%`; nil where there is none.
  /// - Returns: the selector and what is said of its cells.
  /// - Throws: ``InputError`` naming the option, the text and the fix.
  package static func split(_ text: String, option: String) throws -> (selector: CellSelector?, rest: String) {
    // The last one: a value may hold some, as `test_a.py::test_b` does.
    guard let colon = text.lastIndex(of: ":") else { return (nil, text) }
    let rest = String(text[text.index(after: colon)...])
    // A single value may hold quotes of its own.
    let head = String(text[..<colon])
    let words = head.contains(" ") ? try CommandTemplate.plainWords(head, option: option) : [head]
    let values = words.compactMap { word -> AxisValue? in
      let sides = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return sides.count == 2 && !sides[0].isEmpty ? AxisValue(String(sides[0]), String(sides[1])) : nil
    }
    guard !words.isEmpty, values.count == words.count else {
      throw InputError(
        "\(option): '\(text)': write AXIS=VALUE before the colon, such as n=100:cpu=5%, and a value with blanks in quotes"
      )
    }
    return (CellSelector(values: values), rest)
  }

  /// Whether a cell with these values is meant.
  package func matches(_ cell: [AxisValue]) -> Bool {
    values.allSatisfy { $0.value.isExactly(cell.value(of: $0.name)) }
  }

  /// Refuses one that means none of these cells.
  /// - Throws: ``InputError`` naming the option, the axis or value, and what there is.
  package func requireMatch(_ cells: [[AxisValue]], option: String) throws {
    for value in values {
      let known = ReferenceChoice.distinct(cells.compactMap { $0.value(of: value.name) })
      guard !known.isEmpty else {
        let names = (cells.first ?? []).map(\.name)
        throw InputError.unknown(value.name, kind: "axis", among: names, at: option)
      }
      guard known.containsExactly(value.value) else {
        let shown = known.prefix(12).joined(separator: ", ")
        throw InputError(
          SafeText.line("\(option): no cell has \(value.name)=\(value.value); the values are: \(shown)"))
      }
    }
    guard cells.contains(where: matches) else {
      throw InputError(SafeText.line("\(option): no cell has \(values.text) together; leave one of them out"))
    }
  }
}
