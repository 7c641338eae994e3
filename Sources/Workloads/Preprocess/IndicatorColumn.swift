/// One column of indicators: a kind and a window, such as `sma20`.
struct IndicatorColumn: Sendable, Hashable {
  /// What is computed from the closes C[0], C[1], ... of a symbol.
  enum Kind: Int, CaseIterable, Sendable {
    /// Mean of the last w closes; undefined before there are w.
    case sma
    /// e[0] = C[0], then e += 2/(w+1)·(C − e); no warm-up.
    case ema
    /// Wilder's: gains and losses smoothed by 1/w from the first difference on, undefined for t < w; 100 without losses,
    /// 50 without any move.
    case rsi
  }

  let kind: Kind
  /// Over how many rows.
  let window: Int

  /// Such as `rsi14`.
  var name: String { "\(kind)\(window)" }

  static let windows = [5, 10, 20, 50, 200]
  /// All columns, in the order in which they are stored.
  static let all = Kind.allCases.flatMap { kind in windows.map { IndicatorColumn(kind: kind, window: $0) } }
}
