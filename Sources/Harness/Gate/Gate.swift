import Units

/// Carries a gate out: warms up, makes blocks of pairs round by round where a verdict is still open, and
/// stops a cell as soon as its comparisons are settled. Knows neither clock nor process nor file.
package struct Gate {
  /// How a gate ended.
  package enum Ending: String, Sendable, Codable, Equatable {
    /// Every cell is settled, or has had all its pairs.
    case complete
    /// The budget was spent first.
    case budget
    /// The user stopped it.
    case interrupted
  }

  /// How far a gate is.
  package struct Progress: Sendable, Equatable {
    /// Cells that need no more runs.
    package var settled: Int
    /// Cells in all.
    package var cells: Int
    /// Pairs made in all cells.
    package var pairs: Int
    /// The cell that runs next.
    package var label: String
  }

  private let plan: GatePlan
  private let runner: any GateRunner
  private let elapsed: () -> Seconds
  private let schedule: GateSchedule
  private var family: GateFamily
  private var cells: [GateCellState]
  /// What the runs of all cells say of the machine.
  private var machine: MachineFitness
  private var pairs = 0

  /// A gate.
  /// - Parameters:
  ///   - cpus: the machine's CPUs, over which steal is summed.
  ///   - elapsed: time since the gate began, asked before every block.
  /// - Throws: `StatisticsError` when the plan's level is no probability.
  package init(
    _ plan: GatePlan, runner: any GateRunner, cpus: CoreCount = .one,
    elapsed: @escaping () -> Seconds = { Seconds(0) }
  ) throws {
    self.plan = plan
    self.runner = runner
    self.elapsed = elapsed
    schedule = GateSchedule(seed: plan.seed)
    let family = GateFamily(comparisons: plan.cells.count * plan.metrics.count, level: plan.level)
    self.family = family
    machine = MachineFitness(cpus: cpus)
    cells = try plan.cells.map { try GateCellState($0, plan: plan, family: family, cpus: cpus) }
  }

  /// Runs it.
  /// - Parameters:
  ///   - progress: told before every block.
  ///   - sink: takes the pairs of every block, those that went wrong included.
  /// - Throws: what `sink` and the runner throw.
  package mutating func run(
    progress: (Progress) -> Void = { _ in }, sink: ([GatePair]) throws -> Void = { _ in }
  ) throws -> GateReport {
    let ending = try runAll(progress, sink)
    return try GateReport(plan: plan, cells: cells, machine: machine, ending: ending, elapsed: elapsed())
  }

  private mutating func runAll(
    _ progress: (Progress) -> Void, _ sink: ([GatePair]) throws -> Void
  ) throws -> Ending {
    for index in schedule.order(of: Array(cells.indices), round: 0) {
      if isOverBudget { return .budget }
      progress(standing(before: index))
      guard try prepare(index) else { return .interrupted }
    }
    var round = 1
    while true {
      let open = cells.indices.filter { cells[$0].isOpen(maxPairs: plan.maxPairs) }
      if open.isEmpty { return .complete }
      for index in schedule.order(of: open, round: round) where cells[index].isOpen(maxPairs: plan.maxPairs) {
        if isOverBudget { return .budget }
        progress(standing(before: index))
        guard let block = try block(index, round: round) else { return .interrupted }
        try sink(block)
        pairs += block.count
        guard cells[index].failure == nil else { continue }
        try cells[index].observe(block)
        for pair in block { for run in [pair.base, pair.new] { machine.observe(run.figures) } }
        judge(from: index)
      }
      round += 1
    }
  }

  private var isOverBudget: Bool { plan.budget.map { elapsed() >= $0 } ?? false }

  private func standing(before index: Int) -> Progress {
    let settled = cells.count { !$0.isOpen(maxPairs: plan.maxPairs) }
    return Progress(settled: settled, cells: cells.count, pairs: pairs, label: plan.cells[index].label)
  }

  /// Only the cell with new evidence can come to a verdict, unless it claims a change: then all may.
  private mutating func judge(from index: Int) {
    guard cells[index].judge(&family, machine: machine) else { return }
    var claims = true
    while claims {
      claims = false
      for other in cells.indices where cells[other].failure == nil {
        if cells[other].judge(&family, machine: machine) { claims = true }
      }
    }
  }

  /// Warm-up runs, and instruction counts where they are compared. False when the user interrupted it.
  private mutating func prepare(_ index: Int) throws -> Bool {
    let countsInstructions = plan.metrics.contains { $0.metric == .instructions }
    for warmup in 0..<max(plan.warmups, countsInstructions ? 1 : 0) {
      if warmup > 0, isOverBudget { return true }
      guard try pair(index, round: 0, first: .base) != nil else { return false }
      if cells[index].failure != nil { return true }
    }
    return countsInstructions ? try countInstructions(index) : true
  }

  /// Two counts a side: they decide by themselves when they repeat.
  private mutating func countInstructions(_ index: Int) throws -> Bool {
    guard let place = plan.metrics.firstIndex(where: { $0.metric == .instructions }) else { return true }
    var counts: [GateSide: [Int]] = [:]
    for side in GateSide.allCases {
      for _ in 0..<ExactInstructions.repeats {
        switch try runner.countInstructions(cell: index, side: side) {
        case nil: return false
        case .unavailable(let reason):
          cells[index].comparisons[place].state = .closed(reason)
          return true
        case .counted(let count): counts[side, default: []].append(count)
        }
      }
    }
    if let exact = ExactInstructions(base: counts[.base] ?? [], new: counts[.new] ?? []) {
      cells[index].exact = exact
      cells[index].comparisons[place].state = exact.verdict(plan.metrics[place].band)
    }
    return true
  }

  /// The pairs of one block, up to one in which the cell failed; nil when the user interrupted it.
  private mutating func block(_ index: Int, round: Int) throws -> [GatePair]? {
    var block: [GatePair] = []
    for first in schedule.firstSides(cell: index, round: round) {
      guard let pair = try pair(index, round: round, first: first) else { return nil }
      block.append(pair)
      if cells[index].failure != nil { break }
    }
    return block
  }

  /// One run of each side; nil when the user interrupted it. Runs that went wrong are in the cell's failure
  /// then.
  private mutating func pair(_ index: Int, round: Int, first: GateSide) throws -> GatePair? {
    guard var (one, two) = try runs(index, first: first) else { return nil }
    if round > 0, one.status == .ok, two.status == .ok, comparesCountsByPairs(index) {
      guard try count(index, first, &one), try count(index, first.other, &two) else { return nil }
    }
    let (base, new) = first == .base ? (one, two) : (two, one)
    let pair = GatePair(cell: index, round: round, first: first, base: base, new: new)
    if base.status != .ok || new.status != .ok {
      guard let failure = try confirmed(pair) else { return nil }
      cells[index].failure = failure
    }
    return pair
  }

  /// One run of each side, in the order asked for; nil when the user interrupted them.
  private mutating func runs(_ index: Int, first: GateSide) throws -> (CellResult, CellResult)? {
    let runs = cells[index].runs
    let results =
      switch plan.pairing {
      case .inTurn: try runner.runInTurn(cell: index, first: first, runs: runs)
      case .together: try runner.runTogether(cell: index, first: first, runs: runs)
      }
    guard let one = results?[first], let two = results?[first.other] else { return nil }
    return (cells[index].checked(one, first), cells[index].checked(two, first.other))
  }

  private mutating func run(_ index: Int, _ side: GateSide) throws -> CellResult? {
    let number = cells[index].runs[side, default: 0]
    guard let result = try runner.run(cell: index, side: side, run: number) else { return nil }
    return cells[index].checked(result, side)
  }

  /// Whether instructions are compared pair by pair: they did not repeat exactly.
  private func comparesCountsByPairs(_ index: Int) -> Bool {
    cells[index].comparisons.contains { $0.band.metric == .instructions && $0.isOpen }
  }

  /// Adds the instruction count that a run lacks. False when the user interrupted it.
  private func count(_ index: Int, _ side: GateSide, _ result: inout CellResult) throws -> Bool {
    guard result.figures.instructions == nil else { return true }
    guard let count = try runner.countInstructions(cell: index, side: side) else { return false }
    if case .counted(let number) = count { result.figures.instructions = number }
    return true
  }

  /// Runs both sides again to tell a fault from a hiccup; nil when the user interrupted it.
  private mutating func confirmed(_ pair: GatePair) throws -> GateFailure? {
    var results: [GateSide: [CellResult]] = [.base: [pair.base], .new: [pair.new]]
    let both = [pair.base.status, pair.new.status]
    // Neither goes away by itself.
    let stays = both.contains(.skipped) || both == [.badInput, .badInput]
    for _ in 0..<(stays ? 0 : GateFailure.retries) {
      for side in [pair.first, pair.first.other] {
        guard let result = try run(pair.cell, side) else { return nil }
        results[side]?.append(result)
      }
    }
    return GateFailure(base: results[.base] ?? [], new: results[.new] ?? [], pairing: plan.pairing)
  }
}
