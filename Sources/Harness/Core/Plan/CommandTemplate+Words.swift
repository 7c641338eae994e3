extension CommandTemplate {
  /// Splits into words as a shell does, without any expansion.
  /// - Throws: ``InputError`` for a quote that never closes, and for what only a shell understands.
  package static func split(_ text: String, option: String = "--command") throws -> [String] {
    let words = try words(of: text, option: option)
    try refuseShellSyntax(words, option: option)
    return words.map(\.text)
  }

  private struct Word {
    var text = ""
    /// How many of its first characters, and of its last, stood there without quote and backslash.
    var plainPrefix = 0
    var plainSuffix = 0
    /// Of the text, which would be counted anew at every character.
    var length = 0

    mutating func add(_ character: Character, isPlain: Bool) {
      if isPlain, plainPrefix == length { plainPrefix += 1 }
      length += 1
      plainSuffix = isPlain ? plainSuffix + 1 : 0
      text.append(character)
    }
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
        word?.plainSuffix = 0
      case (let open?, _) where open == character: quote = nil
      case (nil, "\\"), ("\"", "\\"):
        guard let next = characters.next() else {
          throw InputError("\(option): a backslash at the end; write \\\\ for the backslash itself")
        }
        // Inside double quotes a backslash only guards a quote or another backslash.
        word = word ?? Word()
        if quote == "\"" && next != "\"" && next != "\\" { word?.add("\\", isPlain: false) }
        word?.add(next, isPlain: false)
      default:
        word = word ?? Word()
        word?.add(character, isPlain: quote == nil)
      }
    }
    if let quote { throw InputError("\(option): the quote \(quote) never closes; close it, or write \\\(quote)") }
    if let done = word { words.append(done) }
    return words
  }

  /// A command runs without a shell: `true && sleep 1` would measure `true` with three arguments.
  private static func refuseShellSyntax(_ words: [Word], option: String) throws {
    for (place, word) in words.enumerated() {
      let plain = word.text.prefix(word.plainPrefix)
      if place == 0, let equals = plain.firstIndex(of: "="), isVariable(plain[..<equals]) {
        throw InputError(
          "\(option): '\(word.text)' sets a variable in a shell only; add --shell, or write env \(word.text)")
      }
      if place == 0, word.text == "cd" {
        throw InputError("\(option): 'cd' is a shell's own command; add --shell, or name the files by their paths")
      }
      let isOperator = plain.count == word.text.count && operators.contains(word.text)
      let endsCommand = word.plainSuffix > 0 && word.text.last == ";"
      guard isOperator || endsCommand || isRedirection(plain) else { continue }
      throw InputError("\(option): '\(word.text)' is for a shell, and none runs the command; add --shell, or quote it")
    }
  }

  private static let operators: Set<String> = ["&&", "||", "|", "|&", ";", ";;", "&", "(", ")", "!"]

  /// Whether a word begins as `>`, `<`, `2>` or `&>` do.
  private static func isRedirection(_ text: Substring) -> Bool {
    let rest = text.first == "&" ? text.dropFirst() : text.drop { ("0"..."9").contains($0) }
    return rest.first == ">" || rest.first == "<"
  }

  private static func isVariable(_ name: Substring) -> Bool {
    guard let first = name.first, first.isASCII, first.isLetter || first == "_" else { return false }
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
  }
}
