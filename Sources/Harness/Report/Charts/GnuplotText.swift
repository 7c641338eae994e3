import SpeedupCore

import Glibc

/// Text from data inside a gnuplot script, so that it is drawn and never obeyed.
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
enum GnuplotText {
  /// A text with every character shown by name that terminals obey (see ``visibleText(_:)``) or that a font
  /// may lack.
  ///
  /// Where no installed font has a character, gnuplot's PNG terminal draws a box as large as the picture over
  /// everything else. What is let through is what DejaVu Sans has, which the system's font library brings
  /// along: Latin, Greek, Cyrillic, punctuation, currency signs, arrows and mathematics.
  static func drawable(_ text: String) -> String {
    visibleText(text).unicodeScalars.map { scalar in
      drawn.contains { $0.contains(scalar.value) }
        ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }.joined()
  }

  private static let drawn: [ClosedRange<UInt32>] = [
    0x20...0x7E, 0xA0...0x24F, 0x300...0x34F, 0x384...0x4FF, 0x1E00...0x1EFB, 0x2010...0x2027,
    0x2030...0x205E, 0x2070...0x208E, 0x20A0...0x20B5, 0x2190...0x22FF,
  ]

  /// A text as an expression of single-quoted strings. Line breaks and control characters are shown by name.
  static func quoted(_ text: String) -> String {
    drawable(text).unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
      .map { "'\(String($0))'" }.joined(separator: ".\"\\047\".")
  }

  /// A text as the label of a tick.
  static func tick(_ text: String) -> String {
    quoted(text.unicodeScalars.map { $0 == "%" ? "%%" : String($0) }.joined())
  }

  /// A finite number as gnuplot reads it, with 12 significant digits: more than a picture shows, and few
  /// enough to be the same on machines whose logarithms differ in the last bit.
  static func number(_ value: Double) -> String {
    guard value != 0 else { return "0.0" }
    let scale = pow(10, 11 - log10(abs(value)).rounded(.down))
    let rounded = scale.isFinite && scale > 0 ? (value * scale).rounded() / scale : value
    // With a point even when whole: gnuplot divides numbers without one as integers.
    return "\(rounded)"
  }
}
