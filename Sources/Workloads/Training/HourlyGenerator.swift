import SpeedupKit

/// Makes hourly bars from a seed: the same bytes on every machine, since it computes with whole numbers alone. A week
/// has 120 bars, from Sunday 22:00 to Friday 21:00, as currencies trade; prices are walks in hundred-thousandths, in
/// which a move takes a sixth of the one before back, so that there is something to learn.
struct HourlyGenerator: Sendable, Equatable {
  /// Bars of each symbol.
  var bars: Int
  var seed: UInt64

  /// Sunday, 2018-01-07, 22:00.
  private static let start = Int64(CivilDate.days(year: 2018, month: 1, day: 7)) * 86_400 + 22 * 3600
  private static let barsPerWeek = 120
  /// A price of 1 in its smallest step.
  private static let one: Int64 = 100_000

  /// The bars of the n-th symbol.
  /// - Throws: `SystemError` when there is no memory.
  func bars(ofSymbol symbol: Int) throws -> HourlyBars {
    let result = try HourlyBars(count: bars)
    // A stream of its own for every symbol, so that adding symbols changes none of the others.
    var streams = SplitMix64(seed: seed &+ UInt64(symbol) &* 0xd134_2543_de82_ef95)
    var random = SplitMix64(seed: streams.next())
    var close = Self.one / 2 + Int64(random.nextBounded(Int(Self.one)))
    var lastMove: Int64 = 0
    for bar in 0..<bars {
      let (week, hour) = bar.quotientAndRemainder(dividingBy: Self.barsPerWeek)
      result.times[bar] = Self.start + Int64(week * 7 * 24 + hour) * 3600
      let open = Self.moved(close, by: Self.bell(&random) / 8)
      let move = Self.bell(&random) - lastMove / 6
      close = Self.moved(open, by: move)
      lastMove = move
      let high = Self.moved(max(open, close), by: abs(Self.bell(&random)) / 2)
      let low = Self.moved(min(open, close), by: -abs(Self.bell(&random)) / 2)
      let prices = [(result.open, open), (result.high, high), (result.low, low), (result.close, close)]
      for (column, price) in prices { column[bar] = Double(price) / Double(Self.one) }
      result.volume[bar] = Double(1000 + random.nextBounded(100_000)) / 8
    }
    return result
  }

  /// A price moved by so many millionths, kept between 0.10 and 100.
  private static func moved(_ price: Int64, by change: Int64) -> Int64 {
    min(100 * one, max(one / 10, price + price * change / 1_000_000))
  }

  /// A whole number of mean 0 and standard deviation about 1,500, near to normal: the sum of six uniform ones.
  private static func bell(_ random: inout SplitMix64) -> Int64 {
    var sum: Int64 = -6 * 1060
    for _ in 0..<6 { sum += Int64(random.nextBounded(2121)) }
    return sum
  }
}
