import Units

#if canImport(Glibc)
  import Glibc
#endif

/// Figures for people: three significant digits and a fitting unit.
enum FigureText {
  /// `1.23`, `0.00456`, `789`, `12300`.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "undefined" : value < 0 ? "-infinity" : "infinity" }
    guard value != 0 else { return "0" }
    let size = Int(log10(abs(value)).rounded(.down))
    let decimals = min(9, max(0, 2 - size))
    let scale = pow(10, Double(decimals))
    let step = size > 2 ? pow(10, Double(size - 2)) : 1
    let rounded = (abs(value) * scale / step).rounded() * step
    guard rounded < 9e15 else { return String(value) }
    let whole = Int64(rounded)
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(whole)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var fraction = padded.suffix(decimals)
    while fraction.last == "0" { fraction.removeLast() }
    return sign + padded.dropLast(decimals) + (fraction.isEmpty ? "" : ".\(fraction)")
  }

  /// A fraction as `1.23 %`.
  static func percent(_ share: Double) -> String {
    // Below a hundredth of a percent nothing is worth telling apart.
    "\(number((share * 10_000).rounded() / 100)) %"
  }

  /// A span as `25 ns`, `1.5 µs`, `0.51 ms` or `2 s`.
  static func time(_ span: Seconds) -> String {
    let size = abs(span.value)
    if size >= 1 || size == 0 { return "\(number(span.value)) s" }
    if size >= 1e-3 { return "\(number(span.value * 1e3)) ms" }
    return size >= 1e-6 ? "\(number(span.value * 1e6)) µs" : "\(number(span.value * 1e9)) ns"
  }

  /// `1 CPU`, `2 CPUs`.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
