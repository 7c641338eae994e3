extension DailyTable {
  /// A table of exactly `symbolCount` symbols made of this one's: all of them, again as `NAME_1`, again as
  /// `NAME_2`, and so on, the last time only as many as are still wanted, in the order in which they first
  /// stand here. With fewer than there are, it keeps the first ones. The rows of a copy keep their order.
  func replicated(symbolCount: Int) throws -> DailyTable {
    var dictionary = SymbolDictionary()
    let codes = (0..<count).map { dictionary.code(of: symbols[$0]) }
    let names = dictionary.keys.map { $0.text(longNames: longNames) }
    let wanted = (0..<symbolCount).lazy.map { $0 % names.count }
    var rowsOfSymbol = [Int](repeating: 0, count: names.count)
    for code in codes { rowsOfSymbol[code] += 1 }
    var builder = try DailyTableBuilder(capacity: wanted.reduce(0) { $0 + rowsOfSymbol[$1] })
    for replica in 0...((symbolCount - 1) / names.count) {
      let keys = names.prefix(symbolCount - replica * names.count).map { name in
        builder.key(replica == 0 ? name : "\(name)_\(replica)")
      }
      for row in 0..<count where codes[row] < keys.count {
        builder.appendRow(row, of: self, as: keys[codes[row]])
      }
    }
    return builder.finish()
  }
}
