/// Weeks run from Saturday to Friday and are named by that Friday, whether it was a trading day or not.
enum WeekLabel {
  /// The Friday of a date's week; both in days since 1970-01-01, a Thursday.
  @inline(__always)
  static func of(_ date: Int32) -> Int32 {
    // Day 2 was a Saturday. Adding a large multiple of 7 keeps the remainder one of a positive number.
    let sinceSaturday = UInt32(truncatingIfNeeded: Int(date) &- 2 &+ 700_000_000) % 7
    return date &+ 6 &- Int32(sinceSaturday)
  }
}
