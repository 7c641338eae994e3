/// When a range is left, and what becomes of the trade. All prices are whole ticks.
///
/// - The first bar from the range's end on whose high is a tick or more above the range's high is a breakout upwards, one
///   whose low is a tick or more below its low a breakout downwards. If a bar is both, the side counts whose entry is
///   nearer to the bar's open; at equal distance the upper one.
/// - The entry is a tick beyond the range. The target lies half a range further (rounded down to whole ticks), the stop a
///   whole range back. A range of 0 or 1 ticks so has its target at the entry.
/// - The bars AFTER the breakout's own are looked at, one by one: first for the stop, then for the target. Either is paid
///   at its own price, also when the bar opened beyond it.
/// - If neither is reached, the trade ends at the close of the last bar before minute 1320. That is the breakout's own bar
///   where none follows.
enum BreakoutRule {
  /// The row of one range.
  /// - Parameters:
  ///   - slot: the slot's place in `RangeSlot.all`.
  ///   - highest: the range's high.
  ///   - lowest: the range's low.
  ///   - rest: the places in `bars` of the day's bars from the range's end to the close, by time.
  @inline(__always)
  static func row(
    day: Int32, slot: Int, highest: Int32, lowest: Int32, _ bars: BarColumnPointers, rest: Range<Int>
  ) -> BreakoutRow {
    var row = BreakoutRow(day: day, slot: slot)
    let (above, below) = (highest &+ 1, lowest &- 1)
    var at = rest.lowerBound
    while at < rest.upperBound, bars.high[at] < above, bars.low[at] > below { at &+= 1 }
    guard at < rest.upperBound else { return row }
    let (isUp, isDown) = (bars.high[at] >= above, bars.low[at] <= below)
    let isLong = isUp && (!isDown || abs(bars.open[at] &- above) <= abs(bars.open[at] &- below))
    let entry = isLong ? above : below
    let range = highest &- lowest
    let midnight = day &* MinuteTime.day
    row.entryMinute = Int16(truncatingIfNeeded: bars.time[at] &- midnight)
    let end: Int
    if isLong {
      row.direction = 1
      end = long(bars, at &+ 1, rest.upperBound, entry, range, &row)
    } else {
      row.direction = -1
      end = short(bars, at &+ 1, rest.upperBound, entry, range, &row)
    }
    row.exitMinute = Int16(truncatingIfNeeded: bars.time[end] &- midnight)
    return row
  }

  /// Follows a bought position and gives the place of the bar that ends it.
  @inline(__always)
  private static func long(
    _ bars: BarColumnPointers, _ first: Int, _ end: Int, _ entry: Int32, _ range: Int32, _ row: inout BreakoutRow
  ) -> Int {
    let (target, stop) = (entry &+ range / 2, entry &- range)
    var at = first
    while at < end, bars.low[at] > stop, bars.high[at] < target { at &+= 1 }
    guard at < end else {
      row.outcome = .time
      row.pnl = bars.close[end &- 1] &- entry
      return end &- 1
    }
    let isStopped = bars.low[at] <= stop
    row.outcome = isStopped ? .loss : .win
    row.pnl = isStopped ? 0 &- range : range / 2
    return at
  }

  /// The same for a sold position.
  @inline(__always)
  private static func short(
    _ bars: BarColumnPointers, _ first: Int, _ end: Int, _ entry: Int32, _ range: Int32, _ row: inout BreakoutRow
  ) -> Int {
    let (target, stop) = (entry &- range / 2, entry &+ range)
    var at = first
    while at < end, bars.high[at] < stop, bars.low[at] > target { at &+= 1 }
    guard at < end else {
      row.outcome = .time
      row.pnl = entry &- bars.close[end &- 1]
      return end &- 1
    }
    let isStopped = bars.high[at] >= stop
    row.outcome = isStopped ? .loss : .win
    row.pnl = isStopped ? 0 &- range : range / 2
    return at
  }
}
