import SpeedupCore
import SpeedupJudge
import SpeedupKit
import SpeedupReport

enum GateOptions {
  private static let usual = GatePlan(base: "", new: "", cells: [], metrics: [])

  static let base = Option<String?>.text("base", "TEMPLATE", "the old program; {axis} stands for the value; no shell")
  static let new = Option<String?>.text("new", "TEMPLATE", "the new program")
  static let baseBinary = Option<String?>.text("base-binary", "FILE", "the old build of a benchmark executable")
  static let newBinary = Option<String?>.text("new-binary", "FILE", "the new build")
  static let suite = Option<String?>(
    "suite", .single("NAME"), "gate every benchmark that the programs of this library hold", default: nil,
    choices: BenchmarkSuites.all.map(\.name)
  ) { texts in
    guard BenchmarkSuites.named(texts[0]) != nil else {
      throw InputError.unknown(texts[0], kind: "suite", among: BenchmarkSuites.all.map(\.name))
    }
    return texts[0]
  }
  static let runTime = Option<Seconds?>.span(
    "run-time", "with --suite: how long a run of one benchmark takes", default: Seconds(0.1), written: "0.1s",
    example: "0.1s or 1s")
  static let allowMissing = Option<Bool>.flag(
    "allow-missing", "with --suite: exit 0 although the new side lacks benchmarks of the base")
  static let metric = Option<[String]>.texts(
    "metric", "NAMES", Metric.judged.map(\.name).joined(separator: ", "), otherwise: Metric.cpu.name,
    choices: Metric.judged.map(\.name))
  static let threshold = JudgingOptions.threshold(\.pairedMargin)
  static let together = Option<Bool>.flag(
    "together",
    "run both of a pair at once on the same CPUs: far less noise in cpu, no wall (use --cores 1 for one thread); duet benchmarking"
  )
  static let budget = Option<Seconds?>.span(
    "budget", "time for the whole gate", default: Seconds(300), written: "5m", example: "90s or 5m")
  static let maxPairs = Option<Int>.count(
    "max-pairs", "N", atLeast: GateSchedule.pairsPerQuartet, default: usual.maxPairs, "most pairs a cell")
  static let level = JudgingOptions.level("bound on false alarms in the whole gate", default: usual.level)
  static let warmup = Option<Int>.count(
    "warmup", "N", atLeast: 0, default: usual.warmups, "runs of each side of a cell before the first pair")
  static let junit = Option<String?>.path("junit", "FILE", "write JUnit XML")
  static let github = Option<Bool>.flag(
    "github", "print GitHub annotations (beside any form but text on standard error)")
  static let out = Option<String?>.path("out", "DIR", "keep gate.json, machine.json and pairs.csv (every pair) there")

  /// All of them with those of the grid, in the order of the help.
  static let all: [any CommandOption] =
    [
      base, new, baseBinary, newBinary, suite, runTime, allowMissing, metric, threshold, together, budget, maxPairs,
      level, warmup,
      junit,
      github, out,
    ] + OutputForm.options + GridOptions.choosing + GridOptions.limiting + ProgramOptions.all
}
