import Glibc

/// Numbers as people read them, in every command: three significant digits and the unit that keeps them short.
///
/// A measured figure (`text`) keeps the zeros that end it, since they are digits that were measured: `1.50 s`. An
/// amount that was set or is told in a sentence (`brief`) has none: `1.5 s`.
package enum Readable {
  package enum Quantity: Sendable { case seconds, bytes, count }

  /// A span of time, such as `1.23 ms`.
  package static func text(_ time: Seconds) -> String { text(time.value, .seconds) }

  /// An amount of memory, such as `64.0 MiB`.
  package static func text(_ amount: Bytes) -> String { text(Double(amount.count), .bytes) }

  /// A figure in seconds, bytes, or as a plain count such as `12.3 M`.
  package static func text(_ value: Double, _ quantity: Quantity) -> String {
    let unit = Unit.fitting(value, quantity)
    // A count is exact while it has no unit.
    return unit.name.isEmpty ? brief(value) : "\(unit.number(value)) \(unit.name)"
  }

  /// A span without ending zeros: `25 ns`, `1.5 s`; none is `0 s`.
  package static func brief(_ time: Seconds) -> String { time.value == 0 ? "0 s" : brief(time.value, .seconds) }

  /// An amount of memory without ending zeros: `23.5 GiB`, `48 KiB`.
  package static func brief(_ amount: Bytes) -> String { brief(Double(amount.count), .bytes) }

  /// A number without ending zeros: `1.23`, `0.5`, `12345`.
  package static func brief(_ value: Double) -> String { trimmed(significant(value)) }

  private static func brief(_ value: Double, _ quantity: Quantity) -> String {
    let unit = Unit.fitting(value, quantity)
    return "\(brief(value / unit.size)) \(unit.name)"
  }

  /// A share: 0.123 is `12.3 %`, 0.02 is `2 %`, 0.0004 is `0.04 %`.
  package static func percent(_ share: Double) -> String { "\(brief(share * 100)) %" }

  /// A ratio new / old as a change: `+2.10 %`, `-30.0 %`, none is `0.00 %`; as a factor from a doubling on: `×16.2`.
  /// - Parameter decimals: digits behind the point below 10 %, one less above; at fine resolution 4: `+0.1000 %`.
  package static func change(_ ratio: Double, decimals: Int = 2) -> String {
    guard ratio.isFinite else { return significant(ratio) }
    if ratio >= 2 { return self.ratio(ratio) }
    let percent = (ratio - 1) * 100
    let text = fixed(percent, decimals: abs(percent) < 9.995 ? decimals : decimals - 1)
    let isZero = text.allSatisfy { "0.".contains($0) }
    return "\(percent > 0 && !isZero ? "+" : "")\(text) %"
  }

  /// A ratio, such as `×1.97`.
  package static func ratio(_ value: Double) -> String { "×\(ratioNumber(value))" }

  /// A ratio without its sign: two decimals below 10, three significant digits above.
  package static func ratioNumber(_ value: Double) -> String {
    written { write(ratioNumber: value, to: &$0) }
  }

  /// One unit of a quantity: its name, and how many base units it is.
  package struct Unit: Equatable, Sendable {
    /// The unit's symbol, such as `ms`.
    package let name: String
    /// How many base units (seconds, bytes) it stands for.
    package let size: Double

    /// An amount in base units as a number of this unit, three significant digits.
    package func number(_ amount: Double) -> String { significant(amount / size) }

    /// The unit for an amount: the largest that is not above it. Longer than minutes is still in seconds, since
    /// `5400 s` compares with `90 s` at a glance and `1.5 h` doesn't.
    package static func fitting(_ amount: Double, _ quantity: Quantity) -> Unit {
      let units =
        switch quantity {
        case .seconds: times
        case .bytes: amounts
        case .count: counts
        }
      // 0.9995 is where three digits round up to the next unit: 999.6 µs must not read "1000 µs".
      return units.last { abs(amount) >= $0.size * 0.9995 } ?? units[0]
    }

    /// The unit of times that is called so: `ns`, `us`, `ms`, `s`, or with `µs`; nil: none is.
    package static func time(_ name: String) -> Unit? {
      // The second one is the Greek letter, which is not the sign of Latin-1.
      times.first { $0.name == (["us", "\u{3BC}s"].contains(name) ? "µs" : name) }
    }

    private static let times = [
      Unit(name: "ns", size: 1e-9), Unit(name: "µs", size: 1e-6), Unit(name: "ms", size: 1e-3),
      Unit(name: "s", size: 1),
    ]
    private static let counts = [
      Unit(name: "", size: 1), Unit(name: "k", size: 1e3), Unit(name: "M", size: 1e6), Unit(name: "G", size: 1e9),
    ]
    private static let amounts = [
      Unit(name: "B", size: 1), Unit(name: "KiB", size: 1024), Unit(name: "MiB", size: 1_048_576),
      Unit(name: "GiB", size: 1_073_741_824), Unit(name: "TiB", size: 1_099_511_627_776),
    ]
  }

  /// A number with `digits` significant digits, and all digits before the point: `1.50`, `12.3`, `12345`.
  package static func significant(_ value: Double, digits: Int = 3) -> String {
    written { write(significant: value, digits: digits, to: &$0) }
  }

  /// A number with exactly `decimals` digits behind the point.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    written { write(fixed: value, decimals: decimals, to: &$0) }
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
