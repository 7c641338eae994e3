/// Reads JSON (RFC 8259), and besides the literals `NaN`, `Infinity` and `-Infinity` that Google Benchmark
/// and Python write. Every error names the file and the line.
struct JSONReader {
  /// Deeper files are refused: no benchmark's file is, and the reader calls itself once a level.
  static let deepest = 100

  private let bytes: [UInt8]
  private let file: String
  private var at = 0
  private var line = 1
  private var mayEndOpen = false
  private var isExact = false
  /// The name of the member that is being read, for messages; empty: none yet.
  private var member = ""

  /// The value that a file holds. `file` is only named in errors.
  /// - Throws: ``InputError`` with file, line and what is wrong.
  /// - Parameters:
  ///   - openEnd: whether the closing bracket of an array that is all of the file may be missing, and a comma may be the
  ///     last character, as where programs append to it.
  ///   - exact: whether a text is refused that would reach programs and the system as another one: with a NUL in it, at
  ///     which it would end there, with half a character, or with bytes that are no UTF-8.
  static func read(
    _ bytes: [UInt8], file: String, openEnd: Bool = false, exact: Bool = false
  ) throws -> JSONValue {
    var reader = JSONReader(bytes: bytes, file: file)
    reader.mayEndOpen = openEnd
    reader.isExact = exact
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.at = 3 }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.at == bytes.count else { throw reader.error("text after the end of the JSON value") }
    return value
  }

  private init(bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  private func error(_ problem: String) -> InputError { InputError("\(file):\(line): \(problem)") }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 32 || byte == 9 || byte == 10 || byte == 13 {
      if byte == 10 { line += 1 }
      at += 1
    }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func value(depth: Int) throws -> JSONValue {
    skipBlanks()
    guard depth <= Self.deepest else { throw error("nested deeper than \(Self.deepest) levels") }
    let start = line
    switch next {
    case nil: throw error("the file ends in the middle of a value; it was cut off")
    case UInt8(ascii: "{"): return JSONValue(try object(depth), line: start)
    case UInt8(ascii: "["): return JSONValue(try array(depth), line: start)
    case UInt8(ascii: "\""): return JSONValue(.text(try string()), line: start)
    default:
      let first = at
      let content = try literal()
      return JSONValue(content, line: start, written: String(decoding: bytes[first..<at], as: UTF8.self))
    }
  }

  private mutating func object(_ depth: Int) throws -> JSONValue.Content {
    at += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipBlanks()
    if take("}") { return .object([]) }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes") }
      let name = try string()
      guard names.insert(name).inserted else {
        throw error("the name '\(SafeText.excerpt(name))' is there twice in one object")
      }
      skipBlanks()
      guard take(":") else { throw unexpected("':'") }
      member = name
      members.append(JSONValue.Member(name: name, value: try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw unexpected("',' or '}'") }
    }
  }

  private mutating func array(_ depth: Int) throws -> JSONValue.Content {
    at += 1
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return .array(values) }
      if depth == 0, mayEndOpen {
        let hasComma = take(",")
        skipBlanks()
        if next == nil { return .array(values) }
        if hasComma { continue }
      }
      guard take(",") else { throw unexpected("',' or ']'") }
    }
  }

  private func unexpected(_ expected: String) -> InputError {
    guard let byte = next else {
      return error("the file ends where \(expected) should be; it was cut off")
    }
    let found = byte > 32 && byte < 127 ? "'\(Character(UnicodeScalar(byte)))'" : "byte \(byte)"
    return error("expected \(expected), found \(found)")
  }

  private mutating func literal() throws -> JSONValue.Content {
    let start = at
    while let byte = next, !Self.ends.contains(byte) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    switch text {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "NaN": return .number(.nan)
    case "Infinity": return .number(.infinity)
    case "-Infinity": return .number(-.infinity)
    default:
      // Swift's own parser also takes hexadecimal, "inf" and "nan"; JSON does not.
      guard text.utf8.allSatisfy({ Self.numberBytes.contains($0) }), let number = Double(text) else {
        throw text.isEmpty ? unexpected("a value") : error("'\(SafeText.excerpt(text))' is no JSON value")
      }
      return .number(number)
    }
  }

  private static let ends = Set(" \t\n\r,:[]{}\"".utf8)
  private static let numberBytes = Set("0123456789+-.eE".utf8)
}

extension JSONReader {
  private mutating func string() throws -> String {
    let opening = line
    at += 1
    var text: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard isExact else { return String(decoding: text, as: UTF8.self) }
        guard let string = String(validating: text, as: UTF8.self) else {
          throw inexact("has bytes that are no UTF-8; save the file as UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<32:
        throw error("a text holds the raw control byte \(byte); a line end is missing its quote, perhaps")
      default: text.append(byte)
      }
    }
    line = opening
    throw error("a text opens here and never closes; the file was cut off")
  }

  /// An error that names the member whose text it is about.
  private func inexact(_ problem: String) -> InputError {
    error(member.isEmpty ? "a text \(problem)" : "\(SafeText.excerpt(member)): a text \(problem)")
  }

  private mutating func escape(into text: inout [UInt8]) throws {
    guard let byte = next else { throw error("the file ends in the middle of a text; it was cut off") }
    at += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "u"): text += Array(String(Character(try unicodeEscape())).utf8)
    default: throw error("a text holds an unknown escape after its backslash")
    }
  }

  /// The scalar of `\uXXXX`, or of two that form a surrogate pair; half a pair is U+FFFD, as in broken UTF-8.
  private mutating func unicodeEscape() throws -> UnicodeScalar {
    let first = try fourHexDigits()
    if isExact, first == 0 { throw inexact("has a NUL byte (\\u0000), at which it would end; take it out") }
    if (0xD800..<0xDC00).contains(first), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      let before = at
      at += 2
      let second = try fourHexDigits()
      if (0xDC00..<0xE000).contains(second) {
        return UnicodeScalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
      at = before
    }
    if isExact, UnicodeScalar(first) == nil {
      throw inexact("has half a character (\\u\(String(first, radix: 16)) without its other half); write all of it")
    }
    return UnicodeScalar(first) ?? "\u{FFFD}"
  }

  private mutating func fourHexDigits() throws -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw error("\\u needs four hexadecimal digits")
      }
      code = code * 16 + UInt32(digit)
      at += 1
    }
    return code
  }
}
