import SpeedupCore
import SpeedupDoctor
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup doctor`: is this machine fit to measure?
enum DoctorCommand: Command {
  package static let name = "doctor"
  static let summary = "Examines whether this machine is fit to measure, and says what to fix."
  static let usage = ["[--metric NAMES] [--quick] [--json]"]
  static let options = [
    Option(
      name: "metric", kind: .list("NAMES"),
      help: "judge by these: \(metricNames) (default: all that can be measured here)"),
    Option(name: "quick", kind: .flag, help: "some 3 s, without the run-down (default: some 10 to 20 s)"),
  ] + OutputForm.options
  static let examples = [
    "speedup doctor", "speedup doctor --quick --metric cpu,instructions", "speedup doctor --json",
  ]

  static func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "exit status: 0 when all metrics asked for are fit, with caution too; 1 when one is unfit;",
      "3 when none is unfit but one could not be told. A metric that the machine has no means for counts",
      "only when it is named by --metric.",
    ]
  }

  private static let metricNames = FitnessMetric.allCases.map(\.rawValue).joined(separator: ",")

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    let parsed = try ParsedOptions(arguments, options: options, command: name)
    if let stray = parsed.operands.first {
      throw InputError("doctor takes no operand; what is '\(stray)' for?")
    }
    let form = try OutputForm(parsed)
    let asked = try metrics(parsed.list("metric"))
    // The launcher first, while this process is small.
    let launcher = try Launcher()
    let redraws = Console.errorIsTerminal
    let examiner = Examiner(depth: parsed.has("quick") ? .quick : .full, launcher: launcher) {
      if redraws { Console.status("\r\u{1B}[Klooking at: \($0)") }
    }
    let report = DoctorReport(examiner.examine(gatherFacts()))
    if redraws { Console.status("\r\u{1B}[K") }
    try form.print(report.document) { try JSONFile.text(of: report) }
    return report.exitStatus(asked: asked)
  }

  /// The metrics named, or nil when none is.
  /// - Throws: ``InputError`` naming the first that is none.
  static func metrics(_ texts: [String]) throws -> [FitnessMetric]? {
    guard !texts.isEmpty else { return nil }
    return try texts.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false) }.map { name in
      guard let metric = FitnessMetric(rawValue: String(name)) else {
        throw InputError("--metric: '\(name)' is none of \(metricNames)")
      }
      return metric
    }
  }
}
