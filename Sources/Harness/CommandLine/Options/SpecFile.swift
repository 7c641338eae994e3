import SpeedupCore
import SpeedupKit
import SpeedupSystem

/// Options from a file, weaker than those of the command line: one JSON object of option names and values.
///
/// ```json
/// {"workload": "weekly", "workers": [1, 2, 4], "symbols": "50..400:x2", "repeat": 5, "spread": true}
/// {"command": "cut -d {d} -f 1 {file}", "set": {"d": [",", ";"], "file": "a.csv,b.csv"}}
/// ```
///
/// A text is read as on the command line. In a list every element is one value as it stands: `","` is a comma.
struct SpecFile {
  private(set) var workload: String?
  /// Its options, in its order.
  private(set) var entries: [Entry] = []

  struct Entry {
    let name: String
    fileprivate let cursor: JSONCursor

    var place: String { "\(cursor.file):\(cursor.value.line)" }
  }

  static let option = Option<String?>.path(
    "spec", "FILE",
    "options from a JSON object of names and values, weaker than those given here; of --set name by name")

  /// - Throws: ``InputError`` when there is no such file, or it holds no JSON object, with the line.
  init(reading path: String) throws {
    try InputPath.requireRegular(path, option: Self.option.name)
    let bytes = try Files.read(path)
    try EncodedText.requireUTF8(bytes, file: path)
    let whole = try JSONCursor(reading: bytes, file: path, exact: true)
    guard case .object = whole.value.content else {
      throw whole.wrong("an object of options, such as {\"workers\": \"1..8\", \"repeat\": 5}")
    }
    for (name, cursor) in try whole.members() {
      if name == "workload" { workload = try cursor.text() } else { entries.append(Entry(name: name, cursor: cursor)) }
    }
  }
}

extension SpecFile.Entry {
  /// The option of this name.
  /// - Throws: ``InputError`` where there is none, or it has no place in a file.
  func option(among known: [any CommandOption], of command: String) throws -> any CommandOption {
    let names = known.map(\.name).filter { $0 != "spec" && $0 != "resume" }
    guard names.contains(name), let option = known.first(where: { $0.name == name }) else {
      if let option = known.first(where: { $0.name == name }) {
        throw InputError("\(place): '\(name)' has no place in a spec file; write \(option.usage) on the command line")
      }
      let near =
        NearestName.of(name, among: names).map { "; did you mean '\($0)'?" } ?? "; see: speedup \(command) --help"
      throw InputError("\(place): '\(name)' is no option of \(command)\(near)")
    }
    return option
  }

  /// The texts that stand for it on the command line; nil for a flag that is false.
  /// - Throws: ``InputError`` with the line, for a value that is none of the option's.
  func texts(for option: any CommandOption) throws -> [String]? {
    switch (option.form, cursor.value.content) {
    case (.flag, .bool(let isThere)), (.optional, .bool(let isThere)): return isThere ? [] : nil
    case (.flag, _): throw cursor.wrong("true or false, since --\(name) is a flag")
    case (.optional, .array): return [try Self.texts(of: cursor).joined(separator: ",")]
    case (.single(let form), .object) where Self.isPairs(form):
      return [try Self.members(cursor).map { "\($0)=\(AxisRange.quoted(try Self.text($1)))" }.joined(separator: ",")]
    case (.list("NAME=RANGE"), .object): return try Self.members(cursor).map { "\($0)=\(try Self.range($1))" }
    case (.list(let form), .object) where Self.isPairs(form):
      return try Self.members(cursor).flatMap { axis, values in
        guard case .array = values.value.content else {
          return ["\(axis)=\(try Self.text(values, or: "a list of them"))"]
        }
        return try Self.texts(of: values).map { "\(axis)=\($0)" }
      }
    case (.list, .array):
      return try Self.texts(of: cursor).map { option.isRange ? AxisRange.quoted($0) : $0 }
    case (.single(let form), _), (.list(let form), _), (.optional(let form), _):
      return [try Self.text(cursor, or: Self.isPairs(form) ? "an object of names and values" : nil)]
    }
  }

  /// Whether a value of this form names what it is a value of, as in `NAME=RANGE`.
  private static func isPairs(_ form: String) -> Bool { form.hasPrefix("NAME=") || form.hasPrefix("AXIS=") }

  private static func members(_ cursor: JSONCursor) throws -> [(name: String, cursor: JSONCursor)] {
    let members = try cursor.members()
    guard !members.isEmpty else { throw cursor.problem("is empty; name something in it, or leave it out") }
    return members
  }

  /// A text is a range as it is typed; the elements of a list are values as they are.
  private static func range(_ values: JSONCursor) throws -> String {
    guard case .array = values.value.content else { return try text(values, or: "a list of them") }
    return try texts(of: values).map(AxisRange.quoted).joined(separator: ",")
  }

  private static func texts(of list: JSONCursor) throws -> [String] {
    let elements = try list.elements()
    guard !elements.isEmpty else { throw list.problem("is empty; write a value into it, or leave it out") }
    return try elements.map { try text($0) }
  }

  /// - Parameter other: what may be there besides.
  private static func text(_ cursor: JSONCursor, or other: String? = nil) throws -> String {
    switch cursor.value.content {
    case .text(let text): return text
    case .bool(let value): return "\(value)"
    // A double holds no longer number exactly, and a seed may be one. What is typed as 1.50 is no 1.5;
    // a count may be 1e3 all the same.
    case .number(let number) where number.isFinite && abs(number) < 0x1p53:
      return number == number.rounded() ? JSONValue.written(number) : cursor.value.written
    case .number: throw cursor.wrong("a number below 2^53; put a larger one in quotes")
    case .null, .array, .object:
      throw cursor.wrong(other.map { "a text, a number or \($0)" } ?? "a text or a number")
    }
  }
}
