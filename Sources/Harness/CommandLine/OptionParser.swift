import SpeedupCore
import SpeedupKit

/// One option of a command.
struct Option {
  /// What follows it.
  enum Kind: Equatable {
    /// Nothing: it is there or not.
    case flag
    /// One value, of which the last wins.
    case value(String)
    /// One value, and it may stand several times.
    case list(String)
  }

  package let name: String
  let kind: Kind
  let help: String

  /// `--name VALUE`, as it stands in the help.
  var usage: String {
    switch kind {
    case .flag: "--\(name)"
    case .value(let value), .list(let value): "--\(name) \(value)"
    }
  }
}

/// A command line, taken apart.
struct ParsedOptions: Equatable {
  /// What stands outside the options.
  var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Whether the option is there.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// Its last value.
  func value(_ name: String) -> String? { values[name]?.last }

  /// All its values.
  func list(_ name: String) -> [String] { values[name] ?? [] }

  /// Adds a value unless the option is there already: for weaker sources.
  mutating func setDefault(_ name: String, _ value: String) {
    if values[name] == nil { values[name] = [value] }
  }

  /// Takes arguments apart: `--name value`, `--name=value`, `--flag`, operands; `--` ends the options.
  /// - Throws: ``InputError`` for an unknown option (with the nearest known one), a missing value, or one too many.
  init(_ arguments: [String], options: [Option], command: String) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        return
      }
      guard argument.hasPrefix("--") else {
        guard argument == "-" || !argument.hasPrefix("-") else {
          throw InputError("\(command): unknown option '\(argument)'; options begin with two dashes")
        }
        operands.append(argument)
        continue
      }
      let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard let option = options.first(where: { $0.name == name }) else {
        let near = NearestName.of(name, among: options.map(\.name)).map { "; did you mean --\($0)?" } ?? ""
        throw InputError("\(command): unknown option '--\(name)'\(near) See: speedup \(command) --help")
      }
      switch option.kind {
      case .flag:
        guard parts.count == 1 else { throw InputError("--\(name) takes no value") }
        values[name] = []
      case .value, .list:
        guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
          throw InputError("--\(name) needs a value: \(option.usage)")
        }
        if case .list = option.kind { values[name, default: []].append(value) } else { values[name] = [value] }
      }
    }
  }

  /// An option's value, read by its type.
  /// - Throws: ``InputError`` naming the option, the value and what was expected.
  func read<T: LosslessStringConvertible>(_ name: String, as type: T.Type, _ expected: String) throws -> T? {
    guard let text = value(name) else { return nil }
    guard let value = T(text) else { throw InputError("--\(name): '\(text)' is not \(expected)") }
    return value
  }

  /// An option's value as a whole number of at least `minimum` and at most ``ParameterKind/largestCount``.
  /// - Throws: ``InputError`` naming the option and the value.
  func count(_ name: String, atLeast minimum: Int) throws -> Int? {
    guard let number = try read(name, as: Int.self, "a whole number") else { return nil }
    guard number >= minimum else { throw InputError("--\(name): \(number) is below \(minimum)") }
    guard number <= ParameterKind.largestCount else {
      throw InputError("--\(name): \(number) is above \(ParameterKind.largestCount)")
    }
    return number
  }

  /// An option's value as the name of a file or directory.
  /// - Throws: ``InputError`` when it is empty, as an unset variable of a shell leaves it.
  func path(_ name: String) throws -> String? {
    if value(name) == "" { throw InputError("--\(name): the name is empty; name a place, or leave the option out") }
    return value(name)
  }
}
