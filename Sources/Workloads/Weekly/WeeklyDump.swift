import SpeedupKit

/// The result as comma-separated text: numbers so that they read back to the same value, an empty field for
/// what is not defined.
enum WeeklyDump {
  /// Writes `weekly_bars.csv`, `weekly_features.csv` and `daily_merged.csv` into `directory`, and the rows
  /// that went in as `daily_input.csv`, so that any other program can be given the same.
  /// - Throws: `SystemError` naming the file that can't be written.
  static func write(_ output: WeeklyOutput, _ table: DailyTable, to directory: String) throws {
    try Files.write("\(directory)/daily_input.csv", table.csv())
    try Files.write("\(directory)/weekly_bars.csv", bars(output))
    try Files.write("\(directory)/weekly_features.csv", features(output))
    try Files.write("\(directory)/daily_merged.csv", merged(output))
  }

  /// `symbol,week,open,high,low,close,volume`, the week by its Friday.
  static func bars(_ output: WeeklyOutput) -> String {
    var text = CSV.line(["symbol", "week", "open", "high", "low", "close", "volume"])
    for (symbol, name) in output.names.enumerated() {
      let bars = output.bars(symbol)
      let prefix = CSV.quoted(name) + ","
      for bar in 0..<output.barCount(symbol) {
        text += prefix
        text += CivilDate.text(bars.labels[bar])
        for price in [bars.open, bars.high, bars.low, bars.close] { append(price[bar], to: &text) }
        text += ",\(bars.volume[bar])\n"
      }
    }
    return text
  }

  /// `symbol,week` and the twelve features.
  static func features(_ output: WeeklyOutput) -> String {
    var text = CSV.line(["symbol", "week"] + featureNames)
    for (symbol, name) in output.names.enumerated() {
      let bars = output.bars(symbol)
      appendRows(name, bars.labels, bars.features, 0..<output.barCount(symbol), to: &text)
    }
    return text
  }

  /// `symbol,date` and the twelve features as they were known that day.
  static func merged(_ output: WeeklyOutput) -> String {
    var text = CSV.line(["symbol", "date"] + featureNames)
    for (symbol, name) in output.names.enumerated() {
      appendRows(name, output.merged.dates, output.merged.features, output.rows(symbol), to: &text)
    }
    return text
  }

  private static var featureNames: [String] { Feature.allCases.map { "\($0)" } }

  private static func appendRows(
    _ name: String, _ dates: UnsafePointer<Int32>, _ features: FeatureColumns, _ rows: Range<Int>,
    to text: inout String
  ) {
    let prefix = CSV.quoted(name) + ","
    for row in rows {
      text += prefix
      text += CivilDate.text(dates[row])
      for feature in Feature.allCases { append(features[feature][row], to: &text) }
      text += "\n"
    }
  }

  private static func append(_ value: Double, to text: inout String) {
    text += ","
    if !value.isNaN { text += value.description }
  }
}
