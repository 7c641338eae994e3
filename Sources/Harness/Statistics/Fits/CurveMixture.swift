import Glibc

/// Fits of one model under several kinds of scatter, each with the probability of its kind: a few points hardly tell
/// which it is, and intervals have to say so without taking the worst of all.
///
/// A kind's probability is in proportion to its restricted likelihood (Patterson and Thompson, 1971), in which parameters
/// and size of the scatter are integrated out; beforehand all kinds are alike. An interval has equal tails of the
/// mixture of what every kind alone leaves open (Hoeting, Madigan, Raftery and Volinsky, "Bayesian Model Averaging",
/// 1999): under one kind it is that kind's profile interval.
package struct CurveMixture: Sendable {
  /// A kind of scatter.
  package struct Part: Sendable {
    package let noise: NoiseScale
    package let fit: CurveFit
    /// Its probability.
    package let weight: Double
  }

  /// In the order in which kinds were named.
  package let parts: [Part]
  private let points: [CurvePoint]

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
    func end(_ sign: Double) -> Double {
      // Each kind's own end; that of the mixture lies between the nearest and the farthest.
      let ends = profiles.map { sign * $0.profile.end(sign) }
      guard ends.count > 1, let near = ends.min(), let far = ends.max(), near < far else { return sign * ends[0] }
      let tail = (1 - confidence) / 2
      return sign
        * crossing(from: near, to: far) { distance in
          let open = profiles.reduce(0) {
            $0 + $1.weight * student.upperTail(sign * $1.profile.signedRoot(at: sign * distance))
          }
          return log(open / whole / tail)
        }
    }
    return Interval(lower: end(-1), upper: end(1), confidence: confidence)
  }

  /// Where a falling function is 0; `far` where it is above 0 there too.
  private func crossing(from near: Double, to far: Double, _ excess: (Double) -> Double) -> Double {
    var (inside, above) = (near, excess(near))
    guard above > 0 else { return near }
    var outside = far
    if far == .infinity {
      // An open end of one kind need not be that of the mixture.
      var step = max(abs(near), .leastNormalMagnitude)
      repeat {
        outside = inside + step
        step *= 4
      } while outside.isFinite && excess(outside) > 0
      guard outside.isFinite else { return far }
    }
    var below = excess(outside)
    guard below < 0 else { return outside }
    for round in 0..<40 where outside - inside > 1e-4 * abs(far.isFinite ? far - near : outside) {
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
