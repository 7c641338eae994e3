import SpeedupCore
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup compare`: two finished sessions against each other.
enum CompareCommand: Command {
  package static let name = "compare"
  static let summary =
    "Compares two finished results, unpaired: regressed, improved, equivalent or inconclusive."
  static let usage = ["BASE NEW [OPTIONS]"]
  static let options: [Option] = [
    Option(
      name: "metric", kind: .value("NAMES"),
      help: "\(FalseAlarms.metricNames) (default: the first three, where measured)"),
    Option(
      name: "threshold", kind: .list("METRIC=PERCENT"),
      help: "change that counts as none (default: \(FalseAlarms.margins(\.sessionMargin)))"),
    Option(
      name: "drift", kind: .value("PERCENT"),
      help: "how far two sessions may lie apart by the machine alone (default 2%)"),
    Option(
      name: "level", kind: .value("PERCENT"), help: "bound on false alarms over the whole grid (default 1%)"),
    Option(
      name: "by", kind: .value("AXES"),
      help: "match cells by these axes only (default: all that both sides have)"),
    Option(
      name: "allow-other-machine", kind: .flag, help: "compare although the machines differ, or are not known"
    ),
    Option(name: "allow-missing", kind: .flag, help: "exit 0 although NEW lacks cells or figures that BASE has"),
    Option(name: "allow-no-base", kind: .flag, help: "exit 0 where there is no BASE yet: the first run of a CI"),
    Option(name: "json", kind: .flag, help: "print JSON"),
    Option(name: "markdown", kind: .flag, help: "print Markdown, for a pull-request comment"),
  ]
  static let examples = [
    "speedup compare results/main results/branch",
    "speedup compare main.csv branch.csv --metric cpu --threshold cpu=3% --allow-other-machine",
    "speedup compare results/main results/branch --markdown",
  ]

  static func notes(_ workloads: [any Workload]) -> [String] {
    [
      "",
      "BASE and NEW are results directories or results.csv files. Two sessions meet two moods of the machine,",
      "so only changes beyond threshold and drift are told; speedup gate runs both programs in turn and tells",
      "smaller ones.",
      "Exit status: 0 all equivalent or improved, 1 something regressed, 3 something is not measured",
      "in NEW or there is no BASE, 4 something is open.",
    ]
  }

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    try FalseAlarms.refuseAlpha(arguments, known: options)
    let parsed = try ParsedOptions(arguments, options: options, command: name)
    guard parsed.operands.count == 2 else {
      throw InputError("compare takes BASE and NEW, two results; see: speedup compare --help")
    }
    guard !parsed.has("json") || !parsed.has("markdown") else {
      throw InputError("--json and --markdown exclude each other")
    }
    let settings = try settings(parsed)
    // First, and without a BASE too: the NEW of a first run is the BASE of the second.
    let new = try ResultSet(reading: parsed.operands[1])
    guard Files.exists(parsed.operands[0]) else {
      let allowed = parsed.has("allow-no-base")
      let what = "there is no BASE at \(VisibleLine.of(parsed.operands[0])): nothing to compare with"
      Console.error("speedup: \(what)\(allowed ? ", which --allow-no-base allows" : "; for a first run say --allow-no-base")")
      return allowed ? 0 : 3
    }
    let base = try ResultSet(reading: parsed.operands[0])
    try refuse(base, new, otherMachine: parsed.has("allow-other-machine"))
    let comparison = try Comparison(base: base, new: new, settings: settings)
    let report = ComparisonReport(comparison, base: base, new: new)
    if parsed.has("json") {
      try Console.write(try JSONFile.text(of: ComparisonDocument(report)))
    } else {
      try Console.write(parsed.has("markdown") ? report.markdown : report.text)
    }
    return comparison.exitStatus
  }

  private static func settings(_ parsed: ParsedOptions) throws -> ComparisonSettings {
    var settings = ComparisonSettings()
    settings.metrics = try parsed.value("metric").map(Metric.list)
    settings.margins = try Margin.read(
      parsed.list("threshold"), judged: settings.metrics ?? ComparisonSettings.usual)
    settings.drift = try parsed.read("drift", as: Margin.self, "a percentage such as 2%") ?? settings.drift
    settings.level = try FalseAlarms.level(parsed) ?? settings.level
    settings.allowsMissing = parsed.has("allow-missing")
    settings.matchedBy = parsed.value("by").map { $0.split(separator: ",").map(String.init) }
    return settings
  }

  private static func refuse(_ base: ResultSet, _ new: ResultSet, otherMachine: Bool) throws {
    let inputs = ResultSet.inputDifferences(base, new)
    guard inputs.isEmpty else {
      throw InputError(
        "the two results had different inputs and can't be compared: \(inputs.joined(separator: "; "))")
    }
    let machines = ResultSet.machineDifferences(base, new)
    guard !machines.isEmpty else { return }
    let what = "not shown to come from one machine (here: NEW, there: BASE; \(machines.joined(separator: "; ")))"
    guard otherMachine else {
      throw InputError("\(what); if that is as it should be, say --allow-other-machine")
    }
    Console.error("speedup: \(what), which --allow-other-machine allows")
  }
}
