/// Foreign text on one line of a terminal or a message: a command or a name in a file that someone sent must
/// not move the cursor, colour the screen or forge a second line.
package enum VisibleLine {
  /// `text` with every control and formatting character written out as `\u{1b}`, cut behind `limit`
  /// characters.
  package static func of(_ text: String, limit: Int = 200) -> String {
    var line = ""
    for scalar in text.unicodeScalars.prefix(limit) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        line += "\\u{\(String(scalar.value, radix: 16))}"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > limit ? line + "…" : line
  }
}
