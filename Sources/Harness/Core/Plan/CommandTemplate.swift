/// A command with places for axis values: `train --jobs {workers} --lr {lr}`.
///
/// Without a shell the text is split into words first (single quotes, double quotes and backslashes as in a
/// shell) and the values are put in afterwards: a value with spaces stays one word, and nothing in it is ever
/// interpreted. `{{` and `}}` stand for the braces themselves.
package struct CommandTemplate: Sendable, Codable, Equatable {
  package let text: String
  /// The shell that runs it by its `-c`, such as `/bin/sh` or `/bin/bash --norc`; nil: none does.
  package let interpreter: String?
  /// Whether a shell runs it.
  package var shell: Bool { interpreter != nil }
  /// The option that it was given with, for messages.
  package private(set) var option = "--command"

  package static func == (a: CommandTemplate, b: CommandTemplate) -> Bool {
    a.text == b.text && a.interpreter == b.interpreter
  }

  /// The shell where none is named.
  package static let usualShell = "/bin/sh"

  private enum CodingKeys: String, CodingKey { case text, shell, interpreter }

  /// A template, run by ``usualShell`` where `shell` says so.
  package init(_ text: String, shell: Bool = false, option: String = "--command") {
    self.init(text, interpreter: shell ? Self.usualShell : nil, option: option)
  }

  /// A template, run by a shell where one is named.
  package init(_ text: String, interpreter: String?, option: String = "--command") {
    self.text = text
    self.interpreter = interpreter
    self.option = option
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    text = try container.decode(String.self, forKey: .text)
    let usual = try container.decode(Bool.self, forKey: .shell) ? Self.usualShell : nil
    interpreter = try container.decodeIfPresent(String.self, forKey: .interpreter) ?? usual
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(text, forKey: .text)
    try container.encode(shell, forKey: .shell)
    if interpreter != Self.usualShell { try container.encodeIfPresent(interpreter, forKey: .interpreter) }
  }

  /// The command for one cell.
  /// - Throws: ``InputError`` for an open quote, an empty command, or a place that no axis fills.
  package func command(_ values: [AxisValue]) throws -> [String] {
    if let interpreter { return Self.line(try filled(values), by: interpreter) }
    let words = try Self.split(text, option: option)
    guard !words.isEmpty else { throw InputError("\(option): the command is empty; write a program and its arguments") }
    return try words.map { try fill($0, values) }
  }

  /// The command that has a shell run a line, which is its last word.
  package static func line(_ line: String, by interpreter: String) -> [String] {
    shellWords(interpreter) + ["-c", line]
  }

  /// The text for one cell, neither split into words nor given to a shell.
  /// - Parameter quoted: whether every value becomes one word of a shell.
  /// - Throws: ``InputError`` for a place that no axis fills.
  package func filled(_ values: [AxisValue], quoted: Bool = false) throws -> String {
    try fill(text, quoted ? values.map { AxisValue($0.name, ShellWord.quoted($0.value)) } : values)
  }

  /// Names of the places in it.
  /// - Throws: ``InputError`` as ``command(_:)``.
  package func names() throws -> Set<String> {
    var names: Set<String> = []
    _ = try scan(text) { name in
      names.insert(name)
      return ""
    }
    return names
  }

  private func fill(_ text: String, _ values: [AxisValue]) throws -> String {
    guard !text.utf8.contains(0) else {
      throw InputError(
        "\(option): '\(SafeText.excerpt(text))' holds a NUL byte, at which an argument ends; take it out")
    }
    return try scan(text) { name in
      guard let value = values.first(where: { $0.name == name }) else {
        let known = values.isEmpty ? "no places here" : values.map { "{\($0.name)}" }.joined(separator: " ")
        throw InputError(
          "\(option): nothing fills {\(name)}; there \(values.count == 1 ? "is" : "are") \(known). "
            + "Add \(Self.fix(name)), or write {{\(name)}} for the braces themselves")
      }
      guard !value.value.utf8.contains(0) else {
        throw InputError("\(option): the value of {\(name)} holds a NUL byte, at which an argument ends; take it out")
      }
      return value.value
    }
  }

  /// The option that gives a place its values.
  private static func fix(_ name: String) -> String {
    ParallelAxes.contains(name) ? "--\(name) VALUES" : "--set \(name)=VALUES"
  }

  private func scan(_ text: String, _ value: (String) throws -> String) throws -> String {
    var result = ""
    var rest = Substring(text)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      result += rest[..<brace]
      let after = rest[rest.index(after: brace)...]
      if after.first == rest[brace] {
        result.append(rest[brace])
        rest = after.dropFirst()
      } else if rest[brace] == "{", let close = after.firstIndex(of: "}"), Self.isName(after[..<close]) {
        result += try value(String(after[..<close]))
        rest = after[after.index(after: close)...]
      } else {
        result.append(rest[brace])
        rest = after
      }
    }
    return result + rest
  }

  /// Whether `{text}` is a place.
  package static func isName(_ text: Substring) -> Bool {
    guard let first = text.first, first.isLetter else { return false }
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }
}
