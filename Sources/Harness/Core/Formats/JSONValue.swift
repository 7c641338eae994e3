/// A JSON value and the line it is on.
///
/// Foundation's decoder is not used for files of other tools, for three reasons: Google Benchmark writes
/// `NaN` and `Infinity`, which are no JSON and stop it; it can't name the line of an error; and its objects
/// lose the order of their members.
package struct JSONValue: Equatable, Sendable {
  package enum Content: Equatable, Sendable {
    case null
    case bool(Bool)
    /// Also NaN and the infinities.
    case number(Double)
    case text(String)
    case array([JSONValue])
    /// In the order of the file.
    case object([Member])
  }

  package struct Member: Equatable, Sendable {
    package let name: String
    let value: JSONValue
  }

  package let content: Content
  /// From 1; 0 for a value that was made, not read.
  package let line: Int
  /// A number as it was written, such as `1.50`; empty for everything else.
  package let written: String

  package init(_ content: Content, line: Int = 0, written: String = "") {
    self.content = content
    self.line = line
    self.written = if case .number = content { written } else { "" }
  }

  /// An object made of members, those without a value left out.
  package static func object(_ members: [(name: String, value: JSONValue?)]) -> JSONValue {
    JSONValue(
      .object(members.compactMap { member in member.value.map { Member(name: member.name, value: $0) } }))
  }

  package static func array(_ values: [JSONValue]) -> JSONValue { JSONValue(.array(values)) }
  package static func text(_ text: String) -> JSONValue { JSONValue(.text(text)) }
  package static func number(_ number: Double) -> JSONValue { JSONValue(.number(number)) }
  package static func number(_ number: Int) -> JSONValue { JSONValue(.number(Double(number))) }
  package static func bool(_ value: Bool) -> JSONValue { JSONValue(.bool(value)) }
  package static var null: JSONValue { JSONValue(.null) }
}

extension JSONValue {
  /// The value as indented text, with a line end. NaN and the infinities are written as Google Benchmark
  /// does.
  package var document: String { written(indent: "") + "\n" }

  func written(indent: String) -> String {
    let deeper = indent + "  "
    switch content {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let number): return Self.written(number)
    case .text(let text): return Self.quoted(text)
    case .array(let values):
      guard !values.isEmpty else { return "[]" }
      return "[\n" + values.map { deeper + $0.written(indent: deeper) }.joined(separator: ",\n")
        + "\n\(indent)]"
    case .object(let members):
      guard !members.isEmpty else { return "{}" }
      let lines = members.map { "\(deeper)\(Self.quoted($0.name)): \($0.value.written(indent: deeper))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  /// A number as JSON has it: whole numbers without a point.
  package static func written(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    // Whole numbers as such, where a double holds them exactly.
    if number == number.rounded(), abs(number) < 0x1p53 { return String(Int64(number)) }
    return String(number)
  }

  /// The number that a text is, where JSON writes it as it stands: `1.10` and `007` are names, versions and ids as a rule,
  /// and two of them must not become one.
  package static func number(asTyped text: String) -> Double? {
    guard let number = Double(text), number.isFinite, written(number) == text else { return nil }
    return number
  }

  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case _ where scalar.value < 32 || scalar.value == 127:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
