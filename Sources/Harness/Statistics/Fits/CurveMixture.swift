import Glibc

/// Fits of one model under several kinds of scatter, each with the probability of its kind: a few points hardly tell
/// which it is, and intervals have to say so without taking the worst of all.
///
/// A kind's probability is in proportion to its restricted likelihood (Patterson and Thompson, 1971), in which parameters
/// and size of the scatter are integrated out; beforehand all kinds are alike. An interval has equal tails of the
/// mixture of what every kind alone leaves open (Hoeting, Madigan, Raftery and Volinsky, "Bayesian Model Averaging",
/// 1999), as small as ``MixtureSamples`` find is needed: under one kind it is that kind's profile interval.
package struct CurveMixture: Sendable {
  /// A kind of scatter.
  package struct Part: Sendable {
    package let noise: NoiseScale
    package let fit: CurveFit
    package let weight: Double
  }

  /// In the order in which kinds were named.
  package let parts: [Part]
  private let points: [CurvePoint]
  /// Nil where one kind is all there is to it.
  let samples: MixtureSamples?

  /// A kind that is less probable takes no part in intervals.
  package static let negligible = 1e-3

  /// - Throws: `StatisticsError` as ``fitCurve(_:to:noise:)``.
  package init(_ model: CurveModel, to points: [CurvePoint], noises: [NoiseScale]) throws {
    let fits = try noises.map { try fitCurve(model, to: points, noise: $0) }
    // Where a parameter changes nothing, the likelihood at its greatest has to do.
    let isRestricted = fits.allSatisfy { $0.logInformation != nil }
    let likelihoods = zip(noises, fits).map { noise, fit in
      let count = Double(isRestricted ? fit.degreesOfFreedom : points.count)
      let scatter = count / 2 * log(max(fit.residualSum, .leastNormalMagnitude))
      let open = isRestricted ? (fit.logInformation ?? 0) / 2 : 0
      // The density of y is that of ln y over y.
      return -scatter - open - (noise == .relative ? points.reduce(0) { $0 + log($1.y) } : 0)
    }
    let greatest = likelihoods.max() ?? 0
    let shares = likelihoods.map { exp($0 - greatest) }
    let whole = shares.reduce(0, +)
    parts = zip(zip(noises, fits), shares).map { Part(noise: $0.0, fit: $0.1, weight: $1 / whole) }
    self.points = points
    let byKind = parts.sorted { $0.noise == .additive && $1.noise != .additive }
    samples =
      byKind.count == 2 && byKind.allSatisfy { $0.weight >= Self.negligible }
      ? try MixtureSamples(model, byKind.map(\.fit), points) : nil
  }

  /// The interval of a parameter of the same curve, written with the parameters of `model`.
  /// - Parameters:
  ///   - fits: of `model` under each of ``parts``.
  /// - Throws: `StatisticsError.outOfRange` for a confidence outside (0, 1).
  package func interval(
    of place: Int, _ model: CurveModel, fits: [CurveFit], confidence: Double
  ) throws -> Interval {
    var profiles: [(profile: Profile, weight: Double)] = []
    for (part, fit) in zip(parts, fits) where part.weight >= Self.negligible {
      guard let limit = try fit.residualLimit(confidence: confidence) else {
        return Interval(lower: -.infinity, upper: .infinity, confidence: confidence)
      }
      let problem = CurveProblem(model: model, points: points, noise: part.noise, holding: place)
      profiles.append((Profile(problem: problem, place: place, fit: fit, limit: limit), part.weight))
    }
    let student = try StudentT(degreesOfFreedom: Double(max(1, fits[0].degreesOfFreedom)))
    let whole = profiles.reduce(0) { $0 + $1.weight }
    let additive = parts.firstIndex { $0.noise == .additive } ?? 0
    func tail(_ sign: Double) -> Double {
      let asked = (1 - confidence) / 2
      return samples?.level(
        asked, side: sign, of: place, model, [fits[additive], fits[1 - additive]], weight: parts[additive].weight)
        ?? asked
    }
    func end(_ sign: Double) -> Double {
      // Where each kind's own interval ends; that of the mixture is not far.
      let ends = profiles.map { sign * $0.profile.end(sign) }
      guard ends.count > 1 else { return sign * ends[0] }
      let bounds = model.parameters[place].bounds
      let bound = sign < 0 ? -bounds.lowerBound : bounds.upperBound
      let tail = tail(sign)
      let middle = fits.map { sign * $0.parameters[place] }.min() ?? 0
      return sign
        * crossing(from: middle, over: ends.sorted(), to: bound) { distance in
          let open = profiles.reduce(0) {
            $0 + $1.weight * student.upperTail(sign * $1.profile.signedRoot(at: sign * distance))
          }
          return log(open / whole / tail)
        }
    }
    return Interval(lower: end(-1), upper: end(1), confidence: confidence)
  }

  /// Where a falling function is 0, which is likely near `guesses`; `bound` where it is above 0 there too.
  private func crossing(
    from middle: Double, over guesses: [Double], to bound: Double, _ excess: (Double) -> Double
  ) -> Double {
    var (inside, above) = (middle, Double.infinity)
    var (outside, below) = (bound, -Double.infinity)
    for guess in guesses where guess > inside && guess.isFinite {
      let there = excess(guess)
      if there > 0 { (inside, above) = (guess, there) } else { (outside, below) = (guess, there); break }
    }
    var step = max(inside - middle, abs(inside), .leastNormalMagnitude)
    while below == -.infinity {
      guard inside < bound, step.isFinite else { return bound }
      let next = min(bound, inside + step)
      let there = next.isFinite ? excess(next) : .infinity
      if there > 0 { (inside, above) = (next, there) } else { (outside, below) = (next, there); break }
      step *= 2
    }
    let width = outside - middle
    for round in 0..<50 where outside - inside > 1e-5 * width {
      let share = above / (above - below)
      let isSecant = round % 3 != 2 && share.isFinite
      let next = inside + (outside - inside) * (isSecant ? min(max(share, 0.01), 0.99) : 0.5)
      let there = excess(next)
      if abs(there) < 1e-3 { return next }
      if there > 0 { (inside, above) = (next, there) } else { (outside, below) = (next, there) }
    }
    return (inside + outside) / 2
  }
}
