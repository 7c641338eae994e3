import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// One sitting of `claim`: both sides side by side, pair after pair, until all that is claimed is decided.
struct ClaimSession {
  private let parsed: ParsedOptions
  private let grid: GridArguments
  private let spoken: [SpokenClaim]
  private let sides: ClaimSides
  private let plan: ClaimPlan
  private let claims: [Claim]

  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions, workloads: [any Workload]) throws {
    self.parsed = parsed
    guard let first = parsed[ClaimCommand.statement] else {
      throw InputError("claim needs --is 'CLAIM', such as --is 'cpu >= 3x faster'; see: speedup claim --help")
    }
    let own = parsed[ProgramOptions.figure]
    let spoken =
      [try SpokenClaim(first, option: "--is", own: own)]
      + (try parsed[ClaimCommand.and].map { try SpokenClaim($0, option: "--and", own: own) })
    if let twice = spoken.indices.first(where: { place in spoken[..<place].contains { $0.text == spoken[place].text } })
    {
      throw InputError("--and: '\(SafeText.excerpt(spoken[twice].text))' is claimed twice; keep one")
    }
    self.spoken = spoken
    grid = try GridArguments(parsed, command: "claim")
    sides = try ClaimSides(parsed, grid, workloads: workloads)
    let together = parsed[ClaimCommand.together]
    if together, sides.pairs.count > 1 { throw InputError("--together: takes one pair; give every axis one value") }
    if together,
      spoken.contains(where: { $0.metric.names.contains("wall") || $0.metric.names.contains("wall_seconds") })
    {
      throw InputError("--together: programs that share their CPUs have no wall time of their own; leave out wall")
    }
    claims = spoken.map { spoken in
      var reading = ClaimReading(spoken.kind, by: .measured, metric: spoken.metric)
      reading.region = spoken.region
      return Claim(
        id: spoken.text, source: .init(document: "command line", quote: spoken.text), sentence: spoken.text, note: "",
        combine: .all, readings: [reading], place: "--is")
    }
    let runs = sides.pairs
    var plan = ClaimPlan(
      try claims.enumerated().map { number, claim in
        try ClaimPlan.Reading(
          claim: number, place: 0, claim.readings[0], subject: runs.map(\.new), reference: runs.map(\.base))
      })
    plan.level = parsed[ClaimCommand.level]
    plan.warmups = parsed[GateOptions.warmup]
    plan.seed = parsed[GridOptions.seed]
    plan.together = together
    plan.cpus = CoreCount(clamping: grid.facts.topology?.cpus.count ?? grid.host.allowed.count)
    self.plan = plan
  }

  /// - Returns: the answer, and what ended its runs early, or the clean-up behind them, where something did.
  func run(launchers: [Launcher]) throws -> (answer: ClaimAnswer, failure: (any Error)?) {
    var plans = sides.plans
    for place in plans.indices { try plans[place].notePrograms() }
    let runners = try plans.map { try ProcessRunner($0, on: grid.host, launchers: launchers) }
    for text in ReferenceChoice.distinct(plans.compactMap(grid.host.remark(onLimitOf:))) {
      Console.error("speedup: \(text)")
    }
    let same = try SameOutput(parsed, plans[0])
    let outputs = try same.flatMap { same in try same.check(runners[0]).flatMap(same.text) }
    let runner = ClaimRunner(runners, places: sides.places)
    let start = ProcessClock.now
    var director = ClaimDirector(plan)
    var display = VerifyDisplay(budget: parsed[GateOptions.budget], redraws: Console.errorIsTerminal)
    let loop = RunLoop(runner, budget: parsed[GateOptions.budget], elapsed: { ProcessClock.now - start })
    // What ends the runs early is told behind the verdicts that there are.
    var (failure, hasRuns): ((any Error)?, Bool) = (nil, false)
    var ending = RunEnding.broken
    do {
      ending = try loop.run(
        &director, before: { display.show($1.progress, at: ProcessClock.now - start, "") },
        after: { director in
          hasRuns = true
          _ = director.takeFinished()
        })
    } catch {
      guard hasRuns else { throw error }
      failure = error
    }
    director.finish()
    display.finish()
    for line in try runners.flatMap({ try $0.cleanUp() }) { Console.error(SafeText.line("speedup: \(line)")) }
    if failure == nil, runners.contains(where: \.cleanUpWasStopped) {
      failure = StoppedBySignal(signal: Interrupts.arrived ?? 2, what: "stopped while --cleanup ran")
    }
    let report = ClaimReport(
      ClaimReport.outcomes(claims, director, cores: grid.host.cores, ending: ending),
      family: ClaimFamilySize(readings: plan.family, level: plan.level), seed: plan.seed,
      rounds: director.progress.round,
      ending: ending, elapsed: ProcessClock.now - start, machine: MachineFingerprint(grid.facts).line,
      cores: grid.host.cores)
    let answer = ClaimAnswer(
      report: report, spoken: spoken, base: sides.baseTitle, new: sides.newTitle, where: sides.settings,
      outputs: outputs)
    return (answer, failure)
  }
}

