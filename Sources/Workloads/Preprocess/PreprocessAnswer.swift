import SpeedupKit

/// What must be equal over all ways of running, how wrong a wrong way is, and the result as text.
enum PreprocessAnswer {
  /// The hash of all values, symbol by symbol, and of the folds' dates; so it is the same whether they are written or not.
  static func digest(_ table: IndicatorTable, _ symbols: SymbolCloses, _ parts: [WalkForward.Part]) -> String {
    var digest = Digest()
    for (symbol, name) in symbols.names.enumerated() {
      digest.add(name)
      digest.add(symbols.count(symbol))
      for row in 0..<symbols.count(symbol) { digest.add(Int(symbols.dates(symbol)[row])) }
      for column in IndicatorColumn.all.indices {
        let values = table.values(column) + symbols.starts[symbol]
        for row in 0..<symbols.count(symbol) { digest.add(values[row]) }
      }
    }
    for part in parts {
      digest.add(part.name)
      digest.add(Int(part.dates.lowerBound))
      digest.add(Int(part.dates.upperBound))
    }
    return digest.text
  }

  /// Refuses an answer with an infinity in it, as closes give it that are too large to be added up.
  /// - Throws: `InputError` naming the value, the symbol and the date.
  static func requireFinite(_ table: IndicatorTable, _ symbols: SymbolCloses) throws {
    for (symbol, name) in symbols.names.enumerated() {
      for (index, column) in IndicatorColumn.all.enumerated() {
        let values = table.values(index) + symbols.starts[symbol]
        for row in 0..<symbols.count(symbol) where values[row].isInfinite {
          throw InputError(
            "preprocess: \(column.name) of symbol \(name) on \(symbols.unit.text(symbols.dates(symbol)[row])) is infinite: its"
              + " closes are too large; correct them")
        }
      }
    }
  }

  /// How many values, and how many rows with any such value, are not those of one batch over all rows: off by more than
  /// 1e-9, or defined where they should not be, or the other way round.
  static func wrong(_ table: IndicatorTable, _ symbols: SymbolCloses) throws -> (rows: Int, values: Int) {
    var wrongRows = 0
    var wrongValues = 0
    for symbol in symbols.names.indices {
      let count = symbols.count(symbol)
      var isWrong = [Bool](repeating: false, count: count)
      var right = [Double](repeating: 0, count: max(1, count))
      for (index, column) in IndicatorColumn.all.enumerated() {
        var one = IndicatorActor(column)
        right.withUnsafeMutableBufferPointer { one.take(symbols.closes(symbol), count: count, into: $0.baseAddress!) }
        let values = table.values(index) + symbols.starts[symbol]
        for row in 0..<count where !agree(values[row], right[row]) {
          wrongValues += 1
          isWrong[row] = true
        }
      }
      wrongRows += isWrong.count { $0 }
    }
    return (wrongRows, wrongValues)
  }

  private static func agree(_ value: Double, _ right: Double) -> Bool {
    if value.isNaN || right.isNaN { return value.isNaN == right.isNaN }
    return abs(value - right) <= 1e-9 + 1e-9 * abs(right)
  }

  /// Writes `indicators.csv` (symbol, date, of a minute bar with its time, close, 15 columns; empty where not defined) and `folds.csv` (part, first
  /// date, first date after it, rows).
  /// - Throws: `SystemError` naming the file.
  static func dump(
    _ table: IndicatorTable, _ symbols: SymbolCloses, parts: [WalkForward.Part], to directory: String
  ) throws {
    let file = try AtomicFile("\(directory)/indicators.csv")
    try file.write(CSV.line(["symbol", "date", "close"] + IndicatorColumn.all.map(\.name)))
    for (symbol, name) in symbols.names.enumerated() {
      for row in 0..<symbols.count(symbol) {
        var line = "\(CSV.quoted(name)),\(symbols.unit.text(symbols.dates(symbol)[row])),\(symbols.closes(symbol)[row])"
        for column in IndicatorColumn.all.indices {
          let value = table.values(column)[symbols.starts[symbol] + row]
          line += value.isNaN ? "," : ",\(value)"
        }
        try file.write(line + "\n")
      }
    }
    try file.commit()
    let files = FoldFiles(symbols: symbols, table: table, directory: directory)
    var text = CSV.line(["part", "from", "before", "rows"])
    for part in parts {
      let rows = files.rows(part).reduce(0) { $0 + $1.count }
      text +=
        "\(part.name),\(symbols.unit.text(part.dates.lowerBound)),\(symbols.unit.text(part.dates.upperBound)),\(rows)\n"
    }
    try Files.write("\(directory)/folds.csv", text)
  }
}
