/// The analysis that looks at every bar a few times at most, however many days there are: the bars are in order of time, so
/// a day is a slice of them, and a slot is a slice of the day.
enum SlicedScan {
  /// Analyses the ranges `slots` (places in `RangeSlot.all`, ascending) of all days.
  /// - Throws: `SystemError` when the log can't be written.
  static func scan(_ bars: MinuteBars, _ slots: [Int], into sink: inout BreakoutSink) throws {
    let (columns, count) = (bars.columns, bars.count)
    var start = 0
    while start < count {
      let (day, rows) = columns.day(from: start, count: count)
      try scan(columns, day, rows, slots, into: &sink)
      start = rows.upperBound
    }
  }

  @inline(__always)
  private static func scan(
    _ bars: BarColumnPointers, _ day: Int32, _ rows: Range<Int>, _ slots: [Int], into sink: inout BreakoutSink
  ) throws {
    let midnight = day &* MinuteTime.day
    let close = bars.first(at: midnight &+ RangeSlot.close, in: rows)
    var slotStart: Int32 = -1
    var (first, end) = (0, 0)
    var (highest, lowest) = (Int32.min, Int32.max)
    for slot in slots {
      let range = RangeSlot.all[slot]
      if range.start != slotStart {
        slotStart = range.start
        first = bars.first(at: midnight &+ slotStart, in: rows.lowerBound..<close)
        end = first
        (highest, lowest) = (Int32.min, Int32.max)
      }
      let extended = bars.first(at: midnight &+ range.end, in: end..<close)
      for at in end..<extended {
        highest = max(highest, bars.high[at])
        lowest = min(lowest, bars.low[at])
      }
      end = extended
      guard end > first else { continue }
      try sink.add(
        BreakoutRule.row(day: day, slot: slot, highest: highest, lowest: lowest, bars, rest: end..<close))
    }
  }
}

/// Takes the rows of an analysis, and logs them where that is wanted.
struct BreakoutSink {
  private(set) var rows: [BreakoutRow] = []
  private let log: RangeLog?

  /// A sink without rows; with room for so many.
  init(log: RangeLog?, expecting: Int) {
    self.log = log
    rows.reserveCapacity(expecting)
  }

  /// Takes a row.
  /// - Throws: `SystemError` when the log can't be written.
  @inline(__always)
  mutating func add(_ row: BreakoutRow) throws {
    rows.append(row)
    if let log { try log.note(row) }
  }
}
