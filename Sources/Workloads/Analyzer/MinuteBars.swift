import SpeedupKit

struct BarColumnPointers: @unchecked Sendable {
  // Sendable because bars are written by one task, and only read after it.

  /// Minutes since 1970-01-01 00:00, ascending, each once.
  let time: UnsafeMutablePointer<Int32>
  /// Prices in ticks.
  let open, high, low, close: UnsafeMutablePointer<Int32>

  /// All five, in the order of ``MinuteBars/names``.
  var all: [UnsafeMutablePointer<Int32>] { [time, open, high, low, close] }

  /// The first place in `range` whose time is `time` or later; the range's end if there is none.
  @inline(__always)
  func first(at wanted: Int32, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low &+ high) / 2
      if time[middle] < wanted { low = middle &+ 1 } else { high = middle }
    }
    return low
  }

  /// The bars of the day that the bar at `start` is the first of. No search goes further than a day has minutes.
  @inline(__always)
  func day(from start: Int, count: Int) -> (day: Int32, rows: Range<Int>) {
    let day = MinuteTime.day(of: time[start])
    let most = min(count, start &+ Int(MinuteTime.day))
    return (day, start..<first(at: (day &+ 1) &* MinuteTime.day, in: start..<most))
  }
}

/// One-minute bars of one instrument, a column each, and whatever else was loaded with them.
final class MinuteBars: @unchecked Sendable {
  // Sendable because bars are written by one task, and only read after it.

  /// The columns that the analysis needs.
  static let names = ["time", "open", "high", "low", "close"]
  /// Prices are at most so many ticks from zero, so that an entry a range away from another fits into 32 bits.
  static let farthest: Int32 = 500_000_000

  let columns: BarColumnPointers
  var count = 0
  let capacity: Int
  /// Columns that nobody asked for, loaded all the same.
  private(set) var others: [UnsafeMutablePointer<Double>] = []
  private var memory: [LargeBuffer]

  /// Room for `capacity` bars.
  /// - Throws: `SystemError` when there is no memory.
  init(capacity: Int, others otherCount: Int = 0) throws {
    self.capacity = capacity
    var layout = ColumnLayout()
    let places = Self.names.map { _ in layout.reserve(Int32.self, capacity) }
    let block = try LargeBuffer(byteCount: layout.byteCount)
    let pointers = places.map { $0.pointer(in: block) }
    columns = BarColumnPointers(
      time: pointers[0], open: pointers[1], high: pointers[2], low: pointers[3], close: pointers[4])
    memory = [block]
    for _ in 0..<otherCount {
      let other = try LargeBuffer(byteCount: capacity * MemoryLayout<Double>.stride)
      memory.append(other)
      others.append(other.base.bindMemory(to: Double.self, capacity: capacity))
    }
  }

  var dayCount: Int {
    var (days, at) = (0, 0)
    while at < count {
      at = columns.day(from: at, count: count).rows.upperBound
      days += 1
    }
    return days
  }

  /// The place of the first bar whose values can't be, or whose time is not after the one before; nil if all are well.
  func firstBad() -> Int? {
    let (c, limit) = (columns, Self.farthest)
    // First all in one, which a compiler can do several at a time; then, only if need be, which one it is.
    var bad = false
    for at in 0..<count {
      let (open, high, low, close) = (c.open[at], c.high[at], c.low[at], c.close[at])
      bad = bad || (open < low) || (close < low) || (open > high) || (close > high) || (low < -limit) || (high > limit)
    }
    for at in 1..<max(1, count) { bad = bad || c.time[at] <= c.time[at &- 1] }
    guard bad else { return nil }
    return (0..<count).first { at in complaint(at) != nil }
  }

  /// What is wrong with a bar, in a few words with the fix; nil if nothing is.
  func complaint(_ at: Int) -> String? {
    if at > 0, columns.time[at] <= columns.time[at - 1] {
      return "its time is not after the one before; sort the bars, each minute once"
    }
    return priceComplaint(at)
  }

  /// The same of the prices alone.
  func priceComplaint(_ at: Int) -> String? {
    let (open, high, low, close) = (columns.open[at], columns.high[at], columns.low[at], columns.close[at])
    if high < low { return "the high of \(high) ticks is below the low of \(low); correct it" }
    if low < -Self.farthest || high > Self.farthest {
      return "a price is beyond \(Self.farthest) ticks; name a larger --tick"
    }
    for (name, price) in [("open", open), ("close", close)] where price < low || price > high {
      return "the \(name) of \(price) ticks is not between low \(low) and high \(high); correct it"
    }
    return nil
  }
}
