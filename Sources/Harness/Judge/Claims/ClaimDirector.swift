import SpeedupCore
import SpeedupStatistics

/// A sitting's runs: rounds over all readings that are open. In a round every cell that one of them rests on is run once;
/// the readings are shuffled, and so are the cells of each, which are side by side where no other reading had them
/// before.
package struct ClaimDirector: RunDirector {
  package let plan: ClaimPlan
  private(set) var looks: ClaimLooks
  package internal(set) var states: [ClaimReadingState]
  /// The error of the list.
  package private(set) var family: ClaimFamily
  private(set) var round = -1
  /// Seconds that a run of each cell takes.
  var costs: [Int: Double] = [:]
  var hasFitted = false
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

  private var lastRound: Int { plan.warmups + min(plan.maxRounds ?? .max, max(looks.last, mostExact)) }

  /// Rounds that a reading without statistics may need.
  private var mostExact: Int {
    states.filter { !$0.plan.isStatistical }.map { rounds(of: $0) }.max() ?? 0
  }

  /// Rounds that a reading without statistics needs.
  func rounds(of state: ClaimReadingState) -> Int {
    guard state.plan.reading.kind == .successRate, !state.plan.runs.isEmpty else {
      return state.plan.reading.exactRounds
    }
    let runs = state.plan.reading.runs ?? ClaimReadingState.usualRuns
    return (runs + state.plan.runs.count - 1) / state.plan.runs.count
  }

  /// The list has become shorter, before any of it was judged.
  mutating func narrow(to readings: Int) {
    family = ClaimFamily(readings: readings, level: plan.level)
    looks = ClaimLooks(readings: readings, level: plan.level, most: plan.maxRounds)
  }

  package mutating func next() throws -> RunGroup? {
    while true {
      while let cells = order.popFirst() {
        let missing = cells.filter { results[$0] == nil }
        if missing.isEmpty { continue }
        return RunGroup(missing.map { slot($0) }, together: plan.together && missing.count == 2, startsAnew: true)
      }
      if round >= 0 { endRound() }
      guard round + 1 < lastRound, startRound() else { return nil }
    }
  }

  private mutating func slot(_ cell: Int) -> Schedule.Slot {
    defer { position += 1 }
    return Schedule.Slot(block: round, position: position, cell: cell)
  }

  /// Begins a round; false when nothing is open.
  private mutating func startRound() -> Bool {
    // Behind the last look nothing more can come of statistics.
    let open = states.indices.filter {
      states[$0].isOpen && !(states[$0].plan.isStatistical && states[$0].rounds >= looks.last)
    }
    guard !open.isEmpty else { return false }
    round += 1
    position = 0
    results = [:]
    var generator = SplitMix64(seed: plan.seed &+ UInt64(round) &* 0x9e37_79b9_7f4a_7c15)
    var groups: [[Int]] = []
    for place in seededShuffle(open, using: &generator) {
      let cells = Array(Set(states[place].plan.runs.map(\.cell))).sorted()
      groups.append(seededShuffle(cells, using: &generator))
    }
    for cell in Set(groups.joined()) {
      results[cell] = recorded.removeValue(forKey: Schedule.Run(cell: cell, block: round))
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

  private mutating func endRound() {
    guard !results.isEmpty else { return }
    for place in states.indices { states[place].observe(results, isWarmup: isWarmup(states[place])) }
    results = [:]
    judge(isLast: round + 1 >= lastRound)
  }

  /// Counts, answers and successes are what they are in the first round already.
  private func isWarmup(_ state: ClaimReadingState) -> Bool { round < plan.warmups && state.plan.isStatistical }

  private mutating func judge(isLast: Bool) {
    var isLoosened = true
    while isLoosened {
      isLoosened = false
      for place in states.indices where states[place].judge(&family, looks: looks, isLast: isLast) { isLoosened = true }
    }
  }

  /// Judges what there is when no more runs are made. Of a round that was not finished counts what it has all cells of.
  package mutating func finish() {
    order = []
    for place in states.indices where states[place].plan.runs.allSatisfy({ results[$0.cell] != nil }) {
      states[place].observe(results, isWarmup: isWarmup(states[place]))
    }
    results = [:]
    judge(isLast: true)
  }

  /// The runs that came in since this was last asked.
  package mutating func takeFinished() -> [(slot: Schedule.Slot, result: CellResult)] {
    defer { finished = [] }
    return finished
  }

  /// How far it is: readings with a verdict, of how many, in which round of how many at most.
  package var progress: (settled: Int, readings: Int, round: Int, rounds: Int) {
    (states.count { !$0.isOpen }, states.count, max(0, round) + 1, lastRound)
  }
}
