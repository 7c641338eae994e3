import Glibc
import SpeedupStatistics

/// A size that was tried and has no figure, since runs did not end well.
package struct UnmeasuredSize: Sendable, Equatable {
  package let size: Double
  /// What the figure is at least there; nil: nothing tells.
  package let least: Double?
  package let ending: String

  package init(size: Double, least: Double?, ending: String) {
    self.size = size
    self.least = least
    self.ending = ending
  }
}

/// Whether a figure grows at most with a given power of the size, as far as the largest size tells.
package struct GrowthVerdict: Sendable {
  package enum Outcome: String, Sendable {
    /// The exponent at the largest size is near the power or below it, and half a power more is excluded.
    case atMost = "at most"
    /// The exponent there is above the power by more than ``slack``.
    case more = "more than"
    case undecided
  }

  /// The power that was asked about: 0 constant, 1 linear, 2 quadratic.
  package let power: Int
  package let outcome: Outcome
  /// The larger size without a figure that the outcome rests on: what is known of it is too much for the power, or nobody
  /// knows how it goes on there; nil: the points decide.
  package let decider: UnmeasuredSize?
  /// Why no form of growth may decide: the points miss the best by far more than their runs scatter, and the last two
  /// sizes say otherwise; nil where one may.
  package let misfit: Misfit?
  package let growth: LocalGrowth
  private let points: [CurvePoint]
  /// The exponents that the points leave open: 5 % are left out below and 10 % above.
  package let interval: Interval

  /// An exponent that is higher by less than this is no evidence of faster growth.
  package static let slack = 0.05
  /// How far above the power the upper end of the exponent's interval may lie: half way to the next power.
  package static let tolerance = 0.5
  /// How far above the power the exponent itself may lie, by any curve that is not excluded.
  package static let closeness = 0.25

  /// How far points are from every form of growth.
  package struct Misfit: Sendable, Equatable {
    /// The points' standard deviation about the best form, and that of a point by its own runs, both as a share.
    package let deviation, scatter: Double
    /// The exponent between the last two sizes.
    package let last: Double
  }
  /// Points miss a form where they deviate from it by more than this share, and by so many times what their runs scatter.
  private static let (leastMisfit, timesScatter) = (0.05, 5.0)

  /// The verdict on these points, each the median at its size. With six sizes of one run each that scatters by 10 %, growth
  /// that is linear is called so nine times in ten, and n + n²/3000 to n = 3200 never; see `results/fit`.
  /// - Parameters:
  ///   - unmeasured: sizes at which runs did not end well.
  ///   - scatter: the standard deviation of a point by its own runs, as a share; nil: not known.
  ///   - forms: those of the points; nil: found here.
  /// - Throws: ``FitRefusal`` as ``LocalGrowth``.
  package init(
    _ points: [CurvePoint], atMost power: Int, unmeasured: [UnmeasuredSize] = [], scatter: Double? = nil,
    forms: FormChoice? = nil
  ) throws {
    self.power = power
    self.points = points.sorted { $0.x < $1.x }
    var told: Outcome
    (growth, interval, told) = try Self.judged(self.points, power, forms ?? FormChoice(points))
    misfit = Self.misfit(self.points, power, told, growth.deviation, scatter)
    if misfit != nil { told = .undecided }
    let (last, deviation) = (self.points[self.points.count - 1], growth.deviation)
    let larger = unmeasured.filter { $0.size > last.x }.sorted { $0.size < $1.size }
    // From the last point's upper edge up to what is known at least of a larger one.
    let steep = larger.first { size in
      guard let least = size.least else { return false }
      return log(least / last.y) - 2 * deviation > (Double(power) + Self.slack) * log(size.size / last.x)
    }
    switch told {
    case .more: (outcome, decider) = (.more, nil)
    case _ where steep != nil: (outcome, decider) = (.more, steep)
    case .atMost where !larger.isEmpty: (outcome, decider) = (.undecided, larger[0])
    case .atMost, .undecided: (outcome, decider) = (told, nil)
    }
  }

  private static func misfit(
    _ points: [CurvePoint], _ power: Int, _ told: Outcome, _ deviation: Double, _ scatter: Double?
  ) -> Misfit? {
    guard let scatter, deviation > max(leastMisfit, timesScatter * scatter), points.count > 1 else { return nil }
    let (before, after) = (points[points.count - 2], points[points.count - 1])
    let last = log(after.y / before.y) / log(after.x / before.x)
    let agrees = told == .more ? last > Double(power) + slack : last <= Double(power) + closeness
    return agrees || told == .undecided ? nil : Misfit(deviation: deviation, scatter: scatter, last: last)
  }

  private static func judged(
    _ points: [CurvePoint], _ power: Int, _ forms: FormChoice, deviation: Double? = nil
  ) throws -> (LocalGrowth, Interval, Outcome) {
    func local(_ confidence: Double) throws -> LocalGrowth {
      try LocalGrowth(points, about: Double(power), forms: forms, confidence: confidence, deviation: deviation)
    }
    let (growth, narrow) = (try local(0.9), try local(0.8))
    let interval = Interval(lower: growth.interval.lower, upper: narrow.interval.upper, confidence: 0.85)
    if interval.lower > Double(power) + slack { return (growth, interval, .more) }
    let isClose = growth.steepest <= Double(power) + closeness && interval.upper <= Double(power) + tolerance
    return (growth, interval, isClose ? .atMost : .undecided)
  }

  /// Where it is undecided: the largest size to which the sizes would have to go on, doubling, for a verdict at this
  /// scatter; nil where a thousand times larger would not do, and more or quieter runs are needed.
  ///
  /// Goes on doubling with the figures that the two ends of what is possible would give, without scatter, until both
  /// would be told apart at the scatter that was seen. Costs some hundred fits.
  /// Figures without scatter would exclude every form but one: none is asked for.
  package var neededSize: Double? {
    guard outcome == .undecided, decider == nil, misfit == nil, let largest = points.last else { return nil }
    let pure = GrowthForm([GrowthForm.Term(power: Double(power))])
    let steeper = GrowthForm([GrowthForm.Term(power: Double(power)), GrowthForm.Term(power: Double(power) + 1)])
    let truths = [pure, steeper].compactMap { form -> ((Double) -> Double)? in
      let model = form.model(largest: largest)
      guard let fit = try? fitCurve(model, to: points, noise: .relative) else { return nil }
      return { model.value(fit.parameters, $0) }
    }
    var sizes = points.map(\.x)
    for _ in 0..<10 {
      sizes.append(sizes[sizes.count - 1] * 2)
      let outcomes = truths.map { truth -> Outcome in
        let extended = sizes.map { CurvePoint(x: $0, y: truth($0)) }
        return (try? Self.judged(extended, power, FormChoice([]), deviation: growth.deviation).2) ?? .undecided
      }
      if !outcomes.contains(.undecided) { return sizes[sizes.count - 1] }
    }
    return nil
  }
}
