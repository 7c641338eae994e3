#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Costs and their changes as people read them.
enum CostText {
  /// A cost with its unit and three significant digits, such as `12.3 ms`; `killed` for a censored one.
  static func amount(_ value: Double, _ metric: ComparedMetric) -> String {
    guard value.isFinite else { return "killed" }
    let units: [(name: String, size: Double)] =
      switch metric {
      case .cpu, .wall: [("ns", 1e-9), ("µs", 1e-6), ("ms", 1e-3), ("s", 1)]
      case .memory: [("B", 1), ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824)]
      case .instructions: [("", 1), ("k", 1e3), ("M", 1e6), ("G", 1e9)]
      }
    let unit = units.last { value >= $0.size * 0.9995 } ?? units[0]
    let number = significant(value / unit.size, digits: 3)
    return unit.name.isEmpty ? number : "\(number) \(unit.name)"
  }

  /// A ratio new / base as a change, such as `+2.3 %`; as a factor from a doubling on, such as `×16.2`.
  static func change(_ ratio: Double) -> String {
    guard ratio.isFinite else { return "∞" }
    if ratio >= 2 { return "×\(significant(ratio, digits: 3))" }
    let percent = (ratio - 1) * 100
    return "\(percent < 0 ? "−" : "+")\(fixed(abs(percent), decimals: abs(percent) < 10 ? 2 : 1)) %"
  }

  /// `digits` significant digits, without an exponent; all digits before the point are kept.
  static func significant(_ value: Double, digits: Int) -> String {
    guard value > 0 else { return "0" }
    let exponent = Int(log10(value).rounded(.down))
    return fixed(value, decimals: max(0, digits - 1 - exponent))
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    let places = min(decimals, 12)
    let scaled = (value * pow(10, Double(places))).rounded()
    guard scaled < 9e18 else { return "\(value)" }
    let digits = String(Int64(scaled))
    guard places > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
