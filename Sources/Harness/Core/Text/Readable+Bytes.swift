import Glibc

/// The same as bytes behind others: a table may have ten million numbers.
extension Readable {
  /// As ``significant(_:digits:)``.
  static func write(significant value: Double, digits: Int = 3, to bytes: inout [UInt8]) {
    guard value.isFinite else {
      bytes.append(contentsOf: (value.isNaN ? "not a number" : value < 0 ? "-∞" : "∞").utf8)
      return
    }
    guard value != 0 else { return bytes.append(UInt8(ascii: "0")) }
    let exponent = Int(log10(abs(value)).rounded(.down))
    let step = powerOfTen(exponent - digits + 1)
    // Rounding may carry into the next power of ten (9.996 to 10.0), which then takes one decimal less.
    let carried = (abs(value) / step).rounded() * step >= powerOfTen(exponent + 1) * (1 - 1e-12)
    write(fixed: value, decimals: max(0, digits - 1 - exponent - (carried ? 1 : 0)), to: &bytes)
  }

  /// As ``fixed(_:decimals:)``.
  static func write(fixed value: Double, decimals: Int, to bytes: inout [UInt8]) {
    let places = min(max(0, decimals), 15)
    let scaled = (abs(value) * powerOfTen(places)).rounded()
    guard scaled < 9e18 else { return bytes.append(contentsOf: "\(value)".utf8) }
    if value < 0, scaled > 0 { bytes.append(UInt8(ascii: "-")) }
    let digits = UInt64(scaled)
    guard places > 0 else { return write(whole: digits, to: &bytes) }
    let unit = UInt64(powerOfTen(places))
    write(whole: digits / unit, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    write(whole: digits % unit, width: places, to: &bytes)
  }

  /// As ``ratioNumber(_:)``.
  static func write(ratioNumber value: Double, to bytes: inout [UInt8]) {
    if abs(value) < 9.995 && abs(value) >= 0.1 {
      write(fixed: value, decimals: 2, to: &bytes)
    } else {
      write(significant: value, to: &bytes)
    }
  }

  /// A whole number, with zeros in front up to `width` digits.
  static func write(whole number: UInt64, width: Int = 1, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = number
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0 || bytes.count - start < width
    var (low, high) = (start, bytes.count - 1)
    while low < high {
      bytes.swapAt(low, high)
      (low, high) = (low + 1, high - 1)
    }
  }

  static func written(_ body: (inout [UInt8]) -> Void) -> String {
    var bytes: [UInt8] = []
    body(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let powers = (-400...400).map { pow(10, Double($0)) }
  private static func powerOfTen(_ exponent: Int) -> Double {
    powers.indices.contains(exponent + 400) ? powers[exponent + 400] : pow(10, Double(exponent))
  }
}
