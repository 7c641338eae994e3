import SpeedupKit

/// What a task in another process is handed for one symbol: exactly what its variant hands over, since these
/// are the bytes that are counted.
protocol SymbolPayload: Sendable {
  /// Does the symbol: its bars, and with `features` those too.
  func result(features: Bool) throws -> SymbolResult
  func encode(into writer: inout ByteWriter)
  init(from reader: inout ByteReader) throws
}

/// Some symbols for a worker that does not share the caller's memory.
struct WeeklyTask<Payload: SymbolPayload>: ParallelTask {
  private let payloads: [Payload]
  private let mustFail: Bool
  private let features: Bool

  /// A task for the symbols of `payloads`.
  /// - Parameters:
  ///   - mustFail: whether it throws a ``ForcedFailure`` instead of a result.
  ///   - features: whether it makes the features too, not the bars alone.
  init(_ payloads: [Payload], mustFail: Bool, features: Bool) {
    self.payloads = payloads
    self.mustFail = mustFail
    self.features = features
  }

  func run(_ context: TaskContext) throws -> [SymbolResult] {
    if mustFail { throw ForcedFailure() }
    return try payloads.map { try $0.result(features: features) }
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(mustFail)
    writer.write(features)
    writer.write(payloads.count)
    for payload in payloads { payload.encode(into: &writer) }
  }

  init(from reader: inout ByteReader) throws {
    mustFail = try reader.read(Bool.self)
    features = try reader.read(Bool.self)
    let count = try reader.read(Int.self)
    payloads = try (0..<max(0, count)).map { _ in try Payload(from: &reader) }
  }

  static func encode(_ output: [SymbolResult], into writer: inout ByteWriter) {
    writer.write(output.count)
    for result in output { result.encode(into: &writer) }
  }

  static func decode(from reader: inout ByteReader) throws -> [SymbolResult] {
    let count = try reader.read(Int.self)
    return try (0..<max(0, count)).map { _ in try SymbolResult(from: &reader) }
  }
}

/// Thrown where a strategy was told to fail.
struct ForcedFailure: Error, CustomStringConvertible {
  var description: String { "told to fail by --fail" }
}

/// One symbol's own rows: what `filter`, `partition` and `partition-f32` hand over.
struct OwnRows<Price: PriceStorage, Volume: VolumeStorage>: SymbolPayload {
  private let columns: RowColumns<Price, Volume>
  /// Keeps the columns' memory alive.
  private let owner: RowBlock<Price, Volume>
  /// The symbol of every row: `filter`'s copies still have that column. Empty where there is none.
  private let symbols: [SymbolKey]

  /// Rows of `owner`, each with the symbol `key` where that column goes along.
  init(_ columns: RowColumns<Price, Volume>, owner: RowBlock<Price, Volume>, symbolColumn key: SymbolKey?) {
    self.columns = columns
    self.owner = owner
    symbols = key.map { [SymbolKey](repeating: $0, count: columns.count) } ?? []
  }

  func result(features: Bool) throws -> SymbolResult {
    try SymbolResult(of: columns, owner: owner, features: features)
  }

  func encode(into writer: inout ByteWriter) {
    columns.encode(into: &writer)
    writer.write(array: symbols)
  }

  init(from reader: inout ByteReader) throws {
    owner = try RowBlock(from: &reader)
    columns = owner.columns
    symbols = try reader.readArray(of: SymbolKey.self)
  }
}

/// The whole table, and which symbol to take from it: what `copy-all` hands over.
struct WholeTable: SymbolPayload {
  private let table: DailyTable
  private let symbol: SymbolKey

  /// All of `table` for the one symbol.
  init(_ table: DailyTable, symbol: SymbolKey) {
    self.table = table
    self.symbol = symbol
  }

  func result(features: Bool) throws -> SymbolResult {
    var count = 0
    for row in 0..<table.count where table.symbols[row] == symbol { count += 1 }
    let rows = try Filter.rows(of: symbol, count: count, in: table)
    return try SymbolResult(of: rows.columns, owner: rows, features: features)
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(symbol)
    table.rows.encode(into: &writer)
    writer.write(buffer: UnsafeBufferPointer(start: table.symbols, count: table.count))
    writer.write(strings: table.longNames)
  }

  init(from reader: inout ByteReader) throws {
    symbol = try reader.read(SymbolKey.self)
    let rows = try RowBlock<Double, Int64>(from: &reader)
    let symbols = try reader.readArray(of: SymbolKey.self)
    let longNames = try reader.readStrings()
    guard symbols.count == rows.columns.count else {
      throw ColumnLengthError(expected: rows.columns.count, found: symbols.count)
    }
    table = try DailyTable(rows, symbols: symbols, longNames: longNames)
  }
}

extension RowColumns {
  func encode(into writer: inout ByteWriter) {
    writer.write(buffer: UnsafeBufferPointer(start: dates, count: count))
    for column in [open, high, low, close] {
      writer.write(buffer: UnsafeBufferPointer(start: column, count: count))
    }
    writer.write(buffer: UnsafeBufferPointer(start: volume, count: count))
  }
}

extension RowBlock {
  /// Reads rows that `RowColumns.encode(into:)` wrote.
  /// - Throws: an error when the message ends early or its columns differ in length.
  convenience init(from reader: inout ByteReader) throws {
    let dates = try reader.readArray(of: Int32.self)
    try self.init(count: dates.count)
    columns.dates.update(from: dates, count: dates.count)
    for column in [columns.open, columns.high, columns.low, columns.close] {
      try reader.readColumn(of: dates.count, into: column)
    }
    try reader.readColumn(of: dates.count, into: columns.volume)
  }
}
