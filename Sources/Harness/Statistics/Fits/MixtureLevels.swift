import Glibc

/// What tail a ``CurveMixture`` leaves open, by how points weigh the two kinds of scatter: one tail for points that are
/// surely of one kind, one for those surely of the other, the logarithms in between in proportion to the weights.
///
/// Both are such that samples of each kind pass the tail as often as asked, a level calibrated by a bootstrap as in
/// Beran, "Prepivoting test statistics: a bootstrap view of asymptotic refinements" (1988). Where weights hardly tell the
/// kinds apart no two tails do that: then samples of one kind pass as often as asked, those of the other less often.
struct MixtureLevels {
  /// What was drawn under one kind.
  struct Sample {
    /// The logarithm of the tail at which it is passed.
    let logTail: Double
    /// Its probability of additive scatter.
    let weight: Double
  }

  private var logAdditive: Double
  private var logRelative: Double

  /// Between what shares of the tail asked for the two are. A greater one would let weights that differ by chance choose
  /// between almost no interval and all of it, which is right on the average alone.
  static let shares = 0.02...3.0
  /// Steps of the search, from the first length on ever shorter.
  private static let (steps, firstStep, lastStep, shortening) = (40, 0.7, 0.15, 0.93)

  /// - Parameter tail: how often samples of either kind are to pass.
  init(_ tail: Double, _ additive: [Sample], _ relative: [Sample]) {
    (logAdditive, logRelative) = (log(tail), log(tail))
    let bounds = (log(tail * Self.shares.lowerBound), log(tail * Self.shares.upperBound))
    var step = Self.firstStep
    for _ in 0..<Self.steps {
      let next = [(additive, logAdditive), (relative, logRelative)].map { samples, level in
        let passed = samples.count { $0.logTail <= logLevel($0.weight) }
        let share = (Double(passed) + 0.5) / Double(samples.count + 1)
        return min(max(level + step * log(tail / share), bounds.0), bounds.1)
      }
      (logAdditive, logRelative) = (next[0], next[1])
      step = max(Self.lastStep, step * Self.shortening)
    }
  }

  /// The tail of points with this probability of additive scatter.
  func level(_ weight: Double) -> Double { exp(logLevel(weight)) }

  private func logLevel(_ weight: Double) -> Double { weight * logAdditive + (1 - weight) * logRelative }
}
