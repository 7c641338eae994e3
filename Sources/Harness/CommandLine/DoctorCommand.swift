import FoundationEssentials
import SpeedupCore
import SpeedupDoctor
import SpeedupKit
import SpeedupSystem

/// `speedup doctor`: is this machine fit to measure?
struct DoctorCommand: Command {
  let name = "doctor"
  let summary = "Examines whether this machine is fit to measure, and says what to fix."
  let usage = ["[--metric NAMES] [--quick] [--json]"]
  static let metric = Option<[Metric]>.metrics(among: Metric.examined, otherwise: "all that can be measured here")
  private static let quick = Option<Bool>.flag("quick", "some 3 s, without the run-down, instead of some 10 to 20 s")
  private static let json = Option<Bool>.flag("json", "print JSON")
  let options: [any CommandOption] = [metric, quick, json]
  let examples = [
    "speedup doctor", "speedup doctor --quick --metric cpu,instructions", "speedup doctor --json",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "exit status: 0 when all metrics asked for are fit, with caution too; 1 when one is unfit;",
      "3 when none is unfit but one could not be told. A metric that the machine has no means for counts",
      "only when it is named by --metric.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    if let stray = parsed.operands.first {
      throw InputError("doctor takes no operand; what is '\(stray)' for?")
    }
    let asked = parsed.has(Self.metric) ? parsed[Self.metric] : nil
    // The launcher first, while this process is small.
    let launcher = try Launcher()
    let redraws = Console.errorIsTerminal
    let examiner = Examiner(depth: parsed[Self.quick] ? .quick : .full, launcher: launcher) {
      if redraws { Console.status("\r\u{1B}[Klooking at: \($0)") }
    }
    let report = DoctorReport(examiner.examine(gatherFacts()))
    if redraws { Console.status("\r\u{1B}[K") }
    if parsed[Self.json] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      try Console.write(String(decoding: try encoder.encode(report), as: UTF8.self) + "\n")
    } else {
      try Console.write(report.text(colours: Console.outputTakesColour))
    }
    return report.exitStatus(asked: asked)
  }
}
