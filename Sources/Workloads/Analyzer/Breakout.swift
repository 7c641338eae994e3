/// What became of one range on one day.
struct Breakout: BitwiseCopyable, Sendable, Equatable {
  /// How a trade ended.
  enum Ending: UInt8, CaseIterable, Sendable {
    /// No bar broke out of the range.
    case none
    /// The target was reached.
    case win
    /// The stop was reached, or both within one bar.
    case loss
    /// Neither was, and the day ended.
    case time
  }

  var day: Int32
  /// Place in ``RangeSlot/all``.
  var slot: Int32
  /// 1 long, −1 short, 0 none.
  var direction: Int32 = 0
  var entryMinute: Int32 = 0
  var exitMinute: Int32 = 0
  var profit: Int32 = 0
  var ending: UInt8 = Ending.none.rawValue

  /// The breakout of a range among a day's bars, `rows` of `frame` in the order of time; nil where no bar lies in the
  /// range.
  ///
  /// The range is the highest high and lowest low of the bars with start ≤ minute < end. The first bar from the end on
  /// that trades a tick beyond it enters there, long above and short below; where one bar does both, on the side nearer
  /// to its open, long where they are equally near. From the NEXT bar on the stop, a whole range away, is tested before
  /// the target, half a range away (rounded down to whole ticks). With neither by minute 1320 the last close counts,
  /// which is the entering bar's own where none follows.
  @inline(__always)
  static func find(day: Int32, slot: Int, in frame: borrowing BarColumnsView, _ rows: Range<Int>) -> Breakout? {
    let range = RangeSlot.all[slot]
    var row = rows.lowerBound
    while row < rows.upperBound, frame.minutes[row] < range.start { row &+= 1 }
    guard row < rows.upperBound, frame.minutes[row] < range.end else { return nil }
    var high = frame.highs[row]
    var low = frame.lows[row]
    while row < rows.upperBound, frame.minutes[row] < range.end {
      high = max(high, frame.highs[row])
      low = min(low, frame.lows[row])
      row &+= 1
    }
    var found = Breakout(day: day, slot: Int32(slot))
    while row < rows.upperBound, frame.minutes[row] < RangeSlot.dayEnd {
      let isAbove = frame.highs[row] > high
      let isBelow = frame.lows[row] < low
      if isAbove || isBelow {
        let toTop = abs(frame.opens[row] - (high + 1))
        let toBottom = abs(frame.opens[row] - (low - 1))
        let isLong = isAbove && (!isBelow || toTop <= toBottom)
        found.direction = isLong ? 1 : -1
        found.entryMinute = frame.minutes[row]
        found.follow(from: row, entry: isLong ? high + 1 : low - 1, range: high - low, frame, rows)
        return found
      }
      row &+= 1
    }
    return found
  }

  @inline(__always)
  private mutating func follow(
    from first: Int, entry: Int32, range: Int32, _ frame: borrowing BarColumnsView, _ rows: Range<Int>
  ) {
    let half = range / 2
    let stop = entry - direction * range
    let target = entry + direction * half
    var last = first
    var row = first &+ 1
    while row < rows.upperBound, frame.minutes[row] < RangeSlot.dayEnd {
      let isStopped = direction > 0 ? frame.lows[row] <= stop : frame.highs[row] >= stop
      let isReached = direction > 0 ? frame.highs[row] >= target : frame.lows[row] <= target
      if isStopped || isReached {
        exitMinute = frame.minutes[row]
        profit = isStopped ? -range : half
        ending = (isStopped ? Ending.loss : .win).rawValue
        return
      }
      last = row
      row &+= 1
    }
    exitMinute = frame.minutes[last]
    profit = direction * (frame.closes[last] - entry)
    ending = Ending.time.rawValue
  }
}

/// A frame's columns as bare memory, for inner loops.
struct BarColumnsView: ~Copyable {
  let days: UnsafePointer<Int32>
  let minutes: UnsafePointer<Int32>
  let opens: UnsafePointer<Int32>
  let highs: UnsafePointer<Int32>
  let lows: UnsafePointer<Int32>
  let closes: UnsafePointer<Int32>
}

extension BarFrame {
  /// Calls `body` with the columns; not for a frame without bars.
  func withColumns<Result>(_ body: (borrowing BarColumnsView) throws -> Result) rethrows -> Result {
    try days.withUnsafeBufferPointer { days in
      try minutes.withUnsafeBufferPointer { minutes in
        try opens.withUnsafeBufferPointer { opens in
          try highs.withUnsafeBufferPointer { highs in
            try lows.withUnsafeBufferPointer { lows in
              try closes.withUnsafeBufferPointer { closes in
                try body(
                  BarColumnsView(
                    days: days.baseAddress!, minutes: minutes.baseAddress!, opens: opens.baseAddress!,
                    highs: highs.baseAddress!, lows: lows.baseAddress!, closes: closes.baseAddress!))
              }
            }
          }
        }
      }
    }
  }
}
