/// The interval of one parameter by profile likelihood: all values at which the other parameters, fitted anew, leave a
/// residual sum of at most `limit`; see ``CurveFit/residualLimit(confidence:)``.
///
/// Bates and Watts, "Nonlinear Regression Analysis and Its Applications" (1988), section 6.1. Unlike "estimate ± t standard
/// errors" it follows a curve that is not symmetric, and it does not change when the parameter is written otherwise.
/// An end at a bound of the parameter means: the points do not exclude anything there.
///
/// - Parameter fit: the model's fit to these points, on the same scale.
package func profileInterval(
  of place: Int, _ model: CurveModel, at fit: CurveFit, to points: [CurvePoint], noise: NoiseScale, limit: Double,
  confidence: Double
) -> Interval {
  let problem = CurveProblem(model: model, points: points, noise: noise, holding: place)
  let profile = Profile(problem: problem, place: place, fit: fit, limit: limit)
  return Interval(lower: profile.end(-1), upper: profile.end(1), confidence: confidence)
}

/// The search for one end of the interval.
private struct Profile {
  let problem: CurveProblem
  let place: Int
  let fit: CurveFit
  let limit: Double
  /// The model's starts, those told apart by the held parameter alone once.
  private let others: [[Double]]

  init(problem: CurveProblem, place: Int, fit: CurveFit, limit: Double) {
    (self.problem, self.place, self.fit, self.limit) = (problem, place, fit, limit)
    var seen: Set<[Double]> = []
    others = problem.model.starts.filter { start in
      var rest = start
      rest.remove(at: place)
      return seen.insert(rest).inserted
    }
  }

  /// The least residual sum with the parameter held at `value`, and the other parameters there.
  private func least(at value: Double, near start: [Double]) -> CurveProblem.Solution {
    func held(_ start: [Double]) -> [Double] {
      var start = start
      start[place] = value
      return start
    }
    var warm = problem.solve(from: held(start))
    // A warm start may be stuck; only where that would decide are the others tried too.
    for other in others where warm.residualSum > limit {
      let solution = problem.solve(from: held(other))
      if solution.residualSum < warm.residualSum { warm = solution }
    }
    return warm
  }

  /// Walks away from the estimate in growing steps until the limit is passed, then halves the last step.
  func end(_ sign: Double) -> Double {
    let parameter = problem.model.parameters[place]
    let bound = sign < 0 ? parameter.bounds.lowerBound : parameter.bounds.upperBound
    let estimate = fit.parameters[place]
    var others = fit.parameters
    var inside = estimate
    var step = fit.standardErrors[place] ?? (0.01 * max(abs(estimate), 0.1 * parameter.typical))
    if !(step > 0) { step = 1e-9 * max(abs(estimate), parameter.typical) }
    var outside: Double?
    for _ in 0..<100 {
      guard inside != bound else { return bound }
      let next = sign < 0 ? max(inside - step, bound) : min(inside + step, bound)
      guard next.isFinite else { return next }
      let solution = least(at: next, near: others)
      guard solution.residualSum <= limit else { outside = next; break }
      (inside, others) = (next, solution.parameters)
      step *= 2
    }
    guard var outside else { return sign * .infinity }
    for _ in 0..<60 where abs(outside - inside) > 1e-6 * max(abs(inside - estimate), 1e-12 * parameter.typical) {
      let middle = inside + (outside - inside) / 2
      let solution = least(at: middle, near: others)
      if solution.residualSum <= limit { (inside, others) = (middle, solution.parameters) } else { outside = middle }
    }
    return inside
  }
}
