@testable import SpeedupWorkloads

/// The indicators straight from their definitions: every mean summed afresh, nothing carried but what a definition carries.
enum IndicatorReference {
  /// All values of a column; nil where it is not defined.
  static func values(_ column: IndicatorColumn, _ closes: [Double]) -> [Double?] {
    switch column.kind {
    case .sma: simple(closes, column.window)
    case .ema: exponential(closes, column.window)
    case .rsi: strength(closes, column.window)
    }
  }

  private static func simple(_ closes: [Double], _ window: Int) -> [Double?] {
    closes.indices.map { row in
      row + 1 < window ? nil : closes[(row + 1 - window)...row].reduce(0, +) / Double(window)
    }
  }

  private static func exponential(_ closes: [Double], _ window: Int) -> [Double?] {
    let weight = 2 / (Double(window) + 1)
    var values: [Double] = []
    for close in closes {
      values.append(values.last.map { weight * close + (1 - weight) * $0 } ?? close)
    }
    return values
  }

  private static func strength(_ closes: [Double], _ window: Int) -> [Double?] {
    let weight = 1 / Double(window)
    var (gain, loss) = (0.0, 0.0)
    return closes.indices.map { row in
      guard row > 0 else { return nil }
      let move = closes[row] - closes[row - 1]
      let share = row == 1 ? 1 : weight
      gain = (1 - share) * gain + share * max(move, 0)
      loss = (1 - share) * loss + share * max(-move, 0)
      guard row >= window else { return nil }
      if loss == 0 { return gain == 0 ? 50 : 100 }
      return 100 - 100 / (1 + gain / loss)
    }
  }

  /// Whether a value of the workload is the one that is expected, within 1e-9 relative and absolute.
  static func agree(_ value: Double, _ expected: Double?) -> Bool {
    guard let expected else { return value.isNaN }
    return abs(value - expected) <= 1e-9 + 1e-9 * abs(expected)
  }
}
