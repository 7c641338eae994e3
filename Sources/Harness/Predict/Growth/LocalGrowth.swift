import Glibc
import SpeedupStatistics

/// How a figure grows at the largest size measured: d ln y / d ln n there, 1 for linear growth.
///
/// One slope over all sizes averages regimes: for n + n²/3000 from 100 to 3200 it says 1.19, where the cost has reached
/// 1.52 and is on its way to 2. So the exponent is that of the form that ``FormChoice`` chooses, and the interval holds
/// what that form leaves open, what sums of powers and n^k do as far as the points exclude neither, and the exponents of
/// ``FormChoice/others``. Scatter is taken as relative.
package struct LocalGrowth: Sendable {
  package let exponent: Double
  /// The exponents there that the points leave open.
  package let interval: Interval
  /// The largest exponent there by any of the curves that the points do not exclude.
  package let steepest: Double
  /// What the figure is times with every step of n, where an exponential describes the points best: the exponent goes on
  /// rising with n; nil for every other form.
  package let factor: Double?
  /// The exponent of the plain power law through all sizes.
  package let overall: Double
  /// The standard deviation of the points about the best curve, as a share.
  package let deviation: Double
  package let largest: Double

  package static let leastSizes = 4
  /// How far apart the sizes must lie at least, as a ratio, and the figures where they grow so fast that fewer sizes tell.
  package static let leastSpan = 4.0, leastGrowth = 100.0
  /// A curve whose criterion is this much above the best describes the points far worse.
  private static let farWorse = 10.0

  /// The growth through these points.
  /// - Parameters:
  ///   - points: the median at each size.
  ///   - base: the power that the growth is asked about: at first two terms for 0, a constant, n and n² for 1, and of
  ///     higher powers what fits best of n^(base − 1) · (1, n, n²) and of sums with a constant; a higher one where the
  ///     points need it.
  ///   - forms: those of the points; nil: found here.
  ///   - noise: the scatter where it is known.
  /// - Throws: ``FitRefusal`` for too few sizes, a small span, and figures that are not positive.
  package init(
    _ points: [CurvePoint], about base: Double = 1, forms: FormChoice? = nil, confidence: Double = 0.95,
    deviation known: Double? = nil
  ) throws {
    let points = points.sorted { $0.x < $1.x }
    try Self.require(points)
    let largest = points[points.count - 1]
    do {
      let power = try Member(.power, points, largest)
      let polynomial = try Self.polynomial(points, largest, base)
      let count = Double(points.count)
      func criterion(_ member: Member) -> Double {
        count * log(max(member.fit.residualSum, 1e-20)) + Double(member.freeCount)
      }
      let excess = criterion(power) - criterion(polynomial)
      // The sum of terms stays in unless a power describes the points far better; a power must be about as good.
      var members = (excess > -Self.farWorse ? [polynomial] : []) + (excess < 4 ? [power] : [])
      var best = excess < 0 ? power : polynomial
      let choice = forms ?? FormChoice(points)
      let chosen = try choice.chosen?.family.map { try Member($0, points, largest) }
      if let chosen, criterion(chosen) - criterion(best) < Self.farWorse {
        members += try choice.others.compactMap(\.family).map { try Member($0, points, largest) }
        members = members.filter { criterion($0) - criterion(chosen) < Self.farWorse } + [chosen]
        best = chosen
      }
      let intervals = try members.map { try $0.interval(points, confidence, known) }
      exponent = best.exponent
      interval = Interval(
        lower: intervals.map(\.lower).min() ?? best.exponent, upper: intervals.map(\.upper).max() ?? best.exponent,
        confidence: confidence)
      steepest = members.map(\.exponent).max() ?? best.exponent
      factor = best.family.factor(best.fit.parameters, largest: largest)
      overall = power.exponent
      deviation = (best.fit.residualSum / max(1, count - Double(best.freeCount))).squareRoot()
      self.largest = largest.x
    } catch let error as StatisticsError { throw FitRefusal("the growth can't be fitted: \(error)") }
  }

  /// The sum of powers that describes the points best, as steep as they need it.
  private static func polynomial(_ points: [CurvePoint], _ largest: CurvePoint, _ base: Double) throws -> Member {
    func best(_ families: [GrowthFamily]) throws -> Member {
      let all = try families.map { try Member($0, points, largest) }
      return all.min { $0.fit.residualSum < $1.fit.residualSum }!
    }
    var polynomial = try best(GrowthFamily.asked(base))
    // Near its upper end a family bends to what it can't say: try the next.
    if base == 0, polynomial.exponent > 0.9 { polynomial = try best(GrowthFamily.asked(1)) }
    while polynomial.exponent > polynomial.family.top - 0.5, polynomial.family.top < 5 {
      let steeper = try best(polynomial.family.steeper)
      // What goes without the slowest term must earn it.
      guard steeper.fit.residualSum < polynomial.fit.residualSum else { break }
      polynomial = steeper
    }
    return polynomial
  }

  /// - Throws: ``FitRefusal`` for too few sizes, a small span, and figures that are not positive.
  static func require(_ points: [CurvePoint]) throws(FitRefusal) {
    guard points.allSatisfy({ $0.x > 0 && $0.y > 0 && $0.x.isFinite && $0.y.isFinite }) else {
      throw FitRefusal("growth needs sizes and figures above 0 at every point")
    }
    let sizes = Set(points.map(\.x))
    guard sizes.count >= leastSizes else {
      throw FitRefusal(
        "\(sizes.count) sizes cannot tell how it grows: measure at least \(leastSizes), each twice the one before")
    }
    guard let least = points.min(by: { $0.x < $1.x }), let most = points.max(by: { $0.x < $1.x }) else { return }
    let isSteep = most.y / least.y >= max(leastGrowth, pow(most.x / least.x, 5))
    guard most.x / least.x >= leastSpan || isSteep else {
      throw FitRefusal("the largest size is less than \(Int(leastSpan)) times the smallest: measure a wider range")
    }
  }

  /// One family fitted to the points.
  private struct Member {
    let family: GrowthFamily
    let model: CurveModel
    let fit: CurveFit
    var exponent: Double { fit.parameters[1] }
    /// Parameters that are not at a bound: only these bend the curve to the points.
    var freeCount: Int { max(1, fit.standardErrors.count { $0 != nil }) }

    init(_ family: GrowthFamily, _ points: [CurvePoint], _ largest: CurvePoint) throws {
      self.family = family
      model = family.model(largest: largest)
      fit = try fitCurve(model, to: points, noise: .relative)
    }

    func interval(_ points: [CurvePoint], _ confidence: Double, _ known: Double?) throws -> Interval {
      let freedom = Double(max(1, points.count - freeCount))
      // Of scatter that is known, Student's quantile is the normal one.
      let student = try StudentT(degreesOfFreedom: known == nil ? freedom : 1e9)
      let reach = try student.quantile(0.5 + confidence / 2)
      let variance = known.map { $0 * $0 } ?? max(fit.residualSum, 1e-20) / freedom
      return profileInterval(
        of: 1, model, at: fit, to: points, noise: .relative, limit: fit.residualSum + reach * reach * variance,
        confidence: confidence)
    }
  }
}
