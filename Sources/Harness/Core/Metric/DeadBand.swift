import Glibc

/// The change that counts as none: a ratio new/base within [1/(1+f), 1+f] is "equivalent".
///
/// A verdict "regressed" is evidence that the *median* ratio lies above the band, so a change is found soon
/// when it is clearly larger than the band, and hardly ever when it is just at its edge. A band of half the
/// change that matters is a good choice: ±1 % to find +2 %.
package struct DeadBand: Sendable, Hashable {
  /// f: 0.01 for ±1 %.
  package let fraction: Double

  /// A band of ±`fraction`; nil unless it is above 0 and at most 10.
  package init?(fraction: Double) {
    guard fraction > 0, fraction <= 10 else { return nil }
    self.fraction = fraction
  }

  package init(known fraction: Double) { self.fraction = fraction }

  /// Half its width on the log scale, where +f and its reciprocal are equally far from "equal".
  package var logWidth: Double { log(1 + fraction) }
}

extension DeadBand: LosslessStringConvertible {
  /// Reads `2%`, `0.5 %` or `0.02`; nil for anything else.
  package init?(_ description: String) {
    guard let fraction = Percentage(description)?.fraction else { return nil }
    self.init(fraction: fraction)
  }

  /// Such as `1 %`.
  package var description: String { Readable.percent(fraction) }
}

extension DeadBand: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let band = DeadBand(fraction: try container.decode(Double.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "a dead band lies in (0, 10]")
    }
    self = band
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(fraction)
  }
}
