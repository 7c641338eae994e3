import Glibc
import SpeedupStatistics

/// A form of growth: a sum of terms, each with a coefficient that is not negative.
package struct GrowthForm: Sendable, Hashable {
  /// One term, n to a power, perhaps times log n.
  package struct Term: Sendable, Hashable {
    /// The power of n.
    package let power: Double
    /// Whether it is times log n.
    package var isTimesLog = false

    /// Its height at n, which is above 0.
    func value(_ n: Double) -> Double { pow(n, power) * (isTimesLog ? log2(1 + n) : 1) }

    var name: String {
      let base = power == 0 ? "1" : power == 1 ? "n" : "n^\(Int(power))"
      return isTimesLog ? (power == 0 ? "log n" : "\(base) log n") : base
    }
  }

  /// Its terms, the slowest first.
  package let terms: [Term]

  /// As it is written: `n + n^2`.
  package var name: String { terms.map(\.name).joined(separator: " + ") }

  private static let constant = Term(power: 0), logarithm = Term(power: 0, isTimesLog: true), linear = Term(power: 1)
  private static let linearithmic = Term(power: 1, isTimesLog: true), square = Term(power: 2), cube = Term(power: 3)

  /// The forms that are tried, the fewest terms first.
  package static let all = [
    [constant], [logarithm], [linear], [linearithmic], [square], [cube], [constant, linear], [constant, linearithmic],
    [linear, square], [linearithmic, square], [constant, square], [linear, cube], [square, cube],
    [constant, linear, square],
  ].map(GrowthForm.init)

  /// The form as a curve whose parameters are its terms' heights at the largest n, in units of the largest y.
  func model(largest: CurvePoint) -> CurveModel {
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

/// How the exponent at the largest n is written as a parameter of its own, so that it has a profile.
enum GrowthFamily: Sendable, Equatable {
  /// n^k: one exponent everywhere.
  case power
  /// n^base times a constant and n.
  case twoTerms(base: Double)
  /// n^base times a constant, n and n².
  case threeTerms(base: Double)
  /// A constant, which may be a start-up, with n^power and n^(power + 1).
  case withConstant(power: Double)

  /// The families that may answer a question about a power, each of which can also say that it is exceeded.
  static func asked(_ power: Double) -> [GrowthFamily] {
    guard power > 0 else { return [.twoTerms(base: 0)] }
    // Of power 1 both are a constant, n and n².
    let powers = stride(from: 1, through: power, by: 1)
    return powers.map { .withConstant(power: $0) } + (power > 1 ? [.threeTerms(base: power - 1)] : [])
  }

  /// The largest exponent that it can have at the largest n.
  var top: Double {
    switch self {
    case .power: 10
    case .twoTerms(let base): base + 1
    case .threeTerms(let base): base + 2
    case .withConstant(let power): power + 1
    }
  }

  /// The next families, with a term that grows faster.
  var steeper: [GrowthFamily] { [.threeTerms(base: top - 1), .withConstant(power: top)] }

  /// The curve with parameters (height at the largest n, exponent there, and of three terms how much of it is n²).
  func model(largest: CurvePoint) -> CurveModel {
    let height = CurveModel.Parameter(0...Double.infinity, typical: largest.y)
    let end = largest.x
    switch self {
    case .power:
      let exponent = CurveModel.Parameter(-10...10, typical: 1)
      return CurveModel([height, exponent], starts: [[largest.y, 1], [largest.y, 0]]) { parameters, n in
        parameters[0] * pow(n / end, parameters[1])
      }
    case .twoTerms(let base):
      let exponent = CurveModel.Parameter(base...(base + 1), typical: 1)
      return CurveModel([height, exponent], starts: [0.1, 0.5, 0.9].map { [largest.y, base + $0] }) { parameters, n in
        let share = parameters[1] - base
        return parameters[0] * pow(n / end, base) * (1 - share + share * n / end)
      }
    case .threeTerms(let base):
      let exponent = CurveModel.Parameter(base...(base + 2), typical: 1)
      let mixture = CurveModel.Parameter(0...1, typical: 1)
      let starts = [0.1, 0.5, 0.95, 1.05, 1.5, 1.9].flatMap { place in
        [0.05, 0.5].map { [largest.y, base + place, $0] }
      }
      return CurveModel([height, exponent, mixture], starts: starts) { parameters, n in
        // Shares of the three terms at the largest n that sum to 1 and give the exponent u₁ + 2u₂.
        let exponent = parameters[1] - base
        let least = max(0, exponent - 1)
        let square = least + parameters[2] * (exponent / 2 - least)
        let linear = exponent - 2 * square
        let x = n / end
        return parameters[0] * pow(x, base) * (1 - linear - square + (linear + square * x) * x)
      }
    case .withConstant(let power):
      let exponent = CurveModel.Parameter(0...(power + 1), typical: 1)
      let mixture = CurveModel.Parameter(0...1, typical: 1)
      let starts = [0.1, 0.4, 0.6, 0.8, 0.95].flatMap { place in
        [0.05, 0.5].map { [largest.y, place * (power + 1), $0] }
      }
      return CurveModel([height, exponent, mixture], starts: starts) { parameters, n in
        // Shares of the terms at the largest n that sum to 1 and give the exponent power · u₁ + (power + 1) · u₂.
        let exponent = parameters[1]
        let least = max(0, exponent - power)
        let upper = least + parameters[2] * (exponent / (power + 1) - least)
        let lower = (exponent - (power + 1) * upper) / power
        let x = n / end
        return parameters[0] * (1 - lower - upper + (lower + upper * x) * pow(x, power))
      }
    }
  }
}
