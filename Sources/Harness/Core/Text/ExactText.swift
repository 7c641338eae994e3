/// A text that is equal to another only where its bytes are. Swift takes texts for equal that Unicode calls canonically
/// equivalent, such as é in one scalar and as e with an accent: to Linux they are two files, and here two values.
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (one: ExactText, other: ExactText) -> Bool { one.text.isExactly(other.text) }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(text.utf8.count)
  }
}

extension String {
  /// Whether the bytes are the same, as ``ExactText`` has it; false for nil.
  package func isExactly(_ other: String?) -> Bool {
    // Plain texts, nearly all, are told apart at once.
    guard let other, self == other else { return false }
    return utf8.elementsEqual(other.utf8)
  }
}

extension Sequence<String> {
  package func containsExactly(_ text: String) -> Bool { contains { $0.isExactly(text) } }

  /// Without repeats, in the order of their first appearance.
  package var distinctTexts: [String] {
    var seen: Set<ExactText> = []
    return filter { seen.insert(ExactText($0)).inserted }
  }
}
