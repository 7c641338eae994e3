/// Comma-separated values by RFC 4180: fields with a comma, a quote or a line break are quoted, quotes doubled.
/// Written with `\n` ends; read with `\n` or `\r\n`.
public enum CSV {
  /// One record, with its line end.
  public static func line(_ fields: [String]) -> String {
    fields.map(quoted).joined(separator: ",") + "\n"
  }

  /// A field as a file has it.
  public static func quoted(_ field: String) -> String {
    let special = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 10 || byte == 13
    }
    guard special else { return field }
    var text = "\""
    for character in field.unicodeScalars {
      if character == "\"" { text += "\"" }
      text.unicodeScalars.append(character)
    }
    return text + "\""
  }

  /// All records of a text, each with the line it starts on (from 1). Empty lines are passed over.
  /// - Throws: ``CSVError`` for a quote that never closes, or text after a closing quote.
  public static func parse(_ text: String) throws(CSVError) -> [Record] {
    var reader = Reader(Array(text.utf8))
    var records: [Record] = []
    while let record = try reader.next() { records.append(record) }
    return records
  }

  /// One record of a file.
  public struct Record: Equatable, Sendable {
    /// The line it starts on, from 1.
    public let line: Int
    /// Its fields, unquoted.
    public let fields: [String]
  }

  /// Reads one record after the other, so that a large file is never held as records as well as bytes.
  package struct Reader {
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1
    /// Records of a file have equally many fields, as a rule.
    private var expected = 0

    /// A reader of a file's bytes; bytes that are no UTF-8 become U+FFFD in the fields.
    package init(_ bytes: [UInt8]) {
      self.bytes = bytes
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    /// The next record that is not an empty line; nil at the end.
    /// - Throws: ``CSVError`` as ``CSV/parse(_:)``.
    package mutating func next() throws(CSVError) -> Record? {
      while at < bytes.count {
        let start = line
        let fields = try record()
        if fields != [""] { return Record(line: start, fields: fields) }
      }
      return nil
    }

    private mutating func record() throws(CSVError) -> [String] {
      var fields: [String] = []
      fields.reserveCapacity(expected)
      defer { expected = fields.count }
      while true {
        fields.append(at < bytes.count && bytes[at] == quote ? try quotedField() : plainField())
        guard at < bytes.count else { return fields }
        switch bytes[at] {
        case comma: at += 1
        case carriageReturn where at + 1 < bytes.count && bytes[at + 1] == newline:
          at += 2
          line += 1
          return fields
        case newline:
          at += 1
          line += 1
          return fields
        default: throw CSVError(line: line, problem: "text after a closing quote")
        }
      }
    }

    private mutating func plainField() -> String {
      let start = at
      if at < bytes.count, bytes[at] == comma { return "" }
      while at < bytes.count, bytes[at] != comma, bytes[at] != newline {
        if bytes[at] == carriageReturn, at + 1 < bytes.count, bytes[at + 1] == newline { break }
        at += 1
      }
      return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func quotedField() throws(CSVError) -> String {
      let opening = line
      var content: [UInt8] = []
      at += 1
      while at < bytes.count {
        let byte = bytes[at]
        at += 1
        if byte == newline { line += 1 }
        if byte != quote {
          content.append(byte)
        } else if at < bytes.count, bytes[at] == quote {
          content.append(quote)
          at += 1
        } else {
          return String(decoding: content, as: UTF8.self)
        }
      }
      throw CSVError(line: opening, problem: "a quote opens here and never closes")
    }

    private let quote = UInt8(ascii: "\"")
    private let comma = UInt8(ascii: ",")
    private let newline = UInt8(ascii: "\n")
    private let carriageReturn = UInt8(ascii: "\r")
  }
}

/// A text that is not comma-separated values.
public struct CSVError: Error, CustomStringConvertible, Equatable {
  /// The line, from 1.
  public let line: Int
  /// What is wrong there.
  public let problem: String

  /// `line N: what is wrong`.
  public var description: String { "line \(line): \(problem)" }
}
