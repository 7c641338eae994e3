import SpeedupKit

/// The analysis as it is written with data frames before anybody has measured it: for every range of every day ALL bars are
/// compared with the range's window and the matching ones copied out, twice, once for the range and once for what follows.
/// So the time grows with the square of the number of days.
enum FrameScan {
  /// Analyses the ranges `slots` (places in `RangeSlot.all`, ascending) of all days.
  /// - Throws: `SystemError` when the log can't be written, or there is no memory.
  static func scan(_ bars: MinuteBars, _ slots: [Int], into sink: inout BreakoutSink) throws {
    // No window is longer than a day.
    let part = try MinuteBars(capacity: Int(MinuteTime.day))
    for day in days(bars) {
      let midnight = day &* MinuteTime.day
      for slot in slots {
        let range = RangeSlot.all[slot]
        filter(bars, (midnight + range.start)..<(midnight + range.end), into: part)
        guard part.count > 0 else { continue }
        var (highest, lowest) = (Int32.min, Int32.max)
        for at in 0..<part.count {
          highest = max(highest, part.columns.high[at])
          lowest = min(lowest, part.columns.low[at])
        }
        filter(bars, (midnight + range.end)..<(midnight + RangeSlot.close), into: part)
        try sink.add(
          BreakoutRule.row(
            day: day, slot: slot, highest: highest, lowest: lowest, part.columns, rest: 0..<part.count))
      }
    }
  }

  private static func days(_ bars: MinuteBars) -> [Int32] {
    var days: [Int32] = []
    for at in 0..<bars.count {
      let day = MinuteTime.day(of: bars.columns.time[at])
      if days.last != day { days.append(day) }
    }
    return days
  }

  private static func filter(_ bars: MinuteBars, _ window: Range<Int32>, into part: MinuteBars) {
    let (from, to) = (bars.columns, part.columns)
    // One comparison a bar: a time before the window wraps to a large number. Two branches instead were 1.4 times as
    // slow in some builds, as the code happened to be laid out.
    let (start, width) = (window.lowerBound, UInt32(bitPattern: window.upperBound &- window.lowerBound))
    var count = 0
    for at in 0..<bars.count where UInt32(bitPattern: from.time[at] &- start) < width {
      to.time[count] = from.time[at]
      to.open[count] = from.open[at]
      to.high[count] = from.high[at]
      to.low[count] = from.low[at]
      to.close[count] = from.close[at]
      count &+= 1
    }
    part.count = count
  }
}
