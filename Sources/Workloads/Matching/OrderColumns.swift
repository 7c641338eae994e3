import SpeedupKit

/// Where the wanted columns are in a file with a header, and how a row of it is read: strictly, since an order that is
/// silently left out would change every match after it.
struct WantedColumns {
  private let places: [Int]
  private let names: [String]
  let count: Int
  private let file: String

  /// Finds `names` in the header line.
  /// - Throws: `InputError` naming the file and the column that is missing, or is there twice.
  init(_ names: [String], header: UnsafeBufferPointer<UInt8>, file: String) throws {
    var splitter = RowSplitter(header, file: file, capacity: 1000)
    defer { splitter.release() }
    guard try splitter.next() else { throw InputError("\(file): it is empty; it needs a header and rows") }
    count = splitter.fieldCount
    let found = (0..<min(1000, count)).map { splitter.field($0).trimmed.text.lowercased() }
    places = try names.map { name in
      guard let place = found.firstIndex(of: name) else {
        throw InputError(
          "\(file), line 1: there is no column '\(name)'; the header needs \(names.joined(separator: ","))")
      }
      guard found.lastIndex(of: name) == place else {
        throw InputError("\(file), line 1: two columns are called '\(name)'; rename one of them")
      }
      return place
    }
    self.names = names
    self.file = file
  }

  @inline(__always)
  func text(_ column: Int, _ row: borrowing RowSplitter) -> ByteSpan { row.field(places[column]) }

  /// A wanted column as a whole number, such as an order's number or a time in nanoseconds.
  /// - Throws: `InputError` naming file, line, column and value.
  @inline(__always)
  func number(_ column: Int, _ row: borrowing RowSplitter) throws -> Int64 {
    guard let value = DecimalText.whole(text(column, row)) else {
      throw wrong(column, row, "is not a whole number of 64 bits")
    }
    return value
  }

  /// The largest price and the largest quantity. Quantity times (bid + ask), summed over an order, then stays in 64 bits.
  static let largest: Int64 = 1_000_000_000

  /// A wanted column as a price in ticks or a quantity.
  /// - Throws: `InputError` naming file, line, column and value.
  @inline(__always)
  func amount(_ column: Int, _ row: borrowing RowSplitter, from least: Int64 = 1) throws -> Int64 {
    let value = try number(column, row)
    guard value >= least, value <= Self.largest else { throw wrongAmount(value, column, row, from: least) }
    return value
  }

  /// A wanted column as a price in ticks; nil where there is none, which is written as 0 or as nothing.
  /// - Throws: `InputError` naming file, line, column and value.
  @inline(__always)
  func price(_ column: Int, _ row: borrowing RowSplitter) throws -> Int64? {
    guard text(column, row).count > 0 else { return nil }
    let value = try number(column, row)
    guard value != 0 else { return nil }
    guard value > 0, value <= Self.largest else { throw wrongAmount(value, column, row, from: 1) }
    return value
  }

  private func wrongAmount(_ value: Int64, _ column: Int, _ row: borrowing RowSplitter, from least: Int64) -> InputError
  {
    guard value < least else { return wrong(column, row, "is above \(Self.largest); take larger units") }
    return wrong(column, row, least == 0 ? "is below 0 (0: a market order)" : "is below \(least)")
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
    let key = SymbolKey(inline: name, readable: row.readable(from: name.start))
    guard key.isASCII || name.isUTF8 else { throw wrong(instrument, row, "is not UTF-8; convert the file, or") }
    return PartitionKey(date: day, instrument: key)
  }

  func wrong(_ column: Int, _ row: borrowing RowSplitter, _ why: String) -> InputError {
    InputError("\(file), line \(row.line): \(names[column]) '\(text(column, row).text)' \(why); correct it")
  }

  /// The error for a row with another number of fields.
  func wrongCount(_ row: borrowing RowSplitter) -> InputError {
    InputError("\(file), line \(row.line): \(row.fieldCount) fields where the header has \(count); correct it")
  }
}

protocol SpilledRow: BitwiseCopyable, Sendable {
  /// The columns it needs; the first two are date and instrument.
  static var columns: [String] { get }
  /// Reads the current row; nil for one that takes no part.
  static func read(_ columns: WantedColumns, _ row: borrowing RowSplitter) throws -> Self?
  /// Whether the row is odd: it is kept, and counted.
  var isOdd: Bool { get }
}

extension SpilledRow {
  var isOdd: Bool { false }
}

extension SweepOrder: SpilledRow {
  static let columns = ["date", "instrument", "order_id", "ts", "side", "limit", "qty", "sweep"]

  @inline(__always)
  static func read(_ columns: WantedColumns, _ row: borrowing RowSplitter) throws -> SweepOrder? {
    let sweep = try columns.number(7, row)
    guard sweep == 0 || sweep == 1 else { throw columns.wrong(7, row, "is neither 0 nor 1") }
    let side = try columns.number(4, row)
    guard side == 1 || side == -1 else { throw columns.wrong(4, row, "is neither +1 nor -1") }
    let order = SweepOrder(
      id: try columns.number(2, row), time: try columns.number(3, row), limit: try columns.amount(5, row, from: 0),
      signedQuantity: side * (try columns.amount(6, row)))
    return sweep == 1 ? order : nil
  }
}

extension Quote: SpilledRow {
  static let columns = ["date", "instrument", "ts", "bid", "ask"]

  @inline(__always)
  static func read(_ columns: WantedColumns, _ row: borrowing RowSplitter) throws -> Quote? {
    let (time, bid, ask) = (try columns.number(2, row), try columns.price(3, row), try columns.price(4, row))
    // Of one side alone there is no midpoint: the quote before it holds.
    guard let bid, let ask else { return nil }
    return Quote(time: time, bid: bid, ask: ask)
  }

  /// The bid is above the ask. It has a midpoint all the same.
  var isOdd: Bool { bid > ask }
}

/// A trade of the market. It is split with the rest, as the document's pipeline does, and no output depends on it.
struct Trade: SpilledRow {
  var time: Int64
  var price: Int64
  var quantity: Int64

  static let columns = ["date", "instrument", "ts", "price", "qty"]

  static func read(_ columns: WantedColumns, _ row: borrowing RowSplitter) throws -> Trade? {
    Trade(time: try columns.number(2, row), price: try columns.amount(3, row), quantity: try columns.amount(4, row))
  }
}
