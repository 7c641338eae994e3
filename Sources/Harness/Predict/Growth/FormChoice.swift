import Glibc
import SpeedupStatistics

/// How well each form of growth foretells the figure at sizes that were left out, one at a time.
package struct FormChoice: Sendable {
  package struct Score: Sendable {
    package let form: GrowthForm
    /// The root mean square of its errors at sizes left out, as a share.
    package let error: Double
  }

  /// The forms, the best first.
  package let scores: [Score]

  /// The form with the fewest parameters, an exponential's one more, that is about as good as the best, by ``LawChoice/asGood``.
  package var chosen: GrowthForm? {
    let good = scores.filter { excess($0) <= LawChoice.asGood }.map(\.form)
    let fewest = good.map(\.cost).min()
    return good.first { $0.cost == fewest }
  }
  /// The forms beside the chosen one whose exponent it may be as well: those of one term, which have no interval of their
  /// own, and where growth is exponential the others that are, as far as they are no more than ``LawChoice/notExcluded``
  /// above the best.
  var others: [GrowthForm] {
    guard let chosen else { return [] }
    return scores.filter { excess($0) <= LawChoice.notExcluded }.map(\.form).filter {
      $0 != chosen && ($0.terms.count == 1 || $0.isExponential && chosen.isExponential)
    }
  }
  private let count: Int

  private func excess(_ score: Score) -> Double {
    2 * Double(count) * log(max(score.error, Self.rounding) / max(scores[0].error, Self.rounding))
  }
  /// Smaller errors than this are those of rounding.
  private static let rounding = 1e-6

  /// Scores all forms that have fewer parameters than there are points to fit.
  package init(_ points: [CurvePoint]) {
    count = points.count
    let largest = points.max { $0.x < $1.x }
    guard let largest, points.count > 2 else { scores = []; return }
    scores = GrowthForm.all.filter { $0.parameterCount < points.count - 1 }.compactMap { form in
      Self.error(of: form.model(largest: largest), points).map { Score(form: form, error: $0) }
    }.sorted {
      (max($0.error, Self.rounding), $0.form.cost) < (max($1.error, Self.rounding), $1.form.cost)
    }
  }

  /// The root mean square of a curve's errors at sizes left out, one at a time, as a share; nil where it can't be fitted.
  static func error(of model: CurveModel, _ points: [CurvePoint]) -> Double? {
    var squares = 0.0
    for place in points.indices {
      var others = points
      let left = others.remove(at: place)
      guard let fit = try? fitCurve(model, to: others, noise: .relative) else { return nil }
      let error = log(model.value(fit.parameters, left.x) / left.y)
      squares += error * error
    }
    let error = (squares / Double(points.count)).squareRoot()
    return error.isFinite ? error : nil
  }
}
