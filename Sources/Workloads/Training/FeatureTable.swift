import SpeedupKit

/// The features of one symbol's bars, bar by bar, and what is to be predicted: the return to the next bar.
final class FeatureTable: @unchecked Sendable {
  // Its columns are filled by different threads, each written by one.

  /// The bars; those before ``HourlyFeature/firstBar`` have no features (zeros).
  let count: Int
  /// `HourlyFeature.count` values a bar.
  let rows: UnsafeMutablePointer<Double>
  /// C[t+1]/C[t] − 1; the last bar's is not known (NaN).
  let target: UnsafeMutablePointer<Double>
  private let bars: HourlyBars
  private let memory: LargeBuffer

  /// A table of `bars`, to be filled column by column.
  /// - Throws: `SystemError` when there is no memory.
  init(_ bars: HourlyBars) throws {
    var layout = ColumnLayout()
    let rows = layout.reserve(Double.self, bars.count * HourlyFeature.count)
    let target = layout.reserve(Double.self, bars.count)
    memory = try LargeBuffer(byteCount: layout.byteCount)
    self.bars = bars
    count = bars.count
    self.rows = rows.pointer(in: memory)
    self.target = target.pointer(in: memory)
  }

  /// A full table.
  /// - Throws: `SystemError` when there is no memory.
  static func filled(_ bars: HourlyBars) throws -> FeatureTable {
    let table = try FeatureTable(bars)
    for column in 0..<columnCount { table.fill(column) }
    return table
  }

  /// How many columns ``fill(_:)`` knows: the features and the target.
  static let columnCount = HourlyFeature.count + 1

  /// Fills one column. Different columns may be filled at once.
  func fill(_ column: Int) {
    guard let feature = HourlyFeature(rawValue: column) else { return fillTarget() }
    let start = min(HourlyFeature.firstBar, count)
    for bar in 0..<start { rows[bar * HourlyFeature.count + column] = 0 }
    switch feature {
    case .return1: fillReturns(column, 1)
    case .return2: fillReturns(column, 2)
    case .return4: fillReturns(column, 4)
    case .return8: fillReturns(column, 8)
    case .return24: fillReturns(column, 24)
    case .momentum12: fillMomentum(column, 12)
    case .momentum48: fillMomentum(column, 48)
    case .volatility12: fillVolatility(column, 12)
    case .volatility48: fillVolatility(column, 48)
    case .rsi14: fillStrength(column)
    case .range: each(column) { (bars.high[$0] - bars.low[$0]) / bars.close[$0] }
    case .body: each(column) { (bars.close[$0] - bars.open[$0]) / bars.close[$0] }
    case .volumeRatio:
      each(column) { bar in
        let mean = sum(bars.volume, bar, 24) / 24
        return mean > 0 ? bars.volume[bar] / mean - 1 : 0
      }
    case .hourSine: fillHour(column) { sin($0) }
    case .hourCosine: fillHour(column) { cos($0) }
    case .gap: each(column) { bars.times[$0] - bars.times[$0 - 1] > 3600 ? 1 : 0 }
    }
  }

  @inline(__always)
  private func each(_ column: Int, _ value: (Int) -> Double) {
    var bar = HourlyFeature.firstBar
    while bar < count {
      rows[bar &* HourlyFeature.count &+ column] = value(bar)
      bar &+= 1
    }
  }

  private func fillTarget() {
    for bar in 0..<max(0, count - 1) { target[bar] = bars.close[bar + 1] / bars.close[bar] - 1 }
    if count > 0 { target[count - 1] = .nan }
  }

  private func fillReturns(_ column: Int, _ lag: Int) {
    each(column) { bars.close[$0] / bars.close[$0 &- lag] - 1 }
  }

  private func fillMomentum(_ column: Int, _ window: Int) {
    each(column) { bars.close[$0] / (sum(bars.close, $0, window) / Double(window)) - 1 }
  }

  /// A window is added anew for every bar: sums that are carried along lose digits.
  @inline(__always)
  private func sum(_ values: UnsafePointer<Double>, _ bar: Int, _ window: Int) -> Double {
    var sum = 0.0
    var index = bar &- window &+ 1
    while index <= bar {
      sum += values[index]
      index &+= 1
    }
    return sum
  }

  private func fillVolatility(_ column: Int, _ window: Int) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, count)) { returns in
      for bar in 1..<max(1, count) { returns[bar] = bars.close[bar] / bars.close[bar - 1] - 1 }
      guard let returns = returns.baseAddress else { return }
      each(column) { bar in
        let mean = sum(returns, bar, window) / Double(window)
        var squares = 0.0
        var index = bar &- window &+ 1
        while index <= bar {
          let apart = returns[index] - mean
          squares += apart * apart
          index &+= 1
        }
        return (squares / Double(window &- 1)).squareRoot()
      }
    }
  }

  private func fillStrength(_ column: Int) {
    var gain = 0.0
    var loss = 0.0
    for bar in 1..<max(1, count) {
      let move = bars.close[bar] - bars.close[bar - 1]
      let (up, down) = (max(move, 0), max(-move, 0))
      gain = bar == 1 ? up : gain + (up - gain) / 14
      loss = bar == 1 ? down : loss + (down - loss) / 14
      guard bar >= HourlyFeature.firstBar else { continue }
      let both = gain + loss
      rows[bar * HourlyFeature.count + column] = both > 0 ? (gain - loss) / both : 0
    }
  }

  private func fillHour(_ column: Int, _ function: (Double) -> Double) {
    let table = (0..<24).map { function(2 * Double.pi * Double($0) / 24) }
    each(column) { bar in
      let second = bars.times[bar] % 86_400
      return table[Int(second < 0 ? second + 86_400 : second) / 3600]
    }
  }
}
