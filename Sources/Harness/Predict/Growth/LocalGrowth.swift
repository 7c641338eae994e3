import Glibc
import SpeedupStatistics

/// How a figure grows at the largest size measured: d ln y / d ln n there, 1 for linear growth.
///
/// One slope over all sizes averages regimes: for n + n²/3000 from 100 to 3200 it says 1.19, where the cost has reached
/// 1.52 and is on its way to 2. So the exponent is that of the form that ``FormChoice`` chooses, and the interval holds
/// what that form leaves open, what sums of powers and n^k do as far as the points exclude neither, and the exponent of
/// every other form that is not excluded. Scatter is taken as relative.
package struct LocalGrowth: Sendable {
  package let exponent: Double
  /// The exponents there that the points leave open.
  package let interval: Interval
  /// The largest exponent there by any of the curves that the points do not exclude.
  package let steepest: Double
  /// Whether the last two sizes grow faster than anything that was tried: then the exponent is that between them, and the
  /// interval has no upper end.
  package let isBeyond: Bool
  /// The exponent of the plain power law through all sizes.
  package let overall: Double
  /// The standard deviation of the points about the best curve, as a share.
  package let deviation: Double
  package let largest: Double

  package static let leastSizes = 4
  /// How far apart the sizes must lie at least, as a ratio.
  package static let leastSpan = 4.0
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
      func criterion(_ fit: CurveFit, _ free: Int) -> Double { count * log(max(fit.residualSum, 1e-20)) + Double(free) }
      func criterion(_ member: Member) -> Double { criterion(member.fit, member.freeCount) }
      let choice = forms ?? FormChoice(points)
      let chosen = try choice.chosen?.family.map { try Member($0, points, largest) }
      let least = ([power, polynomial] + [chosen].compactMap { $0 }).map(criterion).min() ?? 0
      // The sum of terms stays in unless another describes the points far better; a power must be about as good.
      func stays(_ member: Member, _ most: Double) -> [Member] { criterion(member) - least < most ? [member] : [] }
      let form = chosen.map { stays($0, Self.farWorse) } ?? []
      let members =
        form + stays(polynomial, Self.farWorse) + (criterion(power) - criterion(polynomial) < 4 ? stays(power, 4) : [])
      let best = form.first ?? (criterion(power) < criterion(polynomial) ? power : polynomial)
      let others = choice.plausible.compactMap { form -> Double? in
        guard let fit = try? fitCurve(form.model(largest: largest), to: points, noise: .relative),
          criterion(fit, form.parameterCount) - least < Self.farWorse
        else { return nil }
        return form.exponent(fit.parameters, largest: largest)
      }
      let intervals = try members.map { try $0.interval(points, confidence, known) }
      let exponents = members.map(\.exponent) + others
      let lower = (intervals.map(\.lower) + exponents).min() ?? best.exponent
      let upper = (intervals.map(\.upper) + exponents).max() ?? best.exponent
      deviation = (best.fit.residualSum / max(1, count - Double(best.freeCount))).squareRoot()
      // Growth that quickens has reached at least the exponent between its last two sizes.
      let before = points[points.count - 2]
      let width = log(largest.x / before.x)
      let last = log(largest.y / before.y) / width
      isBeyond = last - 2 * 2.0.squareRoot() * deviation / width > upper
      exponent = isBeyond ? last : best.exponent
      interval = Interval(lower: lower, upper: isBeyond ? .infinity : upper, confidence: confidence)
      steepest = isBeyond ? last : exponents.max() ?? best.exponent
      overall = power.exponent
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
    guard let least = sizes.min(), let most = sizes.max(), most / least >= leastSpan else {
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
