import SpeedupKit

extension DailyTable {
  /// A table of exactly `symbolCount` symbols made of this one's: all of them, again as `NAME_1`, again as
  /// `NAME_2`, and so on, the last time only as many as are still wanted, in the order in which they first
  /// stand here. A name that is taken gets a `_` more until it is not. With fewer than there are, it keeps the first
  /// ones. The rows of a copy keep their order.
  /// - Throws: `InputError` for more rows than 32 bits can number.
  func replicated(symbolCount: Int) throws -> DailyTable {
    var dictionary = SymbolDictionary()
    let codes = (0..<count).map { dictionary.code(of: symbols[$0]) }
    let names = dictionary.keys.map { $0.text(longNames: longNames) }
    let wanted = (0..<symbolCount).lazy.map { $0 % names.count }
    var rowsOfSymbol = [Int](repeating: 0, count: names.count)
    for code in codes { rowsOfSymbol[code] += 1 }
    guard symbolCount / names.count <= Int(Int32.max) / count else {
      throw InputError("--symbols \(symbolCount): copies of \(count) rows are more than \(Int32.max); take fewer")
    }
    var taken = Set(names)
    var builder = try DailyTableBuilder(capacity: wanted.reduce(0) { $0 + rowsOfSymbol[$1] })
    for replica in 0...((symbolCount - 1) / names.count) {
      let keys = names.prefix(symbolCount - replica * names.count).map { name in
        guard replica > 0 else { return builder.key(name) }
        var copy = "\(name)_\(replica)"
        while !taken.insert(copy).inserted { copy += "_" }
        return builder.key(copy)
      }
      for row in 0..<count where codes[row] < keys.count {
        builder.appendRow(row, of: self, as: keys[codes[row]])
      }
    }
    return builder.finish()
  }
}
