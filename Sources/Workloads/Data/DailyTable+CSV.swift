import SpeedupKit

extension DailyTable {
  /// The rows as comma-separated text, in their order; prices so that they read back to the same value.
  func csv() -> String {
    var text = "date,symbol,open,high,low,close,volume\n"
    text.reserveCapacity(count * 60)
    for row in 0..<count {
      text += CivilDate.text(rows.dates[row])
      text += ","
      text += CSV.quoted(symbol(ofRow: row))
      for column in [rows.open, rows.high, rows.low, rows.close] {
        text += ","
        text += column[row].description
      }
      text += ",\(rows.volume[row])\n"
    }
    return text
  }
}
