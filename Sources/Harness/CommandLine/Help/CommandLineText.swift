import SpeedupCore

/// Command lines as help shows them: broken between words, never within a quoted text or a bracket.
enum CommandLineText {
  /// The words of a line; what stands in quotes or brackets is one word.
  static func words(_ line: String) -> [String] {
    var words = [""]
    var quote: Character?
    var depth = 0
    for character in line {
      switch (quote, character) {
      case (nil, " ") where depth == 0:
        words.append("")
        continue
      case (nil, "'"), (nil, "\""): quote = character
      case (let open?, _) where open == character: quote = nil
      case (nil, "["), (nil, "("): depth += 1
      case (nil, "]"), (nil, ")"): depth = max(0, depth - 1)
      default: break
      }
      words[words.count - 1].append(character)
    }
    return words.filter { !$0.isEmpty }
  }

  /// A form of usage; further lines stand below what follows the name of the command.
  static func usage(_ form: String, start: String, to width: Int) -> [String] {
    let words = words(form)
    let head = words.prefix(2).joined(separator: " ")
    return lines(
      words.dropFirst(2), first: start + head, indent: Columns.width(start + head) + 1, end: "", to: width)
  }

  /// A command line to copy: broken before an option, with a backslash at the end of the line as a shell wants it.
  static func example(_ line: String, indent: Int, to width: Int) -> [String] {
    // An option and what follows it stay together.
    var parts: [String] = []
    for word in words(line) {
      if let last = parts.last, last.hasPrefix("-"), !word.hasPrefix("-"), !last.contains(" ") {
        parts[parts.count - 1] += " \(word)"
      } else {
        parts.append(word)
      }
    }
    let start = String(repeating: " ", count: indent)
    return lines(parts.dropFirst(), first: start + (parts.first ?? ""), indent: indent + 2, end: " \\", to: width)
  }

  private static func lines(
    _ words: ArraySlice<String>, first: String, indent: Int, end: String, to width: Int
  ) -> [String] {
    var lines = [first]
    for word in words {
      let longer = "\(lines[lines.count - 1]) \(word)"
      if Columns.width(longer) + end.count <= width {
        lines[lines.count - 1] = longer
      } else {
        lines[lines.count - 1] += end
        lines.append(String(repeating: " ", count: indent) + word)
      }
    }
    return lines
  }
}
