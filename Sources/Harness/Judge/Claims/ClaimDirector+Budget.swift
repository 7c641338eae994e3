import SpeedupCore

/// How a budget is spent: on the readings that are decided soonest, so that it decides as many as it can.
///
/// What is run next depends on what runs cost, on which readings are open, and on how many rounds an open one seems to
/// need. None of that makes a verdict easier to come by: looks and the error of the list are fixed beforehand, and hold
/// whenever somebody stops or goes on.
extension ClaimDirector {
  /// Takes in how long runs took, from one after the other to the next; those of one group share it.
  /// - Parameter left: the time until the budget ends; nil: there is none.
  package mutating func note(cost: Seconds, of cells: [Int], left: Seconds? = nil) {
    for cell in cells {
      let own = cost.value / Double(cells.count)
      costs[cell] = costs[cell].map { ($0 + own) / 2 } ?? own
    }
    if let left { self.left = max(0, left.value) }
  }

  /// The part of the time left that is given to readings at once. Readings that go on side by side are interleaved, but
  /// if too many do, none of them gets to its look when the budget ends before long.
  private static let slice = 1.0 / 8

  /// The readings that a round is made for: in the first round all, so that it is known what they cost, and what was
  /// recorded before; without a budget all; else the cheapest to decide, as many as fit into a slice of it.
  func chosen(of open: [Int], in round: Int) -> [Int] {
    if let last = lastRecorded, round <= last {
      // Of the round that was broken off, what it had begun.
      let begun = open.filter { place in
        let own = states[place].plan.runs
        return round < last
          ? own.allSatisfy { isRecorded($0.cell, in: round) } : own.contains { isRecorded($0.cell, in: round) }
      }
      if !begun.isEmpty { return begun }
    }
    guard let left, round > 0 else { return open }
    var waiting = open.map { (place: $0, rounds: wanted(states[$0]) * (isSettled(states[$0].plan.claim) ? 5 : 1)) }
    var (cells, chosen, spent) = (Set<Int>(), [Int](), 0.0)
    while !waiting.isEmpty {
      let prices = waiting.map { Double($0.rounds) * price(states[$0.place], beside: cells) }
      guard let next = prices.indices.min(by: { prices[$0] < prices[$1] }) else { break }
      guard chosen.isEmpty || spent + prices[next] <= left * Self.slice else { break }
      let place = waiting.remove(at: next).place
      spent += prices[next]
      cells.formUnion(states[place].plan.runs.map(\.cell))
      chosen.append(place)
    }
    return chosen
  }

  /// Whether a claim has its verdict, whatever its open readings come to; they wait then.
  private func isSettled(_ claim: Int) -> Bool {
    guard plan.claims.indices.contains(claim) else { return false }
    let (combine, beside) = plan.claims[claim]
    return combine.verdict(beside + states.filter { $0.plan.claim == claim }.map(\.outcomes)) != .inconclusive
  }

  /// Seconds of a round of this reading's cells, less those that are run anyway.
  private func price(_ state: ClaimReadingState, beside cells: Set<Int> = []) -> Double {
    Set(state.plan.runs.map(\.cell)).subtracting(cells).reduce(0) { $0 + (costs[$1] ?? 0) }
  }

  /// Rounds that a reading is to have until it may be decided.
  private func wanted(_ state: ClaimReadingState) -> Int {
    guard state.plan.isStatistical else { return max(1, rounds(of: state) - state.rounds) }
    let needed = ClaimShortfall.rounds(state, looks, family)
    guard let look = looks.rounds.first(where: { $0 > state.rounds && $0 >= needed ?? 0 }) else {
      // At the edge of its region: only when nothing else is left.
      return 10 * looks.last
    }
    return look - state.rounds
  }

  /// Says of readings that the budget kept from their first look what they would have taken.
  mutating func refuseUnreached() {
    guard left != nil else { return }
    for place in states.indices where states[place].isOpen {
      let state = states[place]
      let needed = state.plan.isStatistical ? looks.rounds[0] : rounds(of: state)
      let cost = price(state)
      guard state.rounds < needed, cost > 0 else { continue }
      let rest = needed - state.rounds
      states[place].refuse(
        "stopped after \(state.rounds) of \(needed) rounds",
        remedy:
          "\(Counted.text(rest, "more round")), which \(rest == 1 ? "takes" : "take") \(Seconds(cost * Double(rest)).clock)"
      )
    }
  }
}
