import Glibc

/// Log ratios of paired measurements, the unit in which two programs are compared.
///
/// Ratios cancel what both runs of a pair share (a slow hour, a warm machine), and logs make
/// "twice as fast" and "twice as slow" equally far from "equal". The median with its sign-test
/// interval assumes independent pairs, and no shape of the noise.
package struct PairedLogRatio: Sendable, Hashable {
  /// ln(numerator / denominator) per pair, in the order given; ±∞ where one side was infinite.
  package let logRatios: [Double]

  /// Pairs `numerators[i]` with `denominators[i]`; both in the same unit.
  ///
  /// An infinite value is a censored one (a run that timed out) and keeps its place in the order.
  ///
  /// - Throws: `StatisticsError` for unequal counts, no pairs, NaN or a value that is not
  ///   positive, and `undefined` when both sides of a pair are infinite.
  package init(numerators: [Double], denominators: [Double]) throws {
    guard numerators.count == denominators.count else {
      throw StatisticsError.unequalCounts(numerators.count, denominators.count)
    }
    for values in [numerators, denominators] {
      try requireNumbers(values)
      if let index = values.firstIndex(where: { $0 <= 0 }) {
        throw StatisticsError.notPositive(index: index)
      }
    }
    // A difference of logs, because the quotient of very unequal values may overflow.
    logRatios = zip(numerators, denominators).map { log($0) - log($1) }
    guard !logRatios.contains(where: \.isNaN) else { throw StatisticsError.undefined }
  }

  /// The median ratio, exp of the median log ratio: above 1 when the numerators are larger.
  ///
  /// - Throws: `StatisticsError.undefined` when the two middle log ratios are −∞ and +∞.
  package func medianRatio() throws -> Double {
    exp(try median(logRatios))
  }

  /// The exact sign-test interval of the median ratio.
  ///
  /// - Returns: nil when there are too few pairs (6 are needed at 95 %) or the confidence lies
  ///   outside (0, 1).
  package func interval(confidence: Double) -> Interval? {
    medianInterval(logRatios, confidence: confidence)?.mapped { exp($0) }
  }
}

/// The median ratio of paired positive measurements, with its exact sign-test interval.
///
/// - Returns: nil when the input is no sample of pairs (see `PairedLogRatio.init`); an `interval`
///   of nil when the pairs are too few for the confidence.
package func pairedRatio(
  _ numerators: [Double], _ denominators: [Double], confidence: Double
) -> (ratio: Double, interval: Interval?)? {
  guard let pairs = try? PairedLogRatio(numerators: numerators, denominators: denominators),
    let ratio = try? pairs.medianRatio()
  else { return nil }
  return (ratio, pairs.interval(confidence: confidence))
}
