import SpeedupKit

/// Splits comma-separated bytes into rows of fields, one row after the other, without copying: the fields of
/// a row point into the bytes, or, where quotes had to be taken off, into the splitter's own memory. They
/// hold until the next row is split.
struct RowSplitter {
  private var cursor: UnsafePointer<UInt8>
  private let end: UnsafePointer<UInt8>
  private let file: String
  private let fields: UnsafeMutablePointer<ByteSpan>
  private let capacity: Int
  private var unquoted: [UnsafeMutablePointer<UInt8>] = []
  private var nextLine = 1

  /// The line that the current row starts on, from 1.
  private(set) var line = 0
  /// How many fields the current row has; of more than `capacity` only the first ones can be had.
  private(set) var fieldCount = 0

  /// A splitter before the first row of `bytes`, which must outlive it; call ``release()`` when done.
  /// - Parameters:
  ///   - capacity: how many fields of a row are wanted at most.
  ///   - firstLine: the number of the first line, where the bytes are a later part of the file.
  init(_ bytes: UnsafeBufferPointer<UInt8>, file: String, capacity: Int, firstLine: Int = 1) {
    nextLine = firstLine
    let start = bytes.baseAddress ?? ByteSpan.empty.start
    // A byte-order mark stands at the front of a file only; anywhere else it is a part of its field.
    let hasMark = firstLine == 1 && bytes.count >= 3 && bytes[0] == 0xef && bytes[1] == 0xbb && bytes[2] == 0xbf
    cursor = hasMark ? start + 3 : start
    end = start + bytes.count
    self.file = file
    self.capacity = capacity
    fields = .allocate(capacity: capacity)
  }

  mutating func release() {
    freeUnquoted()
    fields.deallocate()
  }

  @inline(__always)
  func field(_ index: Int) -> ByteSpan { fields[index] }

  /// How many bytes may be read from `position` on.
  @inline(__always)
  func readable(from position: UnsafePointer<UInt8>) -> Int {
    unquoted.isEmpty ? end - position : 0
  }

  /// Goes to the next row that is not empty; false at the end.
  /// - Throws: `InputError` for a quote that never closes, or text behind a closing quote.
  @inline(__always)
  mutating func next() throws -> Bool {
    if !unquoted.isEmpty { freeUnquoted() }
    while cursor < end {
      line = nextLine
      nextLine = nextLine &+ 1
      if splitPlain() { if fieldCount > 0 { return true } } else { return try splitQuoted() }
    }
    return false
  }

  /// Goes to the header.
  /// - Throws: `InputError` where there is none, or one with more fields than can be had.
  mutating func readHeader() throws {
    guard try next() else { throw InputError("\(file): it is empty; it needs a header and rows") }
    guard fieldCount <= capacity else {
      throw InputError(
        "\(file), line 1: \(fieldCount) columns are more than the \(capacity) that can be read; take some out")
    }
  }

  /// Splits the row at the cursor; false, with the cursor where it was, when there is a quote in it. Eight
  /// bytes are looked at in one go (the mask is the exact one of Warren, "Hacker's Delight", section 6-1).
  @inline(__always)
  private mutating func splitPlain() -> Bool {
    var p = cursor
    var start = cursor
    var count = 0
    while end - p >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
      let (commas, quotes) = (Self.matches(word, UInt8(ascii: ",")), Self.matches(word, UInt8(ascii: "\"")))
      var hits = commas | quotes | Self.matches(word, 10)
      while hits != 0 {
        let at = p + hits.trailingZeroBitCount / 8
        hits &= hits &- 1
        switch at.pointee {
        case UInt8(ascii: ","):
          if count < capacity { fields[count] = ByteSpan(start: start, end: at) }
          count = count &+ 1
          start = at + 1
        case 10:
          closeRow(start, at, count)
          return true
        default: return false
        }
      }
      p += 8
    }
    while p < end {
      switch p.pointee {
      case UInt8(ascii: ","):
        if count < capacity { fields[count] = ByteSpan(start: start, end: p) }
        count += 1
        start = p + 1
      case 10:
        closeRow(start, p, count)
        return true
      case UInt8(ascii: "\""): return false
      default: break
      }
      p += 1
    }
    closeRow(start, end, count)
    return true
  }

  /// Bit 7 of every byte of `word` that equals `byte`.
  @inline(__always)
  private static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    let x = word ^ (UInt64(byte) &* 0x0101_0101_0101_0101)
    return ~(((x & low) &+ low) | x | low)
  }

  /// Ends the row: the last field runs from `start` to the line's end at `stop`. An empty line has no fields.
  @inline(__always)
  private mutating func closeRow(
    _ start: UnsafePointer<UInt8>, _ stop: UnsafePointer<UInt8>, _ count: Int
  ) {
    let last = stop > start && (stop - 1).pointee == 13 ? stop - 1 : stop
    if count < capacity { fields[count] = ByteSpan(start: start, end: last) }
    fieldCount = count == 0 && last == start ? 0 : count &+ 1
    cursor = stop < end ? stop + 1 : end
  }

  /// Splits the row at the cursor, byte by byte, by RFC 4180: a quoted field may hold commas, line breaks and
  /// doubled quotes.
  @inline(never)
  private mutating func splitQuoted() throws -> Bool {
    fieldCount = 0
    while true {
      let opensQuote = cursor < end && cursor.pointee == UInt8(ascii: "\"")
      let field = opensQuote ? try quotedField() : plainField()
      if fieldCount < capacity { fields[fieldCount] = field }
      fieldCount += 1
      guard cursor < end else { return true }
      let separator = cursor.pointee
      cursor += 1
      if separator == 10 { return true }
    }
  }

  /// The field up to the next comma or line end, where the cursor then stands.
  private mutating func plainField() -> ByteSpan {
    let start = cursor
    while cursor < end, cursor.pointee != UInt8(ascii: ","), cursor.pointee != 10 { cursor += 1 }
    let endsLine = cursor == end || cursor.pointee == 10
    let last = endsLine && cursor > start && (cursor - 1).pointee == 13 ? cursor - 1 : cursor
    return ByteSpan(start: start, end: last)
  }

  private mutating func quotedField() throws -> ByteSpan {
    let opening = nextLine - 1
    var content: [UInt8] = []
    cursor += 1
    while true {
      guard cursor < end else {
        throw InputError(
          "\(file), line \(opening): a quote opens here and never closes; close it or take it out")
      }
      let byte = cursor.pointee
      cursor += 1
      if byte != UInt8(ascii: "\"") {
        if byte == 10 { nextLine += 1 }
        content.append(byte)
      } else if cursor < end, cursor.pointee == UInt8(ascii: "\"") {
        content.append(byte)
        cursor += 1
      } else {
        break
      }
    }
    if cursor < end, cursor.pointee == 13, cursor + 1 == end || (cursor + 1).pointee == 10 { cursor += 1 }
    guard cursor == end || cursor.pointee == UInt8(ascii: ",") || cursor.pointee == 10 else {
      throw InputError(
        "\(file), line \(nextLine - 1): text after a closing quote;"
          + " quote the whole field, with quotes in it doubled")
    }
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, content.count))
    copy.update(from: content, count: content.count)
    unquoted.append(copy)
    return ByteSpan(start: copy, end: copy + content.count)
  }

  private mutating func freeUnquoted() {
    unquoted.forEach { $0.deallocate() }
    unquoted.removeAll()
  }
}
