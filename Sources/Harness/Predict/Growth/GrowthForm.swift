import Glibc
import SpeedupStatistics

/// A form of growth: a sum of terms, each with a coefficient that is not negative, a power, or an exponential.
package struct GrowthForm: Sendable, Hashable {
  /// One term, n to a power, perhaps times log n.
  package struct Term: Sendable, Hashable {
    /// The power of n.
    package let power: Double
    /// Whether it is times log n.
    package var isTimesLog = false

    /// Its height at n, which is above 0.
    func value(_ n: Double) -> Double { pow(n, power) * (isTimesLog ? log2(1 + n) : 1) }

    /// d ln term / d ln n at n.
    func exponent(at n: Double) -> Double { power + (isTimesLog ? n / ((1 + n) * log(1 + n)) : 0) }

    var name: String {
      let base = power == 0 ? "1" : power == 1 ? "n" : "n^\(Int(power))"
      return isTimesLog ? (power == 0 ? "log n" : "\(base) log n") : base
    }
  }

  /// What is no sum of terms.
  enum Single: String, Sendable, Hashable {
    /// One exponent everywhere, which the points choose.
    case power = "n^k"
    /// A factor with every step of n, which outgrows every power.
    case exponential = "c^n"
    /// The same beside a constant.
    case raisedExponential = "1 + c^n"

    var family: GrowthFamily {
      switch self {
      case .power: .power
      case .exponential: .exponential
      case .raisedExponential: .raisedExponential
      }
    }
    var parameterCount: Int { self == .raisedExponential ? 3 : 2 }
  }

  /// Its terms, the slowest first; none where it is no sum.
  package let terms: [Term]
  let single: Single?

  init(_ terms: [Term]) { (self.terms, single) = (terms, nil) }
  init(_ single: Single) { (terms, self.single) = ([], single) }

  private static let power = GrowthForm(.power)
  private static let exponential = GrowthForm(.exponential), raisedExponential = GrowthForm(.raisedExponential)

  /// As it is written: `n + n^2`.
  package var name: String { single?.rawValue ?? terms.map(\.name).joined(separator: " + ") }
  /// Whether it outgrows every power.
  package var isExponential: Bool { single == .exponential || single == .raisedExponential }
  /// How many numbers the points have to fix.
  package var parameterCount: Int { single?.parameterCount ?? terms.count }
  /// What is held against it where forms are chosen: an exponential counts one parameter more, since it bends to points
  /// that no power does.
  var cost: Int { parameterCount + (isExponential ? 1 : 0) }

  private static let constant = Term(power: 0), logarithm = Term(power: 0, isTimesLog: true), linear = Term(power: 1)
  private static let linearithmic = Term(power: 1, isTimesLog: true), square = Term(power: 2), cube = Term(power: 3)

  /// The forms that are tried.
  package static let all =
    [
      [constant], [logarithm], [linear], [linearithmic], [square], [cube], [constant, linear],
      [constant, linearithmic],
      [linear, square], [linearithmic, square], [constant, square], [constant, cube], [linear, cube], [square, cube],
      [constant, linear, square],
    ].map { GrowthForm($0) } + [power, exponential, raisedExponential]

  /// The form written with the exponent at the largest n, as far as there is such a family.
  var family: GrowthFamily? {
    if let single { return single.family }
    switch terms.count {
    case 1: return .oneTerm(terms[0])
    case 2: return .sum(terms[0], terms[1])
    default: return terms == [Self.constant, Self.linear, Self.square] ? .withConstant(power: 1) : nil
    }
  }

  /// The form as a curve whose parameters are its terms' heights at the largest n, in units of the largest y; those of
  /// its family where it is no sum.
  func model(largest: CurvePoint) -> CurveModel {
    if let single { return single.family.model(largest: largest) }
    let share = CurveModel.Parameter(0...Double.infinity, typical: 1)
    let heights = terms.map { largest.y / $0.value(largest.x) }
    let terms = terms
    let even = [Double](repeating: 1 / Double(terms.count), count: terms.count)
    let alone = terms.indices.map { place in terms.indices.map { $0 == place ? 0.9 : 0.1 / Double(terms.count) } }
    return CurveModel(terms.map { _ in share }, starts: terms.count == 1 ? [even] : [even] + alone) { shares, n in
      terms.indices.reduce(0) { $0 + shares[$1] * heights[$1] * terms[$1].value(n) }
    }
  }
}
