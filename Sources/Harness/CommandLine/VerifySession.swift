import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// One sitting of `verify`: plans all runs, makes them, and writes what came of them.
struct VerifySession {
  /// What the command line says.
  struct Settings {
    var seed: UInt64
    var budget: Seconds?
    var level = 0.05
    var out: String?
    var resumes = false
    var allowsCommands = false

    init(seed: UInt64) { self.seed = seed }
  }

  private let claims: [Claim]
  private let settings: Settings
  private let facts: MachineFacts
  private let host: Host
  private let planner: ClaimPlanner
  private let plan: ClaimPlan
  private let refused: [[Int]: String]

  /// Plans all that can be run here; nothing runs yet.
  /// - Throws: ``InputError`` with file and line for a cell that is not there or a program that can't be found.
  init(_ claims: [Claim], _ settings: Settings, workloads: [any Workload]) throws {
    self.settings = settings
    facts = gatherFacts()
    host = try Host(facts)
    let program = try InputPath.digest(of: Process.executable)
    var planner = ClaimPlanner(
      host: host, workloads: workloads, program: program, memory: facts.memory.available
    ) {
      try InputPath.digest(of: $0, option: "data")
    }
    for reading in claims.flatMap(\.readings) { planner.declareFigures(of: reading) }
    let claims = try claims.map { claim in
      var claim = claim
      claim.readings = try claim.readings.map { try planner.settingLeastCores($0) }
      return claim
    }
    self.claims = claims
    var readings: [ClaimPlan.Reading] = []
    var refused: [[Int]: String] = [:]
    var beside = claims.map { _ in [[ClaimVerdict]]() }
    for (number, claim) in claims.enumerated() {
      for (place, reading) in claim.readings.enumerated() {
        refused[[number, place]] = Self.refusal(of: reading, settings)
        let runs = reading.means.makesRuns && reading.obstacle(cores: host.cores) == nil
        if runs, refused[[number, place]] == nil {
          readings.append(try planner.reading(reading, claim: number, place: place))
        } else {
          let outcome = ClaimReadingOutcome(
            withoutRuns: reading, refused: refused[[number, place]], cores: host.cores)
          beside[number].append(outcome.outcomes)
        }
      }
    }
    self.planner = planner
    self.refused = refused
    var plan = ClaimPlan(readings)
    plan.claims = zip(claims, beside).map { ($0.combine, $1) }
    plan.level = settings.level
    plan.seed = settings.seed
    plan.warmups = 1
    plan.cpus = CoreCount(clamping: facts.topology?.cpus.count ?? host.allowed.count)
    self.plan = plan
  }

  private static func refusal(of reading: ClaimReading, _ settings: Settings) -> String? {
    let cells = [reading.subject, reading.reference].compactMap(\.self)
    let hasCommand = cells.contains { if case .command = $0.program { true } else { false } }
    return hasCommand && !settings.allowsCommands ? "its command runs only with --allow-commands" : nil
  }

  /// - Parameter output: where the report goes first, before any file: the verdicts are not lost with one.
  func run(launcher: Launcher, output: ReportOutput) throws -> ClaimReport {
    var plans = planner.plans
    for place in plans.indices {
      do {
        try plans[place].notePrograms()
        plans[place] = try plans[place].notingArguments()
      } catch let error as InputError {
        throw InputError("\(claims.first?.place ?? ""): \(error)")
      }
    }
    let measures = ReferenceChoice.distinct(plans.flatMap(\.measures)).sorted()
    let machine = MachineFingerprint(facts)
    let context = ClaimContext(
      seed: plan.seed, program: try InputPath.digest(of: Process.executable), plans: plans,
      readings: Self.claimed(claims), runs: planner.runs.map(\.name))
    let directory = try settings.out.map {
      try ClaimDirectory($0, machine: machine, context: context, measures: measures, resuming: settings.resumes)
    }
    let traces = planner.cells.contains { !$0.replayCores.isEmpty } ? try ScratchDirectory.make() : nil
    defer { if let traces { ScratchDirectory.remove(traces) } }
    let runner = ClaimRunner(
      try runners(plans, launcher, traces), places: planner.runs.map { ($0.plan, $0.cell) },
      skipStatuses: planner.cells.map(\.skipStatus))
    let start = ProcessClock.now
    var director = ClaimDirector(plan, recorded: recorded(directory))
    var display = VerifyDisplay(budget: settings.budget, redraws: Console.errorIsTerminal)
    let loop = RunLoop(runner, budget: settings.budget, elapsed: { ProcessClock.now - start })
    var before = start
    // Without its log the sitting goes on: the verdicts are what it is for.
    var unwritten: (any Error)?
    // What ends the runs early is told behind the verdicts that there are.
    var (failure, hasRuns): ((any Error)?, Bool) = (nil, false)
    var ending = RunEnding.broken
    do {
      ending = try loop.run(
        &director,
        before: { display.show($1.progress, at: ProcessClock.now - start, planner.runs[$0.slots[0].cell].name) },
        after: { director in
          let made = director.takeFinished()
          hasRuns = true
          let now = ProcessClock.now
          director.note(
            cost: now - before, of: made.map(\.slot.cell), left: settings.budget.map { $0 - (now - start) })
          before = now
          for run in made {
            guard unwritten == nil else { continue }
            do {
              try directory?.append(RunRecord(claimRun: planner.runs[run.slot.cell].name, run.slot, run.result))
            } catch { unwritten = error }
          }
        })
    } catch {
      guard hasRuns else { throw error }
      failure = error
    }
    director.finish()
    display.finish()
    let outcomes = ClaimReport.outcomes(claims, director, refused: refused, cores: host.cores, ending: ending)
    var report = ClaimReport(
      outcomes, family: ClaimFamilySize(readings: director.family.readings, level: plan.level), seed: plan.seed,
      rounds: director.progress.round, ending: ending, elapsed: ProcessClock.now - start, machine: machine.line,
      cores: host.cores)
    report.notes = ReferenceChoice.distinct(plans.compactMap(host.remark(onLimitOf:)))
    var attempts = Attempts()
    attempts.attempt { try output.print(report.document) { report.json } }
    attempts.attempt { if let failure { throw failure } }
    // What the log lacks is told once.
    attempts.attempt { if let unwritten { throw unwritten } else { try directory?.finish() } }
    if let directory { Self.write(report, to: directory, &attempts) }
    try attempts.end()
    return report
  }

