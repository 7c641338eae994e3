/// Comma-separated values by RFC 4180: fields with a comma, a quote or a line break are quoted, quotes doubled.
/// Written with `\n` ends; read with `\n` or `\r\n`.
public enum CSV {
  /// No row of ours is longer, in bytes. A program can be given 6 MiB of arguments and variables (execve(2)), each of which
  /// stands in a row twice at most, in an axis and in the command, with every quote doubled; all else takes some kilobytes.
  package static let longestRow = 32 << 20

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
