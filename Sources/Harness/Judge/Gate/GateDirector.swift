import SpeedupCore

/// A gate's runs: pairs of base and new, cell by cell in rounds, until every cell is settled. Failing runs are made
/// again before they count, and instructions are counted where they are compared.
///
/// The plan that is run holds each cell of the gate once a build, those of the base first.
package struct GateDirector: RunDirector {
  /// What is still to be done for the cell in hand.
  private enum Step {
    case pair(first: GateSide)
    /// A pair that is made together before the first one, where that may be of use.
    case trial
    /// The pair in hand lacks this side's instruction count.
    case countOfPair(GateSide)
    /// A run of the pair in hand failed; this side runs once more.
    case again(GateSide)
    /// A count to be held against the other side's, before the first pair.
    case exactCount(GateSide)
  }

  let plan: GatePlan
  private let schedule: GateSchedule
  private(set) var family: GateFamily
  var cells: [GateCellState]
  private(set) var machine: MachineFitness
  private(set) var madePairs = 0

  private(set) var round = 0
  private var order: ArraySlice<Int>
  private(set) var cell = 0
  /// The builds in hand, one a side, and which pair of builds they are.
  private var builds: [GateSide: Int] = [.base: 0, .new: 0]
  private var unit = 0
  /// The warm-up pairs of the cell in hand.
  private var warmups: [GatePair] = []
  private var steps: ArraySlice<Step> = []
  private var current = Step.pair(first: .base)
  private var pair: GatePair?
  private var repeated: [GateSide: [CellResult]] = [:]
  private var counts: [GateSide: [Int]] = [:]
  private var quartet: [GatePair] = []
  var finished: [GatePair] = []

  /// A gate.
  /// - Parameter cpus: CPUs of the machine, to which its steal time belongs.
  package init(_ plan: GatePlan, cpus: CoreCount = .one) throws {
    self.plan = plan
    schedule = GateSchedule(seed: plan.seed)
    let family = GateFamily(comparisons: plan.comparisons, level: plan.level)
    self.family = family
    machine = MachineFitness(cpus: cpus)
    cells = try plan.cells.map { try GateCellState($0, plan: plan, family: family, cpus: cpus) }
    order = schedule.order(of: Array(cells.indices), round: 0)[...]
  }

  package mutating func next() -> RunGroup? {
    var startsAnew = false
    while true {
      while steps.isEmpty {
        guard let index = nextCell() else { return nil }
        begin(index)
        startsAnew = true
      }
      current = steps.removeFirst()
      guard case .trial = current, !GateTrial.isCandidate(warmups) else { return group(startsAnew: startsAnew) }
      cells[cell].pairing = .inTurn
    }
  }

  private mutating func begin(_ index: Int) {
    cell = index
    warmups = []
    take(unit: round == 0 ? 0 : schedule.unit(cell: index, round: round, of: plan.units))
    steps = round == 0 ? preparation : schedule.firstSides(cell: index, round: round).map { .pair(first: $0) }[...]
  }

  private mutating func take(unit: Int) {
    self.unit = unit
    for side in GateSide.allCases { builds[side] = unit % plan.builds(side) }
  }

  private mutating func nextCell() -> Int? {
    while true {
      while let index = order.popFirst() {
        if round == 0 ? cells[index].failure == nil : cells[index].isOpen(maxPairs: plan.maxPairs) { return index }
      }
      let open = cells.indices.filter { cells[$0].isOpen(maxPairs: plan.maxPairs) }
      if open.isEmpty { return nil }
      round += 1
      order = schedule.order(of: open, round: round)[...]
    }
  }

  /// What comes before a cell's first pair: warm-up pairs, and the counts that repeat exactly.
  private var preparation: ArraySlice<Step> {
    let counting = plan.metrics.contains { $0.metric == .instructions }
    let isTried = cells[cell].pairing == .automatic
    let count = max(plan.warmups, counting || isTried ? 1 : 0) * plan.units
    let warmups = [Step](repeating: .pair(first: .base), count: count) + (isTried ? [.trial] : [])
    let counts = GateSide.allCases.flatMap { [Step](repeating: .exactCount($0), count: ExactInstructions.repeats) }
    return (warmups + (counting ? counts : []))[...]
  }

  private func group(startsAnew: Bool) -> RunGroup {
    switch current {
    case .pair(let first):
      RunGroup(
        [slot(first, 0), slot(first.other, 1)], together: cells[cell].pairing == .together,
        onOneCpu: plan.pairing == .automatic && cells[cell].pairing == .together,
        startsAnew: startsAnew || round == 0)
    case .trial:
      RunGroup([slot(.base, 0), slot(.new, 1)], together: true, onOneCpu: true, startsAnew: false)
    case .again(let side): RunGroup([slot(side, 0)], startsAnew: false)
    case .countOfPair(let side), .exactCount(let side):
      RunGroup([slot(side, 0)], purpose: .countInstructions, startsAnew: false)
    }
  }

  private func slot(_ side: GateSide, _ place: Int) -> Schedule.Slot {
    let all = plan.builds(.base) + plan.builds(.new)
    let build = (side == .base ? 0 : plan.builds(.base)) + (builds[side] ?? 0)
    return Schedule.Slot(block: cells[cell].runs[side, default: 0], position: place, cell: all * cell + build)
  }

  package mutating func observe(_ group: RunGroup, _ results: [CellResult]) throws {
    switch current {
    case .pair(let first): take(first, results)
    case .trial: take(trial: results)
    case .countOfPair(let side): take(count: results[0], of: side)
    case .again(let side):
      repeated[side, default: []].append(cells[cell].checked(results[0], side))
      if steps.isEmpty { fail() }
    case .exactCount(let side): take(exact: results[0], of: side)
    }
    if steps.isEmpty { try endCell() }
  }

  private mutating func take(_ first: GateSide, _ results: [CellResult]) {
    let one = cells[cell].checked(results[0], first)
    let two = cells[cell].checked(results[1], first.other)
    let (base, new) = first == .base ? (one, two) : (two, one)
    var made = GatePair(cell: cell, round: round, first: first, base: base, new: new)
    (made.baseBuild, made.newBuild) = (builds[.base] ?? 0, builds[.new] ?? 0)
    pair = made
    let isCounted = cells[cell].comparisons.contains { $0.judged.metric == .instructions && $0.isOpen }
    if round > 0, isCounted, one.status == .ok, two.status == .ok {
      let uncounted = [(first, one), (first.other, two)].filter { $0.1.figures.instructions == nil }
      steps = (uncounted.map { .countOfPair($0.0) } + steps)[...]
      if !uncounted.isEmpty { return }
    }
    endPair()
  }

  private mutating func take(count result: CellResult, of side: GateSide) {
    if side == .base { pair?.base.figures.takeInstructions(of: result.figures) }
    if side == .new { pair?.new.figures.takeInstructions(of: result.figures) }
    if case .countOfPair? = steps.first { return }
    endPair()
  }

  private mutating func endPair() {
    guard let pair else { return }
    let status = RunSurroundings.exitStatusMeasure
    guard pair.base.status != .ok || pair.new.status != .ok || pair.base.measures[status] != pair.new.measures[status]
    else {
      quartet.append(pair)
      if round == 0 {
        warmups.append(pair)
        // Every pair of builds is warmed up.
        take(unit: (unit + 1) % plan.units)
      }
      return
    }
    repeated = [.base: [pair.base], .new: [pair.new]]
    let both = [pair.base.status, pair.new.status]
    // Neither goes away by itself.
    let stays = both.contains(.skipped) || both == [.badInput, .badInput]
    let sides = [pair.first, pair.first.other].map { Step.again($0) }
    steps = stays ? [] : Array([[Step]](repeating: sides, count: GateFailure.retries).joined())[...]
    if stays { fail() }
  }

  /// A program that can't run twice at once runs in turn.
  private mutating func take(trial results: [CellResult]) {
    let checked = zip(GateSide.allCases, results).map { cells[cell].checked($1, $0) }
    let isWell = checked.allSatisfy { $0.status == .ok }
    cells[cell].pairing = isWell ? .together : .inTurn
    cells[cell].couldNotPair = !isWell
  }

  private mutating func fail() {
    guard let pair else { return }
    cells[cell].failure = GateFailure(
      base: repeated[.base] ?? [], new: repeated[.new] ?? [], pairing: cells[cell].pairing)
    quartet.append(pair)
  }

  private mutating func take(exact result: CellResult, of side: GateSide) {
    guard let place = plan.metrics.firstIndex(where: { $0.metric == .instructions }) else { return }
    guard let count = result.figures.instructions else {
      cells[cell].comparisons[place].state = .closed(result.detail)
      steps = []
      counts = [:]
      return
    }
    counts[side, default: []].append(count)
    guard steps.isEmpty else { return }
    if let exact = ExactInstructions(base: counts[.base] ?? [], new: counts[.new] ?? []) {
      cells[cell].exact = exact
      cells[cell].comparisons[place].state = exact.verdict(cells[cell].comparisons[place].judged.margin)
      for index in cells[cell].comparisons.indices {
        guard let limit = cells[cell].comparisons[index].limit, limit.metric == .instructions else { continue }
        cells[cell].comparisons[index].state = exact.verdict(limit)
      }
    }
    counts = [:]
  }

  /// Takes in what came of a cell's steps, and judges.
  private mutating func endCell() throws {
    defer { quartet = [] }
    guard round > 0 else { return }
    finished += quartet
    madePairs += quartet.count
    guard cells[cell].failure == nil else { return }
    try cells[cell].observe(quartet, unit: unit)
    for pair in quartet { for run in [pair.base, pair.new] { machine.observe(run.figures) } }
    // A claim loosens what the other cells still need.
    guard cells[cell].judge(&family, machine: machine) else { return }
    var claims = true
    while claims {
      claims = false
      for other in cells.indices where cells[other].failure == nil {
        if cells[other].judge(&family, machine: machine) { claims = true }
      }
    }
  }
}
