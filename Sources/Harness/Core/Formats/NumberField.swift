/// Numbers as they stand in a field, read from bytes where that is plain, which is nearly always. All else goes the way
/// of a text, so that both take and refuse the same.
enum NumberField {
  /// Powers of ten that a double holds exactly.
  private static let powers: [Double] = (0...22).map { exponent in (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
  /// Whole numbers below it are exact doubles.
  private static let exact: UInt64 = 1 << 53

  /// A number in decimals, as `Double(decimal:)` reads it: a quotient of two exact doubles is rounded once, as it should
  /// be (Clinger, "How to read floating point numbers accurately", 1990).
  static func decimal(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    var (digits, places, hasPoint) = (UInt64(0), 0, false)
    for byte in field {
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10, digits < exact / 10 {
        digits = digits * 10 + UInt64(digit)
        places += hasPoint ? 1 : 0
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        return Double(decimal: String(decoding: field, as: UTF8.self))
      }
    }
    let figures = field.count - (hasPoint ? 1 : 0)
    guard figures > 0, places < powers.count, !hasPoint || places > 0 && places < figures else {
      return Double(decimal: String(decoding: field, as: UTF8.self))
    }
    return Double(digits) / powers[places]
  }

  static func whole(_ field: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard !field.isEmpty, field.count < 19 else { return Int64(String(decoding: field, as: UTF8.self)) }
    var number: Int64 = 0
    for byte in field {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return Int64(String(decoding: field, as: UTF8.self)) }
      number = number &* 10 &+ Int64(digit)
    }
    return number
  }
}
