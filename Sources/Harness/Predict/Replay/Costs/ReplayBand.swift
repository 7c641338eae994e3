import Glibc

/// The edges of what is known of a time. The constants were found on 52 cells of five workloads on two cores, and on
/// published PARSEC curves beyond; `scripts/bench-replay` holds them against both.
package enum ReplayBand {
  /// What an error beside the spread of runs adds to both sides at the real cores, in logarithms.
  package static let margin = 0.03
  /// The same where only one of the two slowdowns is known.
  package static let marginOfOne = 0.08
  /// Beyond the real cores: below the best edge, above the worst.
  package static let belowBest = 1.05
  package static let aboveWorst = 1.03
  /// How the worst edge grows with the reach, cores over real cores.
  package static let exponent = 0.2
  /// The same where tasks are blocked for more than ``blockedShare`` of their time.
  package static let blockedExponent = 0.4
  package static let blockedShare = 0.05
  /// What the parallel part may take more where nobody measured how tasks slow each other down: the 95th percentile of
  /// the errors of a replay with phase costs alone.
  package static let uncalibrated = 0.24
  /// What it may take more still where nobody knows what starting and waking workers costs, a second process above all: by
  /// so much the 95th percentile of the errors of a replay without phase costs was above that with them (30 and 24 %).
  package static let withoutCosts = 0.06
  /// Where runs differ by more from each other there is no truth to hold a replay against: (max − min) / median.
  package static let widestTruth = 0.15
  /// From here on no published curve was looked at.
  package static let farthest = 12.0
}

/// A time with its band, all in one unit.
package struct TimeBand: Sendable, Equatable {
  package var low: Double
  package var centre: Double
  package var high: Double

  package init(low: Double, centre: Double, high: Double) {
    self.low = min(low, centre)
    self.centre = centre
    self.high = max(high, centre)
  }

  /// At the real cores: what was measured one way and another, widened by the spread of runs.
  /// - Parameters:
  ///   - edges: times with the slowdowns that are known, the centre's first.
  ///   - spread: standard deviation of the logarithm over runs.
  ///   - margin: what is added to both sides, in logarithms.
  package static func measured(_ edges: [Double], spread: Double, margin: Double = ReplayBand.margin) -> TimeBand {
    let widening = exp(2 * spread + margin)
    return TimeBand(
      low: (edges.min() ?? 0) / widening, centre: edges.first ?? 0, high: (edges.max() ?? 0) * widening)
  }
}

/// A time beyond the real cores, before it has a band.
package struct Extrapolation: Sendable, Equatable {
  /// With tasks that slow no more than at the real cores.
  package var best: Double
  package var centre: Double
  /// The part of ``centre`` that may be worse still: that of several workers.
  package var parallel: Double
  /// Cores over real cores.
  package var reach: Double

  package init(best: Double, centre: Double, parallel: Double? = nil, reach: Double) {
    self.best = best
    self.centre = centre
    self.parallel = parallel ?? centre
    self.reach = reach
  }

  package func band(exponent: Double = ReplayBand.exponent, spread: Double = 0) -> TimeBand {
    let worst = centre + parallel * (pow(max(1, reach), exponent) * ReplayBand.aboveWorst - 1)
    let widening = exp(2 * spread)
    return TimeBand(low: best / ReplayBand.belowBest / widening, centre: centre, high: worst * widening)
  }
}
