// Exact null distributions of rank statistics, as probabilities per value of the statistic.
//
// All recursions add positive terms only, in probabilities instead of counts: nothing overflows
// and no digits cancel, however large the sample.

/// P(U = u) for u in 0 ... m·n, where U counts the pairs (x, y) with x > y among `m` values x and
/// `n` values y, all of one continuous distribution (Mann and Whitney 1947).
///
/// Whose is the largest value of all? An x (m times in m + n), which then beats all n values y,
/// or a y, which adds nothing.
func mannWhitneyDistribution(_ m: Int, _ n: Int) -> [Double] {
  var previous = [[Double]](repeating: [1], count: n + 1)
  for i in 0..<m {
    var current: [[Double]] = [[1]]
    for j in 1..<(n + 1) {
      let fromX = Double(i + 1) / Double(i + 1 + j)
      var row = [Double](repeating: 0, count: (i + 1) * j + 1)
      for (u, probability) in previous[j].enumerated() { row[u + j] = fromX * probability }
      for (u, probability) in current[j - 1].enumerated() { row[u] += (1 - fromX) * probability }
      current.append(row)
    }
    previous = current
  }
  return previous[n]
}

/// P(S = s) for s in 0 ... Σ weights, where S sums the weights that fair coins select.
///
/// With weights 1 ... n this is Wilcoxon's signed-rank distribution; with doubled mid-ranks it is
/// the exact conditional distribution under ties (both for a symmetric null).
func signedSumDistribution(weights: [Int]) -> [Double] {
  var probabilities = [Double](repeating: 0, count: weights.reduce(0, +) + 1)
  probabilities[0] = 1
  var reached = 0
  for weight in weights {
    reached += weight
    for sum in stride(from: reached, through: 0, by: -1) {
      let selected = sum >= weight ? probabilities[sum - weight] : 0
      probabilities[sum] = 0.5 * (probabilities[sum] + selected)
    }
  }
  return probabilities
}

/// P(D = d) for d in 0 ... n(n − 1)/2, where D counts the discordant pairs of a random order of
/// `n` values against a fixed one (Kendall 1938).
///
/// The n-th value is inserted at one of n places, each with the same probability, and is then
/// discordant with 0 ... n − 1 of the others.
func kendallDistribution(_ n: Int) -> [Double] {
  var previous: [Double] = [1]
  for size in stride(from: 2, through: n, by: 1) {
    var current = [Double](repeating: 0, count: size * (size - 1) / 2 + 1)
    for (d, probability) in previous.enumerated() {
      for added in 0..<size { current[d + added] += probability / Double(size) }
    }
    previous = current
  }
  return previous
}

/// The largest rank r with P(S ≤ r − 1) ≤ `tail`, which makes the r-th smallest of the values that
/// the statistic S counts (pair differences, Walsh averages, slopes) a confidence bound.
///
/// Nil when even r = 1 exceeds the tail: the sample is too small for the asked confidence.
func criticalRank(_ distribution: [Double], tail: Double) -> Int? {
  var cumulative = 0.0
  for (value, probability) in distribution.enumerated() {
    cumulative += probability
    if cumulative > tail.loosened { return value > 0 ? value : nil }
  }
  return nil
}

/// `criticalRank` for a statistic that is normal with this mean and standard deviation, with
/// continuity correction.
func normalCriticalRank(mean: Double, deviation: Double, tail: Double) -> Int? {
  let rank = (mean + 0.5 + Normal.standardQuantile(tail) * deviation).rounded(.down)
  return rank >= 1 ? Int(rank) : nil
}

extension Double {
  /// A tail probability with a hair of slack, so that a level which a discrete distribution
  /// attains exactly (0.96875 of six coin tosses, say) is not lost to the last digit.
  var loosened: Double { self * (1 + 1e-12) }
}
