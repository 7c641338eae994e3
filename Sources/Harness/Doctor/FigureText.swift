import SpeedupCore
import SpeedupSystem

import Glibc

/// Figures for people: three significant digits and a fitting unit.
package enum FigureText {
  /// `1.23`, `0.00456`, `789`, `12300`.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "undefined" : value < 0 ? "-infinity" : "infinity" }
    guard value != 0 else { return "0" }
    let size = Int(log10(abs(value)).rounded(.down))
    let decimals = min(9, max(0, 2 - size))
    // Digits before the point beyond the third are zeros.
    let step = pow(10, Double(size - 2))
    let shown = size > 2 ? (value / step).rounded() * step : value
    return Readable.trimmed(Readable.fixed(shown, decimals: decimals))
  }

  /// A fraction as `1.23 %`.
  package static func percent(_ share: Double) -> String {
    // Below a hundredth of a percent nothing is worth telling apart.
    "\(number((share * 10_000).rounded() / 100)) %"
  }

  /// A span as `25 ns`, `1.5 µs`, `0.51 ms` or `2 s`.
  package static func time(_ span: Seconds) -> String {
    guard span.value != 0 else { return "0 s" }
    let unit = Readable.Unit.forSeconds(span.value)
    return "\(number(span.value / unit.size)) \(unit.name)"
  }

  /// `1 CPU`, `2 CPUs`.
  package static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
