import SpeedupKit

/// The figures that `partition-f32` is held to, and how far it may be from each.
///
/// Of every weekly column: single values, evenly spread over all bars of all symbols; the mean magnitude of what is
/// defined; and how often nothing is. Of every merged column the last two, since its values are copies. First volume and
/// prices, then the weekly features, then the merged ones.
///
/// A price in 32 bits is off by up to 2⁻²⁴ of itself. Prices and means keep that, and returns and ranges over prices
/// are off by some 10⁻⁷, which ``Answer/reducedSlack`` covers. ATR is off by that share of the price, however small the
/// ranges are; and RSI is a ratio of moves, so it is off by 100 times the share that the price's error has in the average
/// move: a quarter of a point where a price of 91 moves by a cent, nothing at all where it moves by percents.
struct WeeklyProbes {
  /// The figures; all finite.
  private(set) var values: [Double] = []
  /// Absolute tolerance of each.
  private(set) var slacks: [Double] = []

  /// Single values of a column.
  static let samples = 16
  /// Relative error of a price in 32 bits.
  private static let rounding = 0x1p-24

  init(_ output: WeeklyOutput) {
    let places = Self.places(output)
    let moves = output.names.indices.map { RSISlack(output.bars($0), count: output.barCount($0)) }
    let prices = output.names.indices.map { Self.largestPrice(output, $0) }
    var volumes = Column()
    for symbol in output.names.indices {
      for bar in 0..<output.barCount(symbol) { volumes.add(Double(output.bars(symbol).volume[bar])) }
    }
    for place in places { append(Double(output.bars(place.symbol).volume[place.bar]), slack: Answer.reducedSlack) }
    append(volumes, slack: Answer.reducedSlack)
    let price = 4
    for index in 0..<(price + Feature.allCases.count) {
      let feature = index < price ? nil : Feature(rawValue: index - price)
      var column = Column()
      for symbol in output.names.indices {
        column.add(output.bars(symbol).valueColumns[index], 0..<output.barCount(symbol))
      }
      for place in places {
        let value = output.bars(place.symbol).valueColumns[index][place.bar]
        append(
          value.isFinite ? value : 0,
          slack: Self.slack(feature, price: prices[place.symbol], rsi: moves[place.symbol].at[place.bar]))
      }
      append(column, slack: Self.meanSlack(feature, prices: prices, moves))
    }
    for feature in Feature.allCases {
      var column = Column()
      for symbol in output.names.indices { column.add(output.merged.features[feature], output.rows(symbol)) }
      append(column, slack: Self.meanSlack(feature, prices: prices, moves))
    }
  }

  private mutating func append(_ value: Double, slack: Double) {
    values.append(value)
    slacks.append(slack)
  }

  private mutating func append(_ column: Column, slack: Double) {
    append(column.mean, slack: slack)
    // A value is defined or it is not, whatever the precision.
    append(Double(column.undefined), slack: 0)
  }

  /// Where the single values are: the same for all outputs with equally many bars.
  private static func places(_ output: WeeklyOutput) -> [(symbol: Int, bar: Int)] {
    let total = output.barCount
    guard total > 0 else { return [] }
    var places: [(symbol: Int, bar: Int)] = []
    var (symbol, before) = (0, 0)
    for sample in 0..<samples {
      let target = (total - 1) * sample / (samples - 1)
      while target - before >= output.barCount(symbol) {
        before += output.barCount(symbol)
        symbol += 1
      }
      places.append((symbol, target - before))
    }
    return places
  }

  private static func slack(_ feature: Feature?, price: Double, rsi: Double) -> Double {
    switch feature {
    case .rsi14: rsi
    // A true range is the difference of two prices, each off by half a unit in the last place.
    case .atr14: max(Answer.reducedSlack, 4 * rounding * price)
    default: Answer.reducedSlack
    }
  }

  /// Symbols weigh by their bars in a weekly mean and by their rows in a merged one: the worst covers both.
  private static func meanSlack(_ feature: Feature?, prices: [Double], _ moves: [RSISlack]) -> Double {
    slack(feature, price: prices.max() ?? 0, rsi: moves.map(\.mean).max() ?? 0)
  }

  private static func largestPrice(_ output: WeeklyOutput, _ symbol: Int) -> Double {
    (0..<output.barCount(symbol)).reduce(0) { max($0, output.bars(symbol).high[$1]) }
  }

  /// How far rounded prices may shift a symbol's RSI, bar by bar, in points.
  private struct RSISlack {
    var at: [Double] = []
    /// Over the bars on which RSI is defined.
    var mean = 0.0

    /// Gain and loss are each off by up to the error e of a difference of two closes, so 100·gain/(gain+loss) is off by
    /// 100·2e/(gain+loss) to the first order; twice that is given.
    init(_ bars: BarColumns, count: Int) {
      var (move, largest) = (0.0, 0.0)
      for bar in 0..<count {
        largest = max(largest, bars.close[bar])
        if bar > 0 {
          let step = abs(bars.close[bar] - bars.close[bar - 1])
          move = bar == 1 ? step : move + (step - move) / 14
        }
        let error = 2 * WeeklyProbes.rounding * largest
        at.append(move > 0 ? min(100, Answer.reducedSlack + 400 * error / move) : Answer.reducedSlack)
      }
      let defined = at.dropFirst(Feature.rsi14.firstBar)
      mean = defined.isEmpty ? 0 : defined.reduce(0, +) / Double(defined.count)
    }
  }

  private struct Column {
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
