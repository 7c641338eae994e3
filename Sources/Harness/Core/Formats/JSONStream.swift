/// Writes an object whose last member is a long array, an element at a time, as ``JSONValue/document`` would write the
/// whole.
package struct JSONStream {
  private let take: (String) throws -> Void
  private let head: String
  private var isBegun = false
  private var pending = ""

  /// Texts are given away in pieces of at least so many bytes.
  private static let pieceSize = 1 << 16

  /// - Parameters:
  ///   - members: what stands before the array.
  ///   - array: its name.
  ///   - take: is given the text piece by piece; nothing before the first element.
  package init(
    _ members: [(name: String, value: JSONValue)] = [], array: String, to take: @escaping (String) throws -> Void
  ) {
    self.take = take
    let lines = members.map { "  \(JSONValue.quoted($0.name)): \($0.value.written(indent: "  ")),\n" }
    head = "{\n\(lines.joined())  \(JSONValue.quoted(array)): [\n"
  }

  /// Whether there was an element.
  package var isEmpty: Bool { !isBegun }

  /// Adds an element.
  /// - Throws: what `take` throws.
  package mutating func add(_ value: JSONValue) throws {
    pending += (isBegun ? ",\n    " : head + "    ") + value.written(indent: "    ")
    isBegun = true
    guard pending.utf8.count >= Self.pieceSize else { return }
    try take(pending)
    pending = ""
  }

  /// Ends the text, after one element at least.
  /// - Throws: what `take` throws.
  package func end() throws { try take(pending + "\n  ]\n}\n") }
}
