import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupReport
import SpeedupSystem

/// One sitting of a gate: runs it, shows how far it is, and gives the report in the forms asked for.
struct GateSession {
  private var arguments: GateArguments
  /// One, or two where pairs run together.
  private let launchers: [Launcher]

  init(_ arguments: GateArguments, launchers: [Launcher]) {
    self.arguments = arguments
    self.launchers = launchers
  }

  /// Runs it and returns the exit status: that of the report, or 128 + the signal when the user stopped it.
  package mutating func run() throws -> Int32 {
    let own = arguments.runs.surroundings.figures
    if let file = arguments.junit { try ReportOutput.tryOut(file, option: "--junit") }
    // Looked up before the first run: a program that is not there is no result.
    var programs = arguments.runs
    try programs.notePrograms()
    arguments.note(builds: try programs.notingArguments())
    let plan = arguments.plan
    // Opened first: a name that can't be written should not cost a whole gate.
    let directory = try arguments.out.map {
      try InputPath.requireFolder($0, option: GateOptions.out.name)
      return try GateDirectory(
        creating: $0, machine: MachineFingerprint(arguments.facts), header: GatePairColumns.header(own))
    }
    let runner = try ProcessRunner(programs, on: arguments.host, launchers: launchers)
    if let text = arguments.host.remark(onLimitOf: arguments.runs) { Console.error("speedup: \(text)") }
    var gate = try GateDirector(plan, cpus: arguments.cpus)
    if let sameOutput = arguments.sameOutput {
      guard let found = try sameOutput.check(runner) else { return 128 + (Interrupts.arrived ?? 2) }
      for (cell, difference) in found { gate.refuse(cell, outputs: difference) }
    }
    let start = ProcessClock.now
    if let few = plan.tooFewPairs { Console.error("speedup: \(few)") }
    var display = GateDisplay(budget: plan.budget, redraws: Console.errorIsTerminal)
    let loop = RunLoop(runner, budget: plan.budget, elapsed: { ProcessClock.now - start })
    // Without its log the gate goes on: the verdict is what it is for.
    var unwritten: (any Error)?
    // What ends the runs early is told behind the verdicts on the pairs that were made.
    var (failure, hasPairs): ((any Error)?, Bool) = (nil, false)
    var ending = RunEnding.broken
    do {
      ending = try loop.run(
        &gate, before: { display.show($1, at: ProcessClock.now - start) },
        after: { gate in
          let rows = gate.takeFinished().map { GatePairColumns.fields(of: $0, label: plan.cells[$0.cell].label, own) }
          hasPairs = hasPairs || !rows.isEmpty
          guard !rows.isEmpty, unwritten == nil else { return }
          do { try directory?.append(rows) } catch { unwritten = error }
        })
    } catch {
      guard hasPairs else { throw error }
      failure = error
    }
    var report = try gate.report(ending, elapsed: ProcessClock.now - start).lacking(arguments.missing)
      .refusingUnknownFigures(known: runner.counters)
    report.notes += arguments.remarks
    report.machine = MachineFingerprint(arguments.facts).line
    display.finish()
    let uncleaned = try runner.cleanUp()
    for line in uncleaned { Console.error(SafeText.line("speedup: \(line)")) }
    try deliver(report, directory, unwritten, failure)
    if report.ending == .interrupted || runner.cleanUpWasStopped { return 128 + (Interrupts.arrived ?? 2) }
    return report.exitStatus == 0 && !uncleaned.isEmpty ? 3 : report.exitStatus
  }

  /// Printed first, and every other form is tried even where one fails: the verdict is not lost with a file.
  private func deliver(
    _ report: GateReport, _ directory: GateDirectory?, _ unwritten: (any Error)?, _ failure: (any Error)?
  ) throws {
    let document = report.document
    var attempts = Attempts()
    attempts.attempt { if let failure { throw failure } }
    attempts.attempt { try arguments.output.print(document) { try report.json } }
    if arguments.github {
      // The runner reads both streams, and a form for programs must stay alone on its own.
      let annotations = GitHubRenderer.text(document)
      attempts.attempt {
        if arguments.output.form == .text { try Console.write(annotations) } else { Console.status(annotations) }
      }
    }
    if let file = arguments.junit { attempts.attempt { try Files.write(file, JUnitRenderer.text(document)) } }
    // What the log lacks is told once.
    attempts.attempt { if let unwritten { throw unwritten } else { try directory?.finish() } }
    attempts.attempt { try directory?.write(report: try report.json) }
    try attempts.end()
  }
}
