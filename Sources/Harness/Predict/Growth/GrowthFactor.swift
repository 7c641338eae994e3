import Glibc
import SpeedupStatistics

/// How many times a figure is at another size, by the forms of growth that the measured sizes do not exclude.
///
/// One exponent is that of one place: with a start-up it is far from that of the way to ten times the size.
package struct GrowthFactor: Sendable, Equatable {
  /// The figure at the size asked over that at the size started from.
  package let factor: TimeBand
  /// The form of the centre: `1 + n^2`, or `n^k`.
  package let form: String
  /// How many forms the band holds.
  package let count: Int

  /// - Parameters:
  ///   - points: the median at each size.
  ///   - start: the size whose figure is known.
  ///   - end: the size that is asked for.
  /// - Throws: ``FitRefusal`` as ``LocalGrowth``, or where no form can be fitted.
  package init(_ points: [CurvePoint], from start: Double, to end: Double) throws(FitRefusal) {
    let curve = try GrowthCurve(points)
    factor = try curve.band(at: end) { $0(end) / $0(start) }
    (form, count) = (curve.form, curve.count)
  }
}
