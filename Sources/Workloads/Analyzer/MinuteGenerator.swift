import SpeedupKit

/// Makes one-minute bars from a seed: the same on every machine, since it computes with whole numbers alone.
///
/// Trading goes around the clock on weekdays, but for the hour from 22:00 to 23:00. Minutes without a trade are missing,
/// more of them at night; some days have an outage, some end early; on holidays there are no bars. Prices are walks in
/// ticks that move most from 08:00 to 22:00.
struct MinuteGenerator: Sendable {
  /// Weekdays, holidays included.
  var days: Int
  var seed: UInt64

  /// Monday, 2018-01-01. Histories grow at their end, so that more days change none of those before.
  private static let firstDay = CivilDate.days(year: 2018, month: 1, day: 1)
  /// So many weekdays end in the year 4101.
  static let mostDays = 543_000

  /// One instrument's bars, with the volume as their other column.
  /// - Throws: `SystemError` when there is no memory.
  func bars(_ instrument: Int) throws -> MinuteBars {
    let bars = try MinuteBars(capacity: days * 1380, others: 1)
    // A stream of its own for every instrument, so that adding some changes none of the others.
    var streams = SplitMix64(seed: seed &+ UInt64(instrument) &* 0xd134_2543_de82_ef95)
    var walk = MinuteWalk(random: SplitMix64(seed: streams.next()))
    for weekday in 0..<days {
      let day = Self.firstDay + Int32(weekday / 5 * 7 + weekday % 5)
      let plan = DayPlan(day, &walk)
      guard !plan.isHoliday else { continue }
      for minute in Int32(0)..<plan.end where minute < 1320 || minute >= 1380 {
        if plan.outage.contains(minute) || walk.isQuiet(minute) { continue }
        walk.move(minute)
        let (columns, at) = (bars.columns, bars.count)
        columns.time[at] = day * MinuteTime.day + minute
        columns.open[at] = walk.open
        columns.high[at] = walk.high
        columns.low[at] = walk.low
        columns.close[at] = walk.close
        bars.others[0][at] = Double(walk.volume)
        bars.count += 1
      }
    }
    return bars
  }

  private struct DayPlan {
    let isHoliday: Bool
    let end: Int32
    let outage: Range<Int32>

    init(_ day: Int32, _ walk: inout MinuteWalk) {
      // Always the same number of draws, so that a holiday changes no other day.
      let (rest, early, broken) = (walk.below(60), walk.below(50), walk.below(40))
      let (from, length) = (walk.below(1440), 30 + walk.below(600))
      isHoliday = rest == 0 || Self.isFixedHoliday(day)
      end = early == 0 ? 800 : (early == 1 ? 1080 : 1440)
      outage = broken == 0 ? from..<(from + length) : 0..<0
    }

    /// 1 January and 25 December.
    private static func isFixedHoliday(_ day: Int32) -> Bool {
      let date = CivilDate.text(day).dropFirst(5)
      return date == "01-01" || date == "12-25"
    }
  }
}

/// One instrument's prices in ticks and its volume, minute by minute.
private struct MinuteWalk {
  private(set) var open: Int32 = 0
  private(set) var high: Int32 = 0
  private(set) var low: Int32 = 0
  private(set) var close: Int32
  private(set) var volume: Int32 = 0
  private var random: SplitMix64

  init(random: SplitMix64) {
    self.random = random
    close = 0
    close = 8000 + below(24_000)
  }

  private func isBusy(_ minute: Int32) -> Bool { minute >= 480 && minute < 1320 }

  /// Whether nothing is traded in a minute.
  mutating func isQuiet(_ minute: Int32) -> Bool { below(100) < (isBusy(minute) ? 2 : 15) }

  /// Goes on by a minute in which something is traded.
  mutating func move(_ minute: Int32) {
    let step: Int32 = isBusy(minute) ? 5 : 2
    open = kept(close + below(3) - 1)
    close = kept(open + below(step) + below(step) + below(step) - (step - 1) * 3 / 2)
    high = max(open, close) + below(3)
    low = min(open, close) - below(3)
    volume = 1 + below(isBusy(minute) ? 2000 : 200)
  }

  /// A price kept well above zero.
  private func kept(_ price: Int32) -> Int32 { min(1_000_000, max(400, price)) }

  /// A whole number in `0..<upper`, by the high word of a product.
  mutating func below(_ upper: Int32) -> Int32 {
    Int32(truncatingIfNeeded: random.next().multipliedFullWidth(by: UInt64(upper)).high)
  }
}
