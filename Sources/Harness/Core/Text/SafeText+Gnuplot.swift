/// Text inside a gnuplot script, so that it is drawn and never obeyed.
///
/// What gnuplot 5.4 does with text, each seen by trying:
/// - In double quotes, and outside of quotes, a text between backquotes is run by a shell. In single quotes,
///   in datablocks and in comments it isn't.
/// - `@name` is replaced by a variable's content outside of quotes only.
/// - In single quotes nothing but `''` is special: no backslash, no `#`, no `;`, no braces. The manual has
///   `''` stand for one quote, but at the start of a string it ends the string, and what follows is read as
///   code.
/// - A tick's label is a number format (`%g`), wherever it comes from; `%%` is a percent sign.
/// - Enhanced text (`{/Symbol a}`, `_`, `^`) is a property of the terminal and on unless switched off.
/// - An output file whose name starts with `|` is a command.
///
/// So every text goes through here into single quotes, with its own single quotes taken out and put back as
/// `"\047"`, terminals are set `noenhanced`, datablocks hold numbers only, and comments hold no text from
/// data.
extension SafeText {
  /// A text with every character shown by name that terminals obey (see ``line(_:)``) or that fonts may well lack.
  ///
  /// What is let through is what DejaVu Sans has, which the system's font library brings along (Latin, Greek, Cyrillic,
  /// punctuation, currency signs, arrows and mathematics), and the wide characters of Chinese, Japanese and Korean,
  /// which whoever shows an SVG has fonts for; see ``narrow(_:)`` for the PNG.
  package static func drawable(_ text: String) -> String {
    mapped(line(text)) { scalar in
      drawn.contains { $0.contains(scalar.value) } || isWide(scalar) ? nil : name(of: scalar)
    }
  }

  /// A drawable text with its wide characters by name. Where no installed font has a character, gnuplot's PNG terminal
  /// may draw a box as large as the picture over everything else.
  package static func narrow(_ text: String) -> String {
    mapped(text) { isWide($0) ? name(of: $0) : nil }
  }

  /// Whether a character is one of those that take the room of two.
  package static func isWide(_ scalar: Unicode.Scalar) -> Bool { wide.contains { $0.contains(scalar.value) } }

  private static let drawn: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xA0...0x24F, 0x300...0x34F, 0x384...0x4FF, 0x1E00...0x1EFB, 0x2010...0x2027,
    0x2030...0x205E, 0x2070...0x208E, 0x20A0...0x20B5, 0x2190...0x22FF,
  ]

  /// Punctuation, kana, ideographs, hangul, compatibility and full-width forms.
  private static let wide: [ClosedRange<UInt32>] = [
    0x3000...0x303F, 0x3041...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAD9, 0xFF01...0xFFE6,
  ]

  /// A text as an expression of single-quoted strings. Line breaks and control characters are shown by name.
  package static func gnuplot(_ text: String) -> String {
    drawable(text).unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
      .map { "'\(String($0))'" }.joined(separator: ".\"\\047\".")
  }

  /// A text as the label of a tick, which is a number format, still to be quoted by ``gnuplot(_:)``.
  package static func tick(_ text: String) -> String { mapped(text) { $0 == "%" ? "%%" : nil } }
}
