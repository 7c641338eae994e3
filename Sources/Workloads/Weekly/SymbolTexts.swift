/// Every row's symbol as a text, as a column of objects holds it: comparing two rows compares texts, by their bytes,
/// one row at a time. The variant `filter` scans this, since that is what the document's data frame does; the other
/// variants compare keys of 16 bytes, which is some ten times as fast.
final class SymbolTexts: @unchecked Sendable {
  // Written once, by init, and only read after that.
  private let texts: UnsafeMutablePointer<String>
  private let count: Int

  /// The texts of a table's symbols, row by row.
  init(of table: DailyTable) {
    count = table.count
    texts = .allocate(capacity: max(1, count))
    var known: [SymbolKey: String] = [:]
    for row in 0..<count {
      let key = table.symbols[row]
      let text = known[key] ?? key.text(longNames: table.longNames)
      known[key] = text
      (texts + row).initialize(to: text)
    }
  }

  deinit {
    texts.deinitialize(count: count)
    texts.deallocate()
  }

  /// The text of a row.
  @inline(__always) subscript(row: Int) -> String { _read { yield texts[row] } }
}
