/// The features of an hourly bar, in the order of their columns. O, H, L, C and V are the bars' values, t counts bars
/// (not hours: a lag over a weekend is one bar), r[t] = C[t]/C[t−1] − 1. None looks beyond bar t.
enum HourlyFeature: Int, CaseIterable, Sendable {
  /// r[t].
  case return1
  /// C[t]/C[t−2] − 1, and so on.
  case return2, return4, return8, return24
  /// C[t] / mean of the last 12 (48) closes − 1.
  case momentum12, momentum48
  /// Sample standard deviation (n − 1) of the last 12 (48) r.
  case volatility12, volatility48
  /// Wilder's relative strength index as (RSI − 50) / 50: α = 1/14, seeded with the first difference; 1 without
  /// losses, 0 without any move.
  case rsi14
  /// (H − L) / C.
  case range
  /// (C − O) / C.
  case body
  /// V / mean of the last 24 volumes − 1; 0 where they are all zero.
  case volumeRatio
  /// sin and cos of the hour of day as an angle.
  case hourSine, hourCosine
  /// 1 where more than an hour has passed since the bar before (weekends), else 0.
  case gap

  static let count = allCases.count
  static let firstBar = 48
}
