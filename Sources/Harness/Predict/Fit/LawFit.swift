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
  package var noise: NoiseScale { mixture.parts[reported].noise }
  /// The points, one a place.
  package let points: [CurvePoint]
  /// What the curve is fitted to: the points, or the rows that they stand for.
  private let fittedTo: [CurvePoint]
  /// The level of all intervals.
  package let confidence: Double
  /// The fit under each kind of scatter.
  private let mixture: CurveMixture
  /// The place of the kind that is reported.
  private let reported: Int
  /// The fit that is reported.
  var fit: CurveFit { mixture.parts[reported].fit }

  /// A kind of scatter that is less probable is not reported though it be the usual one.
  package static let leastReported = 0.13

  /// Whether the curve is fitted to rows that share a place, so that intervals know how much those differ.
  package var usesRows: Bool { fittedTo.count > points.count }

  /// Fits `law`. There must be more points than parameters: ``ScalingFit`` sees to it.
  ///
  /// Where the noise is not told, intervals are those of a ``CurveMixture`` of both kinds. A few points hardly tell which it
  /// is: throughput is reported as additive, as in the literature on these laws, and a time as relative, as timers and
  /// neighbours make it, unless that is improbable.
  ///
  /// Rows of one place tell of the scatter without any law. The curve is fitted to them, unless it misses places by more
  /// than such scatter explains (``RowScatter``): then only places tell how far off it is.
  /// - Parameter rows: what `points` are the middles of, where several share a place; otherwise empty.
  /// - Throws: `StatisticsError` as ``fitCurve(_:to:noise:)``.
  init(
    _ law: ScalingLaw, _ quantity: FitQuantity, noise told: NoiseScale?, points: [CurvePoint], rows: [CurvePoint] = [],
    confidence: Double = 0.95
  ) throws {
    self.law = law
    self.quantity = quantity
    self.points = points
    self.confidence = confidence
    let kinds: [NoiseScale] = quantity == .throughput ? [.additive, .relative] : [.relative, .additive]
    let model = Self.model(law, quantity, points)
    func mixed(_ points: [CurvePoint]) throws -> (CurveMixture, Int) {
      let mixture = try CurveMixture(model, to: points, noises: told.map { [$0] } ?? kinds)
      return (mixture, mixture.parts[0].weight >= Self.leastReported ? 0 : mixture.parts.count - 1)
    }
    if rows.count > points.count {
      let (mixture, reported) = try mixed(rows)
      let part = mixture.parts[reported]
      if try RowScatter(rows, noise: part.noise).explains(part.fit) {
        (self.mixture, self.reported, fittedTo) = (mixture, reported, rows)
        return
      }
    }
    (mixture, reported) = try mixed(points)
    fittedTo = points
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
    let fits = try mixture.parts.map { part in
      let start = CurveModel(model.parameters, starts: [moved(part.fit.parameters)], value: model.value)
      return try fitCurve(start, to: fittedTo, noise: part.noise)
    }
    return FitEstimate(
      value: fits[reported].parameters[place], standardError: fits[reported].standardErrors[place],
      interval: try mixture.interval(of: place, model, fits: fits, confidence: confidence))
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
