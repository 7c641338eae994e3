import SpeedupCore

/// All that is known of one cell while the gate runs.
package struct GateCellState {
  package let cell: GateCell
  /// One a metric, in the plan's order.
  package var comparisons: [GateComparison]
  package var fitness: MachineFitness
  /// Why it can't be compared; nil while it can.
  package var failure: GateFailure?
  /// The counts, where instructions are compared and repeat exactly.
  package var exact: ExactInstructions?
  private(set) var pairs = 0
  /// Runs made of each side, warm-up runs included.
  private(set) var runs: [GateSide: Int] = [:]
  /// How its pairs are made; not yet known for ``GatePairing/automatic``.
  package var pairing: GatePairing
  /// Whether a pair was tried together and failed.
  package var couldNotPair = false
  private var answers = AnswerLedger()
  private let units: Int

  /// Pairs after which a wall time on an unfit machine is given up.
  static let pairsBeforeRefusal = 16

  package init(_ cell: GateCell, plan: GatePlan, family: GateFamily, cpus: CoreCount) throws {
    self.cell = cell
    units = plan.units
    pairing = plan.pairing
    let units = plan.units
    comparisons =
      try plan.metrics(of: cell).map { try GateComparison($0, family: family, units: units) }
      + (cell.limits ?? []).map { limit in
        try GateComparison(MetricMargin(limit.metric), family: family, units: units, limit: limit)
      }
    fitness = MachineFitness(cpus: cpus)
  }

  /// Whether more pairs would be of use, and a quartet of them is not more than there may be.
  package func isOpen(maxPairs: Int) -> Bool {
    failure == nil && pairs <= (maxPairs - GateSchedule.pairsPerQuartet) * units
      && comparisons.contains(where: \.isOpen)
  }

  /// Counts a run and holds its answer against those of both sides: a new program that is faster and wrong
  /// has not improved.
  package mutating func checked(_ result: CellResult, _ side: GateSide) -> CellResult {
    let number = runs[side, default: 0]
    runs[side] = number + 1
    guard result.status == .ok, let answer = result.answer else { return result }
    let complaint = answers.check(
      input: "", run: "\(side.rawValue) run \(number)", answer: answer, voter: side == .base ? 0 : 1)
    guard let complaint else { return result }
    var checked = result
    checked.status = .mismatch
    checked.detail = complaint
    return checked
  }

  /// Takes in the pairs of a quartet.
  /// - Parameter unit: the pair of builds that they were made with.
  package mutating func observe(_ quartet: [GatePair], unit: Int = 0) throws {
    pairs += quartet.count
    for pair in quartet {
      fitness.observe(pair.base.figures)
      fitness.observe(pair.new.figures)
    }
    let figures = quartet.map { (base: $0.base.figures, new: $0.new.figures) }
    for index in comparisons.indices { try comparisons[index].observe(figures, unit: unit) }
  }

  /// Settles what the evidence allows. Returns whether a change was claimed, which loosens what other cells
  /// need.
  /// - Parameter machine: what the runs of all cells so far say of the machine.
  package mutating func judge(_ family: inout GateFamily, machine: MachineFitness) -> Bool {
    let before = family.alarms
    for index in comparisons.indices where comparisons[index].isOpen {
      let isLimit = comparisons[index].limit != nil
      if isWallTime(comparisons[index]), let objection = wallObjection(machine) {
        // Other load only makes a run longer, so one that keeps to its limit beside it keeps to it without.
        let keeps = isLimit && comparisons[index].evidence.allSatisfy { family.verdict($0) == .improved }
        guard keeps else {
          if pairs >= Self.pairsBeforeRefusal * units { comparisons[index].state = .closed(objection) }
          continue
        }
      }
      switch family.judge(comparisons[index].evidence) {
      case .regressed where isLimit: comparisons[index].state = .decided(.overLimit)
      case .improved where isLimit: comparisons[index].state = .decided(.withinLimit)
      case .inconclusive: closeWhereBuildsDisagree(index, family)
      case let verdict: comparisons[index].state = .decided(verdict)
      }
    }
    return family.alarms != before
  }

  /// Pairs of builds with verdicts that differ will not have one together, however many runs there are.
  private mutating func closeWhereBuildsDisagree(_ index: Int, _ family: GateFamily) {
    let verdicts = Set(comparisons[index].evidence.map(family.verdict)).subtracting([.inconclusive])
    guard verdicts.count > 1 else { return }
    let words = verdicts.map(\.rawValue).sorted().joined(separator: " and ")
    comparisons[index].state = .closed("the builds differ among themselves (\(words)): layout, or more than one change")
  }

  /// Whether a comparison is of wall time, which a busy machine disturbs.
  func isWallTime(_ comparison: GateComparison) -> Bool {
    let metric = comparison.judged.metric
    return metric == .wall || metric == .own(.suiteTime) && cell.isWallTime == true
  }

  /// Why a wall time can't be judged now; nil when it can. The machine has to have been fit for the runs of this
  /// cell and for those of all cells: a neighbour that comes and goes may have spared the few runs of one of them.
  func wallObjection(_ machine: MachineFitness) -> String? {
    if cell.oversubscribed { return "the cell runs on more virtual cores than there are CPUs" }
    return pairs > 0
      ? fitness.assessment.objection ?? machine.assessment.objection.map { "over all cells, \($0)" } : nil
  }
}
