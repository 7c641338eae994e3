import SpeedupKit

/// What must be equal over all ways of running: a hash of everything. ``WeeklyProbes`` has the figures that a down-cast
/// answer is held to.
enum WeeklyAnswer {
  /// The hash of all bars, features and merged rows, symbol by symbol.
  static func digest(_ output: WeeklyOutput) -> String {
    var digest = Digest()
    for (symbol, name) in output.names.enumerated() {
      digest.add(name)
      let bars = output.bars(symbol)
      let count = output.barCount(symbol)
      digest.add(count)
      for bar in 0..<count {
        digest.add(Int(bars.labels[bar]))
        digest.add(Int(bars.volume[bar]))
      }
      for column in bars.valueColumns { digest.add(column, 0..<count) }
      let rows = output.rows(symbol)
      digest.add(rows.count)
      for row in rows { digest.add(Int(output.merged.dates[row])) }
      for feature in Feature.allCases { digest.add(output.merged.features[feature], rows) }
    }
    return digest.text
  }

  /// Refuses an answer with an infinity in it, as prices give it that are too far apart, or too near to the largest number.
  /// - Throws: `InputError` naming the value, the symbol and the week.
  static func requireFinite(_ output: WeeklyOutput) throws {
    let columns = ["open", "high", "low", "close"] + Feature.allCases.map { "\($0)" }
    for (symbol, name) in output.names.enumerated() {
      let bars = output.bars(symbol)
      for (column, values) in zip(columns, bars.valueColumns) {
        for bar in 0..<output.barCount(symbol) where values[bar].isInfinite {
          throw InputError(
            "weekly: \(column) of symbol \(name) in the week of \(CivilDate.text(bars.labels[bar])) is infinite: its prices"
              + " are too large or too far apart; correct them")
        }
      }
    }
  }
}

extension Digest {
  fileprivate mutating func add(_ column: UnsafePointer<Double>, _ range: Range<Int>) {
    for index in range { add(column[index]) }
  }
}
