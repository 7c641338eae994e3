/// Shares and ratios as people read them.
package enum Percent {
  /// A share: 0.123 is `12.3 %`, 0.02 is `2 %`, 0.0004 is `0.04 %`.
  package static func plain(_ share: Double) -> String {
    "\(Readable.trimmed(Readable.fixed(share * 100, decimals: share < 0.01 ? 3 : 1))) %"
  }

  /// A ratio as a change: 1.021 is `+2.10 %`, 1 is `0.00 %`; at fine resolution `+0.100 %`.
  package static func change(_ ratio: Double, digits: Int = 2) -> String {
    guard ratio.isFinite else { return ratio > 0 ? "+∞ %" : "–" }
    let text = Readable.fixed((ratio - 1) * 100, decimals: digits)
    let isZero = text.allSatisfy { "-0.".contains($0) }
    if isZero { return "\(Readable.fixed(0, decimals: digits)) %" }
    return text.hasPrefix("-") ? "\(text) %" : "+\(text) %"
  }
}
