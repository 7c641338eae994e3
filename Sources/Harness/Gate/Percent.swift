/// Shares and ratios as people read them.
package enum Percent {
  /// A share: 0.123 is `12.3 %`, 0.02 is `2 %`, 0.0004 is `0.04 %`.
  package static func plain(_ share: Double) -> String {
    "\(decimals(share * 100, share < 0.01 ? 3 : 1)) %"
  }

  /// A ratio as a change: 1.021 is `+2.10 %`, 1 is `0.00 %`; at fine resolution `+0.100 %`.
  package static func change(_ ratio: Double, digits: Int = 2) -> String {
    guard ratio.isFinite else { return ratio > 0 ? "+∞ %" : "–" }
    let text = fixed((ratio - 1) * 100, digits)
    let isZero = text.allSatisfy { "-0.".contains($0) }
    if isZero { return "\(fixed(0, digits)) %" }
    return text.hasPrefix("-") ? "\(text) %" : "+\(text) %"
  }

  /// A number with exactly `digits` decimals.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return String(value) }
    let whole = Int64(scaled)
    let sign = value < 0 && whole > 0 ? "-" : ""
    let unit = Int64(scale)
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(whole % unit)
    return "\(sign)\(whole / unit).\(String(repeating: "0", count: digits - fraction.count))\(fraction)"
  }

  /// A number with at most `digits` decimals, without trailing zeros.
  private static func decimals(_ value: Double, _ digits: Int) -> String {
    var text = fixed(value, digits)
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
