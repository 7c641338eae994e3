import Glibc

/// A curve fitted by bounded nonlinear least squares.
package struct CurveFit: Sendable, Equatable {
  /// The parameters, in the model's order.
  package let parameters: [Double]
  /// The weighted sum of squared residuals, on the scale of the noise.
  package let residualSum: Double
  /// The points less the model's parameters.
  package let degreesOfFreedom: Int
  /// The usual standard errors √(s² (JᵀJ)⁻¹); nil for a parameter at its bound, and without degrees of freedom.
  package let standardErrors: [Double?]
  /// The logarithm of det JᵀJ over all parameters; nil where one of them changes nothing.
  package let logInformation: Double?

  /// The standard deviation of the residuals, for a point of weight 1; nil without degrees of freedom.
  package var residualDeviation: Double? {
    degreesOfFreedom > 0 ? (residualSum / Double(degreesOfFreedom)).squareRoot() : nil
  }

  /// The residual sum up to which parameters are inside a profile interval: (1 + t² / ν) times the least, t being
  /// Student's quantile for ν degrees of freedom; nil without degrees of freedom.
  /// - Throws: `StatisticsError.outOfRange` for a confidence outside (0, 1).
  package func residualLimit(confidence: Double) throws -> Double? {
    try requireOpenUnit(confidence, "confidence")
    guard degreesOfFreedom > 0 else { return nil }
    let reach = try StudentT(degreesOfFreedom: Double(degreesOfFreedom)).quantile(0.5 + confidence / 2)
    return residualSum * (1 + reach * reach / Double(degreesOfFreedom))
  }
}

/// Fits a model by Levenberg and Marquardt's method, steps clamped to the bounds and parameters held that press
/// against one; the best of all the model's starts.
///
/// - Throws: `StatisticsError` for fewer points than parameters, values that are not finite, weights that are not
///   positive, `notPositive` for a y that is not positive on the relative scale, and `undefined` when the model has no
///   finite value at any start.
package func fitCurve(_ model: CurveModel, to points: [CurvePoint], noise: NoiseScale) throws -> CurveFit {
  try requireFinite(points.map(\.x), atLeast: model.parameters.count)
  if noise == .relative { try requirePositive(points.map(\.y)) } else { try requireFinite(points.map(\.y)) }
  try requirePositive(points.map(\.weight))
  let problem = CurveProblem(model: model, points: points, noise: noise)
  let solutions = model.starts.map { problem.solve(from: $0) }
  guard let best = solutions.filter({ $0.residualSum.isFinite }).min(by: { $0.residualSum < $1.residualSum }) else {
    throw StatisticsError.undefined
  }
  let freedom = points.count - model.parameters.count
  return CurveFit(
    parameters: best.parameters, residualSum: best.residualSum, degreesOfFreedom: freedom,
    standardErrors: problem.standardErrors(at: best, freedom: freedom),
    logInformation: problem.logInformation(at: best.parameters))
}

/// Model and points together: residuals, derivatives and the search.
struct CurveProblem {
  let model: CurveModel
  let points: [CurvePoint]
  let noise: NoiseScale
  /// A parameter that stays where the search starts.
  let held: Int?
  private let targets: [Double]
  private let weights: [Double]

  struct Solution {
    var parameters: [Double]
    var residualSum: Double
  }

  init(model: CurveModel, points: [CurvePoint], noise: NoiseScale, holding held: Int? = nil) {
    self.model = model
    self.points = points
    self.noise = noise
    self.held = held
    targets = points.map { noise == .relative ? log($0.y) : $0.y }
    weights = points.map { $0.weight.squareRoot() }
  }

  /// Weighted heights of the curve on the noise's scale; what is no number is as far off as can be.
  private func heights(_ parameters: [Double]) -> [Double] {
    points.indices.map { place in
      let value = model.value(parameters, points[place].x)
      return weights[place] * (noise == .relative ? log(value) : value)
    }
  }

  private func residuals(_ parameters: [Double]) -> [Double] {
    zip(heights(parameters), points.indices).map { weights[$1] * targets[$1] - $0 }
  }

