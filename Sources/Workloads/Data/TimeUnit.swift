/// What a date column of whole numbers counts, from 1970-01-01 on.
enum TimeUnit: Sendable {
  /// Days: daily rows.
  case day
  /// Minutes: bars within a day.
  case minute

  /// A moment as `YYYY-MM-DD`, or `YYYY-MM-DD HH:MM`.
  func text(_ moment: Int32) -> String {
    guard self == .minute else { return CivilDate.text(moment) }
    let day = MinuteTime.day(of: moment)
    let (hour, minute) = (moment - day * MinuteTime.day).quotientAndRemainder(dividingBy: 60)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CivilDate.text(day)) \(two(hour)):\(two(minute))"
  }
}

/// The time of day in a field, as far as daily rows and minute bars need to know it.
enum TimeOfDay: Equatable {
  /// Midnight, or none at all: what programs write that have no type for a day without a time. A zone behind it says
  /// nothing then.
  case midnight
  /// A whole minute after it.
  case minute(Int32)
  /// Any other time: with seconds, or with a zone behind it.
  case other

  /// The time behind a date `YYYY-MM-DD`, of a field that `CivilDate.parse` has read.
  init(behindDate field: ByteSpan) {
    self = field.count <= 11 ? .midnight : TimeOfDay(ByteSpan(start: field.start + 11, end: field.end))
  }

  /// A time `HH:MM`, with `:SS` and a fraction that are 0 or without; empty is midnight.
  init(_ time: ByteSpan) {
    let bytes = Array(UnsafeBufferPointer(start: time.start, count: time.count))
    let clock = bytes.prefix { !"Z+-".utf8.contains($0) }
    if clock.allSatisfy({ $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") }) {
      self = .midnight
      return
    }
    let parts = String(decoding: bytes, as: UTF8.self).split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == bytes.count, parts.count == 2 || parts.count == 3,
      parts[0].utf8.count == 2, parts[1].utf8.count == 2, let hour = Int32(parts[0]), let minute = Int32(parts[1]),
      0..<24 ~= hour, 0..<60 ~= minute, parts.count == 2 || parts[2].allSatisfy({ $0 == "0" || $0 == "." })
    else {
      self = .other
      return
    }
    self = .minute(hour * 60 + minute)
  }
}
