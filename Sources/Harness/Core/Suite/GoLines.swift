/// Finds results in the lines that a program of Go's `testing` prints, in their order.
///
/// A result is one line: a name, iterations, and pairs of a value and its unit. Where the benchmark itself prints, Go has
/// written the name and a tab already, and the rest comes behind what it printed.
package struct GoLines {
  /// The name that waits for its figures.
  private var name: Substring?

  package init() {}

  /// The words of the result that ends in a line; nil where none does.
  package mutating func result(in line: Substring) -> [Substring]? {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    if first.hasPrefix("Benchmark") {
      if Self.areFigures(words.dropFirst()) {
        name = nil
        return words
      }
      if line.dropFirst(first.count).drop(while: { $0 == " " }).first == "\t" {
        name = line.contains("--- ") ? nil : first
      }
      return nil
    }
    guard let name, let start = words.indices.first(where: { Self.areFigures(words[$0...]) }) else { return nil }
    self.name = nil
    return [name] + words[start...]
  }

  private static func areFigures(_ words: ArraySlice<Substring>) -> Bool {
    let places = Array(words.prefix(3))
    return places.count == 3 && Int(places[0]) != nil && Double(decimal: places[1]) != nil && places[2].contains("/")
  }
}
