import SpeedupCore
import SpeedupStatistics

import Glibc

/// How far the log costs of one cell moved from one session to another, and with what evidence. Unpaired.
///
/// Runs of one session are not independent: the machine drifts, and neighbouring passes share its mood. So
/// the passes are grouped into batches of about √n, but at least five batches, and the batches' medians are
/// what is compared, by Welch's t interval (nonoverlapping batch means; Schmeiser, "Batch size effects in the
/// analysis of simulation output", 1982; Flegal and Jones, "Batch means and spectral variance estimators in
/// Markov chain Monte Carlo", 2010, for the √n). What no number of passes shows is by how much one *session*
/// differs from the next: with one session a side its variance can't be estimated at all (Kalibera and Jones,
/// "Rigorous benchmarking in reasonable time", 2013). It comes in from outside, as a margin that every claim
/// must clear besides the margin: see ``Comparison``.
///
/// Ranks of the single runs take the place of batches (Mann–Whitney) where batches have no say: when some run was censored:
/// killed at a limit. Its cost lies anywhere between what it was then and +∞, and of that a test takes the end that speaks
/// least for its answer, so that a limit below what the other side took decides nothing. Ranks assume independent passes.
///
/// The interval is the same test read backwards: it holds the shifts that neither one-sided test rejects at half the
/// error. So a verdict and the interval beside it never contradict each other. Batches and all runs may tell different
/// shifts where a part of a session was slow: the interval then reaches to the medians' own, and no test rejects what lies
/// between. Sides that are constant, as instruction
/// counts may be, are given a noise of ``leastNoise``: less noise must not be less evidence.
package struct SessionShift: Sendable, Equatable {
  /// How it was had.
  package enum Method: String, Sendable, Codable {
    /// Welch's t on batch medians.
    case batches
    /// Mann–Whitney on runs.
    case ranks
  }

  /// ln(new / base) of the medians; ±∞ when one median is censored, nil when both are.
  package let estimate: Double?
  /// Its interval in log units; an end may be infinite.
  package let interval: Interval
  /// How it was had.
  package let method: Method
  /// The scale of the log ratio of two runs made close together, from successive differences within both
  /// sessions; nil when no run has a finite neighbour.
  package let noiseOfAPair: Double?
  private var levels: Levels

  /// What is tested. Boxed, since many cells hold none.
  private indirect enum Levels: Equatable {
    case none
    /// - least: the same with what censored runs cost at least.
    case some(base: [Double], new: [Double], leastBase: [Double], leastNew: [Double])
  }

  /// What levels without any spread may be off by, in log units: counts repeat within it.
  static let leastNoise = 1e-5

  /// Fewer passes than this on a side say nothing of times and memory. Below five every run is a batch, and Welch's t of 3
  /// against 3 believes the tiny scatter within one mode of a program that has two.
  package static let fewestPasses = 5
  /// The same of exact counts, which repeat.
  package static let fewestCounts = 3

  /// The fewest passes of a figure.
  static func fewestPasses(of figure: Metric) -> Int { figure == .instructions ? fewestCounts : fewestPasses }

  /// The shift between two sessions' log costs, each in the order of the passes; +∞ for a censored run.
  /// - Parameter least: the same, of a censored run what it cost at least; nil: nothing is known of those, or there are none.
  /// - Returns: nil for fewer than ``fewestCounts`` on a side.
  /// - Throws: `StatisticsError` for NaN, −∞, or a confidence outside (0, 1).
  package init?(
    base: [Double], new: [Double], least: (base: [Double], new: [Double])? = nil, confidence: Double
  ) throws {
    guard min(base.count, new.count) >= Self.fewestCounts else { return nil }
    let tested: Interval
    if base.allSatisfy({ $0.isFinite }), new.allSatisfy({ $0.isFinite }) {
      method = .batches
      var batches = (base: try Self.batchLevels(base), new: try Self.batchLevels(new))
      if Self.isConstant(batches.base), Self.isConstant(batches.new) {
        batches = (Self.spreadOut(batches.base), Self.spreadOut(batches.new))
      }
      levels = .some(base: batches.base, new: batches.new, leastBase: batches.base, leastNew: batches.new)
      tested = try welchInterval(batches.new, batches.base, confidence: confidence)
    } else {
      func unknown(_ costs: [Double]) -> [Double] { costs.map { $0.isFinite ? $0 : -.infinity } }
      let least = least ?? (unknown(base), unknown(new))
      method = .ranks
      levels = .some(base: base, new: new, leastBase: least.base, leastNew: least.new)
      tested = try Self.rankInterval(base: base, new: new, least, confidence: confidence)
    }
    let difference = try median(new) - median(base)
    estimate = difference.isNaN ? nil : difference
    interval = Interval(
      lower: min(tested.lower, estimate ?? .infinity), upper: max(tested.upper, estimate ?? -.infinity),
      confidence: confidence)
    var steps: [Double] = []
    steps.reserveCapacity(base.count + new.count)
    Self.addSteps(of: base, to: &steps)
    Self.addSteps(of: new, to: &steps)
    noiseOfAPair = steps.isEmpty ? nil : try median(steps) / 0.6745
  }

  /// Adds the finite differences of neighbours.
  private static func addSteps(of side: [Double], to steps: inout [Double]) {
    for place in side.indices.dropFirst() {
      let step = abs(side[place] - side[place - 1])
      if step.isFinite { steps.append(step) }
    }
  }

  private static func isConstant(_ levels: [Double]) -> Bool { levels.allSatisfy { $0 == levels[0] } }

  /// Lets go of what further p-values would be had from: many cells would hold much.
  mutating func forgetLevels() { levels = .none }

  /// The p-value against "the shift is at most `margin`", in log units.
  package func pAbove(_ margin: Double) throws -> Double {
    if let estimate, estimate <= margin { return 1 }
    guard case .some(let base, _, _, let leastNew) = levels else { return 1 }
    return try p(leastNew, base.map { $0 + margin }, .greater)
  }

  /// The p-value against "the shift is at least −`margin`".
  package func pBelow(_ margin: Double) throws -> Double {
    if let estimate, estimate >= -margin { return 1 }
    guard case .some(_, let new, let leastBase, _) = levels else { return 1 }
    return try p(new, leastBase.map { $0 - margin }, .less)
  }

  /// The p-value against "the shift lies outside ±`margin`" by two one-sided tests (Schuirmann 1987), doubled, so that it
  /// is small only where the interval lies inside; 1 for a margin that is not positive.
  package func pWithin(_ margin: Double) throws -> Double {
    guard margin > 0 else { return 1 }
    let worse = max(try pBelow(-margin), try pAbove(-margin))
    return min(1, 2 * worse)
  }

  private func p(_ first: [Double], _ second: [Double], _ alternative: Alternative) throws -> Double {
    switch method {
    case .batches: try welchPValue(first, second, alternative)
    case .ranks: try Self.rankP(first, second, alternative)
    }
  }

  private static func rankP(_ first: [Double], _ second: [Double], _ alternative: Alternative) throws -> Double {
    do { return try mannWhitney(first, second, alternative: alternative).pValue } catch StatisticsError.noVariation {
      // All values equal: nothing speaks against the null.
      return 1
    }
  }

  /// Equal levels, drawn apart evenly by ±``leastNoise``; the mean stays.
  private static func spreadOut(_ levels: [Double]) -> [Double] {
    levels.enumerated().map { $1 + leastNoise * (2 * Double($0) / Double(max(1, levels.count - 1)) - 1) }
  }

  /// Medians of consecutive runs, about √n a batch and at least five batches where there are five runs; the
  /// last batch takes the remainder.
  static func batchLevels(_ values: [Double]) throws -> [Double] {
    let size = max(1, min(Int(Double(values.count).squareRoot()), values.count / 5))
    let count = values.count / size
    if size == 1 { return values }
    return try (0..<count).map { index in
      let end = index + 1 == count ? values.count : (index + 1) * size
      return try median(Array(values[(index * size)..<end]))
    }
  }

  /// The shifts that neither rank test rejects at half the error. Its p-value only changes at a difference new − base
  /// (Hodges and Lehmann 1963), so it is enough to ask between two neighbouring ones.
  private static func rankInterval(
    base: [Double], new: [Double], _ least: (base: [Double], new: [Double]), confidence: Double
  ) throws -> Interval {
    let each = (1 - confidence) / 2
    // Rejected probes come first, those of the other side last: halving finds where they end.
    let lower = try end(least.new, base) { try rankP($0, $1, .greater) > each }
    let upper = try end(new, least.base) { try rankP($0, $1, .less) <= each }
    return Interval(
      lower: lower.place == 0 ? -.infinity : lower.place > lower.steps.count ? .infinity : lower.steps[lower.place - 1],
      upper: upper.place >= upper.steps.count + 1 || upper.steps.isEmpty
        ? .infinity : upper.place == 0 ? -.infinity : upper.steps[upper.place - 1],
      confidence: confidence)
  }

  /// The differences at which a rank test changes, and from which of the places between them on `holds`.
  private static func end(
    _ new: [Double], _ base: [Double], _ holds: ([Double], [Double]) throws -> Bool
  ) rethrows -> (steps: [Double], place: Int) {
    let steps = Set(new.flatMap { value in base.map { value - $0 } }.filter(\.isFinite)).sorted()
    guard let first = steps.first, let last = steps.last else { return ([], 0) }
    let probes = [first - 1] + zip(steps, steps.dropFirst()).map { ($0 + $1) / 2 } + [last + 1]
    return (steps, try firstIndex(in: probes) { probe in try holds(new, base.map { $0 + probe }) })
  }

  /// The first place from which on the condition holds; the count where it never does.
  private static func firstIndex(in values: [Double], _ holds: (Double) throws -> Bool) rethrows -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if try holds(values[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
