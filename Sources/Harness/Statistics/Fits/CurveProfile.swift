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

/// The profile of one parameter: the least residual sum at every value of it.
struct Profile {
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

  /// The signed root of what the residual sum rises by at `value`, over the residual variance: about Student's t, and
  /// exactly that where the curve is straight in its parameters.
  func signedRoot(at value: Double) -> Double {
    let rise = max(0, least(at: value, near: fit.parameters).residualSum - fit.residualSum)
    let variance = max(fit.residualSum / Double(fit.degreesOfFreedom), .leastNormalMagnitude)
    return (value < fit.parameters[place] ? -1 : 1) * (rise / variance).squareRoot()
  }

  /// How far a solution is from the limit: −1 at the estimate, 0 at the limit. Along a profile this is almost a straight
  /// line, so that few steps find where it is 0.
  private func distance(_ solution: CurveProblem.Solution) -> Double {
    guard solution.residualSum.isFinite else { return .infinity }
    return (max(0, solution.residualSum - fit.residualSum) / max(limit - fit.residualSum, .leastNormalMagnitude))
      .squareRoot() - 1
  }

  /// Walks away from the estimate in growing steps until the limit is passed, then closes in by the secant, or by halves
  /// where that does not shrink the bracket.
  func end(_ sign: Double) -> Double {
    let parameter = problem.model.parameters[place]
    let bound = sign < 0 ? parameter.bounds.lowerBound : parameter.bounds.upperBound
    let estimate = fit.parameters[place]
    var others = fit.parameters
    var (inside, insideDistance) = (estimate, -1.0)
    var (outside, outsideDistance) = (estimate, Double.infinity)
    var step = firstStep(parameter)
    while outsideDistance == .infinity, outside == estimate {
      guard inside != bound else { return bound }
      let next = sign < 0 ? max(inside - step, bound) : min(inside + step, bound)
      guard next.isFinite, step.isFinite else { return sign * .infinity }
      // A step that is lost to rounding, or 0, leads nowhere.
      guard step > 0 else { return bound }
      let solution = least(at: next, near: others)
      guard solution.residualSum <= limit else { (outside, outsideDistance) = (next, distance(solution)); break }
      (inside, insideDistance, others) = (next, distance(solution), solution.parameters)
      step *= 2
    }
    for round in 0..<60 where abs(outside - inside) > 1e-5 * max(abs(inside - estimate), 1e-12 * parameter.typical) {
      let share = -insideDistance / (outsideDistance - insideDistance)
      let isSecant = round % 3 != 2 && share.isFinite
      let next = inside + (outside - inside) * (isSecant ? min(max(share, 1e-4), 1 - 1e-4) : 0.5)
      let solution = least(at: next, near: others)
      let there = distance(solution)
      if solution.residualSum <= limit {
        (inside, insideDistance, others) = (next, there, solution.parameters)
      } else {
        (outside, outsideDistance) = (next, there)
      }
      if abs(there) < 1e-6 { return next }
    }
    return inside
  }

  /// Where the limit would be if the curve were straight in the parameter.
  private func firstStep(_ parameter: CurveModel.Parameter) -> Double {
    let usual = 0.01 * max(abs(fit.parameters[place]), 0.1 * parameter.typical)
    guard let error = fit.standardErrors[place], let deviation = fit.residualDeviation, deviation > 0 else {
      return usual
    }
    let step = error * ((limit - fit.residualSum).squareRoot() / deviation)
    return step > 0 && step.isFinite ? step : 1e-9 * max(abs(fit.parameters[place]), parameter.typical)
  }
}
