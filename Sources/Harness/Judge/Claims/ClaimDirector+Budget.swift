import SpeedupCore

extension ClaimDirector {
  /// Takes in how long runs took, from one after the other to the next; those of one group share it.
  package mutating func note(cost: Seconds, of cells: [Int]) {
    for cell in cells { costs[cell] = max(costs[cell] ?? 0, cost.value / Double(cells.count)) }
  }

  /// Gives up the readings for which the budget can't reach their first look: with too many at once none would get
  /// there. Decided once, after the warm-up round, by what a round of each costs; by nothing that was measured, so the
  /// error of the list is that of the readings that are kept.
  package mutating func fit(into budget: Seconds) {
    guard !hasFitted, round >= plan.warmups, plan.warmups > 0 else { return }
    hasFitted = true
    let open = states.indices.filter { states[$0].isOpen }
    var cells: Set<Int> = []
    var exact = 0.0
    for place in open where !states[place].plan.isStatistical {
      let own = Set(states[place].plan.runs.map(\.cell))
      exact += own.reduce(0) { $0 + (costs[$1] ?? 0) } * Double(rounds(of: states[place]))
    }
    let prices = open.filter { states[$0].plan.isStatistical }.map { place in
      (place, Set(states[place].plan.runs.map(\.cell)).reduce(0) { $0 + (costs[$1] ?? 0) })
    }.sorted { $0.1 < $1.1 }
    var (round, kept) = (0.0, 0)
    var dropped: [(place: Int, price: Double)] = []
    for (place, price) in prices {
      let new = Set(states[place].plan.runs.map(\.cell)).subtracting(cells)
      let more = new.reduce(0) { $0 + (costs[$1] ?? 0) }
      let needed = Double(ClaimLooks(readings: kept + 1, level: plan.level, most: plan.maxRounds).rounds[0])
      guard (round + more) * needed + exact <= budget.value else {
        dropped.append((place, price))
        continue
      }
      cells.formUnion(new)
      (round, kept) = (round + more, kept + 1)
    }
    guard !dropped.isEmpty else { return }
    narrow(to: kept)
    let needed = Double(looks.rounds[0])
    for (place, price) in dropped {
      states[place].refuse(
        "the budget does not reach: \(looks.rounds[0]) rounds of its runs take \(Seconds(price * needed).clock)")
    }
  }
}
