import Glibc

/// The power k of the curve c + a·nᵏ through three points, whatever the constant c: the one at which the differences of nᵏ
/// are to each other as those of the values. nil where the values don't go on in one direction, or no power within ±32
/// does it.
/// - Parameter sizes: three, above 0 and growing.
package func powerAboveConstant(sizes: [Double], values: [Double]) -> Double? {
  let ratio = (values[2] - values[1]) / (values[1] - values[0])
  guard ratio > 0, ratio.isFinite else { return nil }
  let (below, above) = (log(sizes[0] / sizes[1]), log(sizes[2] / sizes[1]))
  // Grows with k; at 0 it is the ratio of the logarithms' differences.
  func distance(_ power: Double) -> Double {
    let ends = power == 0 ? (above, -below) : (expm1(power * above), -expm1(power * below))
    return log(ends.0 / ends.1) - log(ratio)
  }
  let bound = 32.0
  guard distance(-bound) < 0, distance(bound) > 0 else { return nil }
  return increasingRoot(from: -bound, to: bound, startingAt: 1, distance: distance, slope: { _ in 0 })
}
