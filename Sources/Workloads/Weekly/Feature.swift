/// The twelve weekly features, in the order of their columns. C, H, L and V are the bars' closes, highs, lows
/// and volumes, t counts a symbol's bars from 0; before `firstBar` a feature is undefined (NaN).
enum Feature: Int, CaseIterable, Sendable {
  /// C[t]/C[t−1] − 1.
  case ret1
  /// Mean of the last 4 closes.
  case sma4
  /// Mean of the last 12 closes.
  case sma12
  /// Exponential mean of the closes: e[0] = C[0], α = 2/13, no warm-up.
  case ema12
  /// Wilder's relative strength index: α = 1/14, seeded with the first difference at t = 1; 100 without
  /// losses, 50 without any move.
  case rsi14
  /// Sample standard deviation (n − 1) of the last 4 `ret1`.
  case vol4
  /// Sample standard deviation (n − 1) of the last 12 `ret1`.
  case vol12
  /// C[t]/C[t−4] − 1.
  case mom4
  /// C[t]/C[t−12] − 1.
  case mom12
  /// Plain mean of the last 14 true ranges max(H−L, |H−C[t−1]|, |L−C[t−1]|), the first one H−L.
  case atr14
  /// V[t] / mean of the last 4 volumes, this one included; undefined where they are all zero.
  case vratio
  /// (H−L)/C.
  case range

  var firstBar: Int {
    switch self {
    case .ema12, .range: 0
    case .ret1: 1
    case .sma4, .vratio: 3
    case .vol4, .mom4: 4
    case .sma12: 11
    case .vol12, .mom12: 12
    case .atr14: 13
    case .rsi14: 14
    }
  }
}
