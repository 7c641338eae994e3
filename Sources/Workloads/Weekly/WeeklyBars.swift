/// Weekly bars from one symbol's daily rows.
enum WeeklyBars {
  /// At least as many bars as rows in the order of their dates can give.
  static func capacity<Price, Volume>(of rows: RowColumns<Price, Volume>) -> Int {
    guard rows.count > 0 else { return 0 }
    let weeks = (WeekLabel.of(rows.dates[rows.count - 1]) - WeekLabel.of(rows.dates[0])) / 7 + 1
    return min(rows.count, Int(weeks))
  }

  /// Builds the bars of rows that are in the order of their dates: the first open, the highest high, the
  /// lowest low, the last close and the sum of the volumes of every week that has rows.
  /// - Returns: How many bars there are.
  static func build<Price, Volume>(_ rows: RowColumns<Price, Volume>, into bars: BarColumns) -> Int {
    let (dates, high, low, volume) = (rows.dates, rows.high, rows.low, rows.volume)
    let count = rows.count
    var row = 0
    var bar = 0
    while row < count {
      let label = WeekLabel.of(dates[row])
      let first = row
      var top = high[row].price
      var bottom = low[row].price
      var sum = volume[row].volume
      row &+= 1
      while row < count, dates[row] <= label {
        let (h, l) = (high[row].price, low[row].price)
        top = h > top ? h : top
        bottom = l < bottom ? l : bottom
        sum = sum &+ volume[row].volume
        row &+= 1
      }
      bars.labels[bar] = label
      bars.open[bar] = rows.open[first].price
      bars.high[bar] = top
      bars.low[bar] = bottom
      bars.close[bar] = rows.close[row &- 1].price
      bars.volume[bar] = sum
      bar &+= 1
    }
    return bar
  }
}
