/// The twelve features of one symbol's bars; what each one is is said in ``Feature``.
///
/// Sums over windows are put together from shorter windows (4 = 2+2, 12 = 4+4+4, 14 = 8+4+2) and deviations
/// are summed anew for every bar. A sum that is carried along, adding the new and taking off the old value,
/// would keep the rounding errors of large values long after they have left the window. And since no bar then
/// waits for the one before it, the compiler can work on several bars at once.
enum WeeklyFeatures {
  private typealias Column = UnsafeMutablePointer<Double>

  static func compute(_ bars: BarColumns, count: Int) {
    guard count > 0 else { return }
    let features = bars.features
    for feature in Feature.allCases {
      features[feature].update(repeating: .nan, count: min(count, feature.firstBar))
    }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 4 * count) { scratch in
      let work = scratch.baseAddress!
      let (first, second, third) = (work, work + count, work + 2 * count)
      means(bars, count, pairs: first, fours: second)
      returns(bars, count)
      deviations(features, count, means: first)
      trueRanges(bars, count, ranges: first, pairs: second, fours: third, eights: work + 3 * count)
      volumeRatios(bars, count, volumes: first)
    }
    recursions(bars, count)
  }

  /// `sma4` and `sma12`.
  private static func means(_ bars: BarColumns, _ count: Int, pairs: Column, fours: Column) {
    let close = bars.close
    sumPairs(close, lag: 1, from: 1, count, into: pairs)
    sumPairs(pairs, lag: 2, from: 3, count, into: fours)
    let (sma4, sma12) = (bars.features[.sma4], bars.features[.sma12])
    for t in window(3, count) { sma4[t] = fours[t] / 4 }
    let (fours4, fours8) = (fours - 4, fours - 8)
    for t in window(11, count) { sma12[t] = (fours[t] + fours4[t] + fours8[t]) / 12 }
  }

  /// `ret1`, `mom4`, `mom12` and `range`.
  private static func returns(_ bars: BarColumns, _ count: Int) {
    let close = bars.close
    for (feature, lag) in [(Feature.ret1, 1), (.mom4, 4), (.mom12, 12)] {
      let (result, before) = (bars.features[feature], close - lag)
      for t in window(lag, count) { result[t] = close[t] / before[t] - 1 }
    }
    let (high, low, range) = (bars.high, bars.low, bars.features[.range])
    for t in 0..<count { range[t] = (high[t] - low[t]) / close[t] }
  }

  /// `vol4` and `vol12`: the mean first, then the squares around it.
  private static func deviations(_ features: FeatureColumns, _ count: Int, means: Column) {
    let returns = features[.ret1]
    let (vol4, vol12) = (features[.vol4], features[.vol12])
    deviation(returns, window: 4, count, means: means, into: vol4)
    deviation(returns, window: 12, count, means: means, into: vol12)
  }

  @inline(__always)
  private static func deviation(
    _ returns: Column, window length: Int, _ count: Int, means: Column, into result: Column
  ) {
    for t in window(length, count) {
      let last = returns + (t &- length &+ 1)
      var sum = last[0]
      for k in 1..<length { sum += last[k] }
      let mean = sum / Double(length)
      var squares = 0.0
      for k in 0..<length {
        let deviation = last[k] - mean
        squares += deviation * deviation
      }
      result[t] = (squares / Double(length &- 1)).squareRoot()
    }
  }

  /// `atr14`.
  private static func trueRanges(
    _ bars: BarColumns, _ count: Int, ranges: Column, pairs: Column, fours: Column, eights: Column
  ) {
    let (high, low, before) = (bars.high, bars.low, bars.close - 1)
    ranges[0] = high[0] - low[0]
    for t in window(1, count) {
      // The largest of the three distances is that from the lower of (low, close before) to the higher of
      // (high, close before).
      let top = before[t] > high[t] ? before[t] : high[t]
      let bottom = before[t] < low[t] ? before[t] : low[t]
      ranges[t] = top - bottom
    }
    sumPairs(ranges, lag: 1, from: 1, count, into: pairs)
    sumPairs(pairs, lag: 2, from: 3, count, into: fours)
    sumPairs(fours, lag: 4, from: 7, count, into: eights)
    let (atr, fours8, pairs12) = (bars.features[.atr14], fours - 8, pairs - 12)
    for t in window(13, count) { atr[t] = (eights[t] + fours8[t] + pairs12[t]) / 14 }
  }

  /// `vratio`.
  private static func volumeRatios(_ bars: BarColumns, _ count: Int, volumes: Column) {
    let (volume, ratio) = (bars.volume, bars.features[.vratio])
    for t in 0..<count { volumes[t] = Double(volume[t]) }
    let (one, two, three) = (volumes - 1, volumes - 2, volumes - 3)
    for t in window(3, count) {
      // All zero gives 0/0, which is the NaN that stands for "undefined".
      ratio[t] = volumes[t] / ((volumes[t] + one[t] + (two[t] + three[t])) / 4)
    }
  }

  /// `ema12` and `rsi14`, where every bar needs the one before.
  private static func recursions(_ bars: BarColumns, _ count: Int) {
    let (close, ema, rsi) = (bars.close, bars.features[.ema12], bars.features[.rsi14])
    ema[0] = close[0]
    guard count > 1 else { return }
    let first = close[1] - close[0]
    var gain = max(first, 0)
    var loss = max(-first, 0)
    ema[1] = ema[0] + (close[1] - ema[0]) * (2.0 / 13)
    for t in 2..<max(2, count) {
      ema[t] = ema[t &- 1] + (close[t] - ema[t &- 1]) * (2.0 / 13)
      let difference = close[t] - close[t &- 1]
      gain += ((difference > 0 ? difference : 0) - gain) / 14
      loss += ((difference < 0 ? -difference : 0) - loss) / 14
      if t >= Feature.rsi14.firstBar {
        // The same as 100 − 100/(1 + gain/loss), and exactly 100 where loss is 0.
        rsi[t] = gain + loss > 0 ? 100 * (gain / (gain + loss)) : 50
      }
    }
  }

  /// sums[t] = values[t] + values[t − lag] for t from `first` on.
  @inline(__always)
  private static func sumPairs(_ values: Column, lag: Int, from first: Int, _ count: Int, into sums: Column) {
    let before = values - lag
    for t in window(first, count) { sums[t] = values[t] + before[t] }
  }

  /// The bars from `first` on, none when there are not so many.
  @inline(__always)
  private static func window(_ first: Int, _ count: Int) -> Range<Int> { first..<max(first, count) }
}
