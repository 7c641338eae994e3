import Glibc
import SpeedupStatistics

/// A figure by size: the centre is the form that ``FormChoice`` chooses, and the band holds every form that foretells sizes
/// which were left out about as well, each also fitted without any one of the sizes; beyond the largest and the smallest
/// size it widens further.
package struct GrowthCurve: Sendable {
  typealias Line = @Sendable (_ size: Double) -> Double

  /// The form of the centre: `1 + n^2`, or `n^k`.
  package let form: String
  /// How many forms the band holds.
  package let count: Int
  private let centre: Line
  private let lines: [Line]
  private let sizes: ClosedRange<Double>

  /// What every doubling beyond the measured sizes adds to the band, as a power of the reach.
  package static let widening = 0.05
  /// A form whose errors at sizes left out are below this share is as good as any.
  static let rounding = 0.01

  /// - Parameter points: the median at each size.
  /// - Throws: ``FitRefusal`` as ``LocalGrowth``, or where no form can be fitted.
  package init(_ points: [CurvePoint], forms: FormChoice? = nil) throws(FitRefusal) {
    let points = points.sorted { $0.x < $1.x }
    try LocalGrowth.require(points)
    let largest = points[points.count - 1]
    let choice = forms ?? FormChoice(points)
    // Beyond the sizes an exponential takes in everything: it counts where it is what describes them.
    let tried = choice.scores.filter { !$0.form.isExponential || choice.chosen?.isExponential == true }
    guard let least = tried.map(\.error).min() else { throw FitRefusal("no form of growth can be fitted") }
    let most = max(least, Self.rounding) * exp(LawChoice.notExcluded / (2 * Double(points.count)))
    let known = tried.filter { $0.error <= most }.map(\.form)
    func line(_ form: GrowthForm, _ points: [CurvePoint]) -> Line? {
      let model = form.model(largest: largest)
      guard let fit = try? fitCurve(model, to: points, noise: .relative) else { return nil }
      return { model.value(fit.parameters, $0) }
    }
    let middle = choice.chosen.flatMap { known.contains($0) ? $0 : nil } ?? known[0]
    guard let centre = line(middle, points) else { throw FitRefusal("no form of growth can be fitted") }
    lines = known.flatMap { form in
      ([nil] + points.indices.map { $0 }).compactMap { left -> Line? in
        var some = points
        if let left { some.remove(at: left) }
        return line(form, some)
      }
    }
    self.centre = centre
    (form, count) = (middle.name, known.count)
    sizes = points[0].x...largest.x
  }

  /// The figure at a size.
  /// - Throws: ``FitRefusal`` where no form has a number there.
  package func figure(at size: Double) throws(FitRefusal) -> TimeBand { try band(at: size) { $0(size) } }

  /// What every line says, beyond the measured sizes wider by how far `size` is.
  func band(at size: Double, _ told: (Line) -> Double) throws(FitRefusal) -> TimeBand {
    let all = lines.map(told).filter { $0.isFinite && $0 > 0 }
    let middle = told(centre)
    guard let low = all.min(), let high = all.max(), middle.isFinite, middle > 0 else {
      throw FitRefusal("no form of growth can be fitted")
    }
    let wider = pow(max(size / sizes.upperBound, sizes.lowerBound / size, 1), Self.widening)
    return TimeBand(low: low / wider, centre: middle, high: high * wider)
  }
}
