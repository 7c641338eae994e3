import SpeedupCore
import SpeedupStatistics

import Glibc

/// The evidence on one metric of one cell: log ratios new/old of pairs, and what they have shown so far.
package struct GateComparison: Sendable {
  /// Whether more pairs are wanted.
  package enum State: Sendable, Equatable {
    /// No verdict yet.
    case open
    /// The verdict is final.
    case decided(SequentialVerdict)
    /// It can't be decided, for this reason.
    case closed(String)
  }

  /// Level of the interval that is shown, for each comparison by itself and at all times at once.
  package static let intervalConfidence = 0.95
  /// Blocks without a value after which a metric counts as not to be had here.
  static let blocksWithoutValue = 2
  /// What every e-value starts from: a bet on success rates about 16/17. A change of twice the dead band has
  /// such a rate under the noise measured for CPU time, and is then found some 2 pairs sooner than with a
  /// uniform bet.
  package static let mixture = (a: 16.0, b: 1.0)

  /// What is compared, and its dead band.
  package let band: MetricBand
  /// The evidence. Its own verdict is not used, since it also looks between the pairs of a block;
  /// ``GateFamily`` judges it.
  package private(set) var evidence: SequentialComparison
  /// Whether it is decided.
  package var state = State.open
  /// ln(new/old) of every pair, in order; 0 where the two differ by no more than the metric's resolution.
  package private(set) var logRatios: [Double] = []
  private var intervals: MedianConfidenceSequence
  private var values: [GateSide: [Double]] = [.base: [], .new: []]
  private var emptyBlocks = 0

  /// A comparison before its first pair, in a gate whose comparisons have these levels.
  /// - Throws: `StatisticsError` for a level outside (0, 1).
  package init(_ band: MetricBand, family: GateFamily) throws {
    self.band = band
    evidence = try SequentialComparison(
      band: band.band.logWidth, alpha: family.equivalenceLevel,
      mixture: try SignEValue(a: Self.mixture.a, b: Self.mixture.b))
    intervals = try MedianConfidenceSequence(confidence: Self.intervalConfidence)
  }

  /// Whether more pairs are wanted.
  package var isOpen: Bool { state == .open }

  /// Whether there is a verdict.
  package var isDecided: Bool {
    if case .decided = state { return true }
    return false
  }

  /// Takes in a block: the figures of both sides of its pairs. A block in which any value is missing is left
  /// out as a whole, so that both orders stay equally frequent.
  package mutating func observe(_ block: [(base: RunFigures, new: RunFigures)]) throws {
    guard isOpen else { return }
    let pairs = block.compactMap { pair -> (base: Double, new: Double)? in
      guard let base = band.metric.value(in: pair.base), let new = band.metric.value(in: pair.new)
      else { return nil }
      return (base, new)
    }
    guard pairs.count == block.count else {
      emptyBlocks += 1
      if logRatios.isEmpty, emptyBlocks >= Self.blocksWithoutValue {
        state = .closed("\(band.metric.title) was not measured here")
      }
      return
    }
    for pair in pairs {
      let isSame = abs(pair.new - pair.base) <= band.metric.resolution
      let logRatio = isSame ? 0 : log(pair.new) - log(pair.base)
      logRatios.append(logRatio)
      values[.base]?.append(pair.base)
      values[.new]?.append(pair.new)
      try evidence.observe(logRatio: logRatio)
      try intervals.observe(logRatio)
    }
  }

  /// Median of one side's values; nil before the first.
  package func median(_ side: GateSide) -> Double? { try? SpeedupStatistics.median(values[side] ?? []) }

  /// exp of the median log ratio; nil before the first pair.
  package var medianRatio: Double? { (try? SpeedupStatistics.median(logRatios)).map { exp($0) } }

  /// Whether later pairs contradict earlier ones: the ratio itself changed while the gate ran.
  package var hasDrifted: Bool { intervals.hasDrifted }

  /// Interval for the median ratio that holds at all times at once; nil while there are too few pairs.
  package var interval: Interval? {
    intervals.interval.map {
      Interval(lower: exp($0.lower), upper: exp($0.upper), confidence: $0.confidence)
    }
  }
}
