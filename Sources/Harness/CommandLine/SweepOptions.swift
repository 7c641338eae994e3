import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport

/// How often every cell is run.
enum Repetition: Equatable {
  case times(Int)
  /// Until its median is known well enough.
  case auto
}

/// The options of `sweep` beside those of every grid.
enum SweepOptions {
  private static let usual = SweepRequest([])

  static let command = Option<[String]>(
    "command", .list("TEMPLATE"), "measure this program; several are compared; {axis} stands for the value; no shell",
    default: []
  ) { $0 }
  static let name = Option<[String]>(
    "name", .list("NAME"), "what the commands are called, in their order; {axis} stands for the value",
    default: [], written: "their text"
  ) { $0 }
  static let repetition = Option<Repetition>(
    "repeat", .single("N|auto"), "runs a cell; auto: until its median is known well enough",
    default: .times(usual.repeats), written: "\(usual.repeats)", choices: ["auto"]
  ) { $0[0] == "auto" ? .auto : .times(try OptionText.count($0[0], option: "repeat", atLeast: 1)) }
  static let precision = Option<Percentage?>.value(
    "precision", "PERCENT", "how well, with --repeat auto", otherwise: "2%", expected: "a percentage such as 2%")
  static let metric = Option<Metric?>(
    "metric", .single("instructions"),
    "count instructions and time nothing: 3 runs a cell, by the machine's counter or else by valgrind", default: nil,
    written: "time, memory and the rest", choices: [Metric.instructions.name]
  ) { try Metric($0[0], among: [.instructions], option: "--metric") }
  static let budget = Option<Seconds?>.span(
    "budget", "start no more runs after this long; --resume goes on", example: "5m")
  static let warmup = Option<Int>.count(
    "warmup", "N", atLeast: 0, default: usual.warmups, "runs a cell before them, recorded but not counted")
  static let dump = Option<String?>.path("dump", "DIR", "write the workload's result there")
  static let reference = Option<String?>.text(
    "reference", "AXIS=VALUE,...",
    "the cell that speed-ups are against; a value with a comma in quotes, as of --set")
  static let out = Option<String?>.path("out", "DIR", "where the results go", otherwise: "speedup-out/NAME-TIME")
  static let resume = Option<String?>.path("resume", "DIR", "go on with an interrupted sweep")
  static let retryFailed = Option<Bool>.flag(
    "retry-failed", "with --resume: make the runs again that did not end well")
  static let keepGoing = Option<Bool>.flag("keep-going", "run cells to the end whose first 3 runs failed alike")
  static let failFast = Option<Bool>.flag("fail-fast", "stop at the first run that fails")
  static let undisturbed = Option<Bool>.flag(
    "undisturbed", "start runs when their CPUs are idle, and make those again that other load disturbed")
  static let strict = Option<Bool>.flag("strict", "exit status 4 when other load disturbed runs that count")
  static let trace = Option<Bool>.flag("trace", "record every task of the runs that count; see: speedup trace --help")
  static let traceAs = Option<[String]>.range(
    "trace-as", "RANGE", "record the tasks as planned for N workers and cores, on one core")
  static let dryRun = Option<Bool>.flag("dry-run", "show the plan and its size, run nothing")

  /// All of them with those of the grid, in the order of the help.
  static let all: [any CommandOption] =
    [command, name] + GridOptions.choosing + [repetition, precision, metric, budget, warmup] + GridOptions.limiting
    + ProgramOptions.all
    + [dump, reference, SpecFile.option, out, resume, retryFailed, keepGoing, failFast, undisturbed, strict]
    + [trace, traceAs, dryRun, DurationEstimate.option] + TableOptions.all + OutputForm.options

  /// Those that have no effect where instructions are counted.
  static let besideCounting: [any CommandOption] = [
    precision, undisturbed, strict, trace, traceAs, dump, DurationEstimate.option, ProgramOptions.figure,
    TableOptions.timeUnit,
  ]

  /// Those that go with `--resume`.
  static let besideResume: [any CommandOption] =
    [resume, repetition, budget, reference, retryFailed, keepGoing, failFast, strict] + TableOptions.all
    + OutputForm.options
}
