import Glibc

/// How much rows at one place differ: scatter that is known whatever the curve ("pure error").
package struct RowScatter: Sendable {
  /// The weighted sum of squared distances from the mean of each place, on the scale of the noise.
  package let sum: Double
  /// The rows less the places.
  package let degreesOfFreedom: Int

  /// Where a curve that fits misses places by this much or more with a smaller probability, rows and places are not
  /// taken together: Bancroft, "Analysis and inference for incompletely specified models" (1964), has 25 % for such pooling.
  package static let leastProbable = 0.25

  package init(_ rows: [CurvePoint], noise: NoiseScale) {
    let places = Dictionary(grouping: rows, by: \.x).values
    sum = places.reduce(0) { sum, rows in
      let heights = rows.map { noise == .relative ? log($0.y) : $0.y }
      let weight = rows.reduce(0) { $0 + $1.weight }
      let middle = zip(rows, heights).reduce(0) { $0 + $1.0.weight * $1.1 } / weight
      return zip(rows, heights).reduce(sum) { $0 + $1.0.weight * ($1.1 - middle) * ($1.1 - middle) }
    }
    degreesOfFreedom = rows.count - places.count
  }

  /// Whether the scatter explains by how much a curve misses the places: the F test of lack of fit.
  /// - Parameter fit: of the curve, to the same rows on the same scale.
  /// - Throws: `StatisticsError` for more rows than the beta distribution takes.
  package func explains(_ fit: CurveFit) throws -> Bool {
    let lacking = fit.degreesOfFreedom - degreesOfFreedom
    guard degreesOfFreedom > 0, lacking > 0, sum > 0 else { return false }
    let missed = max(0, fit.residualSum - sum)
    let distribution = try BetaDistribution(a: Double(degreesOfFreedom) / 2, b: Double(lacking) / 2)
    return distribution.cdf(sum / (sum + missed)) >= Self.leastProbable
  }
}
