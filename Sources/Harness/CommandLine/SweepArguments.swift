import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// The command line of `sweep`, read: what is measured, the grid, and what the machine is.
struct SweepArguments {
  private let parsed: ParsedOptions
  private let grid: GridArguments
  var facts: MachineFacts { grid.facts }
  var host: Host { grid.host }

  let output: ReportOutput

  func tableOptions(_ plan: SweepPlan) -> SummaryOptions { SummaryOptions(parsed, of: "sweep", plan: plan) }

  /// Refuses what --dry-run does not print.
  /// - Throws: ``InputError`` naming the option.
  func checkDryRun() throws {
    if let stray = (TableOptions.all + OutputForm.options + [SweepOptions.strict]).first(where: isGiven) {
      throw InputError("--\(stray.name): has no effect with --dry-run, which prints the plan alone; leave it out")
    }
    guard let out = parsed[SweepOptions.out] else { return }
    try InputPath.requireFolder(out, option: SweepOptions.out.name)
    try SweepDirectory.requireFree(out)
  }

  /// Refuses before the first run what the table of the results could not be made with.
  /// - Throws: ``InputError`` naming the option.
  func checkTable(_ plan: SweepPlan) throws { try tableOptions(plan).check(plan.cells) }

  private func isGiven(_ option: any CommandOption) -> Bool { parsed.names.contains(option.name) }

  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions) throws {
    self.parsed = parsed
    output = try ReportOutput(parsed)
    if let directory = parsed[SweepOptions.resume] {
      let beside = SweepOptions.besideResume.map(\.name)
      if let stray = parsed.names.first(where: { !beside.contains($0) }) ?? parsed.operands.first {
        throw InputError(
          "--resume \(directory): the plan is in its sweep.json, and '\(stray)' can't change it; "
            + "only --repeat N, --budget, --reference, --retry-failed, --keep-going, --fail-fast, --strict and what shapes the table go with it"
        )
      }
    }
    grid = try GridArguments(parsed, command: "sweep")
  }

  /// What a resumed sweep does beside the runs that are left.
  /// - Throws: ``InputError``.
  func continuation() throws -> SweepContinuation {
    var continuation = SweepContinuation()
    if parsed.has(SweepOptions.repetition) {
      guard case .times(let count) = parsed[SweepOptions.repetition] else {
        throw InputError("--repeat auto: a resumed sweep takes a number, such as --repeat 20")
      }
      continuation.repeats = count
    }
    continuation.retriesFailed = parsed[SweepOptions.retryFailed]
    continuation.onFailure = try onFailure()
    continuation.budget = parsed[SweepOptions.budget]
    continuation.reference = parsed[SweepOptions.reference]
    return continuation
  }

  /// What is done about runs that fail; nil where no option says it.
  private func onFailure() throws -> FailurePolicy? {
    switch (parsed[SweepOptions.keepGoing], parsed[SweepOptions.failFast]) {
    case (true, true): throw InputError("--keep-going and --fail-fast: choose one")
    case (true, false): .keepGoing
    case (false, true): .failFast
    case (false, false): nil
    }
  }

  /// Whether disturbed runs make the sweep inconclusive.
  var isStrict: Bool { parsed[SweepOptions.strict] }

  var resume: String? { parsed[SweepOptions.resume] }
  /// Whether only the plan is wanted.
  var dryRun: Bool { parsed[SweepOptions.dryRun] || estimate != nil }
  var estimate: DurationEstimate.Source? { parsed[DurationEstimate.option] }

  /// Where the results go.
  /// - Throws: ``InputError`` when it can't be made; `SystemError`.
  func out(_ plan: SweepPlan) throws -> String {
    if let given = parsed[SweepOptions.out] {
      try InputPath.requireFolder(given, option: SweepOptions.out.name)
      return given
    }
    do {
      return try SweepDirectory.makeFresh("\(Self.folder)/\(Self.name(of: plan))-\(Process.timestamp)")
    } catch let error as SystemError where error.isOfPlace {
      throw InputError("\(error); name a directory that can be made by --out")
    }
  }

  /// The folder for results without `--out`.
  static let folder = "speedup-out"

  /// How a sweep's folder in it is called, without the time.
  static func name(of plan: SweepPlan) -> String {
    switch plan.subject.kind {
    case .workload(let name): name
    case .command: "command"
    case .imported: "imported"
    }
  }

  /// The sweep that is asked for.
  /// - Throws: ``InputError``.
  func request(_ workloads: [any Workload]) throws -> SweepRequest {
    let asked = try SweepSubjects(parsed, workloads: workloads)
    var request = try grid.request(asked.subjects)
    request.commandNames = asked.names
    request.warmups = parsed[SweepOptions.warmup]
    request.isCounting = try isCounting()
    request.isUndisturbed = parsed[SweepOptions.undisturbed]
    request.onFailure = try onFailure() ?? .giveUp
    if parsed[SweepOptions.retryFailed] { throw InputError("--retry-failed goes with --resume DIR") }
    switch parsed[SweepOptions.repetition] {
    case .times(let count):
      guard !parsed.has(SweepOptions.precision) else { throw InputError("--precision goes with --repeat auto") }
      let isUsual = request.isCounting && !parsed.has(SweepOptions.repetition)
      request.repeats = isUsual ? SessionShift.fewestCounts : count
    case .auto:
      request.precision = parsed[SweepOptions.precision]?.fraction ?? Self.usualPrecision
      request.repeats = Self.mostRepeats
    }
    request.budget = parsed[SweepOptions.budget]
    request.dump = parsed[SweepOptions.dump]
    request.reference = parsed[SweepOptions.reference]
    request.isTraced = parsed[SweepOptions.trace]
    for text in parsed[SweepOptions.traceAs] {
      _ = try OptionText.count(text, option: SweepOptions.traceAs.name, atLeast: 1)
    }
    request.rehearsedAs = ReferenceChoice.distinct(parsed[SweepOptions.traceAs])
    return request
  }

  /// Whether instructions are counted.
  /// - Throws: ``InputError`` for an option that has no effect then.
  private func isCounting() throws -> Bool {
    guard parsed[SweepOptions.metric] != nil else { return false }
    if let stray = SweepOptions.besideCounting.first(where: isGiven) {
      throw InputError("--\(stray.name): has no effect with --metric instructions, which times nothing; leave it out")
    }
    if parsed[SweepOptions.repetition] == .auto {
      throw InputError("--repeat auto: judges wall time, and --metric instructions times nothing; write a number")
    }
    guard parsed[SweepOptions.warmup] > 0 else {
      throw InputError(
        "--warmup 0: --metric instructions needs a run as it is, to see how many threads there are; write 1")
    }
    return true
  }

  private static let usualPrecision = 0.02
  /// Most runs of a cell with `--repeat auto`: a cell that needs more can't be known that well here.
  private static let mostRepeats = 200
}
