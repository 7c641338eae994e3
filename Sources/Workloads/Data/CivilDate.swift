/// Dates of the Gregorian calendar as days since 1970-01-01. The arithmetic is that of Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms": years start in March, so the leap day comes last.
enum CivilDate {
  /// Days since 1970-01-01 of a date that exists.
  @inline(__always)
  static func days(year: Int, month: Int, day: Int) -> Int32 {
    let shifted = month <= 2 ? year &- 1 : year
    let era = (shifted >= 0 ? shifted : shifted &- 399) / 400
    let yearOfEra = shifted &- era &* 400
    let monthFromMarch = month > 2 ? month &- 3 : month &+ 9
    let dayOfYear = (153 &* monthFromMarch &+ 2) / 5 &+ day &- 1
    let dayOfEra = yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear
    return Int32(truncatingIfNeeded: era &* 146_097 &+ dayOfEra &- 719_468)
  }

  @inline(__always)
  static func length(year: Int, month: Int) -> Int {
    if month == 2 { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28 }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
  }

  /// Days since 1970-01-01 of a date written `YYYY-MM-DD`, with or without a time of day after it, which is
  /// dropped; nil for any other form and for dates that don't exist.
  @inline(__always)
  static func parse(_ text: ByteSpan) -> Int32? {
    guard text.count >= 10 else { return nil }
    let p = text.start
    let dash = UInt8(ascii: "-")
    guard p[4] == dash, p[7] == dash else { return nil }
    var bad = false
    func digit(_ index: Int) -> Int {
      let value = p[index] &- UInt8(ascii: "0")
      bad = bad || value > 9
      return Int(value)
    }
    let year = digit(0) &* 1000 &+ digit(1) &* 100 &+ digit(2) &* 10 &+ digit(3)
    let month = digit(5) &* 10 &+ digit(6)
    let day = digit(8) &* 10 &+ digit(9)
    guard !bad, month >= 1, month <= 12, day >= 1, day <= length(year: year, month: month) else { return nil }
    guard text.count == 10 || isTimeOfDay(text) else { return nil }
    return days(year: year, month: month, day: day)
  }

  /// Whether what follows the date looks like a time: a `T` or a space, and then digits and their separators.
  private static func isTimeOfDay(_ text: ByteSpan) -> Bool {
    guard text.start[10] == UInt8(ascii: "T") || text.start[10] == UInt8(ascii: " ") else { return false }
    return (11..<text.count).allSatisfy { index in
      let byte = text.start[index]
      return byte &- UInt8(ascii: "0") <= 9 || ":.+-Z".utf8.contains(byte)
    }
  }

  /// The date as `YYYY-MM-DD`.
  static func text(_ days: Int32) -> String {
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
