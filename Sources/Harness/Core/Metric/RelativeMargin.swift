import Glibc

/// How far two costs may lie apart, as a part of the smaller: `2%` is 0.02.
package struct RelativeMargin: Sendable, Hashable, Codable {
  /// The part, at least 0: 0.02 for two percent.
  package let fraction: Double

  /// A margin; `fraction` must be at least 0 and finite.
  package init(fraction: Double) { self.fraction = fraction }

  /// The margin in log units, ln(1 + fraction): the same distance upwards and downwards.
  package var log: Double { log1p(fraction) }
}

extension RelativeMargin: LosslessStringConvertible {
  /// Reads `2%`, `0.5%` or `0.02`; nil for anything else, negatives and more than 1000 % included.
  package init?(_ description: String) {
    let isPercent = description.hasSuffix("%")
    guard let number = Double(isPercent ? String(description.dropLast()) : description), number.isFinite
    else { return nil }
    let fraction = isPercent ? number / 100 : number
    guard (0...10).contains(fraction) else { return nil }
    self.fraction = fraction
  }

  /// Such as `2.0%`.
  package var description: String { "\((fraction * 1e6).rounded() / 1e4)%" }
}
