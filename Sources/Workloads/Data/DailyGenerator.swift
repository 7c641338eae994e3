import SpeedupKit

/// Makes daily rows from a seed: the same bytes on every machine, since it computes with whole numbers alone.
/// Trading days are Monday to Friday without holidays, all histories end on the same day, and prices are
/// walks in cents.
struct DailyGenerator: Sendable, Equatable {
  /// How long the symbols' histories are.
  enum Skew: String, CaseIterable, Sendable {
    case equal
    /// The k-th symbol's is proportional to 1/k, with the same number of rows in all (but for rounding).
    case zipf
  }

  enum Order: String, CaseIterable, Sendable {
    /// All of the first symbol by date, all of the second, and so on.
    case symbol
    /// All of the first day by symbol, all of the second, and so on.
    case date
  }

  var symbols: Int
  /// How many days a symbol has; the mean where they differ.
  var days: Int
  var skew = Skew.equal
  var order = Order.symbol
  var seed: UInt64 = 1

  /// Friday, 2024-12-27: the last day of every history.
  private static let lastDay = CivilDate.days(year: 2024, month: 12, day: 27)
  /// So many trading days reach back to the year 1, before which dates have no four-digit year.
  private static let longestHistory = 528_000

  /// The rows.
  /// - Throws: `InputError` for more rows than 32 bits can number, or when a history would begin before the year 1.
  func table() throws -> DailyTable {
    let lengths = try historyLengths()
    let total = lengths.reduce(0, +)
    let firstRowOfDay = order == .date ? Self.firstRows(lengths) : []
    var builder = try DailyTableBuilder(capacity: total)
    var start = 0
    for (index, length) in lengths.enumerated() {
      let key = builder.key(name(index))
      var walk = PriceWalk(seed: seed, symbol: index)
      for day in 0..<length {
        let daysBeforeLast = length - 1 - day
        let row = order == .date ? firstRowOfDay[daysBeforeLast] + index : start + day
        let bar = walk.next()
        builder.put(
          at: row, key, Self.date(daysBeforeLast: daysBeforeLast), open: Double(bar.open) / 100,
          high: Double(bar.high) / 100, low: Double(bar.low) / 100, close: Double(bar.close) / 100,
          volume: bar.volume)
      }
      start += length
    }
    builder.fill(count: total)
    return builder.finish()
  }

  /// The history lengths in days, longest first, at least one each.
  func historyLengths() throws -> [Int] {
    let (rows, isTooLarge) = symbols.multipliedReportingOverflow(by: days)
    guard !isTooLarge, rows <= Int(Int32.max) else {
      throw InputError("--days \(days) for --symbols \(symbols): more rows than \(Int32.max); take fewer of either")
    }
    let lengths: [Int]
    switch skew {
    case .equal: lengths = [Int](repeating: days, count: symbols)
    case .zipf:
      var weights = 0.0
      for rank in 1...symbols { weights += 1 / Double(rank) }
      let scale = Double(symbols) * Double(days) / weights
      lengths = (1...symbols).map { max(1, Int((scale / Double($0)).rounded())) }
    }
    guard lengths[0] <= Self.longestHistory else {
      throw InputError(
        "--days \(days) for --symbols \(symbols) with --skew \(skew.rawValue): a history of \(lengths[0])"
          + " days begins before the year 1; take at most \(days * Self.longestHistory / lengths[0]) days")
    }
    return lengths
  }

  /// The n-th symbol's name, such as `S00041`.
  private func name(_ index: Int) -> String {
    let digits = String(index)
    return "S" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
  }

  private static func date(daysBeforeLast: Int) -> Int32 {
    lastDay - Int32(daysBeforeLast / 5 * 7 + daysBeforeLast % 5)
  }

  /// In order of date: the row of the first symbol, for every number of days before the last one. Since the
  /// histories get shorter and end together, the symbols of a day are the first so many.
  private static func firstRows(_ lengths: [Int]) -> [Int] {
    var firstRows = [Int](repeating: 0, count: lengths[0])
    var row = 0
    var symbolsThatDay = 0
    for daysBeforeLast in stride(from: lengths[0] - 1, through: 0, by: -1) {
      while symbolsThatDay < lengths.count, lengths[symbolsThatDay] > daysBeforeLast { symbolsThatDay += 1 }
      firstRows[daysBeforeLast] = row
      row += symbolsThatDay
    }
    return firstRows
  }
}

/// One symbol's prices in cents and its volumes, day by day.
private struct PriceWalk {
  private var random: SplitMix64
  private var close: Int64
  private let usualVolume: Int64

  struct Bar {
    let open, high, low, close, volume: Int64
  }

  init(seed: UInt64, symbol: Int) {
    // A stream of its own for every symbol, so that adding symbols changes none of the others.
    var streams = SplitMix64(seed: seed &+ UInt64(symbol) &* 0xd134_2543_de82_ef95)
    random = SplitMix64(seed: streams.next())
    close = 500 + random.bounded(50_000)
    usualVolume = 10_000 + random.bounded(5_000_000)
  }

  mutating func next() -> Bar {
    let open = moved(close, by: bell() / 4)
    close = moved(open, by: bell())
    let high = moved(max(open, close), by: abs(bell()) / 2)
    let low = moved(min(open, close), by: -abs(bell()) / 2)
    let volume = usualVolume / 2 + random.bounded(usualVolume)
    return Bar(open: open, high: high, low: low, close: close, volume: volume)
  }

  /// A price moved by so many hundred-thousandths, kept between 1.00 and 100,000.00.
  private func moved(_ cents: Int64, by change: Int64) -> Int64 {
    min(10_000_000, max(100, cents + cents * change / 100_000))
  }

  /// A whole number of mean 0 and standard deviation about 1,500, near to normal: the sum of six uniform
  /// ones.
  private mutating func bell() -> Int64 {
    var sum: Int64 = -6 * 1060
    for _ in 0..<6 { sum += random.bounded(2121) }
    return sum
  }
}

extension SplitMix64 {
  /// A whole number in `0..<upper`, by the high word of a product.
  fileprivate mutating func bounded(_ upper: Int64) -> Int64 {
    Int64(next().multipliedFullWidth(by: UInt64(upper)).high)
  }
}
