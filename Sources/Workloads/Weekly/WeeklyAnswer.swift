import SpeedupKit

/// What must be equal over all ways of running: a hash of everything, and figures to hold a down-cast answer
/// to.
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

  /// For every column of the output two numbers: the mean of its values' magnitudes over all symbols, where
  /// it is defined and finite, and how often it is not. First the bars' volume and prices, then the weekly features,
  /// then the merged ones.
  static func probes(_ output: WeeklyOutput) -> [Double] {
    let symbols = output.names.indices
    var volumes = Probe()
    var columns = [Probe](repeating: Probe(), count: 4 + Feature.allCases.count)
    var merged = [Probe](repeating: Probe(), count: Feature.allCases.count)
    for symbol in symbols {
      let bars = output.bars(symbol)
      for bar in 0..<output.barCount(symbol) { volumes.add(Double(bars.volume[bar])) }
      for (index, column) in bars.valueColumns.enumerated() {
        columns[index].add(column, 0..<output.barCount(symbol))
      }
      for feature in Feature.allCases {
        merged[feature.rawValue].add(output.merged.features[feature], output.rows(symbol))
      }
    }
    return ([volumes] + columns + merged).flatMap { [$0.mean, Double($0.undefined)] }
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

  private struct Probe {
    private var sum = 0.0
    private var defined = 0
    private(set) var undefined = 0

    /// The mean magnitude; 0 where nothing is defined, which the count beside it shows. Never infinite: the JSON in
    /// which it leaves the process has no such number.
    var mean: Double { defined == 0 ? 0 : min(sum / Double(defined), .greatestFiniteMagnitude) }

    mutating func add(_ value: Double) {
      if value.isFinite {
        defined += 1
        sum += abs(value)
      } else {
        undefined += 1
      }
    }

    mutating func add(_ column: UnsafePointer<Double>, _ range: Range<Int>) {
      for index in range { add(column[index]) }
    }
  }
}

extension Digest {
  /// Adds a stretch of a column.
  fileprivate mutating func add(_ column: UnsafePointer<Double>, _ range: Range<Int>) {
    for index in range { add(column[index]) }
  }
}
