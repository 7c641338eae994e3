extension CommandTemplate {
  /// Splits into words as a shell does, without any expansion.
  /// - Parameter fix: what has a shell run the text, for messages; nil: nothing does.
  /// - Throws: ``InputError`` for a quote that never closes, and for what only a shell understands: it would be measured
  ///   as literal text.
  package static func split(
    _ text: String, option: String = "--command", fix: String? = "add --shell"
  ) throws -> [String] {
    let words = try words(of: text, option: option)
    let fix = fix.map { "\($0), or " } ?? ""
    for (place, word) in words.enumerated() {
      if place == 0, word.setsVariable {
        throw InputError(
          "\(option): '\(word.text)' sets a variable in a shell only; \(fix)write env \(word.text)")
      }
      if place == 0, word.text == "cd" {
        throw InputError("\(option): 'cd' is a shell's own command; \(fix)name the files by their paths")
      }
      guard word.isForShell(isFirst: place == 0) else { continue }
      throw InputError(
        "\(option): '\(SafeText.excerpt(word.text))' is for a shell, and none runs the command; \(fix)quote it"
          + (word.text.count <= 60 ? ": \(ShellWord.quoted(word.text))" : ""))
    }
    return words.map(\.text)
  }

  /// The words of a line that a shell runs, as far as they can be told without one.
  package static func shellWords(_ line: String) -> [String] {
    (try? words(of: line, option: "--shell").map(\.text)) ?? line.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// The words of a text with quotes and backslashes as a shell has them, and with nothing that a shell would expand.
  /// - Throws: ``InputError`` for a quote that never closes.
  static func plainWords(_ text: String, option: String) throws -> [String] {
    try words(of: text, option: option).map(\.text)
  }

  private static func words(of text: String, option: String) throws -> [Word] {
    var words: [Word] = []
    var word: Word?
    var quote: Character?
    var characters = text.makeIterator()
    while let character = characters.next() {
      switch (quote, character) {
      case (nil, " "), (nil, "\t"), (nil, "\n"):
        if let done = word { words.append(done) }
        word = nil
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? Word()
      case (let open?, _) where open == character: quote = nil
      case (nil, "\\"), ("\"", "\\"):
        guard let next = characters.next() else {
          throw InputError("\(option): a backslash at the end; write \\\\ for the backslash itself")
        }
        // The line goes on.
        if next == "\n" { continue }
        // Inside double quotes a backslash only guards a quote or another backslash.
        word = word ?? Word()
        if quote == "\"" && next != "\"" && next != "\\" { word?.signs.append(("\\", isPlain: false)) }
        word?.signs.append((next, isPlain: false))
      default:
        word = word ?? Word()
        word?.signs.append((character, isPlain: quote == nil))
      }
    }
    if let quote { throw InputError("\(option): the quote \(quote) never closes; close it, or write \\\(quote)") }
    if let done = word { words.append(done) }
    return words
  }
}

private struct Word {
  /// Its characters, and whether each stood there without quote and backslash.
  var signs: [(character: Character, isPlain: Bool)] = []

  var text: String { String(signs.map(\.character)) }

  /// Whether it begins as `NAME=value`.
  var setsVariable: Bool {
    guard let equals = signs.firstIndex(where: { $0.character == "=" }), equals > 0,
      let first = signs.first?.character, !first.isNumber
    else { return false }
    return signs[...equals].allSatisfy(\.isPlain)
      && signs[..<equals].allSatisfy { Self.isOfName($0.character) }
  }

  /// Whether a shell would take something of it for other than itself: an operator, an expansion or a pattern. Brackets
  /// are left out: test names have them, and a pattern that no file matches is itself for a shell, too.
  func isForShell(isFirst: Bool) -> Bool {
    if signs.count == 1, let only = signs.first, only.isPlain {
      if only.character == "(" || only.character == ")" { return true }
      if isFirst, only.character == "!" { return true }
    }
    return signs.indices.contains { place in
      guard signs[place].isPlain else { return false }
      switch signs[place].character {
      case "|", ";", "&", "<", ">", "`", "*", "?": return true
      case "~": return place == 0
      case "$":
        let next = place + 1
        return next < signs.count && signs[next].isPlain && Self.isExpanded(signs[next].character)
      default: return false
      }
    }
  }

  /// Whether `$` before it stands for something.
  private static func isExpanded(_ next: Character) -> Bool { isOfName(next) || "({?#@*!$-".contains(next) }

  private static func isOfName(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || character == "_")
  }
}
