import SpeedupCore

/// Costs and their changes as people read them.
package enum CostText {
  /// A cost with its unit and three significant digits, such as `12.3 ms`; `killed` for a censored one.
  package static func amount(_ value: Double, _ metric: Metric) -> String {
    guard value.isFinite else { return "killed" }
    switch metric.unit {
    case .seconds: return Readable.text(Seconds(value))
    case .bytes:
      let unit = Readable.Unit.forBytes(value)
      return "\(unit.number(value)) \(unit.name)"
    case .count, .text, .ratio:
      let units = [("", 1), (" k", 1e3), (" M", 1e6), (" G", 1e9)]
      let unit = units.last { value >= $0.1 * 0.9995 } ?? units[0]
      return Readable.significant(value / unit.1) + unit.0
    }
  }

  /// A ratio new / base as a change, such as `+2.3 %`; as a factor from a doubling on, such as `×16.2`.
  package static func change(_ ratio: Double) -> String {
    guard ratio.isFinite else { return "∞" }
    if ratio >= 2 { return "×\(Readable.significant(ratio))" }
    let percent = (ratio - 1) * 100
    return "\(percent < 0 ? "−" : "+")\(Readable.fixed(abs(percent), decimals: abs(percent) < 10 ? 2 : 1)) %"
  }
}
