extension CapacityPlan {
  /// The safe row that the objective asks for; nil where none is safe.
  package var recommended: PlanRow? {
    switch goal.objective {
    case .cheapest: cheapestSafe
    case .fastest: safe.surest.first(by: { $0.time.centre }, then: { $0.cost })
    case .balanced: safe.best { $0.time.centre * $0.cost }
    }
  }

  /// The row that costs least of those with the chance asked.
  package var cheapestSafe: PlanRow? { safe.best { $0.cost } }

  /// The row that costs least of those whose likeliest time meets the deadline.
  package var cheapestAtCentre: PlanRow? { rows.filter { $0.meetsAtCentre(goal) }.best { $0.cost } }

  private var safe: [PlanRow] { rows.filter { $0.isSafe(goal) } }
}

extension Array where Element == PlanRow {
  /// How much less a row must cost than another to be told apart from it: medians of a few runs, and a law through
  /// them, are no surer. Where a program scales linearly all rows cost the same, and the least of them is noise.
  static var alike: Double { 1.05 }

  /// Chances that differ by less are alike: bands tell them no better.
  static var alikeChance: Double { 0.01 }

  /// The cheapest of the rows with about the greatest chance; of those that cost the same the likeliest.
  var likeliest: PlanRow? {
    guard let most = map(\.chance).max() else { return nil }
    return filter { $0.chance >= most - Self.alikeChance }.first(by: { $0.cost }, then: { -$0.chance })
  }

  /// Those that something published covers; all, where there is none.
  fileprivate var surest: [PlanRow] {
    let covered = filter { !$0.forecast.isUncovered }
    return covered.isEmpty ? self : covered
  }

  /// The row with the least of a figure, but for what can't be told apart: of rows that are alike in it one that was
  /// measured, then the nearest to what was measured, then the least. On the same cores for the same cost the fastest is
  /// better than any other.
  fileprivate func best(by figure: (PlanRow) -> Double) -> PlanRow? {
    guard let least = surest.map(figure).min() else { return nil }
    let alike = surest.filter { figure($0) <= least * Self.alike }
    let best = alike.filter { row in
      !alike.contains { other in
        other.place.cores == row.place.cores && other.place.instance == row.place.instance && other.cost <= row.cost
          && other.time.centre < row.time.centre && (row.isModelled || !other.isModelled)
      }
    }
    return best.min { a, b in
      func order(_ row: PlanRow) -> [Double] {
        [row.isModelled ? 1 : 0, row.forecast.reach, figure(row), row.time.centre]
      }
      return order(a).lexicographicallyPrecedes(order(b))
    }
  }

  /// The first row with the least of one figure, and of these with the least of the other.
  func first(by first: (PlanRow) -> Double, then second: (PlanRow) -> Double) -> PlanRow? {
    self.min { a, b in
      let (x, y) = (first(a), first(b))
      return x != y ? x < y : second(a) < second(b)
    }
  }
}

extension PlanRow {
  fileprivate var isModelled: Bool { forecast.evidence.isModelled }
}
