import Testing

@testable import SpeedupCore
@testable import SpeedupWorkloads

/// What pandas made of an input; see scripts/golden/weekly.py.
struct Golden {
  struct Bar: Equatable {
    let week: String
    let prices: [Double]
    let volume: Int64
  }

  /// Bars by symbol.
  var bars: [String: [Bar]] = [:]
  /// Features by symbol, then bar, then feature; nil where undefined.
  var features: [String: [[Double?]]] = [:]
  /// Per symbol and daily row the date and the week whose bar it sees, empty where none.
  var merged: [String: [(date: String, week: String)]] = [:]

  /// The files `Fixtures/weekly/PREFIX_*.csv.gz`.
  init(_ prefix: String) throws {
    for record in try Self.records("weekly/\(prefix)_bars.csv.gz") {
      let bar = Bar(week: record[1], prices: record[2...5].map { Double($0)! }, volume: Int64(record[6])!)
      bars[record[0], default: []].append(bar)
    }
    for record in try Self.records("weekly/\(prefix)_features.csv.gz") {
      features[record[0], default: []].append(record[2...].map { Double($0) })
    }
    for record in try Self.records("weekly/\(prefix)_merged.csv.gz") {
      merged[record[0], default: []].append((record[1], record[2]))
    }
  }

  /// The path of a fixture.
  static func path(_ name: String) -> String {
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return parts.joined(separator: "/") + "/Fixtures/" + name
  }

  /// A fixture's records, without the header.
  static func records(_ name: String) throws -> [[String]] {
    let text = String(decoding: try InputFile.read(path(name)), as: UTF8.self)
    return try CSV.parse(text).dropFirst().map(\.fields)
  }

  /// The columns of `output` that are off by more than `relative` and `absolute` together, with the first
  /// place.
  func mismatches(_ output: WeeklyOutput, relative: Double = 1e-9, absolute: Double = 1e-9) -> [String] {
    var found: [String] = []
    if output.names != bars.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      return ["symbols \(output.names)"]
    }
    for (symbol, name) in output.names.enumerated() {
      found += barMismatches(output, symbol, name, relative)
      for feature in Feature.allCases {
        let expected = features[name]!.map { $0[feature.rawValue] }
        let got = output.bars(symbol).features[feature]
        for (bar, value) in expected.enumerated() where !Self.close(got[bar], value, relative, absolute) {
          found.append("\(name) \(feature) bar \(bar): \(got[bar]), not \(value as Any)")
        }
        found += mergeMismatches(output, symbol, name, feature, (relative, absolute))
      }
    }
    return found
  }

  private func barMismatches(
    _ output: WeeklyOutput, _ symbol: Int, _ name: String, _ relative: Double
  ) -> [String] {
    let expected = bars[name]!
    guard output.barCount(symbol) == expected.count else {
      return ["\(name): \(output.barCount(symbol)) bars"]
    }
    let bars = output.bars(symbol)
    // The exact variants must give the prices of the file, to the bit.
    let tolerance = relative <= 1e-9 ? 0 : relative
    return expected.enumerated().compactMap { index, bar in
      let prices = [bars.open, bars.high, bars.low, bars.close].map { $0[index] }
      let agree = zip(prices, bar.prices).allSatisfy { Self.close($0, $1, tolerance, 0) }
      let week = CivilDate.text(bars.labels[index])
      if agree, week == bar.week, bars.volume[index] == bar.volume { return nil }
      return "\(name) bar \(index): \(week) \(prices) \(bars.volume[index]), not \(bar)"
    }
  }

  private func mergeMismatches(
    _ output: WeeklyOutput, _ symbol: Int, _ name: String, _ feature: Feature, _ tolerance: (Double, Double)
  ) -> [String] {
    let barOfWeek = Dictionary(uniqueKeysWithValues: bars[name]!.enumerated().map { ($1.week, $0) })
    let rows = Array(output.rows(symbol))
    guard rows.count == merged[name]!.count else { return ["\(name): \(rows.count) merged rows"] }
    return zip(rows, merged[name]!).compactMap { row, expected in
      let value = barOfWeek[expected.week].flatMap { features[name]![$0][feature.rawValue] }
      let got = output.merged.features[feature][row]
      let date = CivilDate.text(output.merged.dates[row])
      if date == expected.date, Self.close(got, value, tolerance.0, tolerance.1) { return nil }
      return "\(name) merged \(feature) \(date): \(got), not \(value as Any) of \(expected)"
    }
  }

  private static func close(
    _ got: Double, _ expected: Double?, _ relative: Double, _ absolute: Double
  ) -> Bool {
    guard let expected else { return got.isNaN }
    return abs(got - expected) <= absolute + relative * abs(expected)
  }
}
