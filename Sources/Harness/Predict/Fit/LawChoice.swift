import Glibc
import SpeedupStatistics

/// How well each law foretells points that it was not fitted to: one place at a time is left out.
///
/// Laws are compared by n · ln(mean squared error), as an information criterion compares them, but with errors at places
/// that were left out. The law chosen is the one with the fewest parameters that is no more than ``asGood`` above the
/// best; a curve beyond the points may follow any law that is no more than ``notExcluded`` above it.
package struct LawChoice: Sendable {
  /// One law's errors.
  package struct Score: Sendable {
    package let law: ScalingLaw
    /// The error at every place when it was left out, on the scale of the noise: a share or y's unit.
    package let errors: [Double]
    /// The root of their mean square.
    package var rootMeanSquare: Double {
      (errors.reduce(0) { $0 + $1 * $1 } / Double(max(1, errors.count))).squareRoot()
    }
  }

  /// The usual margin below which two models are said to be supported alike (Burnham and Anderson, 2002).
  package static let asGood = 2.0
  /// Up to here a law is less likely, but not excluded.
  package static let notExcluded = 4.0

  /// The scale on which errors were taken.
  package let noise: NoiseScale
  /// The laws that could be fitted, the fewest parameters first.
  package let scores: [Score]
  package let chosen: ScalingLaw
  /// Laws that the points do not exclude; with the chosen one.
  package let plausible: [ScalingLaw]

  /// Scores laws; nil where none can be fitted with a place left out.
  init?(among laws: [ScalingLaw], _ quantity: FitQuantity, noise: NoiseScale, points: [CurvePoint]) {
    let scores = laws.sorted { $0.parameterCount < $1.parameterCount }.compactMap { law -> Score? in
      var errors: [Double] = []
      for place in points.indices {
        var others = points
        let left = others.remove(at: place)
        guard let fit = try? LawFit(law, quantity, noise: noise, points: others) else { return nil }
        let value = fit.value(at: left.x)
        let error = noise == .relative ? log(value) - log(left.y) : value - left.y
        guard error.isFinite else { return nil }
        errors.append(error * left.weight.squareRoot())
      }
      return Score(law: law, errors: errors)
    }
    guard let best = scores.min(by: { $0.rootMeanSquare < $1.rootMeanSquare }) else { return nil }
    let count = Double(points.count)
    // Laws that follow the points exactly differ by rounding alone.
    let rounding = 1e-6 * (noise == .relative ? 1 : points.map(\.y).max() ?? 1)
    func excess(_ score: Score) -> Double {
      2 * count * log(max(score.rootMeanSquare, rounding) / max(best.rootMeanSquare, rounding))
    }
    self.scores = scores
    self.noise = noise
    let chosen = scores.first { excess($0) <= Self.asGood }?.law ?? best.law
    self.chosen = chosen
    plausible = scores.filter { excess($0) <= Self.notExcluded || $0.law == chosen }.map(\.law)
  }
}
