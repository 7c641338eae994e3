import SpeedupKit

/// Writes folds as files, each whole or not at all, and reads them back.
///
/// A file is a line of text, `speedup-fold 1 ROWS COLUMNS` (with ` minutes` behind it where the dates are those of minute
/// bars, in minutes since 1970-01-01; else they are days), and then the columns one after the other, each with the rows
/// of all symbols in the symbols' order: the symbol's number and the date (32-bit), the close and the indicators
/// (64-bit), in the machine's byte order.
struct FoldFiles: Sendable {
  let symbols: SymbolCloses
  let table: IndicatorTable
  let directory: String
  /// The disk, where it is to be a slow one.
  var disk: DiskRate?

  func path(_ part: WalkForward.Part) -> String { "\(directory)/\(part.name).columns" }

  func rows(_ part: WalkForward.Part) -> [Range<Int>] { symbols.rows(in: part.dates) }

  /// Writes a part and gives its size in bytes.
  /// - Throws: `SystemError` naming the file; nothing has then changed under its name.
  func write(_ part: WalkForward.Part) throws -> Int {
    let rows = rows(part)
    let file = try AtomicFile(path(part))
    try file.write(header(rows))
    for (symbol, range) in rows.enumerated() {
      try file.writeAll([Int32](repeating: Int32(symbol), count: range.count))
    }
    for (symbol, range) in rows.enumerated() { try file.write(symbols.dates(symbol) + range.lowerBound, range.count) }
    for (symbol, range) in rows.enumerated() { try file.write(symbols.closes(symbol) + range.lowerBound, range.count) }
    for column in IndicatorColumn.all.indices {
      for (symbol, range) in rows.enumerated() {
        try file.write(
          UnsafePointer(table.values(column) + symbols.starts[symbol] + range.lowerBound), range.count)
      }
    }
    try file.commit()
    disk?.take(file.byteCount)
    return file.byteCount
  }

  private func header(_ rows: [Range<Int>]) -> String {
    let count = rows.reduce(0) { $0 + $1.count }
    return "speedup-fold 1 \(count) \(3 + IndicatorColumn.all.count)\(symbols.unit == .minute ? " minutes" : "")\n"
  }

  /// Whether the file of a part is there and holds exactly what it should.
  /// - Throws: `SystemError` when it can't be read.
  func isWhole(_ part: WalkForward.Part) throws -> Bool {
    let bytes = try Files.read(path(part))
    let rows = rows(part)
    let header = Array(header(rows).utf8)
    guard bytes.starts(with: header) else { return false }
    var at = header.count
    return bytes.withUnsafeBytes { bytes in
      func matches<Value>(_ values: UnsafePointer<Value>, _ count: Int) -> Bool {
        let size = count * MemoryLayout<Value>.stride
        guard at + size <= bytes.count else { return false }
        defer { at += size }
        let expected = UnsafeRawBufferPointer(start: values, count: size)
        return expected.elementsEqual(bytes[at..<(at + size)])
      }
      for (symbol, range) in rows.enumerated() {
        guard matches([Int32](repeating: Int32(symbol), count: range.count), range.count) else { return false }
      }
      for (symbol, range) in rows.enumerated() {
        guard matches(symbols.dates(symbol) + range.lowerBound, range.count) else { return false }
      }
      for (symbol, range) in rows.enumerated() {
        guard matches(symbols.closes(symbol) + range.lowerBound, range.count) else { return false }
      }
      for column in IndicatorColumn.all.indices {
        for (symbol, range) in rows.enumerated() {
          let values = table.values(column) + symbols.starts[symbol] + range.lowerBound
          guard matches(UnsafePointer(values), range.count) else { return false }
        }
      }
      return at == bytes.count
    }
  }
}

extension AtomicFile {
  /// Adds the bytes of an array's elements.
  fileprivate func writeAll<Value: BitwiseCopyable>(_ values: [Value]) throws {
    try values.withUnsafeBytes { try write($0) }
  }

  /// Adds the bytes of some neighbouring elements.
  fileprivate func write<Value: BitwiseCopyable>(_ values: UnsafePointer<Value>, _ count: Int) throws {
    try write(UnsafeRawBufferPointer(start: values, count: count * MemoryLayout<Value>.stride))
  }
}
