import Glibc
import SpeedupStatistics

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
  /// A term alone, whose exponent is known.
  case oneTerm(GrowthForm.Term)
  /// Two terms, the slower first.
  case sum(GrowthForm.Term, GrowthForm.Term)
  /// A factor with every step of n.
  case exponential
  /// The same beside a constant.
  case raisedExponential

  /// The families that may answer a question about a power, each of which can also say that it is exceeded.
  static func asked(_ power: Double) -> [GrowthFamily] {
    guard power > 0 else { return [.twoTerms(base: 0)] }
    // Of power 1 both are a constant, n and n².
    let powers = stride(from: 1, through: power, by: 1)
    return powers.map { .withConstant(power: $0) } + (power > 1 ? [.threeTerms(base: power - 1)] : [])
  }

  /// The largest exponent that it can have at the largest n, beside logarithms.
  var top: Double {
    switch self {
    case .power: Self.steepestPower
    case .exponential, .raisedExponential: .infinity
    case .oneTerm(let term), .sum(_, let term): term.power
    case .twoTerms(let base): base + 1
    case .threeTerms(let base): base + 2
    case .withConstant(let power): power + 1
    }
  }

  private static let steepestPower = 50.0

  /// What the figure is times with every step of n, at the parameters of ``model(largest:)``; nil where it is no exponential.
  func factor(_ parameters: [Double], largest: CurvePoint) -> Double? {
    switch self {
    case .exponential: exp(parameters[1] / largest.x)
    case .raisedExponential: exp(parameters[1] / (1 - exp(-parameters[2])) / largest.x)
    default: nil
    }
  }

  /// The next families, with a term that grows faster.
  var steeper: [GrowthFamily] { [.threeTerms(base: top - 1), .withConstant(power: top)] }

  /// The curve with parameters (height at the largest n, exponent there, and of three terms how they are mixed).
  func model(largest: CurvePoint) -> CurveModel {
    let height = CurveModel.Parameter(0...Double.infinity, typical: largest.y)
    let end = largest.x
    switch self {
    case .power:
      let exponent = CurveModel.Parameter(-Self.steepestPower...Self.steepestPower, typical: 1)
      return CurveModel([height, exponent], starts: [1, 0, 8].map { [largest.y, $0] }) { parameters, n in
        parameters[0] * pow(n / end, parameters[1])
      }
    case .exponential:
      let exponent = CurveModel.Parameter(0...Double.infinity, typical: 1)
      return CurveModel([height, exponent], starts: [1, 5, 20].map { [largest.y, $0] }) { parameters, n in
        parameters[0] * exp(parameters[1] * (n / end - 1))
      }
    case .raisedExponential:
      let exponent = CurveModel.Parameter(0...Double.infinity, typical: 1)
      // The constant's share of the height at the largest n is e to its negative: it may be a millionth.
      let share = CurveModel.Parameter(0.01...50, typical: 1)
      let starts = [1.0, 5, 20].flatMap { rise in [0.5, 3, 10].map { [largest.y, rise, $0] as [Double] } }
      return CurveModel([height, exponent, share], starts: starts) { parameters, n in
        let constant = exp(-parameters[2])
        return parameters[0]
          * (constant + (1 - constant) * exp(parameters[1] / (1 - constant) * (n / end - 1)))
      }
    case .oneTerm(let term):
      let known = term.exponent(at: end)
      let exponent = CurveModel.Parameter(known...known, typical: 1)
      return CurveModel([height, exponent], starts: [[largest.y, known]]) { parameters, n in
        parameters[0] * term.value(n) / term.value(end)
      }
    case .sum(let slow, let fast):
      let (least, most) = (slow.exponent(at: end), fast.exponent(at: end))
      let exponent = CurveModel.Parameter(least...most, typical: 1)
      let starts = [0.1, 0.5, 0.9].map { [largest.y, least + $0 * (most - least)] }
      return CurveModel([height, exponent], starts: starts) { parameters, n in
        let share = (parameters[1] - least) / (most - least)
        return parameters[0] * ((1 - share) * slow.value(n) / slow.value(end) + share * fast.value(n) / fast.value(end))
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
