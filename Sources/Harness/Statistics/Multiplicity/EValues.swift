/// The p-value that an e-value stands for: min(1, 1/E), valid at any stopping time.
///
/// Markov's inequality; see Vovk and Wang, "E-values: calibration, combination and applications"
/// (2021).
///
/// - Throws: `StatisticsError.outOfRange` for a negative e-value or NaN; +∞ gives 0.
package func pValue(fromEValue eValue: Double) throws -> Double {
  guard eValue >= 0 else {
    throw StatisticsError.outOfRange(parameter: "e-value", value: eValue)
  }
  return min(1, 1 / eValue)
}

/// Holm's adjusted p-values of e-values, in the order given: e-Holm.
///
/// Rejecting those at or below α bounds the probability of any false rejection by α, whatever the
/// dependence, and even though every test stopped when it liked.
///
/// - Throws: `StatisticsError.outOfRange` for a negative e-value or NaN.
package func eHolmAdjusted(_ eValues: [Double]) throws -> [Double] {
  try holmAdjusted(eValues.map { try pValue(fromEValue: $0) })
}

/// Benjamini–Hochberg adjusted p-values of e-values, in the order given: e-BH.
///
/// Wang and Ramdas, "False discovery rate control with e-values" (2022). Rejecting those at or
/// below q controls the false discovery rate at q under *any* dependence, which the same procedure
/// on p-values does not.
///
/// - Throws: `StatisticsError.outOfRange` for a negative e-value or NaN.
package func eBenjaminiHochbergAdjusted(_ eValues: [Double]) throws -> [Double] {
  try benjaminiHochbergAdjusted(eValues.map { try pValue(fromEValue: $0) })
}
