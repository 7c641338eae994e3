/// Texts below and beside one another where every character has the same width: the one place that knows how wide a
/// text is, how it is filled up and where it may be broken.
package enum Columns {
  /// On which side a text touches its column's edge.
  package enum Alignment: Sendable {
    case left
    /// Numbers.
    case right
  }

  /// How many columns a terminal gives a text: 2 for East Asian wide characters and emoji, 0 for combining marks.
  ///
  /// By the ranges of Unicode's EastAsianWidth table that are in common use; rare scripts may be off by a column.
  package static func width(_ text: String) -> Int {
    if let width = SafeText.plainWidth(text) { return width }
    return text.reduce(0) { width, character in
      let scalars = character.unicodeScalars
      guard let first = scalars.first else { return width }
      if scalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) { return width + 2 }
      return width + (isCombining(first) ? 0 : isWide(first.value) ? 2 : 1)
    }
  }

  /// The same of a number that was written as bytes, in which every character is one column wide.
  package static func width(ofFigure bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }

  /// The text filled up with blanks to `width`; a wider one is left as it is.
  package static func padded(_ text: String, to width: Int, _ alignment: Alignment = .left) -> String {
    let blanks = String(repeating: " ", count: max(0, width - self.width(text)))
    return alignment == .left ? text + blanks : blanks + text
  }

  /// Fields side by side, two blanks apart, without blanks at the end, which are noise in diffs and copies.
  package static func joined(_ fields: [String]) -> String { trimmed(fields.joined(separator: "  ")) }

  /// The line without the blanks at its end.
  package static func trimmed(_ line: String) -> String {
    guard line.utf8.last == UInt8(ascii: " ") else { return line }
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }

  /// The text in lines no wider than `width`, broken at blanks alone, a number and its unit kept together. A longer
  /// word, such as a path in a command, stays whole, since a broken one could not be copied.
  /// - Parameter width: nil puts all on one line.
  package static func wrapped(_ text: String, to width: Int?) -> [String] {
    guard let width, self.width(text) > width else { return [text] }
    var lines: [String] = []
    for word in words(text) {
      if let last = lines.last, self.width(last) + 1 + self.width(word) <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }

  /// The text behind `start`, its further lines indented.
  package static func below(_ start: String, _ text: String, indent: Int, to width: Int?) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return wrapped(text, to: width.map { $0 - indent }).enumerated().map { ($0 == 0 ? start : margin) + $1 }
  }

  /// Terms and what they mean, side by side and indented by two; a term wider than `widest` has a line of its own.
  /// - Parameter edge: where a meaning is broken, to go on below itself; nil: nowhere.
  package static func definitions(
    _ rows: [(term: String, meaning: String)], widest: Int = 30, to edge: Int? = nil
  ) -> [String] {
    let width = min(widest, rows.map { self.width($0.term) }.max() ?? 0)
    return rows.flatMap { term, meaning in
      let isShort = self.width(term) <= width
      let start = "  \(padded(isShort ? term : "", to: width))  "
      let lines = below(start, meaning, indent: width + 4, to: edge)
      return (isShort ? [] : ["  \(term)"]) + lines.map(trimmed)
    }
  }

  /// How wide the widest part is that may not be broken.
  package static func longestWord(_ text: String) -> Int { words(text).map(width).max() ?? 0 }

  private static let units: Set<Substring> = [
    "%", "s", "ms", "µs", "ns", "B", "KiB", "MiB", "GiB", "TiB", "k", "M", "G",
  ]

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").reduce(into: []) { words, word in
      if units.contains(word.prefix { $0.isLetter || $0 == "%" }), let last = words.last?.last, last.isNumber {
        words[words.count - 1] += " \(word)"
      } else {
        words.append(String(word))
      }
    }
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

/// A text cut in its middle to at most `limit` characters, so that both its ends can be read.
package func shortened(_ text: String, to limit: Int) -> String {
  guard text.utf8.count > limit, text.count > limit, limit > 1 else { return text }
  let tail = (limit - 1) / 2
  return text.prefix(limit - 1 - tail) + "…" + text.suffix(tail)
}
