/// Options that can be named by one letter: those that hyperfine has, with its letters. A command has the letters of the
/// options that it lists.
enum ShortOption {
  private static let names: [Character: String] = [
    "r": "repeat", "w": "warmup", "n": "name", "N": "no-shell", "i": "ignore-failure", "S": "shell", "p": "prepare",
    "s": "setup", "c": "cleanup", "C": "conclude", "u": "time-unit",
  ]

  static func name(_ letter: Character) -> String? { names[letter] }

  /// The letter of an option; nil: it has none.
  static func letter(_ name: String) -> Character? { names.first { $0.value == name }?.key }
}
