extension CSV {
  /// Reads one record after the other from bytes as they come in, so that a large file is held neither as bytes nor as
  /// records. What has been fed and not read yet is kept in a window.
  package struct Reader {
    private var window: [UInt8] = []
    /// Where the first record that has not been read begins in the window.
    private var start = 0
    /// That of the first record that has not been read, from 1.
    package private(set) var line = 1
    private var isLast = false
    private var isBegun = false
    /// How much has to be there before a record that was not whole is looked at again: twice what it was, or a long one
    /// would be read once for every piece that is fed.
    private var least = 0
    private var spans: [Row.Span] = []
    private var rowLine = 1

    /// A reader that is fed by and by.
    package init() {}

    /// A reader of a file's bytes; bytes that are no UTF-8 become U+FFFD in the fields.
    package init(_ bytes: [UInt8]) {
      window = bytes
      isLast = true
    }

    package mutating func feed(_ bytes: UnsafeRawBufferPointer) {
      window.removeSubrange(..<start)
      start = 0
      window.append(contentsOf: bytes)
    }

    /// How many bytes have been fed that are no whole record yet.
    package var waiting: Int { window.count - start }

    /// To be called when there are no more bytes: the last record need not end with a line end.
    package mutating func finish() { isLast = true }

    /// The next record that is not an empty line; nil at the end of what has been fed.
    /// - Throws: ``CSVError`` as ``CSV/parse(_:)``.
    package mutating func next() throws(CSVError) -> Record? {
      guard try scan() else { return nil }
      return row { row in Record(line: row.line, fields: row.strings) }
    }

    /// Shows all whole records that have been fed, without empty lines, as bytes.
    /// - Throws: ``CSVError`` as ``CSV/parse(_:)``, and what `body` throws.
    package mutating func read(_ body: (Row) throws -> Void) throws {
      while try scan() { try row(body) }
    }

    private func row<Result>(_ body: (Row) throws -> Result) rethrows -> Result {
      try window.withUnsafeBufferPointer { bytes in try body(Row(line: rowLine, spans: spans, bytes: bytes)) }
    }

    /// Finds the fields of the next record that is not an empty line.
    /// - Returns: false where it is not whole yet, or there is none.
    private mutating func scan() throws(CSVError) -> Bool {
      if !isBegun {
        guard window.count >= 3 || isLast else { return false }
        if window.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        isBegun = true
      }
      while start < window.count {
        guard isLast || window.count - start >= least else { return false }
        var scanner = RecordScanner(at: start, line: line, isLast: isLast, spans: spans)
        // Or the scanner's would be a second reference, and each record a copy.
        spans = []
        let outcome = window.withUnsafeBufferPointer { scanner.scan($0) }
        spans = scanner.spans
        switch outcome {
        case .incomplete:
          least = 2 * (window.count - start)
          return false
        case .failed(let error): throw error
        case .whole: least = 0
        }
        (rowLine, line, start) = (line, scanner.line, scanner.at)
        if scanner.hasDoubledQuotes {
          for place in spans.indices where spans[place].hasDoubledQuotes { undouble(place) }
        }
        if spans.count > 1 || spans[0].count > 0 { return true }
      }
      return false
    }

    /// Makes two quotes one within a field, in the window.
    private mutating func undouble(_ place: Int) {
      var (from, to) = (spans[place].start, spans[place].start)
      while from < spans[place].end {
        window[to] = window[from]
        from += window[from] == RecordScanner.quote ? 2 : 1
        to += 1
      }
      spans[place].end = to
    }
  }

  /// The fields of one record as bytes, unquoted; good while the reader shows it.
  package struct Row {
    struct Span {
      var start: Int
      var end: Int
      var hasDoubledQuotes = false
      var count: Int { end - start }
    }

    /// The line it starts on, from 1.
    package let line: Int
    let spans: [Span]
    let bytes: UnsafeBufferPointer<UInt8>

    package var count: Int { spans.count }

    package subscript(place: Int) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(rebasing: bytes[spans[place].start..<spans[place].end])
    }

    func isEmpty(_ place: Int) -> Bool { spans[place].start == spans[place].end }

    func string(_ place: Int) -> String { String(decoding: self[place], as: UTF8.self) }

    var strings: [String] { spans.indices.map { string($0) } }
  }
}

private struct RecordScanner {
  enum Outcome {
    case whole
    /// The bytes end before the record does.
    case incomplete
    case failed(CSVError)
  }

  private(set) var at: Int
  private(set) var line: Int
  private(set) var spans: [CSV.Row.Span]
  private(set) var hasDoubledQuotes = false
  private let isLast: Bool

  static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(at: Int, line: Int, isLast: Bool, spans: [CSV.Row.Span]) {
    (self.at, self.line, self.isLast, self.spans) = (at, line, isLast, spans)
    self.spans.removeAll(keepingCapacity: true)
  }

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome {
    while true {
      if at < bytes.count, bytes[at] == Self.quote {
        if let problem = quoted(bytes) { return problem }
      } else {
        let start = at
        var place = at
        while place < bytes.count, bytes[place] != Self.comma, bytes[place] != Self.newline { place += 1 }
        at = place
        let endsWithReturn =
          place < bytes.count && place > start && bytes[place] == Self.newline
          && bytes[place - 1] == Self.carriageReturn
        spans.append(CSV.Row.Span(start: start, end: endsWithReturn ? place - 1 : place))
      }
      guard at < bytes.count else { return isLast ? .whole : .incomplete }
      switch bytes[at] {
      case Self.comma: at += 1
      case Self.carriageReturn where at + 1 < bytes.count && bytes[at + 1] == Self.newline: return end(2)
      case Self.carriageReturn where at + 1 == bytes.count && !isLast: return .incomplete
      case Self.newline: return end(1)
      default: return .failed(CSVError(line: line, problem: "text after a closing quote"))
      }
    }
  }

  private mutating func end(_ length: Int) -> Outcome {
    at += length
    line += 1
    return .whole
  }

  /// Takes a quoted field; what is wrong with it, or nil.
  private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome? {
    let opening = line
    at += 1
    var span = CSV.Row.Span(start: at, end: at)
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == Self.newline { line += 1 }
      guard byte == Self.quote else { continue }
      if at == bytes.count, !isLast { return .incomplete }
      if at < bytes.count, bytes[at] == Self.quote {
        (span.hasDoubledQuotes, hasDoubledQuotes) = (true, true)
        at += 1
      } else {
        span.end = at - 1
        spans.append(span)
        return nil
      }
    }
    return isLast ? .failed(CSVError(line: opening, problem: "a quote opens here and never closes")) : .incomplete
  }
}
