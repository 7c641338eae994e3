/// Holm's adjusted p-values, in the order given.
///
/// Rejecting those at or below α keeps the probability of *any* false rejection at α, whatever the
/// dependence of the tests. Holm, "A simple sequentially rejective multiple test procedure"
/// (1979). An empty list gives an empty list.
///
/// - Throws: `StatisticsError.outOfRange` for a p-value outside [0, 1], NaN included.
package func holmAdjusted(_ pValues: [Double]) throws -> [Double] {
  for pValue in pValues { try requireProbability(pValue, "p-value") }
  var adjusted = pValues
  var largest = 0.0
  for (rank, index) in pValues.indices.sorted(by: { pValues[$0] < pValues[$1] }).enumerated() {
    let scaled = pValues[index] * Double(pValues.count - rank)
    largest = max(largest, min(1, scaled))
    adjusted[index] = largest
  }
  return adjusted
}
