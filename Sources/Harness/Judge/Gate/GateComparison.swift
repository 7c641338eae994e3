import SpeedupCore
import SpeedupStatistics

import Glibc

/// The evidence on one metric of one cell: log ratios new/old of pairs, and what they have shown so far. Or, for a limit:
/// how far the new side's figure is beyond the bound, in the metric's unit, since 0 has no ratio and is a figure all the same.
///
/// Of a limit nothing but the runs of the new side speaks, and nothing is balanced by a coin: the bound on false verdicts
/// holds as long as a run's chance to be beyond the limit, given all runs before it, is at most one half when the median is
/// within it.
package struct GateComparison: Sendable {
  /// Whether more pairs are wanted.
  package enum State: Sendable, Equatable {
    /// No verdict yet.
    case open
    /// The verdict is final.
    case decided(Verdict)
    /// It can't be decided, for this reason.
    case closed(String)
  }

  /// Level of the interval that is shown, for each comparison by itself and at all times at once.
  package static let intervalConfidence = 0.95
  /// Quartets without a value after which a metric counts as not to be had here.
  static let quartetsWithoutValue = 2
  /// What every e-value starts from: a bet on success rates about 16/17. A change of twice the margin has
  /// such a rate under the noise measured for CPU time, and is then found some 2 pairs sooner than with a
  /// uniform bet.
  package static let mixture = (a: 16.0, b: 1.0)

  /// What is compared, and the change that counts as none.
  package let judged: MetricMargin
  /// The bound that the new side is held against; nil: the base.
  package let limit: MetricLimit?
  /// The evidence, one a pair of builds. Its own verdict is not used, since it also looks between the pairs of a quartet;
  /// ``GateFamily`` judges it.
  package private(set) var evidence: [SequentialComparison]
  /// Whether it is decided.
  package var state = State.open
  /// ln(new/old) of every pair, in order, and of a figure that is better when it is higher ln(old/new): above 0 is worse; 0 where the two differ by no more than the metric's resolution.
  /// Of a limit: how far beyond it.
  package private(set) var logRatios: [Double] = []
  /// The same by pair of builds.
  private var unitRatios: [[Double]]
  /// The figure behind the metric, and how it was had: those of the first quartet in which both sides have it.
  package private(set) var figure: (metric: Metric, method: String?)?
  private var intervals: MedianConfidenceSequence
  private var values: [GateSide: [Double]] = [.base: [], .new: []]
  private var emptyQuartets = 0
  /// Whether any run had the figure, of use or not.
  package private(set) var hasValues = false

  /// A comparison before its first pair, in a gate whose comparisons have these levels.
  /// - Throws: `StatisticsError` for a level outside (0, 1).
  package init(_ judged: MetricMargin, family: GateFamily, units: Int = 1, limit: MetricLimit? = nil) throws {
    self.judged = judged
    self.limit = limit
    let start = try SequentialComparison(
      band: limit == nil ? judged.margin.log : 0, alpha: family.equivalenceLevel,
      mixture: try SignEValue(a: Self.mixture.a, b: Self.mixture.b))
    evidence = [SequentialComparison](repeating: start, count: units)
    unitRatios = [[Double]](repeating: [], count: units)
    intervals = try MedianConfidenceSequence(confidence: Self.intervalConfidence)
  }

  /// Whether more pairs are wanted.
  package var isOpen: Bool { state == .open }

  /// Whether there is a verdict.
  package var isDecided: Bool {
    if case .decided = state { return true }
    return false
  }

  /// Takes in a quartet: the figures of both sides of its pairs. A quartet in which any value is missing is left
  /// out as a whole, so that both orders stay equally frequent.
  /// - Parameter unit: the pair of builds that it was made with.
  package mutating func observe(_ quartet: [(base: RunFigures, new: RunFigures)], unit: Int = 0) throws {
    guard isOpen else { return }
    hasValues = hasValues || quartet.contains { [$0.base, $0.new].contains { $0.value(judged.metric) != nil } }
    guard let pairs = values(quartet) else {
      emptyQuartets += 1
      if logRatios.isEmpty, emptyQuartets >= Self.quartetsWithoutValue { state = .closed(missing(quartet)) }
      return
    }
    for pair in pairs {
      let logRatio = limit.map { Self.excess(of: pair.new, over: $0) } ?? growth(pair)
      logRatios.append(logRatio)
      unitRatios[unit].append(logRatio)
      if limit == nil { values[.base]?.append(pair.base) }
      values[.new]?.append(pair.new)
      try evidence[unit].observe(logRatio: logRatio)
      try intervals.observe(logRatio)
    }
  }

  private func growth(_ pair: (base: Double, new: Double)) -> Double {
    let resolution = judged.metric.resolution
    let isSame = abs(pair.new - pair.base) <= resolution
    return isSame ? 0 : (log(max(pair.new, resolution)) - log(max(pair.base, resolution))) * sign
  }

  /// How far a figure is beyond a limit, in its unit; below 0 where it keeps to it, its edge included.
  static func excess(of value: Double, over limit: MetricLimit) -> Double {
    let excess = limit.isAtMost ? value - limit.bound : limit.bound - value
    return excess == 0 ? -.ulpOfOne : excess
  }

  /// The values of all pairs of a quartet, had in one way throughout; nil where there is none.
  private mutating func values(_ quartet: [(base: RunFigures, new: RunFigures)]) -> [(base: Double, new: Double)]? {
    for candidate in figure.map({ [$0.metric] }) ?? judged.metric.candidates {
      let method = figure?.method ?? quartet.first?.base.method(of: candidate)
      let pairs = quartet.compactMap { pair -> (base: Double, new: Double)? in
        guard let base = pair.base.value(candidate), let new = pair.new.value(candidate),
          pair.base.method(of: candidate) == method, pair.new.method(of: candidate) == method
        else { return nil }
        return needsRatio && min(base, new) <= 0 ? nil : (base, new)
      }
      guard pairs.count == quartet.count, !pairs.isEmpty else { continue }
      figure = (candidate, method)
      return pairs
    }
    return nil
  }

  /// Whether 0 says nothing: a limit is held against the figure itself, and below a metric's resolution all are equal.
  private var needsRatio: Bool { limit == nil && judged.metric.resolution == 0 }

  private func missing(_ quartet: [(base: RunFigures, new: RunFigures)]) -> String {
    let title = judged.metric.title
    let runs = quartet.flatMap { [$0.base, $0.new] }
    let values = runs.compactMap { $0.value(judged.metric) }
    if needsRatio, values.count == runs.count, let least = values.min(), least <= 0 {
      let hint = judged.metric.unit == .declared ? "a --limit judges it" : "give the program more to do"
      return "\(title) was \(least == 0 ? "0" : "below 0"), which has no ratio; \(hint)"
    }
    let methods = runs.compactMap { $0.method(of: judged.metric) }
    return Set(methods).count > 1
      ? "\(title) was had by \(Set(methods).sorted().joined(separator: " and ")), which don't compare"
      : "\(title) was not measured here"
  }

  /// Median of one side's values; nil before the first.
  package func median(_ side: GateSide) -> Double? { try? SpeedupStatistics.median(values[side] ?? []) }

  /// 1, or -1 for a figure that is better when it is higher.
  private var sign: Double {
    if let limit { return limit.isAtMost ? 1 : -1 }
    return judged.metric.better == .higher ? -1 : 1
  }

  /// The median ratio new/old; of several pairs of builds the median of theirs; nil before the first pair.
  package var medianRatio: Double? { (try? SpeedupStatistics.median(unitMedians)).map { exp($0 * sign) } }

  /// The median log ratio of every pair of builds that has runs.
  private var unitMedians: [Double] { unitRatios.compactMap { try? SpeedupStatistics.median($0) } }

  /// Of several pairs of builds the smallest and the largest median ratio; nil where there is one.
  package var buildRange: (low: Double, high: Double)? {
    let ratios = unitMedians.map { exp($0 * sign) }
    guard evidence.count > 1, let low = ratios.min(), let high = ratios.max() else { return nil }
    return (low, high)
  }

  /// Whether later pairs contradict earlier ones: the ratio itself changed while the gate ran.
  package var hasDrifted: Bool { evidence.count == 1 && (intervals.hasDrifted || !holdsMedian) }

  /// Whether the running intersection still holds the median of all pairs, which a drift leads out of it.
  private var holdsMedian: Bool {
    guard let interval = intervals.interval, let median = try? SpeedupStatistics.median(logRatios) else { return true }
    return interval.lower <= median && median <= interval.upper
  }

  /// Interval for the median ratio, or of a limit for the median of the new side's figure, that holds at all times at once;
  /// nil while there are too few pairs. Where the pairs have drifted it is that of all of them.
  package var interval: Interval? {
    guard evidence.count == 1 else { return nil }
    return (hasDrifted ? intervals.intervalOfAll : intervals.interval).map {
      let ends = [$0.lower * sign, $0.upper * sign].map { end in limit.map { $0.bound + end } ?? exp(end) }.sorted()
      return Interval(lower: ends[0], upper: ends[1], confidence: $0.confidence)
    }
  }
}
