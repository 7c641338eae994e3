import SpeedupCore
import SpeedupStatistics

/// From measured points to a figure at any N: a law, told or chosen by cross-validation, with a band that says what the
/// points leave open.
///
/// ```swift
/// let fit = try ScalingFit(points, .time)              // throws FitRefusal: a sentence for the user
/// let there = try fit.prediction(at: 64)               // .centre, .band, .evidence == .fitted
/// ```
package struct ScalingFit: Sendable {
  /// A figure read off the curve.
  package struct Prediction: Sendable, Equatable {
    /// Where.
    package let n: Double
    /// The curve there.
    package let centre: Double
    /// The curve's interval over all plausible laws; beyond the measured range widened by ``ScalingFit/widening``.
    package let band: Interval
    /// N over the largest N measured; above 1 is beyond what was measured.
    package let reach: Double
    /// Never measured.
    package var evidence: Evidence { .fitted }
    /// Whether anything is known of errors this far out: published curves reach to ``ScalingFit/coveredReach``.
    package var isCovered: Bool { reach <= ScalingFit.coveredReach }
  }

  /// The law and its parameters.
  package let best: LawFit
  /// How it was chosen; nil where it was told.
  package let choice: LawChoice?
  /// Fits of all laws that the points do not tell apart, with ``best``.
  package let plausible: [LawFit]
  /// The fit of the law with a peak, also where it was not asked for; nil where there are too few points for it.
  let universal: LawFit?

  /// Beyond the measured range the band's better edge moves out by reach to this power, its worse edge by reach to the
  /// other, and both by a margin: with these some 95 % of published speed-up points (PARSEC, to 4 times the cores that
  /// the law was fitted on, within physical cores, the I/O-bound program apart) stay inside; see `results/fit`.
  package static let widening = (better: 0.1, worse: 0.3, margin: 1.03)
  /// How many times the measured range those curves go.
  package static let coveredReach = 12.0

  /// The error at places that were left out above which a law that was chosen says nothing of the points.
  package static let worstError = 0.5

  /// Fits the points.
  /// - Parameters:
  ///   - points: the median at each place; several points at one place are averaged, and taken as rows.
  ///   - rows: what `points` are the medians of, so that intervals know how much they differ; nil: not known. Where one is
  ///     not above 0, medians alone are used.
  ///   - law: nil: chosen by cross-validation.
  ///   - noise: what the scatter is like; nil: both kinds, weighed by the points.
  /// - Throws: ``FitRefusal`` where the points can't fix the parameters, or are not positive.
  package init(
    _ points: [CurvePoint], _ quantity: FitQuantity, rows: [CurvePoint]? = nil, law: ScalingLaw? = nil,
    noise: NoiseScale? = nil, confidence: Double = 0.95
  ) throws {
    var rows = rows ?? points
    if !rows.allSatisfy({ $0.y > 0 && $0.y.isFinite }) { rows = [] }
    let points = Self.merged(points)
    guard points.allSatisfy({ $0.x > 0 && $0.y > 0 && $0.x.isFinite && $0.y.isFinite }) else {
      throw FitRefusal("a law of scaling needs numbers above 0 at every point")
    }
    try Self.requireEnough(points, law, quantity)
    if law == nil { try Self.requireLinearAtMost(points, quantity) }
    let feasible = Self.laws(quantity).filter { points.count > $0.parameterCount }
    func fitted(_ law: ScalingLaw) throws -> LawFit {
      do { return try LawFit(law, quantity, noise: noise, points: points, rows: rows, confidence: confidence) } catch {
        throw FitRefusal("\(law.title) can't be fitted to these points: \(error)")
      }
    }
    // Errors are compared on one scale: that of the law with the most parameters, which follows the points best.
    let scale = try noise ?? fitted(feasible.max { $0.parameterCount < $1.parameterCount } ?? .linear).noise
    choice = law == nil ? LawChoice(among: feasible, quantity, noise: scale, points: points) : nil
    if let choice, choice.noise == .relative, let score = choice.scores.first(where: { $0.law == choice.chosen }),
      score.rootMeanSquare > Self.worstError
    {
      throw FitRefusal(
        "no law follows these points: \(score.law.title), the best, misses those that are left out by "
          + "\(Readable.percent(score.rootMeanSquare)); measure more of them, or look whether they are of one kind")
    }
    best = try fitted(law ?? choice?.chosen ?? .linear)
    plausible = try (choice?.plausible ?? [best.law]).map(fitted)
    universal =
      plausible.first { $0.law == .universal }
      ?? (points.count > ScalingLaw.universal.parameterCount ? try? fitted(.universal) : nil)
  }

  /// The laws that are tried: Gustafson's says how a job grows that gets more work, not how long a fixed one takes.
  private static func laws(_ quantity: FitQuantity) -> [ScalingLaw] {
    ScalingLaw.allCases.filter { quantity == .throughput || $0 != .gustafson }
  }

  private static func merged(_ points: [CurvePoint]) -> [CurvePoint] {
    Dictionary(grouping: points, by: \.x).values.map { same in
      let weight = same.reduce(0) { $0 + $1.weight }
      return CurvePoint(x: same[0].x, y: same.reduce(0) { $0 + $1.y * $1.weight } / weight, weight: weight)
    }.sorted { $0.x < $1.x }
  }

  private static func requireEnough(_ points: [CurvePoint], _ law: ScalingLaw?, _ quantity: FitQuantity) throws {
    let count = points.count
    if law == .gustafson, quantity == .time {
      throw FitRefusal(
        "Gustafson's law is about work that grows with the cores: fit it to throughput, or take amdahl for a time")
    }
    let needed = (law ?? .amdahl).parameterCount + 1
    guard count < needed else { return }
    let sizes = [1, 2, 4, 8, 16].prefix(needed).map(String.init).joined(separator: ", ")
    let law = law ?? .amdahl
    throw FitRefusal(
      "\(Counted.text(count, "measured point")) cannot fix the \(Counted.text(law.parameterCount, "parameter")) of \(law.title) and "
        + "show whether it holds: measure at least \(needed), such as \(sizes)")
  }
}
