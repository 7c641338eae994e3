import Glibc
import SpeedupStatistics

/// How many times a figure is at another size, by the forms of growth that the measured sizes do not exclude.
///
/// One exponent is that of one place: with a start-up it is far from that of the way to ten times the size. So the centre
/// is the form that ``FormChoice`` chooses, and the band holds every form, and n^k, that foretells sizes which were left
/// out about as well, each also fitted without any one of the sizes; beyond the largest size it widens further.
package struct GrowthFactor: Sendable, Equatable {
  /// The figure at the size asked over that at the size started from.
  package let factor: TimeBand
  /// The form of the centre: `1 + n^2`, or `n^k`.
  package let form: String
  /// How many forms the band holds.
  package let count: Int

  /// What every doubling beyond the measured sizes adds to the band, as a power of the reach.
  package static let widening = 0.05
  /// A form whose errors at sizes left out are below this share is as good as any.
  static let rounding = 0.01

  /// - Parameters:
  ///   - points: the median at each size.
  ///   - start: the size whose figure is known.
  ///   - end: the size that is asked for.
  /// - Throws: ``FitRefusal`` as ``LocalGrowth``, or where no form can be fitted.
  package init(_ points: [CurvePoint], from start: Double, to end: Double) throws(FitRefusal) {
    let points = points.sorted { $0.x < $1.x }
    try LocalGrowth.require(points)
    let largest = points[points.count - 1]
    let choice = FormChoice(points)
    let power = GrowthFamily.power.model(largest: largest)
    var tried: [(name: String, model: CurveModel, error: Double)] = choice.scores.map {
      ($0.form.name, $0.form.model(largest: largest), $0.error)
    }
    let powerError = FormChoice.error(of: power, points)
    if let powerError { tried.append(("n^k", power, powerError)) }
    guard let least = tried.map(\.error).min() else { throw FitRefusal("no form of growth can be fitted") }
    let most = max(least, Self.rounding) * exp(LawChoice.notExcluded / (2 * Double(points.count)))
    let known = tried.filter { $0.error <= most }
    let isPower = powerError.map { $0 < (choice.scores.first?.error ?? .infinity) && $0 > 0 } ?? false
    let centre = known.first { $0.name == (isPower ? "n^k" : choice.chosen?.name) } ?? known[0]
    var (low, high) = (Double.infinity, 0.0)
    func told(_ model: CurveModel, _ points: [CurvePoint]) -> Double? {
      guard let fit = try? fitCurve(model, to: points, noise: .relative) else { return nil }
      let ratio = model.value(fit.parameters, end) / model.value(fit.parameters, start)
      return ratio.isFinite && ratio > 0 ? ratio : nil
    }
    for one in known {
      for left in [-1] + Array(points.indices) {
        var some = points
        if left >= 0 { some.remove(at: left) }
        guard let ratio = told(one.model, some) else { continue }
        (low, high) = (min(low, ratio), max(high, ratio))
      }
    }
    guard let middle = told(centre.model, points) else { throw FitRefusal("no form of growth can be fitted") }
    let reach = max(end / largest.x, points[0].x / end, 1)
    let wider = pow(reach, Self.widening)
    factor = TimeBand(low: low / wider, centre: middle, high: high * wider)
    (form, count) = (centre.name, known.count)
  }
}
