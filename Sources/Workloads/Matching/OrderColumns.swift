import Harness

/// Where the wanted columns stand in a file with a header, and how a row of it is read: strictly, since an order that is
/// silently left out would change every match after it.
struct WantedColumns {
  private let places: [Int]
  private let names: [String]
  /// How many columns the file has.
  let count: Int
  private let file: String

  /// Finds `names` in the header line.
  /// - Throws: `InputError` naming the file and the column that is missing.
  init(_ names: [String], header: UnsafeBufferPointer<UInt8>, file: String) throws {
    var splitter = RowSplitter(header, file: file, capacity: 1000)
    defer { splitter.release() }
    guard try splitter.next() else { throw InputError("\(file): it is empty; it needs a header and rows") }
    count = splitter.fieldCount
    let found = (0..<min(1000, count)).map { splitter.field($0).trimmed.text.lowercased() }
    places = try names.map { name in
      guard let place = found.firstIndex(of: name) else {
        throw InputError("\(file), line 1: there is no column '\(name)'; the header needs \(names.joined(separator: ","))")
      }
      return place
    }
    self.names = names
    self.file = file
  }

  /// The text of a wanted column in the current row.
  @inline(__always)
  func text(_ column: Int, _ row: borrowing RowSplitter) -> ByteSpan { row.field(places[column]) }

  /// A wanted column as a whole number; at most 15 digits.
  /// - Throws: `InputError` naming file, line, column and value.
  @inline(__always)
  func number(_ column: Int, _ row: borrowing RowSplitter) throws -> Int64 {
    let text = text(column, row)
    let isNegative = text.count > 1 && text.start.pointee == UInt8(ascii: "-")
    let digits = isNegative ? ByteSpan(start: text.start + 1, end: text.end) : text
    guard let value = DecimalText.shortCount(digits) else { throw wrong(column, row, "is not a whole number") }
    return isNegative ? -value : value
  }

  /// The partition of the current row.
  /// - Throws: `InputError` naming file, line, column and value.
  @inline(__always)
  func partition(date: Int, instrument: Int, _ row: borrowing RowSplitter) throws -> PartitionKey {
    guard let day = CivilDate.parse(text(date, row)) else { throw wrong(date, row, "is not a date YYYY-MM-DD") }
    let name = text(instrument, row)
    guard name.count > 0, name.count <= SymbolKey.inlineCapacity else {
      throw wrong(instrument, row, "is not a name of 1 to \(SymbolKey.inlineCapacity) bytes")
    }
    return PartitionKey(date: day, instrument: SymbolKey(inline: name, readable: row.readable(from: name.start)))
  }

  /// The error for a value of the current row.
  func wrong(_ column: Int, _ row: borrowing RowSplitter, _ why: String) -> InputError {
    InputError("\(file), line \(row.line): \(names[column]) '\(text(column, row).text)' \(why); correct it")
  }

  /// The error for a row with another number of fields.
  func wrongCount(_ row: borrowing RowSplitter) -> InputError {
    InputError("\(file), line \(row.line): \(row.fieldCount) fields where the header has \(count); correct it")
  }
}

/// A row of one of the input files, as it is spilled.
protocol SpilledRow: BitwiseCopyable, Sendable {
  /// The columns it needs; the first two are date and instrument.
  static var columns: [String] { get }
  /// Reads the current row; nil for one that takes no part.
  static func read(_ columns: WantedColumns, _ row: borrowing RowSplitter) throws -> Self?
}

extension SweepOrder: SpilledRow {
  static let columns = ["date", "instrument", "order_id", "ts", "side", "limit", "qty", "sweep"]

  @inline(__always)
  static func read(_ columns: WantedColumns, _ row: borrowing RowSplitter) throws -> SweepOrder? {
    let sweep = try columns.number(7, row)
    guard sweep == 0 || sweep == 1 else { throw columns.wrong(7, row, "is neither 0 nor 1") }
    let side = columns.text(4, row).text
    guard side == "1" || side == "+1" || side == "-1" else { throw columns.wrong(4, row, "is neither +1 nor -1") }
    let quantity = try columns.number(6, row)
    guard quantity >= 1 else { throw columns.wrong(6, row, "is below 1") }
    let limit = try columns.number(5, row)
    guard limit >= 0 else { throw columns.wrong(5, row, "is below 0 (0: a market order)") }
    let order = SweepOrder(
      id: try columns.number(2, row), time: try columns.number(3, row), limit: limit,
      signedQuantity: side == "-1" ? -quantity : quantity)
    return sweep == 1 ? order : nil
  }
}

extension Quote: SpilledRow {
  static let columns = ["date", "instrument", "ts", "bid", "ask"]

  @inline(__always)
  static func read(_ columns: WantedColumns, _ row: borrowing RowSplitter) throws -> Quote? {
    Quote(
      time: try columns.number(2, row), bid: try columns.number(3, row), ask: try columns.number(4, row))
  }
}
