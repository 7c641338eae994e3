/// A Theil–Sen line: the median of the slopes through all pairs of points.
package struct TheilSenFit: Sendable, Hashable {
  /// The median slope, in units of y per unit of x.
  package let slope: Double
  /// The interval from inverting Kendall's test; nil when the points are too few for the level,
  /// or all y (or nearly all) are equal and leave it no variance.
  package let slopeInterval: Interval?
}

/// The largest number of points for which Kendall's exact distribution is used.
private let exactKendallLimit = 40

/// The most points taken, for at most two million slopes.
private let largestPointCount = 2000

/// A line through points of which up to 29 % may be outliers.
///
/// Sen, "Estimates of the regression coefficient based on Kendall's tau" (1968). Pairs with equal
/// x have no slope and are left out. The interval is exact up to 40 points with distinct x and y;
/// otherwise Kendall's statistic is taken as normal, with its variance corrected for ties.
///
/// - Throws: `StatisticsError` for unequal counts, fewer than two or more than 2000 points, a value
///   that is not finite, a confidence outside (0, 1), `noVariation` when all x are equal,
///   and `undefined` when a slope overflows.
package func theilSen(x: [Double], y: [Double], confidence: Double) throws -> TheilSenFit {
  try requirePoints(x, y, confidence: confidence)
  guard x.count <= largestPointCount else {
    throw StatisticsError.tooMany(have: x.count, limit: largestPointCount)
  }
  var slopes: [Double] = []
  for i in x.indices {
    for j in (i + 1)..<x.count where x[i] != x[j] {
      slopes.append((y[j] - y[i]) / (x[j] - x[i]))
    }
  }
  guard !slopes.isEmpty else { throw StatisticsError.noVariation }
  guard slopes.allSatisfy(\.isFinite) else { throw StatisticsError.undefined }
  slopes.sort()

  let interval = slopeRank(x: x, y: y, slopeCount: slopes.count, tail: (1 - confidence) / 2)
    .map {
      Interval(lower: slopes[$0 - 1], upper: slopes[slopes.count - $0], confidence: confidence)
    }
  return TheilSenFit(slope: sortedMedian(slopes), slopeInterval: interval)
}

/// The rank of the slope that bounds the interval; nil when there are too few points.
private func slopeRank(x: [Double], y: [Double], slopeCount: Int, tail: Double) -> Int? {
  let (xTies, yTies) = (tieSum(x), tieSum(y))
  if xTies == 0, yTies == 0, x.count <= exactKendallLimit {
    return criticalRank(kendallDistribution(x.count), tail: tail)
  }
  // Sen's variance of S = concordant − discordant pairs, with discordant = (slopes − S) / 2.
  let n = Double(x.count)
  let variance = (n * (n - 1) * (2 * n + 5) - xTies - yTies) / 18
  guard variance > 0 else { return nil }
  return normalCriticalRank(
    mean: Double(slopeCount) / 2, deviation: variance.squareRoot() / 2, tail: tail)
}

/// Σ t(t − 1)(2t + 5) over groups of t equal values.
private func tieSum(_ values: [Double]) -> Double {
  var sizes: [Double: Double] = [:]
  for value in values { sizes[value, default: 0] += 1 }
  return sizes.values.reduce(0) { $0 + $1 * ($1 - 1) * (2 * $1 + 5) }
}
