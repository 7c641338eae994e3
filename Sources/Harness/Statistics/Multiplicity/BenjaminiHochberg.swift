/// Benjamini–Hochberg adjusted p-values, in the order given.
///
/// Rejecting those at or below q keeps the expected share of false rejections among all rejections
/// at q, for independent or positively dependent tests. Benjamini and Hochberg, "Controlling the
/// false discovery rate" (1995). An empty list gives an empty list.
///
/// - Throws: `StatisticsError.outOfRange` for a p-value outside [0, 1], NaN included.
package func benjaminiHochbergAdjusted(_ pValues: [Double]) throws -> [Double] {
  for pValue in pValues { try requireProbability(pValue, "p-value") }
  let ascending = pValues.indices.sorted { pValues[$0] < pValues[$1] }
  var adjusted = pValues
  var smallest = 1.0
  for (position, index) in ascending.enumerated().reversed() {
    let scaled = pValues[index] * (Double(pValues.count) / Double(position + 1))
    smallest = min(smallest, scaled)
    adjusted[index] = smallest
  }
  return adjusted
}