  private func sum(_ residuals: [Double]) -> Double {
    let sum = residuals.reduce(0) { $0 + $1 * $1 }
    return sum.isFinite ? sum : .infinity
  }

  func solve(from start: [Double]) -> Solution {
    var parameters = clamped(start)
    var residuals = residuals(parameters)
    var best = sum(residuals)
    guard best.isFinite, !parameters.isEmpty else { return Solution(parameters: parameters, residualSum: best) }
    var damping = 1e-3
    for _ in 0..<200 {
      let columns = derivatives(parameters)
      let gradient = columns.map { dot($0, residuals) }
      let free = parameters.indices.filter { !presses($0, parameters, gradient[$0]) }
      guard !free.isEmpty else { break }
      let normal = free.map { row in free.map { dot(columns[row], columns[$0]) } }
      var improved = false
      while damping < 1e14 {
        var damped = normal
        for place in free.indices { damped[place][place] += damping * max(normal[place][place], 1e-300) }
        guard let step = Cholesky(damped)?.solve(free.map { gradient[$0] }) else { damping *= 10; continue }
        var trial = parameters
        for (place, index) in free.enumerated() { trial[index] += step[place] }
        trial = clamped(trial)
        let trialResiduals = self.residuals(trial)
        let trialSum = sum(trialResiduals)
        guard trialSum < best else { damping *= 4; continue }
        let isSmall = best - trialSum <= 1e-12 * best
        (parameters, residuals, best) = (trial, trialResiduals, trialSum)
        damping = max(damping / 10, 1e-12)
        improved = !isSmall
        break
      }
      guard improved else { break }
    }
    return Solution(parameters: parameters, residualSum: best)
  }

  /// Whether a parameter is at a bound and downhill is beyond it.
  private func presses(_ place: Int, _ parameters: [Double], _ gradient: Double) -> Bool {
    let bounds = model.parameters[place].bounds
    return place == held || (parameters[place] <= bounds.lowerBound && gradient <= 0)
      || (parameters[place] >= bounds.upperBound && gradient >= 0)
  }

  private func clamped(_ parameters: [Double]) -> [Double] {
    zip(parameters, model.parameters).map { min(max($0, $1.bounds.lowerBound), $1.bounds.upperBound) }
  }

  /// A column a parameter, by differences that stay inside the bounds.
  func derivatives(_ parameters: [Double]) -> [[Double]] {
    parameters.indices.map { place in
      if place == held { return [Double](repeating: 0, count: points.count) }
      let (value, bounds) = (parameters[place], model.parameters[place].bounds)
      let step = 1e-6 * max(abs(value), 1e-3 * model.parameters[place].typical)
      var (low, high) = (parameters, parameters)
      low[place] = max(value - step, bounds.lowerBound)
      high[place] = min(value + step, bounds.upperBound)
      let width = high[place] - low[place]
      return zip(heights(low), heights(high)).map { low, high in
        let slope = (high - low) / width
        return slope.isFinite ? slope : 0
      }
    }
  }

  func standardErrors(at solution: Solution, freedom: Int) -> [Double?] {
    var errors = [Double?](repeating: nil, count: solution.parameters.count)
    guard freedom > 0 else { return errors }
    let columns = derivatives(solution.parameters)
    let free = solution.parameters.indices.filter { place in
      let bounds = model.parameters[place].bounds
      return solution.parameters[place] > bounds.lowerBound && solution.parameters[place] < bounds.upperBound
    }
    let factor = Cholesky(free.map { row in free.map { dot(columns[row], columns[$0]) } })
    for (place, index) in free.enumerated() {
      let unit = free.indices.map { $0 == place ? 1.0 : 0 }
      guard let column = factor?.solve(unit) else { continue }
      errors[index] = (solution.residualSum / Double(freedom) * column[place]).squareRoot()
    }
    return errors
  }

  func logInformation(at parameters: [Double]) -> Double? {
    let columns = derivatives(parameters)
    return Cholesky(columns.map { row in columns.map { dot(row, $0) } })?.logDeterminant
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
}
