/// A span of time in seconds. Parses and prints the forms people type: `250ms`, `1.5s`, `2m`, `1h`.
public struct Seconds: Hashable, Comparable, Codable, Sendable {
  /// The span in seconds; may be negative for a difference.
  public var value: Double

  /// A span of `value` seconds.
  public init(_ value: Double) { self.value = value }

  /// A span from whole nanoseconds, as the system's clocks give it.
  public init(nanoseconds: Int64) { self.value = Double(nanoseconds) * 1e-9 }

  /// Whether the first span is the smaller one.
  public static func < (a: Seconds, b: Seconds) -> Bool { a.value < b.value }
  /// Both together.
  public static func + (a: Seconds, b: Seconds) -> Seconds { Seconds(a.value + b.value) }
  /// The first less the second; may be negative.
  public static func - (a: Seconds, b: Seconds) -> Seconds { Seconds(a.value - b.value) }

  /// Reads a plain number.
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(Double.self)
  }

  /// Writes a plain number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension Seconds: LosslessStringConvertible {
  /// Reads `90`, `90s`, `250ms`, `10us`, `5ns`, `2m` or `1h`; nil for anything else, negatives included.
  public init?(_ description: String) {
    let units: [(suffix: String, factor: Double)] = [
      ("ns", 1e-9), ("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1), ("m", 60), ("h", 3600),
    ]
    let unit = units.first { description.hasSuffix($0.suffix) } ?? ("", 1)
    guard let number = Double(decimal: description.dropLast(unit.suffix.count)), number >= 0,
      (number * unit.factor).isFinite
    else { return nil }
    value = number * unit.factor
  }

  /// The exact value with its unit, so that reading it back gives the same value.
  public var description: String { "\(value)s" }
}
