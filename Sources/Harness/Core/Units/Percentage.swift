/// A part of a whole as people type it: `2%`, `0.5%`, or the plain fraction `0.02`.
public struct Percentage: Hashable, Sendable, LosslessStringConvertible {
  /// The part as a fraction: 0.02 for 2 %.
  public let fraction: Double

  /// Reads `2%`, `2 %` or `0.02`; nil for anything else, for what is not above zero, and for a plain number of 1 or more,
  /// which is more likely a forgotten sign than a multiple.
  public init?(_ description: String) {
    let percent = description.hasSuffix("%")
    var digits = description[...]
    if percent { digits.removeLast() }
    while percent, digits.last == " " { digits.removeLast() }
    guard let number = Double(digits), number.isFinite, number > 0, percent || number < 1
    else { return nil }
    fraction = percent ? number / 100 : number
  }

  /// With its sign, such as `2.0%`.
  public var description: String { "\(fraction * 100)%" }
}
