import SpeedupStatistics
import Testing

@testable import SpeedupCore

/// The quick way through texts of printable ASCII and the signs of figures.
struct PlainWidthTests {
  private static let signs = ["±", "µ", "×", "–", "…", "−"]

  @Test(arguments: signs)
  func `a sign of figures is one column and stays as it is`(_ sign: String) {
    let text = "+1 \(sign) 2 %\(sign)"
    #expect(SafeText.plainWidth(text) == text.unicodeScalars.count)
    #expect(SafeText.line(text) == text)
    // The same from Unicode's tables, which a text with another letter is looked up in.
    #expect(Columns.width(text + "é") == Columns.width(text) + 1)
    #expect(SafeText.line(text + "\u{1B}") == text + "\\u{1B}")
  }

  @Test func `only these signs go the quick way`() {
    let known = Set(Self.signs.flatMap(\.unicodeScalars))
    for value in UInt32(0)...0x1_1000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isPlain = (0x20..<0x7F).contains(value) || known.contains(scalar)
      guard (SafeText.plainWidth(String(scalar)) != nil) != isPlain else { continue }
      Issue.record("U+\(String(value, radix: 16))")
    }
  }

  @Test(arguments: [("…\u{301}", 1), ("−\u{FE0F}", 2), ("× 表", 4), ("1 …\n", 4)])
  func `a sign beside what Unicode's tables know better is looked up in them`(_ text: String, _ width: Int) {
    #expect(SafeText.plainWidth(text) == nil)
    #expect(Columns.width(text) == width)
  }

  @Test func `an empty text has no columns`() { #expect(SafeText.plainWidth("") == 0) }
}
