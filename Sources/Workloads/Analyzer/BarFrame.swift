/// Minute bars of one instrument, column by column, in the order of time. Prices are whole ticks.
struct BarFrame: Sendable, Equatable {
  /// Days since 1970-01-01.
  var days: [Int32] = []
  /// Minutes since midnight.
  var minutes: [Int32] = []
  var opens: [Int32] = []
  var highs: [Int32] = []
  var lows: [Int32] = []
  var closes: [Int32] = []
  /// Columns that nobody needs (volume and the twelve of a wide file), where they were read all the same.
  var unused: [[Double]] = []

  /// How many bars.
  var count: Int { days.count }

  /// Adds a bar.
  @inline(__always)
  mutating func append(day: Int32, minute: Int32, open: Int32, high: Int32, low: Int32, close: Int32) {
    days.append(day)
    minutes.append(minute)
    opens.append(open)
    highs.append(high)
    lows.append(low)
    closes.append(close)
  }

  /// The bar at `row`, added to another frame.
  @inline(__always)
  func copy(_ row: Int, to frame: inout BarFrame) {
    frame.append(
      day: days[row], minute: minutes[row], open: opens[row], high: highs[row], low: lows[row], close: closes[row])
  }

  /// Puts the bars into the order of time; bars of the same minute stay in their order.
  mutating func sort() {
    let isSorted = (1..<max(1, count)).allSatisfy { (days[$0 - 1], minutes[$0 - 1]) <= (days[$0], minutes[$0]) }
    guard !isSorted else { return }
    var sorted = BarFrame()
    for row in (0..<count).sorted(by: { (days[$0], minutes[$0], $0) < (days[$1], minutes[$1], $1) }) {
      copy(row, to: &sorted)
    }
    sorted.unused = unused
    self = sorted
  }

  /// The rows of every day, in the order of the days.
  var slices: [(day: Int32, rows: Range<Int>)] {
    var slices: [(day: Int32, rows: Range<Int>)] = []
    var start = 0
    for row in 0..<count where row + 1 == count || days[row + 1] != days[row] {
      slices.append((days[row], start..<(row + 1)))
      start = row + 1
    }
    return slices
  }

  /// The bars from the first one of `day` on.
  func from(day: Int32) -> BarFrame {
    var rest = BarFrame()
    for row in 0..<count where days[row] >= day { copy(row, to: &rest) }
    return rest
  }
}

/// One of the nine ranges of a day.
struct RangeSlot: Sendable, Hashable {
  /// First minute of the range.
  let start: Int32
  /// First minute after it.
  let end: Int32

  /// The nine, in the order of the output's column `slot`.
  static let all =
    [810, 840, 900].map { RangeSlot(start: 480, end: $0) }
    + [930, 960, 990, 1020, 1050, 1080].map { RangeSlot(start: 840, end: $0) }
  /// The minute at which a day ends for all of them.
  static let dayEnd: Int32 = 1320
}