/// Both sides of a claim with their runs: two commands over one grid, or a workload with other values on some axes.
struct ClaimSides {
  let plans: [SweepPlan]
  /// Of every run of the sitting the plan and its cell there.
  let places: [(runner: Int, cell: Int)]
  let pairs: [(base: ClaimRun, new: ClaimRun)]
  let baseTitle: String
  let newTitle: String
  /// What both have in common, such as `n = 100000`.
  let settings: String

  init(_ parsed: ParsedOptions, _ grid: GridArguments, workloads: [any Workload]) throws {
    let commands = [ClaimCommand.base, ClaimCommand.new].compactMap { parsed[$0] }
    let changes = [ClaimCommand.from, ClaimCommand.to].compactMap { parsed[$0] }
    switch (commands.count, changes.count, parsed.operands.first) {
    case (2, 0, nil):
      let subjects = zip(["--base", "--new"], commands).map {
        Subject(.command(CommandTemplate($1, interpreter: parsed[ProgramOptions.shell], option: $0)))
      }
      let plan = try SweepPlanner(try grid.request(subjects), host: grid.host, workloads: workloads).plan()
      let runs = plan.cells.map { ClaimRun($0.index, $0.values) }
      plans = [plan]
      places = plan.cells.map { (0, $0.index) }
      pairs = stride(from: 0, to: runs.count, by: 2).map { (runs[$0], runs[$0 + 1]) }
      (baseTitle, newTitle) = (commands[0], commands[1])
      settings = Self.settings(pairs)
    case (0, 2, let name?):
      let subject = Subject(.workload(name), program: try InputPath.digest(of: Process.executable))
      let plans = try zip(["--from", "--to"], changes).map { option, text in
        var request = try grid.request([subject])
        for (axis, value) in try Self.changes(text, option) {
          guard !parsed.names.contains(axis), parsed[GridOptions.set].first(where: { $0.name == axis }) == nil else {
            throw InputError("--\(axis): --from and --to say what it is on each side; leave it out")
          }
          request.axes.removeAll { $0.name == axis }
          request.axes.append((axis, [value]))
        }
        return try SweepPlanner(request, host: grid.host, workloads: workloads).plan()
      }
      guard plans[0].cells.count == plans[1].cells.count else {
        throw InputError(
          "--from and --to give \(plans[0].cells.count) and \(plans[1].cells.count) cells; name one variant on both sides"
        )
      }
      let count = plans[0].cells.count
      self.plans = plans
      places = plans[0].cells.map { (0, $0.index) } + plans[1].cells.map { (1, $0.index) }
      pairs = (0..<count).map { index in
        (ClaimRun(index, plans[0].cells[index].values), ClaimRun(count + index, plans[1].cells[index].values))
      }
      (baseTitle, newTitle) = ("\(name) \(changes[0])", "\(name) \(changes[1])")
      settings = Self.settings(pairs)
    default:
      throw InputError(
        "claim needs --base 'CMD A' --new 'CMD B', or --from AXIS=VALUE --to AXIS=VALUE WORKLOAD; see: speedup claim --help"
      )
    }
  }

  private static func changes(_ text: String, _ option: String) throws -> [(String, String)] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { throw InputError("\(option): '\(part)' is not AXIS=VALUE, such as variant=filter") }
      return (String(sides[0]), String(sides[1]))
    }
  }

  /// The axes on which no side and no pair differs; the defaults that nobody named are left out where there are many.
  private static func settings(_ pairs: [(base: ClaimRun, new: ClaimRun)]) -> String {
    guard let first = pairs.first else { return "" }
    let shown = ["cores", "workers"]
    let same = first.base.axes.filter { axis in
      !axis.value.isEmpty && (!ParallelAxes.contains(axis.name) || shown.contains(axis.name))
        && pairs.allSatisfy {
          $0.base.axes.value(of: axis.name) == axis.value && $0.new.axes.value(of: axis.name) == axis.value
        }
    }
    return same.prefix(6).map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
  }
}
