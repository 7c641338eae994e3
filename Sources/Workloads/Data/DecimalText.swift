/// Decimal numbers as files hold them, read to the NEAREST double, always.
enum DecimalText {
  /// 10⁰ … 10²²: the powers of ten that a double holds exactly.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]

  /// The double nearest to a decimal number: a sign, digits with or without a point, an exponent; nil for
  /// anything else (`nan`, hexadecimal, blanks, thousands separators) and for numbers beyond the largest
  /// double.
  ///
  /// The fast path is that of Clinger, "How to Read Floating Point Numbers Accurately" (1990): a mantissa of
  /// at most 2⁵³ and a power of ten up to 10²² are both exact, so their one product or quotient is rounded
  /// correctly. Prices never leave it; everything else goes to the standard library, which rounds correctly
  /// too.
  @inline(__always)
  static func double(_ text: ByteSpan) -> Double? {
    var p = text.start
    let end = text.end
    let negative = readSign(&p, end)
    // With more than 19 digits the mantissa may wrap; it is then not used.
    var mantissa: UInt64 = 0
    var digits = readDigits(&p, end, into: &mantissa)
    var exponent = 0
    if p < end, p.pointee == UInt8(ascii: ".") {
      p += 1
      let places = readDigits(&p, end, into: &mantissa)
      exponent = 0 &- places
      digits &+= places
    }
    guard digits > 0 else { return nil }
    if p < end {
      guard let written = readExponent(&p, end), p == end else { return nil }
      exponent &+= written
    }
    guard digits <= 19, mantissa <= 1 << 53, exponent >= -22, exponent <= 22 else { return nearest(text) }
    let magnitude = Double(Int64(bitPattern: mantissa))
    let value = exponent < 0 ? magnitude / powers[0 &- exponent] : magnitude * powers[exponent]
    return negative ? -value : value
  }

  /// The whole number in a text of 1 to 15 digits; nil for anything else.
  @inline(__always)
  static func shortCount(_ text: ByteSpan) -> Int64? {
    var p = text.start
    var value: UInt64 = 0
    let digits = readDigits(&p, text.end, into: &value)
    return p == text.end && digits > 0 && digits <= 15 ? Int64(bitPattern: value) : nil
  }

  /// The whole number in a text of digits, with or without a sign; nil for anything else, and beyond 64 bits.
  @inline(__always)
  static func whole(_ text: ByteSpan) -> Int64? {
    var p = text.start
    let negative = readSign(&p, text.end)
    var value: UInt64 = 0
    let digits = readDigits(&p, text.end, into: &value)
    guard p == text.end, digits > 0 else { return nil }
    // 18 digits always fit; more, leading zeros among them, are left to the standard library.
    guard digits <= 18 else { return Int64(text.text) }
    return negative ? -Int64(bitPattern: value) : Int64(bitPattern: value)
  }

  /// Whether there is a minus; a sign is passed over.
  @inline(__always)
  private static func readSign(_ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Bool {
    guard p < end, p.pointee == UInt8(ascii: "-") || p.pointee == UInt8(ascii: "+") else { return false }
    defer { p += 1 }
    return p.pointee == UInt8(ascii: "-")
  }

  @inline(__always)
  private static func readDigits(
    _ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, into mantissa: inout UInt64
  ) -> Int {
    let start = p
    while p < end {
      let digit = p.pointee &- UInt8(ascii: "0")
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      p += 1
    }
    return p - start
  }

  private static func readExponent(_ p: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int? {
    guard p.pointee | 0x20 == UInt8(ascii: "e") else { return nil }
    p += 1
    let negative = readSign(&p, end)
    var magnitude: UInt64 = 0
    let digits = readDigits(&p, end, into: &magnitude)
    guard digits > 0 else { return nil }
    // Any exponent this large takes the slow path, which reads it again; the cap only keeps the sum in range.
    let capped = digits > 6 ? 1_000_000 : Int(magnitude)
    return negative ? -capped : capped
  }

  @inline(never)
  private static func nearest(_ text: ByteSpan) -> Double? {
    guard let value = Double(text.text), value.isFinite else { return nil }
    return value
  }
}
