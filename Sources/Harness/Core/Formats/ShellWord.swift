/// Words of a command line in the spelling of a POSIX shell, for people to copy; nothing here runs one.
package enum ShellWord {
  /// `word` as a shell, and ``CommandTemplate/split(_:)``, take it back; in single quotes unless it is plain.
  package static func quoted(_ word: String) -> String {
    let isPlain = word.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || plain.contains(scalar))
    }
    return isPlain && !word.isEmpty ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }

  private static let plain = Set("-_.,=/:+%".unicodeScalars)
}
