/// Text from data as it may be shown: on one line, and with nothing that a terminal or a drawing obeys.
///
/// Control characters (escape sequences, line breaks), invisible format characters (which could turn the
/// reading direction around) and code points that XML forbids are shown by name, such as `\n` or `\u{1B}`.
package func visibleText(_ text: String) -> String {
  var shown = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\n": shown += "\\n"
    case "\r": shown += "\\r"
    case "\t": shown += "\\t"
    default:
      if isObeyed(scalar) {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }
  return shown
}

private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
  default: false
  }
}

/// Foreign text on one line of a terminal or a message: a command or a name in a file that someone sent must
/// not move the cursor, colour the screen or forge a second line.
package enum VisibleLine {
  /// The first `limit` characters of `text` as ``visibleText(_:)`` shows them.
  package static func of(_ text: String, limit: Int = 200) -> String {
    let shown = visibleText(String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))))
    return text.unicodeScalars.count > limit ? shown + "…" : shown
  }
}

/// A text cut in its middle to at most `limit` characters, so that both its ends can be read.
package func shortened(_ text: String, to limit: Int) -> String {
  guard text.count > limit, limit > 1 else { return text }
  let tail = (limit - 1) / 2
  return text.prefix(limit - 1 - tail) + "…" + text.suffix(tail)
}

/// How many columns a terminal gives a text: 2 for East Asian wide characters and emoji, 0 for combining
/// marks.
///
/// By the ranges of Unicode's EastAsianWidth table that are in common use; rare scripts may be off by a
/// column.
package func displayWidth(_ text: String) -> Int {
  text.reduce(0) { width, character in
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return width }
    if scalars.contains(where: { $0.properties.isEmojiPresentation || $0.value == 0xFE0F }) {
      return width + 2
    }
    return width + (isCombining(first) ? 0 : isWide(first.value) ? 2 : 1)
  }
}

private func isCombining(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark: true
  default: false
  }
}

private func isWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x20000...0x3FFFD:
    true
  default: false
  }
}
