import SpeedupCore
import SpeedupStatistics

/// A sitting's runs: rounds over the readings that are open, with a budget over those that are decided soonest. In a round
/// every cell that one of them rests on is run once; the readings are shuffled, and so are the cells of each, which are
/// side by side where no other reading had them before.
package struct ClaimDirector: RunDirector {
  package let plan: ClaimPlan
  let looks: ClaimLooks
  package internal(set) var states: [ClaimReadingState]
  /// The error of the list.
  package private(set) var family: ClaimFamily
  private(set) var round = -1
  /// Seconds that a run of each cell takes.
  var costs: [Int: Double] = [:]
  /// Seconds until the budget ends; nil: there is none.
  var left: Double?
  private var order: ArraySlice<[Int]> = []
  private var results: [Int: CellResult] = [:]
  private var position = 0
  private var finished: [(slot: Schedule.Slot, result: CellResult)] = []
  /// What was recorded before this sitting, by round and cell.
  private var recorded: [Schedule.Run: CellResult]

  /// A sitting.
  /// - Parameter recorded: runs of an earlier one, which are not made again.
  package init(_ plan: ClaimPlan, recorded: [Schedule.Run: CellResult] = [:]) {
    self.plan = plan
    self.recorded = recorded
    looks = plan.looks
    states = plan.readings.map { ClaimReadingState($0, cpus: plan.cpus) }
    family = ClaimFamily(readings: plan.family, level: plan.level)
  }

  /// Rounds after which no more are made for a reading.
  private func last(of state: ClaimReadingState) -> Int {
    min(plan.maxRounds ?? .max, state.plan.isStatistical ? looks.last : max(looks.last, rounds(of: state)))
  }

  /// Rounds that a reading without statistics needs.
  func rounds(of state: ClaimReadingState) -> Int {
    guard state.plan.reading.kind == .successRate, !state.plan.runs.isEmpty else {
      return state.plan.reading.exactRounds
    }
    let runs = state.plan.reading.runs ?? ClaimReadingState.usualRuns
    return (runs + state.plan.runs.count - 1) / state.plan.runs.count
  }

  package mutating func next() throws -> RunGroup? {
    while true {
      while let cells = order.popFirst() {
        let missing = cells.filter { results[$0] == nil }
        if missing.isEmpty { continue }
        return RunGroup(missing.map { slot($0) }, together: plan.together && missing.count == 2, startsAnew: true)
      }
      if round >= 0 { endRound() }
      guard startRound() else { return nil }
    }
  }

  private mutating func slot(_ cell: Int) -> Schedule.Slot {
    defer { position += 1 }
    return Schedule.Slot(block: round, position: position, cell: cell)
  }

  /// Begins a round; false when nothing is open.
  private mutating func startRound() -> Bool {
    let open = states.indices.filter { states[$0].isOpen && states[$0].rounds < last(of: states[$0]) }
    let chosen = chosen(of: open, in: round + 1)
    guard !chosen.isEmpty else { return false }
    round += 1
    position = 0
    results = [:]
    var generator = SplitMix64(seed: plan.seed &+ UInt64(round) &* 0x9e37_79b9_7f4a_7c15)
    var groups: [[Int]] = []
    for place in seededShuffle(chosen, using: &generator) {
      let cells = Array(Set(states[place].plan.runs.map(\.cell))).sorted()
      groups.append(seededShuffle(cells, using: &generator))
    }
    for cell in Set(groups.joined()) {
      guard let result = recorded.removeValue(forKey: Schedule.Run(cell: cell, block: round)) else { continue }
      results[cell] = result
      note(cost: result.figures.wall ?? Seconds(0), of: [cell])
    }
    order = groups[...]
    return true
  }

  package mutating func observe(_ group: RunGroup, _ results: [CellResult]) throws {
    for (slot, result) in zip(group.slots, results) {
      self.results[slot.cell] = result
      finished.append((slot, result))
    }
  }

  /// Of a round counts for a reading what it has all cells of, whoever asked for them.
  private mutating func endRound(isLast: Bool = false) {
    for place in states.indices where states[place].plan.runs.allSatisfy({ results[$0.cell] != nil }) {
      states[place].observe(results, isWarmup: isWarmup(states[place]))
    }
    results = [:]
    var isLoosened = true
    while isLoosened {
      isLoosened = false
      for place in states.indices {
        let isLast = isLast || states[place].rounds >= last(of: states[place])
        if states[place].judge(&family, looks: looks, isLast: isLast) { isLoosened = true }
      }
    }
  }

  /// Counts, answers and successes are what they are in the first round already, and programs of another language take so
  /// long that their first run is as good as any.
  private func isWarmup(_ state: ClaimReadingState) -> Bool {
    round < plan.warmups && state.plan.isStatistical && state.plan.reading.means != .stack
  }

  /// Whether an earlier sitting has made this run.
  func isRecorded(_ cell: Int, in round: Int) -> Bool { recorded[Schedule.Run(cell: cell, block: round)] != nil }
  /// The last round of an earlier sitting; nil: there was none.
  var lastRecorded: Int? { recorded.keys.map(\.block).max() }

  /// Judges what there is when no more runs are made.
  package mutating func finish() {
    order = []
    endRound(isLast: true)
    refuseUnreached()
  }

  /// The runs that came in since this was last asked.
  package mutating func takeFinished() -> [(slot: Schedule.Slot, result: CellResult)] {
    defer { finished = [] }
    return finished
  }

  /// How far it is: readings with a verdict, of how many, in which round.
  package var progress: (settled: Int, readings: Int, round: Int) {
    (states.count { !$0.isOpen }, states.count, max(0, round) + 1)
  }
}
