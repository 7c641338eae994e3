import Testing

@testable import SpeedupCore

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue {
    try JSONReader.read(Array(text.utf8), file: "f.json")
  }

  @Test func `every kind of value is read with its line`() throws {
    let value = try read("{\n\"a\": [1, -2.5e3, true, null],\n\"b\": \"x\"}")
    guard case .object(let members) = value.content, case .array(let list) = members[0].value.content else {
      Issue.record("no object with a list")
      return
    }
    #expect(list.map(\.content) == [.number(1), .number(-2500), .bool(true), .null])
    #expect(members[1].value == JSONValue(.text("x"), line: 3))
  }

  @Test func `what is written is read back`() throws {
    let value = JSONValue.object([
      ("text", .text("a\"b\\c\n\t\u{1}é株")),
      ("numbers", .array([.number(0.1), .number(1e300), .number(-3)])),
      ("none", .null), ("empty", .array([])), ("absent", nil), ("deep", .object([("x", .bool(false))])),
    ])
    #expect(try read(value.document).withoutLines == value)
  }

  @Test func `the numbers that google benchmark writes are read`() throws {
    guard case .array(let values) = try read("[NaN, Infinity, -Infinity]").content,
      case .number(let first) = values[0].content
    else {
      Issue.record("no list")
      return
    }
    #expect(
      first.isNaN && values[1].content == .number(.infinity) && values[2].content == .number(-.infinity))
  }

  @Test func `escapes and surrogate pairs are decoded`() throws {
    #expect(try read(#""\u00e9\ud83d\ude00\/\n""#).content == .text("é😀/\n"))
    #expect(try read(#""\ud83dx""#).content == .text("\u{FFFD}x"))
  }

  @Test(arguments: [
    ("", 1), ("{", 1), ("{\"a\"", 1), ("{\"a\": 1", 1), ("[1,", 1), ("[\n1\n2]", 3), ("\"abc", 1),
    ("{\"a\":1}\nx", 2),
    ("nope", 1), ("0x10", 1), ("inf", 1), ("nan", 1), ("{\"a\":1,\n\"a\":2}", 2), ("\"\\x\"", 1),
    ("\"\\u12\"", 1),
    ("[1,]", 1), ("{,}", 1), ("\"a\nb\"", 1),
  ])
  func `broken text is one line with file and line`(text: String, line: Int) throws {
    let error = try #require(throws: InputError.self) { try read(text) }
    #expect(error.description.hasPrefix("f.json:\(line): ") && !error.description.contains("\n"), "\(error)")
  }

  @Test func `deep nesting is refused and no crash`() throws {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
      let deep = String(repeating: open, count: 100_000)
      let error = try #require(throws: InputError.self) {
        try read(deep + String(repeating: close, count: 100_000))
      }
      #expect(error.description.contains("nested deeper than 100"))
      let allowed = String(repeating: open, count: 90) + "1" + String(repeating: close, count: 90)
      #expect(throws: Never.self) { try read(allowed) }
    }
  }

  @Test func `a foreign text in a message cannot reach the terminal`() {
    #expect(SafeText.excerpt("a\u{1B}[31m\nb\u{202E}") == "a\\u{1B}[31m\\nb\\u{202E}")
    #expect(SafeText.excerpt(String(repeating: "x", count: 300)).count == 201)
  }
}

extension JSONValue {
  /// The same value as one that was made and not read.
  fileprivate var withoutLines: JSONValue {
    switch content {
    case .array(let values): JSONValue(.array(values.map(\.withoutLines)))
    case .object(let members):
      JSONValue(.object(members.map { Member(name: $0.name, value: $0.value.withoutLines) }))
    default: JSONValue(content)
    }
  }
}
