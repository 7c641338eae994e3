import SpeedupCore

/// All that is known of one reading while its runs are made.
package struct ClaimReadingState: Sendable {
  package enum Standing: Sendable, Equatable {
    /// More rounds are of use.
    case open
    case decided(ClaimVerdict)
    /// It will not be decided, for this reason.
    case closed(ClaimVerdict, String)
  }

  package let plan: ClaimPlan.Reading
  package var standing = Standing.open
  /// Whether no run of a cell ended well, so that there is no figure.
  private(set) var isUnmeasured = false
  /// The figures of each part, one a round.
  package private(set) var values: [[ClaimValue]]
  /// Of each part that is an exponent: how it differs from that of the step before, one a round.
  private(set) var bends: [[(change: Double, power: Double?)]]
  /// What the first run that was killed was killed at, where that leaves a bound of a figure.
  var limit: RunStatus?
  /// The tests of each part, with the looks so far.
  private var tests: [ClaimTest]
  /// The judged region; nil where none is needed.
  let region: ClaimRegion?
  private var looked = 0
  package private(set) var successes = 0
  package private(set) var trials = 0
  package private(set) var rounds = 0
  /// Whether some figure was below 0, of which there is no ratio.
  private var hasNegative = false
  package private(set) var fitness: MachineFitness
  package private(set) var evidence: Set<Evidence> = []
  /// The first run that did not end well, and the first answer that differed.
  package private(set) var failure: String?
  package private(set) var difference: String?
  private var failures: [Int: Int] = [:]
  private var succeeded: Set<Int> = []
  private var answers = AnswerLedger()
  /// Whether its runs gave answers that could be compared.
  private(set) var hasAnswers = false
  /// What would decide it, where the budget did not reach for it.
  package internal(set) var remedy: String?

  /// Failures of a cell without a success after which a reading is given up.
  static let patience = 3
  /// Rounds that counts and answers need, unless the file says otherwise.
  static let usualRounds = 3
  /// Runs without a failure that "always" needs, unless the file says otherwise.
  static let usualRuns = 60

  init(_ plan: ClaimPlan.Reading, cpus: CoreCount) {
    self.plan = plan
    values = plan.parts.map { _ in [] }
    bends = plan.parts.map { _ in [] }
    tests = plan.parts.map { _ in .nothing }
    region = plan.reading.region.map { plan.reading.isSlope ? $0 : plan.reading.kind.judged($0) }
    fitness = MachineFitness(cpus: cpus)
  }

  /// The verdict that it has, or may still get.
  package var outcomes: [ClaimVerdict] {
    switch standing {
    case .decided(let verdict): [verdict]
    case .closed(let verdict, _) where verdict != .inconclusive: [verdict]
    case .open, .closed: plan.reading.outcomes
    }
  }

  /// Whether more rounds are wanted.
  package var isOpen: Bool { standing == .open }

  mutating func observe(_ results: [Int: CellResult], isWarmup: Bool) {
    guard isOpen else { return }
    for run in plan.runs { if let result = results[run.cell] { take(result, of: run, isWarmup: isWarmup) } }
    guard isOpen, !isWarmup else { return }
    rounds += 1
    let axes = Dictionary(plan.runs.map { ($0.cell, $0.axes) }, uniquingKeysWith: { first, _ in first })
    for place in plan.parts.indices {
      let part = plan.parts[place]
      var known: [Int: ClaimValue] = [:]
      for cell in part.cells { known[cell] = results[cell].flatMap { value($0, axes[cell] ?? []) } }
      if let figure = part.figure({ known[$0] }) { values[place].append(figure) }
      if part.cells.contains(where: { known[$0].map { $0.middle < 0 } ?? false }) { hasNegative = true }
      if let bend = part.bend({ known[$0].flatMap { $0.isExact ? $0.middle : nil } }) { bends[place].append(bend) }
    }
    if rounds >= Self.patience, let place = values.firstIndex(where: \.isEmpty), !plan.parts.isEmpty {
      let part = plan.parts[place].label
      let name = plan.reading.metric.text.filter { $0 != "`" }
      let what = hasNegative ? "is negative in some runs, and so has no ratio" : "was not measured"
      let unmeasured = "'\(name)' \(what)\(part.isEmpty ? "" : " (\(part))")"
      // What failed may end well in another sitting.
      standing = failure.map { .closed(.inconclusive, "its runs fail: \($0)") } ?? .closed(.notTestable, unmeasured)
    }
  }

  /// No more runs are made for it.
  mutating func refuse(_ reason: String, remedy: String) {
    standing = .closed(.inconclusive, reason)
    self.remedy = remedy
  }

  private mutating func take(_ result: CellResult, of run: ClaimRun, isWarmup: Bool) {
    if result.status == .skipped {
      standing = .closed(
        .notTestable, result.detail.isEmpty ? "the program says that it can't run here" : result.detail)
      return
    }
    guard !isWarmup else { return }
    evidence.insert(result.evidence)
    fitness.observe(result.figures)
    trials += 1
    if result.status == .ok {
      successes += 1
      succeeded.insert(run.cell)
      // Cells of another size answer otherwise, which is no fault where figures are judged.
      guard plan.reading.comparesAnswers, let answer = result.answer else { return }
      hasAnswers = true
      let name = "round \(rounds) (\(run.axes.text))"
      if let complaint = answers.check(input: "", run: name, answer: answer), difference == nil {
        difference = complaint
      }
      return
    }
    let text = result.detail.isEmpty ? result.status.rawValue : "\(result.status.rawValue): \(result.detail)"
    failure = failure ?? text
    if result.status == .badInput {
      // That the program does not take what the file gives it says nothing about the claim.
      standing = .closed(.inconclusive, "its runs fail: \(text)")
      isUnmeasured = true
      return
    }
    failures[run.cell, default: 0] += 1
    guard plan.reading.kind != .successRate, !(result.status.isLimit && plan.reading.isCensorable) else { return }
    if failures[run.cell, default: 0] >= Self.patience, !succeeded.contains(run.cell) {
      standing = .closed(.inconclusive, "its runs fail: \(text)")
      isUnmeasured = true
    }
  }

  /// Why a figure that follows the clock can't be judged now; nil when it can.
  var timeObjection: String? {
    guard plan.reading.isTimed, plan.isStatistical || plan.reading.means == .replay else { return nil }
    if isOversubscribed {
      return "more virtual cores than CPUs: such a wall time is no figure to judge by"
    }
    // A simulated time is not the machine's.
    if !evidence.isEmpty, evidence.allSatisfy(\.isModelled) { return nil }
    return trials > 0 ? fitness.assessment.objection : nil
  }

  private var isOversubscribed: Bool { evidence.contains(.oversubscribed) }

  /// Judges, if a look is due. Returns whether there is a verdict of statistics, which loosens what other readings need.
  mutating func judge(_ family: inout ClaimFamily, looks: ClaimLooks, isLast: Bool) -> Bool {
    guard isOpen, rounds > 0 else { return false }
    if !plan.isStatistical {
      guard !lacksAnswers else {
        standing = .closed(
          .notTestable,
          "its runs give no answers to compare; outputs of commands are compared by speedup claim --same-output")
        return false
      }
      guard let verdict = plan.reading.means == .replay ? replayVerdict : exactVerdict, stands(verdict) else {
        return false
      }
      standing =
        verdict == .inconclusive
        ? .closed(verdict, "the replay's band reaches over the edge of the region")
        : .decided(verdict.capped(by: Evidence.weakest(evidence)))
      return false
    }
    if rounds >= 2 * Self.patience, let limit, values.contains(where: { $0.allSatisfy(isAcrossAnEnd) }) {
      refuse(Self.reason(limit), remedy: Self.remedy(limit))
      return false
    }
    if looked < rounds, let share = looks.share(after: rounds, isLast: isLast) {
      look(share)
      looked = rounds
    }
    let objection = timeObjection
    guard objection == nil, let verdict = statisticalVerdict(family.needed) else {
      // More rounds would not help against it.
      if let objection, isLast || rounds >= looks.rounds[min(1, looks.rounds.count - 1)] || isOversubscribed {
        standing = .closed(.inconclusive, objection)
      }
      return false
    }
    guard stands(verdict) else { return false }
    family.decide()
    standing = .decided(verdict.capped(by: Evidence.weakest(evidence)))
    return true
  }

  /// Whether a verdict holds against the growth that was seen; where it does not, the reading is closed.
  private mutating func stands(_ verdict: ClaimVerdict) -> Bool {
    guard let objection = growthObjection(verdict) else { return true }
    refuse(objection.reason, remedy: objection.remedy)
    return false
  }

  private mutating func look(_ share: Double) {
    guard let region else { return }
    if plan.reading.kind == .successRate {
      tests = [
        (tests.first ?? .nothing).united(
          with: ClaimTest(successes: successes, trials: trials, in: region), share: share)
      ]
      return
    }
    for place in plan.parts.indices {
      // The noise of a single figure is skewed; that of a log ratio is not.
      let isSymmetric = plan.reading.kind.isPaired && !plan.reading.isSlope
      tests[place] = tests[place].united(
        with: ClaimTest(values[place], in: region, symmetric: isSymmetric), share: share)
    }
  }

  private func statisticalVerdict(_ needed: Double) -> ClaimVerdict? {
    guard !tests.isEmpty, let region else { return nil }
    let sides = region.lower > -.infinity && region.upper < .infinity ? 2.0 : 1.0
    let factor = Double(tests.count) * sides
    if (tests.map(\.inside).max() ?? 1) <= needed { return .confirmed }
    let isBelow = (tests.map(\.below).min() ?? 1) * factor <= needed
    let isAbove = (tests.map(\.above).min() ?? 1) * factor <= needed
    guard isBelow || isAbove else { return nil }
    let isBetter = region.better == .higher ? isAbove && !isBelow : region.better == .lower && isBelow && !isAbove
    // With several figures one is beyond the region; the others may be anywhere, so all have to be.
    guard isBetter else { return .refuted }
    let good = tests.allSatisfy {
      (region.better == .higher ? $0.above : $0.below) * factor <= needed || $0.inside <= needed
    }
    return good ? .moreThanClaimed : nil
  }
}
