/// A value inside a JSON file together with its place, so that whatever is wrong with it can be named.
package struct JSONCursor {
  package let value: JSONValue
  package let file: String
  /// Such as `results[0].times[3]`; empty for the whole file.
  package let path: String

  /// The whole of a file.
  /// - Parameter exact: whether texts are refused that would reach programs and the system as other ones.
  /// - Throws: ``InputError`` when it is no JSON.
  package init(reading bytes: [UInt8], file: String, openEnd: Bool = false, exact: Bool = false) throws {
    self.init(
      value: try JSONReader.read(bytes, file: file, openEnd: openEnd, exact: exact), file: file, path: "")
  }

  private init(value: JSONValue, file: String, path: String) {
    self.value = value
    self.file = file
    self.path = path
  }

  /// An error at this place: `bench.json:12: results[0].times[3] is -1; expected seconds of at least 0`.
  package func wrong(_ expected: String) -> InputError {
    InputError("\(file):\(value.line): \(name) is \(shown); expected \(expected)")
  }

  /// An error at this place in own words.
  package func problem(_ text: String) -> InputError { InputError("\(file):\(value.line): \(name) \(text)") }

  private var name: String { path.isEmpty ? "the file" : SafeText.excerpt(path) }

  /// The value in a few words, for messages.
  package var shown: String {
    switch value.content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let number): JSONValue.written(number)
    case .text(let text): "'\(SafeText.excerpt(text, limit: 40))'"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The members of an object, in the file's order.
  /// - Throws: ``InputError`` when it is none.
  package func members() throws -> [(name: String, cursor: JSONCursor)] {
    guard case .object(let members) = value.content else { throw wrong("an object") }
    return members.map { ($0.name, at($0)) }
  }

  /// A member that may be absent or null.
  /// - Throws: ``InputError`` when this is no object.
  package func optional(_ name: String) throws -> JSONCursor? {
    guard case .object(let members) = value.content else { throw wrong("an object") }
    guard let member = members.first(where: { $0.name == name }), member.value.content != .null else {
      return nil
    }
    return at(member)
  }

  /// A member that must be there.
  /// - Throws: ``InputError`` when it is not, or this is no object.
  package func member(_ name: String) throws -> JSONCursor {
    guard let member = try optional(name) else { throw problem("has no '\(name)'") }
    return member
  }

  /// The elements of a list.
  /// - Throws: ``InputError`` when it is none.
  package func elements() throws -> [JSONCursor] {
    guard case .array(let values) = value.content else { throw wrong("a list") }
    return values.enumerated().map { JSONCursor(value: $1, file: file, path: "\(path)[\($0)]") }
  }

  /// The member of this name, or where this is a list the element at `index`; nil when there is none.
  package func child(_ name: String, _ index: Int?) throws -> JSONCursor? {
    guard let index else { return try members().first { $0.name == name }?.cursor }
    let all = try elements()
    return all.indices.contains(index) ? all[index] : nil
  }

  /// A text.
  /// - Throws: ``InputError`` when it is none.
  package func text() throws -> String {
    guard case .text(let text) = value.content else { throw wrong("a text") }
    return text
  }

  /// A number, NaN and the infinities included.
  /// - Throws: ``InputError`` when it is none.
  package func number() throws -> Double {
    guard case .number(let number) = value.content else { throw wrong("a number") }
    return number
  }

  /// A whole number of at least `minimum`.
  /// - Throws: ``InputError`` when it is something else.
  package func count(atLeast minimum: Int = 0) throws -> Int {
    guard case .number(let number) = value.content, let count = Int(exactly: number), count >= minimum else {
      throw wrong("a whole number of at least \(minimum)")
    }
    return count
  }

  /// A finite number of at least 0.
  /// - Throws: ``InputError`` when it is something else; `unit` says what it is a number of.
  package func amount(_ unit: String) throws -> Double {
    let amount = try number()
    guard amount.isFinite, amount >= 0 else { throw wrong("\(unit) of at least 0") }
    return amount
  }

  /// The numbers in it that are no plain counts: fractions, what is below 0, and what is very large.
  var oddNumbers: [JSONCursor] {
    switch value.content {
    case .number: return isPlainCount ? [] : [self]
    case .array: return ((try? elements()) ?? []).flatMap(\.oddNumbers)
    case .object: return ((try? members()) ?? []).flatMap(\.cursor.oddNumbers)
    case .null, .bool, .text: return []
    }
  }

  /// The value as text, with 1 for all ``oddNumbers`` but one.
  func text(keeping odd: JSONCursor) -> String {
    switch value.content {
    case .number: return isPlainCount || path == odd.path ? value.written : "1"
    case .array: return "[" + ((try? elements()) ?? []).map { $0.text(keeping: odd) }.joined(separator: ",") + "]"
    case .object:
      let all = ((try? members()) ?? []).map { "\(JSONValue.quoted($0.name)):\($0.cursor.text(keeping: odd))" }
      return "{" + all.joined(separator: ",") + "}"
    case .null, .bool, .text: return value.written(indent: "")
    }
  }

  private var isPlainCount: Bool {
    value.written.utf8.count < 19 && value.written.utf8.allSatisfy { (48..<58).contains($0) }
  }

  private func at(_ member: JSONValue.Member) -> JSONCursor {
    JSONCursor(value: member.value, file: file, path: path.isEmpty ? member.name : "\(path).\(member.name)")
  }
}
