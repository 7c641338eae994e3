import SpeedupCore

/// What values a parameter takes, as the help shows it and the command line checks it.
public enum ParameterKind: Sendable, Hashable {
  /// Whole numbers of at least `minimum` and at most ``largestCount``; ranges such as `1..8` are understood.
  case count(minimum: Int)
  /// One of the named values.
  case choice([String])
  /// Some of the named values, `+` between them, all in one cell: a comma begins another cell.
  case choices([String])
  /// Any text.
  case text

  /// The most that a count may be: far more than any run can do, and two of them multiplied still fit into 64 bits.
  public static let largestCount = 1_000_000_000

  /// Refuses a text that is no value of this kind.
  /// - Throws: ``InputError`` naming the option, the value and the fix.
  package func check(_ text: String, option: String) throws {
    switch self {
    case .text: break
    case .choice(let known): try Self.check(text, among: known, option: option)
    case .choices(let known):
      for name in Self.parts(text) {
        guard !name.isEmpty else {
          throw InputError("--\(option): '\(text)' has an empty name; write names with single + between them")
        }
        try Self.check(name, among: known, option: option)
      }
    case .count(let minimum):
      guard let number = Int(text), number >= minimum else {
        throw InputError("--\(option): '\(text)' is not a whole number of at least \(minimum)")
      }
      guard number <= Self.largestCount else {
        throw InputError("--\(option): \(number) is too large; take at most \(Self.largestCount)")
      }
    }
  }

  /// Refuses a name that is none of those known.
  /// - Throws: ``InputError`` with all of them, and the one that was probably meant.
  package static func check(_ name: String, among known: [String], option: String) throws {
    guard known.contains(name) else { throw InputError.unknown(name, among: known, at: "--\(option)") }
  }

  /// What is between the `+` of a value.
  static func parts(_ text: String) -> [String] {
    text.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
  }
}
