import SpeedupCore
import SpeedupKit

extension Option where Value == Bool {
  /// There or not.
  public static func flag(_ name: String, _ help: String) -> Option {
    Option(name, .flag, help, default: false) { _ in true }
  }
}

extension Option where Value == String? {
  /// Any text.
  public static func text(_ name: String, _ placeholder: String, _ help: String, otherwise: String = "") -> Option {
    Option(name, .single(placeholder), help, default: nil, written: otherwise) { $0.first }
  }

  /// The name of a file or a directory. An empty one, as an unset variable of a shell leaves it, is refused.
  public static func path(_ name: String, _ placeholder: String, _ help: String, otherwise: String = "") -> Option {
    Option(name, .single(placeholder), help, default: nil, written: otherwise) { texts in
      guard texts[0] != "" else {
        throw InputError("--\(name): the name is empty; name a place, or leave the option out")
      }
      return texts[0]
    }
  }
}

extension Option where Value == Int {
  /// A whole number of at least `minimum` and at most ``ParameterKind/largestCount``.
  public static func count(
    _ name: String, _ placeholder: String, atLeast minimum: Int, default value: Int, _ help: String
  ) -> Option {
    Option(name, .single(placeholder), help, default: value, written: "\(value)") {
      try OptionText.count($0[0], option: name, atLeast: minimum)
    }
  }
}

extension Option where Value == Int? {
  /// A whole number of at least `minimum` and at most ``ParameterKind/largestCount``, or none.
  public static func count(
    _ name: String, _ placeholder: String, atLeast minimum: Int, _ help: String, otherwise: String = ""
  ) -> Option {
    Option(name, .single(placeholder), help, default: nil, written: otherwise) {
      try OptionText.count($0[0], option: name, atLeast: minimum)
    }
  }
}

extension Option {
  /// A value that its type reads. `expected` ends the message "is not ...".
  public static func value(
    _ name: String, _ placeholder: String, _ help: String, default value: Value, written text: String? = nil,
    expected: String
  ) -> Option where Value: LosslessStringConvertible {
    Option(name, .single(placeholder), help, default: value, written: text ?? value.description) {
      try OptionText.value($0[0], option: name, expected: expected)
    }
  }

  /// A value that its type reads, or none. `expected` ends the message "is not ...".
  public static func value<Read: LosslessStringConvertible & Sendable>(
    _ name: String, _ placeholder: String, _ help: String, otherwise: String = "", expected: String
  ) -> Option where Value == Read? {
    Option(name, .single(placeholder), help, default: nil, written: otherwise) {
      try OptionText.value($0[0], option: name, expected: expected) as Read
    }
  }

  /// One of an enumeration's names, or none.
  public static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ placeholder: String, of type: Choice.Type, _ help: String, otherwise: String = ""
  ) -> Option where Value == Choice? {
    Option(
      name, .single(placeholder), help, default: nil, written: otherwise, choices: Choice.allCases.map(\.rawValue)
    ) { try OptionText.choice($0[0], of: type, option: name) }
  }

  /// Some of an enumeration's names, separated by commas; none when nothing is said.
  public static func choices<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ placeholder: String, of type: Choice.Type, _ help: String, otherwise: String = ""
  ) -> Option where Value == [Choice] {
    Option(
      name, .list(placeholder), help, default: [], written: otherwise, choices: Choice.allCases.map(\.rawValue)
    ) { texts in try OptionText.parts(texts, option: name).map { try OptionText.choice($0, of: type, option: name) } }
  }
}

extension Option where Value == [String] {
  /// Texts separated by commas; none when nothing is said.
  public static func texts(
    _ name: String, _ placeholder: String, _ help: String, otherwise: String = "", choices: [String] = []
  ) -> Option {
    Option(name, .list(placeholder), help, default: [], written: otherwise, choices: choices) {
      try OptionText.parts($0, option: name)
    }
  }

  /// The values of an axis, see ``AxisRange``, with repeats.
  package static func range(
    _ name: String, _ placeholder: String, _ help: String, otherwise: String = "", choices: [String] = []
  ) -> Option {
    Option(name, .list(placeholder), help, default: [], written: otherwise, choices: choices, isRange: true) { texts in
      try texts.flatMap { try AxisRange.values($0, option: "--\(name)", keepsRepeats: true) }
    }
  }

  /// A workload's parameter as an option of the command that runs it.
  static func parameter(_ parameter: any WorkloadParameter) -> Option {
    let (placeholder, choices): (String, [String]) =
      switch parameter.kind {
      case .count: ("RANGE", [])
      case .choice(let names): (names.joined(separator: "|"), names)
      case .choices(let names): ("NAME+NAME", names)
      case .text: ("TEXT", [])
      }
    let initial = parameter.defaultText.isEmpty ? "not set" : parameter.defaultText
    return .range(parameter.name, placeholder, parameter.summary, otherwise: initial, choices: choices)
  }
}

extension Option where Value == Seconds? {
  /// A time above 0, or none: with 0 no run could be made.
  package static func span(
    _ name: String, _ help: String, default value: Seconds? = nil, written text: String = "", example: String
  ) -> Option {
    Option(name, .single("TIME"), help, default: value, written: text) { texts in
      let span: Seconds = try OptionText.value(texts[0], option: name, expected: "a time such as \(example)")
      guard span > Seconds(0) else {
        throw InputError("--\(name): 0 leaves no time for any run; write a time such as \(example)")
      }
      return span
    }
  }
}

extension Option where Value == Bytes? {
  /// An amount of memory that a program can run in; 64 without a unit would be 64 bytes.
  package static func memory(_ name: String, _ help: String, otherwise: String, example: String = "64G") -> Option {
    Option(name, .single("SIZE"), help, default: nil, written: otherwise) { texts in
      let memory: Bytes = try OptionText.value(texts[0], option: name, expected: "a size such as \(example)")
      guard memory >= .leastForARun else {
        throw InputError(
          "--\(name): \(memory.count) bytes are too few to start a program; the least is 1M; write a size such as \(example)"
        )
      }
      return memory
    }
  }
}

enum OptionText {
  static func value<Read: LosslessStringConvertible>(_ text: String, option: String, expected: String) throws -> Read {
    guard let value = Read.init(text) else { throw InputError("--\(option): '\(text)' is not \(expected)") }
    return value
  }

  static func count(_ text: String, option: String, atLeast minimum: Int) throws -> Int {
    let number: Int = try OptionText.value(text, option: option, expected: "a whole number")
    guard number >= minimum else { throw InputError("--\(option): \(number) is below \(minimum)") }
    guard number <= ParameterKind.largestCount else {
      throw InputError("--\(option): \(number) is above \(ParameterKind.largestCount)")
    }
    return number
  }

  static func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ text: String, of type: Choice.Type, option: String
  ) throws -> Choice {
    guard let choice = Choice(rawValue: text) else {
      throw InputError.unknown(text, among: Choice.allCases.map(\.rawValue), at: "--\(option)")
    }
    return choice
  }

  /// Both sides of the first `=`; a name has to be before it.
  /// - Parameter problem: ends the message of the error.
  static func pair(_ text: String, _ problem: String, option: String) throws -> (name: String, value: String) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard sides.count == 2, !sides[0].isEmpty else { throw InputError("--\(option): '\(text)' \(problem)") }
    return (sides[0], sides[1])
  }

  /// The parts of all texts, which commas separate.
  static func parts(_ texts: [String], option: String) throws -> [String] {
    try texts.flatMap { text in
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard !parts.contains("") else {
        throw InputError("--\(option): '\(text)' has an empty name; write names with single commas between them")
      }
      return parts
    }
  }
}
