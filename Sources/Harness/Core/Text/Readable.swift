import Glibc

/// Numbers as people read them: three significant digits and the unit that keeps the number short.
package enum Readable {
  /// A span of time, such as `1.23 ms`.
  package static func text(_ time: Seconds) -> String {
    let unit = Unit.forSeconds(time.value)
    return "\(unit.number(time.value)) \(unit.name)"
  }

  /// An amount of memory, such as `64 MiB`.
  package static func text(_ amount: Bytes) -> String {
    let unit = Unit.forBytes(Double(amount.count))
    return "\(unit.number(Double(amount.count))) \(unit.name)"
  }

  /// A ratio, such as `×1.97`.
  package static func ratio(_ value: Double) -> String { "×\(ratioNumber(value))" }

  /// A ratio without its sign: two decimals below 10, three significant digits above.
  package static func ratioNumber(_ value: Double) -> String {
    abs(value) < 9.995 && abs(value) >= 0.1 ? fixed(value, decimals: 2) : significant(value)
  }

  /// One unit of a quantity: its name, and how many base units it is.
  package struct Unit: Equatable, Sendable {
    /// The unit's symbol, such as `ms`.
    package let name: String
    /// How many base units (seconds, bytes) it stands for.
    package let size: Double

    /// An amount in base units as a number of this unit, three significant digits.
    package func number(_ amount: Double) -> String { significant(amount / size) }

    /// The unit for a time: the largest that is not above it. Longer than minutes is still in seconds, since
    /// `5400 s` compares with `90 s` at a glance and `1.5 h` doesn't.
    package static func forSeconds(_ seconds: Double) -> Unit { fitting(seconds, seconds: true) }

    /// The unit for an amount of memory: the largest that is not above it.
    package static func forBytes(_ bytes: Double) -> Unit { fitting(bytes, seconds: false) }

    private static func fitting(_ amount: Double, seconds: Bool) -> Unit {
      let units = seconds ? times : amounts
      // 0.9995 is where three digits round up to the next unit: 999.6 µs must not read "1000 µs".
      return units.last { abs(amount) >= $0.size * 0.9995 } ?? units[0]
    }

    private static let times = [
      Unit(name: "ns", size: 1e-9), Unit(name: "µs", size: 1e-6), Unit(name: "ms", size: 1e-3),
      Unit(name: "s", size: 1),
    ]
    private static let amounts = [
      Unit(name: "B", size: 1), Unit(name: "KiB", size: 1024), Unit(name: "MiB", size: 1_048_576),
      Unit(name: "GiB", size: 1_073_741_824), Unit(name: "TiB", size: 1_099_511_627_776),
    ]
  }

  /// A number with `digits` significant digits, and all digits before the point: `1.50`, `12.3`, `12345`.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    guard value.isFinite else { return value.isNaN ? "not a number" : (value < 0 ? "-∞" : "∞") }
    guard value != 0 else { return "0" }
    let exponent = Int(log10(abs(value)).rounded(.down))
    let step = pow(10, Double(exponent - digits + 1))
    // Rounding may carry into the next power of ten (9.996 to 10.0), which then takes one decimal less.
    let carried = (abs(value) / step).rounded() * step >= pow(10, Double(exponent + 1)) * (1 - 1e-12)
    return fixed(value, decimals: max(0, digits - 1 - exponent - (carried ? 1 : 0)))
  }

  /// A number with exactly `decimals` digits behind the point.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let places = min(max(0, decimals), 15)
    let scaled = (abs(value) * pow(10, Double(places))).rounded()
    guard scaled < 9e18 else { return "\(value)" }
    let digits = String(Int64(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }

  /// A number as short as it can be said, for ticks and axis values: `2`, `0.5`, `1.25`.
  package static func short(_ value: Double) -> String {
    trimmed(significant(value, digits: 4))
  }

  /// A written number without the zeros that end its decimals, and without a point that ends it.
  package static func trimmed(_ number: String) -> String {
    // The zeros of an exponent (`1.5e+20`) are no decimals.
    guard number.contains("."), !number.contains("e") else { return number }
    let whole = number.reversed().drop { $0 == "0" }.drop { $0 == "." }
    return String(whole.reversed())
  }
}
