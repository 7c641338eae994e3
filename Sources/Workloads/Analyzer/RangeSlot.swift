/// A stretch of the day whose highest and lowest price a breakout must leave: bars with start ≤ minute < end, by minutes
/// since midnight.
struct RangeSlot: Sendable, Equatable {
  /// The first minute that counts.
  let start: Int32
  /// The first minute that no longer counts; from here on a breakout may come.
  let end: Int32

  /// As the log names it, such as `480-810`. Outputs give a slot's place in ``all``.
  var name: String { "\(start)-\(end)" }

  /// The nine slots of a day, in the order of the outputs. Those of the same start are together, shorter ones first,
  /// so that one pass can extend one to the next.
  static let all =
    [810, 840, 900].map { RangeSlot(start: 480, end: $0) }
    + [930, 960, 990, 1020, 1050, 1080].map { RangeSlot(start: 840, end: $0) }

  static let names = all.map(\.name)

  /// The minute before which a trade must have begun and at which it is closed: no bar from here on counts.
  static let close: Int32 = 1320
}

/// Minutes of all days in one number, since 1970-01-01 00:00.
enum MinuteTime {
  /// Minutes a day.
  static let day: Int32 = 1440

  /// The earliest and the latest day, 2699 years on either side of 1970, that can be written as minutes in 32 bits.
  static let days: ClosedRange<Int32> = -986_000...986_000

  /// The day of a time, as days since 1970-01-01; also before that.
  @inline(__always)
  static func day(of time: Int32) -> Int32 { (time >= 0 ? time : time &- (day - 1)) / day }
}