  /// What every reading that makes runs claims, by its claim's id and its place.
  private static func claimed(_ claims: [Claim]) -> [String: String] {
    var all: [String: String] = [:]
    for claim in claims {
      for (place, reading) in claim.readings.enumerated() where reading.means.makesRuns {
        all["\(claim.id) \(place + 1)"] =
          "\(reading.kind.rawValue) of \(reading.metric.text), \(reading.region?.text(reading.kind.text) ?? "no region")"
      }
    }
    return all
  }

  /// One a plan: cells on cores that are not there are replayed.
  private func runners(_ plans: [SweepPlan], _ launcher: Launcher, _ traces: String?) throws -> [any Runner] {
    guard let traces else { return try plans.map { try ProcessRunner($0, on: host, launchers: [launcher]) } }
    let others = max(0, CalibrationRunner.coreCpus(of: host).count - 1)
    let launchers = [launcher] + (try (0..<others).map { _ in try Launcher() })
    return try plans.enumerated().map { number, plan in
      guard !planner.cells[number].replayCores.isEmpty else {
        return try ProcessRunner(plan, on: host, launchers: [launcher])
      }
      return try ReplayRunner(plan, on: host, launchers: launchers, scratch: "\(traces)/\(number)")
    }
  }

  /// The runs of earlier sittings that this one would make again.
  private func recorded(_ directory: ClaimDirectory?) -> [Schedule.Run: CellResult] {
    let numbers = Dictionary(planner.runs.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    var results: [Schedule.Run: CellResult] = [:]
    // A replay is made again: a row does not tell what the model allows it to be.
    for record in directory?.recorded ?? [] where record.evidence != .simulated {
      guard let cell = record.axes.value(of: "run").flatMap({ numbers[$0] }) else { continue }
      results[Schedule.Run(cell: cell, block: record.block)] = record.claimResult
    }
    return results
  }

  private static func write(_ report: ClaimReport, to directory: ClaimDirectory, _ attempts: inout Attempts) {
    let document = report.document
    attempts.attempt { try directory.noteSitting() }
    attempts.attempt { try directory.write("claims.json", report.json) }
    attempts.attempt { try directory.write("claims.md", MarkdownRenderer.text(document)) }
    attempts.attempt { try directory.write("claims.txt", TextRenderer(colours: false, width: nil).text(document)) }
    attempts.attempt { try directory.write("junit.xml", JUnitRenderer.text(document)) }
    attempts.attempt {
      for outcome in report.outcomes {
        try directory.write("pages/\(outcome.claim.id).html", HTMLRenderer.text(outcome.page(machine: report.machine)))
      }
    }
  }
}

/// How far a sitting of claims is.
struct VerifyDisplay {
  private let budget: Seconds?
  private var status: StatusLine

  init(budget: Seconds?, redraws: Bool) {
    self.budget = budget
    status = StatusLine(redraws: redraws)
  }

  mutating func show(
    _ progress: (settled: Int, readings: Int, round: Int), at elapsed: Seconds, _ label: String
  ) {
    let limit = budget.map { " of at most \($0.clock)" } ?? ""
    status.show(
      at: elapsed,
      "\(progress.settled)/\(progress.readings) readings settled, round \(progress.round), \(elapsed.clock)\(limit)  \(SafeText.line(label))"
    )
  }

  func finish() { status.clear() }
}
