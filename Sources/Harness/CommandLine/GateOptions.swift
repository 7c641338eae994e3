import SpeedupCore
import SpeedupJudge
import SpeedupKit
import SpeedupReport

/// When the two programs of a pair run at once.
enum PairingChoice: String, CaseIterable {
  case always, never, auto

  /// The same as a gate has it.
  var pairing: GatePairing {
    switch self {
    case .always: .together
    case .never: .inTurn
    case .auto: .automatic
    }
  }
}

enum GateOptions {
  private static let usual = GatePlan(base: "", new: "", cells: [], metrics: [])

  static let base = sides(
    "base", "TEMPLATE", "the old program; {axis} stands for the value; no shell; several: builds of it")
  static let new = sides("new", "TEMPLATE", "the new program, or several builds of it")
  static let baseBinary = sides("base-binary", "FILE", "the old build of a benchmark executable, or several")
  static let newBinary = sides("new-binary", "FILE", "the new build, or several")
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
  static let threshold = Option<[String]>.texts(
    "threshold", "[CELL:]METRIC=PERCENT", "change that counts as none; for some cells: 'n=100:cpu=5%'",
    otherwise: Metric.judged.map { "\($0.name)=\($0.pairedMargin)" }.joined(separator: ","))
  static let limit = Option<[String]>.texts(
    "limit", "[CELL:]METRIC<=VALUE", "what the new program may need at most, such as 'wall<=2s' or 'n=100:memory<=500M'"
  )
  static let together = Option<PairingChoice>(
    "together", .optional("always|never|auto"),
    "run both of a pair at once on the same CPU: far less noise in cpu, no wall; auto: where warm-up runs show that it helps",
    default: .auto, written: "auto", choices: PairingChoice.allCases.map(\.rawValue)
  ) { texts in
    guard let text = texts.first else { return .always }
    return try OptionText.choice(text, of: PairingChoice.self, option: "together")
  }
  static let budget = Option<Seconds?>.span(
    "budget", "time for the whole gate", default: Seconds(300), written: "5m", example: "90s or 5m")
  static let maxPairs = Option<Int>.count(
    "max-pairs", "N", atLeast: GateSchedule.pairsPerQuartet, default: usual.maxPairs,
    "most pairs a cell and pair of builds")
  static let level = JudgingOptions.level("bound on false alarms in the whole gate", default: usual.level)
  static let warmup = Option<Int>.count(
    "warmup", "N", atLeast: 0, default: usual.warmups, "runs of each side of a cell before the first pair")
  static let inconclusive = Option<InconclusivePolicy?>.choice(
    "inconclusive", "pass|fail", of: InconclusivePolicy.self, "exit status 0 or 1 where there is no verdict",
    otherwise: "4")
  static let junit = Option<String?>.path("junit", "FILE", "write JUnit XML")
  static let github = Option<Bool>.flag(
    "github", "print GitHub annotations (beside any form but text on standard error)")
  static let out = Option<String?>.path("out", "DIR", "keep gate.json, machine.json and pairs.csv (every pair) there")
  static let dryRun = Option<Bool>.flag("dry-run", "show the cells and how long a verdict takes, judge nothing")

  /// All of them with those of the grid, in the order of the help.
  static let all: [any CommandOption] =
    [
      base, new, baseBinary, newBinary, suite, runTime, allowMissing, metric, threshold, limit, SameOutput.asked,
      SameOutput.compareWith, together, budget, maxPairs, level, warmup, inconclusive, SpecFile.option, junit, github,
      out, dryRun, DurationEstimate.option,
    ] + OutputForm.options + GridOptions.choosing + GridOptions.limiting + ProgramOptions.all

  /// A side of the gate; what comes again is another build of it.
  private static func sides(_ name: String, _ placeholder: String, _ help: String) -> Option<[String]> {
    Option(name, .list(placeholder), help, default: []) { $0 }
  }
}
