extension SplitMix64 {
  /// A uniform number in [0, 1), a multiple of 2⁻⁵³.
  package mutating func nextUniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A uniform integer in 0 ..< `upper`, without modulo bias.
  ///
  /// Lemire, "Fast random integer generation in an interval" (2019): the high word of a 128-bit
  /// product, drawn again only in the rare case where the low word would favour some results.
  ///
  /// - Parameter upper: the number of possible results. Of one result or fewer there is nothing
  ///   to choose, so `upper ≤ 1` gives 0 and draws no bits.
  package mutating func nextBounded(_ upper: Int) -> Int {
    guard upper > 1 else { return 0 }
    let range = UInt64(upper)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let unfair = (0 &- range) % range
      while product.low < unfair {
        product = next().multipliedFullWidth(by: range)
      }
    }
    return Int(product.high)
  }

  /// A standard normal number (mean 0, standard deviation 1), by inversion of one uniform draw.
  ///
  /// Inversion keeps one draw per result, so the sequences of two programs that draw a different
  /// kind of number in between stay aligned; the draw is never 0 or 1, hence no infinity.
  package mutating func nextNormal() -> Double {
    // 52 bits plus a half: exact in a Double and never 0 or 1.
    let uniform = (Double(next() >> 12) + 0.5) * 0x1p-52
    return Normal.standardQuantile(uniform)
  }
}
