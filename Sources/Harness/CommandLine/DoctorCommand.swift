import SpeedupCore
import SpeedupDoctor
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup doctor`: is this machine fit to measure?
struct DoctorCommand: Command {
  let name = "doctor"
  let summary = "Examines whether this machine is fit to measure, and says what to fix."
  let usage = ["[--metric NAMES] [--quick] [--json]"]
  static let metric = Option<[Metric]>.metrics(among: Metric.examined, otherwise: "all that can be measured here")
  private static let quick = Option<Bool>.flag("quick", "some 3 s, without the run-down, instead of some 10 to 20 s")
  let options: [any CommandOption] = [metric, quick] + OutputForm.options
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
    let output = try ReportOutput(parsed)
    let asked = parsed.has(Self.metric) ? parsed[Self.metric] : nil
    // The launcher first, while this process is small.
    let launcher = try Launcher()
    let redraws = Console.errorIsTerminal
    let examiner = Examiner(depth: parsed[Self.quick] ? .quick : .full, launcher: launcher) {
      if redraws { Console.status("\r\u{1B}[Klooking at: \($0)") }
    }
    let report = DoctorReport(examiner.examine(gatherFacts()))
    if redraws { Console.status("\r\u{1B}[K") }
    try output.print(report.document) { try JSONFile.text(of: report) }
    return report.exitStatus(asked: asked)
  }
}
