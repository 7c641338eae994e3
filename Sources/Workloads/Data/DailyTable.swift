import SpeedupKit

/// Daily rows of many symbols, column by column, in the order they came in. Nothing changes it once it is
/// built.
final class DailyTable: @unchecked Sendable {
  // Sendable because all that the pointers lead to is only read after `init`.

  /// The dates (days since 1970-01-01), prices and volumes of all rows.
  let rows: RowColumns<Double, Int64>
  /// The symbol of every row, as text.
  let symbols: UnsafePointer<SymbolKey>
  /// Symbols too long for a key.
  let longNames: [String]
  private let owners: (RowBlock<Double, Int64>, LargeBuffer)

  var count: Int { rows.count }

  /// Bytes that a row takes, its symbol included.
  static let bytesPerRow = RowColumns<Double, Int64>.bytesPerRow + MemoryLayout<SymbolKey>.size

  fileprivate init(block: RowBlock<Double, Int64>, symbols: LargeBuffer, count: Int, longNames: [String]) {
    rows = block.columns.slice(0..<count)
    self.symbols = UnsafePointer(symbols.base.assumingMemoryBound(to: SymbolKey.self))
    self.longNames = longNames
    owners = (block, symbols)
  }

  /// Rows and, beside each, its symbol; as many of the one as of the other.
  /// - Throws: `SystemError` when there is no memory.
  convenience init(_ rows: RowBlock<Double, Int64>, symbols: [SymbolKey], longNames: [String]) throws {
    precondition(symbols.count == rows.columns.count)
    let memory = try LargeBuffer(byteCount: symbols.count * MemoryLayout<SymbolKey>.stride)
    memory.base.bindMemory(to: SymbolKey.self, capacity: symbols.count)
      .update(from: symbols, count: symbols.count)
    self.init(block: rows, symbols: memory, count: symbols.count, longNames: longNames)
  }

  func symbol(ofRow row: Int) -> String { symbols[row].text(longNames: longNames) }

  /// Another table with the same content in memory of its own.
  /// - Throws: `SystemError` when there is no memory.
  func copy() throws -> DailyTable {
    var builder = try DailyTableBuilder(capacity: count)
    builder.appendAll(of: self)
    return builder.finish()
  }
}

/// Builds a ``DailyTable`` row by row, in memory that was sized beforehand.
struct DailyTableBuilder {
  private let block: RowBlock<Double, Int64>
  private let columns: RowColumns<Double, Int64>
  private let symbolMemory: LargeBuffer
  private let symbols: UnsafeMutablePointer<SymbolKey>
  private var longNames: [String] = []
  private var placeOfLongName: [[UInt8]: Int] = [:]
  private(set) var count = 0

  /// A builder for at most `capacity` rows.
  /// - Throws: `SystemError` when there is no memory.
  init(capacity: Int) throws {
    block = try RowBlock(count: capacity)
    columns = block.columns
    symbolMemory = try LargeBuffer(byteCount: capacity * MemoryLayout<SymbolKey>.stride)
    symbols = symbolMemory.base.bindMemory(to: SymbolKey.self, capacity: capacity)
  }

  /// The key of a symbol in this table.
  /// - Parameter readable: how many bytes may be read from the text's start on.
  @inline(__always)
  mutating func key(_ text: ByteSpan, readable: Int) -> SymbolKey {
    text.count <= SymbolKey.inlineCapacity
      ? SymbolKey(inline: text, readable: readable)
      : longKey(UnsafeBufferPointer(start: text.start, count: text.count))
  }

  mutating func key(_ name: String) -> SymbolKey {
    var name = name
    return name.withUTF8 { bytes in
      guard let start = bytes.baseAddress, bytes.count <= SymbolKey.inlineCapacity else {
        return bytes.isEmpty ? SymbolKey(inline: .empty, readable: 0) : longKey(bytes)
      }
      return SymbolKey(inline: ByteSpan(start: start, end: start + bytes.count), readable: bytes.count)
    }
  }

  private mutating func longKey(_ text: UnsafeBufferPointer<UInt8>) -> SymbolKey {
    // By its bytes, as a short one: two strings are equal that only look the same.
    let name = Array(text)
    if let place = placeOfLongName[name] { return SymbolKey(longName: place) }
    longNames.append(String(decoding: name, as: UTF8.self))
    placeOfLongName[name] = longNames.count - 1
    return SymbolKey(longName: longNames.count - 1)
  }

  @inline(__always)
  mutating func append(
    _ symbol: SymbolKey, _ date: Int32, open: Double, high: Double, low: Double, close: Double, volume: Int64
  ) {
    let row = count
    count = row &+ 1
    put(at: row, symbol, date, open: open, high: high, low: low, close: close, volume: volume)
  }

  /// Writes the row at a place of its own; ``fill(count:)`` says afterwards how many rows there are.
  @inline(__always)
  func put(
    at row: Int, _ symbol: SymbolKey, _ date: Int32, open: Double, high: Double, low: Double, close: Double,
    volume: Int64
  ) {
    precondition(row < columns.count)
    symbols[row] = symbol
    columns.dates[row] = date
    columns.open[row] = open
    columns.high[row] = high
    columns.low[row] = low
    columns.close[row] = close
    columns.volume[row] = volume
  }

  /// Says that the first `count` rows have all been put.
  mutating func fill(count: Int) { self.count = count }

  mutating func appendRow(_ row: Int, of table: DailyTable, as symbol: SymbolKey) {
    let from = table.rows
    append(
      symbol, from.dates[row], open: from.open[row], high: from.high[row], low: from.low[row],
      close: from.close[row], volume: from.volume[row])
  }

  /// Becomes a copy of `table`; only on an empty builder with room for it.
  mutating func appendAll(of table: DailyTable) {
    precondition(count == 0 && table.count <= columns.count)
    columns.copyAll(of: table.rows)
    symbols.update(from: table.symbols, count: table.count)
    longNames = table.longNames
    count = table.count
  }

  /// The table. The builder must not be used afterwards.
  /// - Parameter longNames: the list that the keys belong to, where they came from another table.
  consuming func finish(longNames: [String]? = nil) -> DailyTable {
    DailyTable(block: block, symbols: symbolMemory, count: count, longNames: longNames ?? self.longNames)
  }
}
