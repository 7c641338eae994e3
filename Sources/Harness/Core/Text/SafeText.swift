/// Text from data (names of cells, messages of programs, files that someone sent), made safe for where it is shown.
///
/// All goes by Unicode scalars: a `|` with a combining mark behind it is one Character, and so is `\r\n`; a
/// comparison of characters would let both through.
package enum SafeText {
  /// On one line, with nothing that a terminal or a drawing obeys.
  ///
  /// Control characters (escape sequences, line breaks), invisible format characters (which could turn the
  /// reading direction around) and code points that XML forbids are shown by name, such as `\n` or `\u{1B}`.
  package static func line(_ text: String) -> String {
    plainWidth(text) != nil ? text : mapped(text) { isObeyed($0) ? name(of: $0) : nil }
  }

  /// The columns of a text of printable ASCII and the signs of written figures, as nearly all in tables are: nothing in it
  /// is obeyed, and each scalar is a column. Nil for any other text, of which Unicode's tables have to be asked.
  static func plainWidth(_ text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      var (width, place) = (0, 0)
      while place < bytes.count {
        let rest = bytes.count - place
        switch bytes[place] {
        case 0x20..<0x7F: place += 1
        // ± and µ; ×.
        case 0xC2 where rest > 1 && (bytes[place + 1] == 0xB1 || bytes[place + 1] == 0xB5),
          0xC3 where rest > 1 && bytes[place + 1] == 0x97:
          place += 2
        // – and …; −.
        case 0xE2 where rest > 2 && bytes[place + 1] == 0x80 && (bytes[place + 2] == 0x93 || bytes[place + 2] == 0xA6),
          0xE2 where rest > 2 && bytes[place + 1] == 0x88 && bytes[place + 2] == 0x92:
          place += 3
        default: return nil
        }
        width += 1
      }
      return width
    }
  }

  /// Whether a text is of printable ASCII alone, as nearly all are: nothing in it is obeyed, and each byte is a column.
  package static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

  /// The same of bytes from a place on.
  package static func isPlain(_ bytes: [UInt8], from start: Int = 0) -> Bool {
    bytes.withUnsafeBufferPointer { isPlain(UnsafeBufferPointer(rebasing: $0[start...])) }
  }

  /// The same of bytes.
  static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    for byte in bytes where byte < 0x20 || byte >= 0x7F { return false }
    return true
  }

  /// The first `limit` scalars of `text` as ``line(_:)`` shows them, with `…` where that is not all.
  package static func excerpt(_ text: String, limit: Int = 200) -> String {
    let shown = line(String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))))
    return text.unicodeScalars.count > limit ? shown + "…" : shown
  }

  /// Makes what stands from a place on in bytes a ``line(_:)``.
  package static func line(from start: Int, of bytes: inout [UInt8]) {
    if isPlain(bytes, from: start) { return }
    let line = line(String(decoding: bytes[start...], as: UTF8.self))
    bytes.removeSubrange(start...)
    bytes.append(contentsOf: line.utf8)
  }

  /// Text that Markdown shows as it is: no table cell, tag, link, mention or emphasis begins in it.
  package static func markdown(_ text: String) -> String {
    mapped(line(text)) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      // A mention or an issue's number would notify strangers; as an entity it does not.
      case "@": "&#64;"
      case "#": "&#35;"
      case "\\", "`", "*", "_", "[", "]", "|", "~", "!": "\\\(scalar)"
      default: nil
      }
    }
  }

  /// Text inside an element or an attribute of XML or HTML.
  package static func xml(_ text: String) -> String {
    mapped(line(text)) { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "'": "&apos;"
      default: nil
      }
    }
  }

  /// The message of a GitHub workflow command, which may have several lines (actions/toolkit, command.ts,
  /// `escapeData`).
  package static func gitHubMessage(_ text: String) -> String {
    mapped(text) { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      default: isObeyed(scalar) ? name(of: scalar) : nil
      }
    }
  }

  /// A property of a workflow command (`escapeProperty`).
  package static func gitHubProperty(_ text: String) -> String {
    mapped(gitHubMessage(text)) { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      default: nil
      }
    }
  }

  /// The text with some of its scalars replaced; nil leaves one as it is.
  static func mapped(_ text: String, _ replacement: (Unicode.Scalar) -> String?) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if let text = replacement(scalar) { result += text } else { result.unicodeScalars.append(scalar) }
    }
  }

  /// Such as `\n` or `\u{202E}`.
  static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
  }

  private static func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }
}
