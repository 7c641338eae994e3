import Glibc
import SpeedupStatistics

/// One law fitted to points: its parameters with intervals, its peak and its limit.
package struct LawFit: Sendable {
  /// Where a law has its greatest throughput.
  package enum Peak: Sendable, Equatable {
    /// The law has none.
    case never
    /// The points show none; where there is one, it is not below this N.
    case notSeen(above: Double)
    /// At this N; the upper end is infinite where the points do not exclude that there is none.
    case at(FitEstimate)
  }

  package let law: ScalingLaw
  /// What was fitted.
  package let quantity: FitQuantity
  /// What the scatter is taken to be like.
  package var noise: NoiseScale { noises[0].noise }
  /// The points, one a place.
  package let points: [CurvePoint]
  /// The level of all intervals.
  package let confidence: Double
  /// The fit under each kind of scatter that the points allow, the one reported first.
  private let noises: [Noise]
  /// The fit that is reported.
  var fit: CurveFit { noises[0].fit }

  /// A kind of scatter, the fit under it, and what interval ends it allows.
  private struct Noise {
    let noise: NoiseScale
    let fit: CurveFit
    /// The residual sum up to which parameters are inside an interval, as a multiple of the least.
    let limit: Double
  }

  /// Fits `law`. There must be more points than parameters: ``ScalingFit`` sees to it.
  ///
  /// Where the noise is not told, intervals hold what either kind allows, unless one is excluded (four hundred times less
  /// likely). A few points hardly tell which it is: throughput is reported as additive, as in the
  /// literature on these laws, and a time as relative, as timers and neighbours make it, unless the other is some seven
  /// times likelier.
  /// - Throws: `StatisticsError` as ``fitCurve(_:to:noise:)``.
  init(
    _ law: ScalingLaw, _ quantity: FitQuantity, noise told: NoiseScale?, points: [CurvePoint], confidence: Double = 0.95
  ) throws {
    self.law = law
    self.quantity = quantity
    self.points = points
    self.confidence = confidence
    let model = Self.model(law, quantity, points)
    let fits = try (told.map { [$0] } ?? NoiseScale.allCases).map { noise in
      let fit = try fitCurve(model, to: points, noise: noise)
      return (noise: noise, fit: fit, likelihood: Self.logLikelihood(fit, noise, points))
    }
    let best = fits.map(\.likelihood).max() ?? 0
    let usual: NoiseScale = quantity == .throughput ? .additive : .relative
    let reported =
      fits.first { $0.noise == usual && $0.likelihood > best - 1.9 } ?? fits.first { $0.likelihood == best }!
    noises = try [reported.noise, reported.noise == .additive ? .relative : .additive].compactMap { noise in
      guard let fit = fits.first(where: { $0.noise == noise }) else { return nil }
      let whole = try fit.fit.residualLimit(confidence: confidence) ?? .infinity
      let limit = whole / max(fit.fit.residualSum, .leastNormalMagnitude)
      return noise == reported.noise || fit.likelihood > best - 6
        ? Noise(noise: noise, fit: fit.fit, limit: limit) : nil
    }
  }

  /// The logarithm of the greatest likelihood, less what does not depend on the kind of noise.
  private static func logLikelihood(_ fit: CurveFit, _ noise: NoiseScale, _ points: [CurvePoint]) -> Double {
    let count = Double(points.count)
    let spread = -count / 2 * log(max(fit.residualSum / count, .leastNormalMagnitude))
    // The density of y is that of ln y over y.
    return noise == .relative ? spread - points.reduce(0) { $0 + log($1.y) } : spread
  }

  /// The standard deviation of points about the curve: in y's unit, or as a share where the noise is relative.
  package var deviation: Double { fit.residualDeviation ?? 0 }

  /// The figure on one core.
  package func height() throws -> FitEstimate { try estimate(law.shape.count, Self.model(law, quantity, points)) }

  /// The parameters of the law's shape, in its order.
  package func shape() throws -> [FitEstimate] {
    let model = Self.model(law, quantity, points)
    return try law.shape.indices.map { try estimate($0, model) }
  }

  /// The curve at N.
  package func value(at n: Double) -> Double { Self.value(law, quantity, fit.parameters, n, heightAt: 1) }

  /// The curve at N with its interval, which knows this law alone.
  package func estimate(at n: Double) throws -> FitEstimate {
    try estimate(law.shape.count, Self.model(law, quantity, points, heightAt: n)) { parameters in
      parameters.dropLast() + [Self.value(law, quantity, parameters, n, heightAt: 1)]
    }
  }

  /// What no N can pass: the limit of throughput, or the time that always remains; nil where the law or the points
  /// have no such limit, or a peak in its place.
  package func limit() throws -> FitEstimate? {
    guard law == .plateau || law == .amdahl && fit.parameters[0] > 0 else { return nil }
    if law == .plateau { return try estimate(at: fit.parameters[1]) }
    let limit = try estimate(at: .infinity)
    guard try shape()[0].interval.lower == 0 else { return limit }
    // Without a serial share there is no limit.
    let open = Interval(
      lower: quantity == .time ? 0 : limit.interval.lower, upper: quantity == .time ? limit.interval.upper : .infinity,
      confidence: confidence)
    return FitEstimate(value: limit.value, standardError: nil, interval: open)
  }

  /// Where the throughput is greatest. The law is written with 1/N² of the peak in place of κ, so that the interval is
  /// a profile of its own and "no peak" is 0.
  package func peak() throws -> Peak {
    guard law == .universal else { return .never }
    let plain = Self.model(law, quantity, points)
    @Sendable func rest(_ contention: Double) -> Double { max(1e-9, 1 - contention) }
    func moved(_ parameters: [Double]) -> [Double] {
      [parameters[0], min(1, parameters[1] / rest(parameters[0])), parameters[2]]
    }
    let model = CurveModel(plain.parameters, starts: plain.starts.map(moved)) { parameters, x in
      plain.value([parameters[0], parameters[1] * rest(parameters[0]), parameters[2]], x)
    }
    let inverse = try estimate(1, model, moved)
    let nearest = 1 / inverse.interval.upper.squareRoot()
    guard inverse.value > 0 else { return .notSeen(above: nearest) }
    let interval = Interval(lower: nearest, upper: 1 / inverse.interval.lower.squareRoot(), confidence: confidence)
    return .at(FitEstimate(value: 1 / inverse.value.squareRoot(), standardError: nil, interval: interval))
  }

  /// A parameter of the law written as `model`, whose parameters for those of the plain law are `moved`.
  private func estimate(
    _ place: Int, _ model: CurveModel, _ moved: ([Double]) -> [Double] = { $0 }
  ) throws -> FitEstimate {
    var (lower, upper) = (Double.infinity, -Double.infinity)
    var reported: CurveFit?
    for one in noises {
      let there = CurveModel(model.parameters, starts: [moved(one.fit.parameters)], value: model.value)
      let fit = try fitCurve(there, to: points, noise: one.noise)
      reported = reported ?? fit
      guard one.limit.isFinite else { (lower, upper) = (-.infinity, .infinity); continue }
      let interval = profileInterval(
        of: place, model, at: fit, to: points, noise: one.noise, limit: one.limit * fit.residualSum,
        confidence: confidence)
      (lower, upper) = (min(lower, interval.lower), max(upper, interval.upper))
    }
    return FitEstimate(
      value: reported!.parameters[place], standardError: reported!.standardErrors[place],
      interval: Interval(lower: lower, upper: upper, confidence: confidence))
  }

  private static func value(
    _ law: ScalingLaw, _ quantity: FitQuantity, _ parameters: [Double], _ n: Double, heightAt place: Double
  ) -> Double {
    let height = parameters[parameters.count - 1]
    let ratio =
      place == 1 ? law.speedUp(parameters, at: n) : law.speedUp(parameters, at: n) / law.speedUp(parameters, at: place)
    return quantity == .throughput ? height * ratio : height / ratio
  }

  /// The law as a curve: the parameters of its shape, then its height at N = `place`, so that a prediction there has a
  /// profile of its own.
  private static func model(
    _ law: ScalingLaw, _ quantity: FitQuantity, _ points: [CurvePoint], heightAt place: Double = 1
  ) -> CurveModel {
    let search = law.search(Set(points.map(\.x)).sorted())
    let curve: @Sendable ([Double], Double) -> Double = { parameters, x in
      value(law, quantity, parameters, x, heightAt: place)
    }
    // For a shape the best height follows: the mean of points over curve.
    let starts = search.starts.map { shape -> [Double] in
      let ratios = points.map { $0.y / curve(shape + [1], $0.x) }.filter { $0.isFinite && $0 > 0 }
      return shape + [ratios.isEmpty ? 1 : ratios.reduce(0, +) / Double(ratios.count)]
    }
    let typical = max(points.map(\.y).max() ?? 1, .leastNormalMagnitude)
    let height = CurveModel.Parameter(0...Double.infinity, typical: typical)
    return CurveModel(search.parameters + [height], starts: starts, value: curve)
  }
}
