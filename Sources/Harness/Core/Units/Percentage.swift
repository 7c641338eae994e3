/// A part of a whole as people type it: `2%`, `0.5%`.
public struct Percentage: Hashable, Sendable, LosslessStringConvertible {
  /// The part as a fraction, above 0: 0.02 for 2 %.
  public let fraction: Double

  /// Reads `2%` or `2 %`; nil for anything else: 0, below 0, and a number without its sign, which one reader takes for
  /// percent and the next for a multiple.
  public init?(_ description: String) {
    guard let fraction = Self.fraction(description), fraction > 0 else { return nil }
    self.fraction = fraction
  }

  /// The fraction in such a text, 0 included.
  static func fraction(_ description: String) -> Double? {
    guard description.hasSuffix("%") else { return nil }
    var digits = description.dropLast()
    while digits.last == " " { digits.removeLast() }
    guard let number = Double(decimal: digits), number.isFinite, number >= 0 else { return nil }
    return number / 100
  }

  /// With its sign, such as `2.0%`.
  public var description: String { "\(fraction * 100)%" }
}
