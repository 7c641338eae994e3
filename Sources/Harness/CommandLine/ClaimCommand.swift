import SpeedupCore
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup claim`: is this one claim about two programs true?
struct ClaimCommand: Command {
  let name = "claim"
  let summary = "Judges a claim about two programs, such as 'cpu >= 3x faster', and gives a sentence to paste."
  let usage = [
    "--base 'CMD A' --new 'CMD B' --is 'cpu >= 3x faster' [--and 'memory <= 0.5x'] [OPTIONS]",
    "--is 'wall >= 8x' --from variant=filter --to variant=partition WORKLOAD [AXES] [OPTIONS]",
  ]
  static let base = Option<String?>.text("base", "TEMPLATE", "the old program; {axis} stands for the value; no shell")
  static let new = Option<String?>.text("new", "TEMPLATE", "the new program")
  static let together = Option<Bool>.flag(
    "together",
    "run both of a pair at once on the same CPUs: far less noise in cpu, no wall (use --cores 1 for one thread); duet benchmarking"
  )
  static let statement = Option<String?>.text(
    "is", "CLAIM", "METRIC >= 3x, METRIC <= 0.5x, METRIC 50-90% less, METRIC = 1x within 5%")
  static let and = Option<[String]>("and", .list("CLAIM"), "another claim about the same runs", default: []) { $0 }
  static let from = Option<String?>.text("from", "AXIS=VALUE,...", "what the base has of a workload's axes")
  static let to = Option<String?>.text("to", "AXIS=VALUE,...", "what the new side has")
  static let level = JudgingOptions.level("bound on a wrong verdict", default: 0.05, written: "5%")
  let options: [any CommandOption] =
    [
      base, new, statement, and, from, to, SameOutput.asked, SameOutput.compareWith, together,
      GateOptions.budget, level, GateOptions.warmup,
    ] + OutputForm.options + GridOptions.choosing + GridOptions.limiting + ProgramOptions.all
  let takesWorkload = true
  let examples = [
    "speedup claim --base 'sort -n {n}.txt' --new 'sort --parallel=2 -n {n}.txt' --is 'wall >= 1.5x faster' --set n=100000",
    "speedup claim --base 'old/tool a' --new 'new/tool a' --is 'cpu >= 3x' --and 'memory <= 0.5x' --same-output",
    "speedup claim --is 'cpu >= 8x' --from variant=filter --to variant=partition weekly --symbols 80 --days 500 --cores 1",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "",
      "'>= 3x' is said of how many times less the new side needs, '<= 0.5x' of how many times as much.",
      "Pairs are made until the claim is decided. Exit status: 0 confirmed (or more than claimed), 1 refuted,",
      "4 inconclusive, 3 something could not be measured, 2 bad usage.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let launchers = [try Launcher()] + (parsed[Self.together] ? [try Launcher()] : [])
    Interrupts.watch()
    let output = try ReportOutput(parsed)
    for launcher in launchers { launcher.prepare() }
    let session = try ClaimSession(parsed, workloads: context.workloads)
    let (answer, failure) = try session.run(launchers: launchers)
    try output.print(answer.document) { answer.json }
    if let failure { throw failure }
    if answer.report.ending == .interrupted { return 128 + (Interrupts.arrived ?? 2) }
    return answer.exitStatus
  }
}
