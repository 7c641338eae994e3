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
      help: "cpu, wall, memory, instructions (default: the first three, where measured)"),
    Option(
      name: "threshold", kind: .list("METRIC=SIZE"),
      help: "the change that matters, such as cpu=3% (default 5%, instructions 0.5%)"),
    Option(
      name: "drift", kind: .value("SIZE"),
      help: "how far two sessions may lie apart by the machine alone (default 2%)"),
    Option(
      name: "alpha", kind: .value("P"), help: "bound on any false alarm over the whole grid (default 0.01)"),
    Option(
      name: "by", kind: .value("AXES"),
      help: "match cells by these axes only (default: all that both sides have)"),
    Option(
      name: "allow-other-machine", kind: .flag, help: "compare although the machines differ, or are not known"
    ),
  ] + OutputForm.options
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
      "Exit status: 0 all equivalent or improved, 1 something regressed, 4 something is open.",
    ]
  }

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    let parsed = try ParsedOptions(arguments, options: options, command: name)
    guard parsed.operands.count == 2 else {
      throw InputError("compare takes BASE and NEW, two results; see: speedup compare --help")
    }
    let form = try OutputForm(parsed)
    let settings = try settings(parsed)
    let base = try ResultSet(reading: parsed.operands[0])
    let new = try ResultSet(reading: parsed.operands[1])
    try refuse(base, new, otherMachine: parsed.has("allow-other-machine"))
    let comparison = try Comparison(base: base, new: new, settings: settings)
    let report = ComparisonReport(comparison, base: base, new: new)
    try form.print(report.document) { try JSONFile.text(of: ComparisonJSON(report)) }
    return comparison.exitStatus
  }

  private static func settings(_ parsed: ParsedOptions) throws -> ComparisonSettings {
    var settings = ComparisonSettings()
    settings.metrics = try parsed.value("metric").map { text in
      var metrics: [ComparedMetric] = []
      for name in text.split(separator: ",", omittingEmptySubsequences: false) {
        let metric = try metric(String(name), option: "--metric")
        if !metrics.contains(metric) { metrics.append(metric) }
      }
      return metrics
    }
    for text in parsed.list("threshold") {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let margin = RelativeMargin(String(parts[1])), margin.fraction > 0 else {
        throw InputError("--threshold: '\(text)' is not METRIC=SIZE, such as cpu=2%")
      }
      let gated = try metric(String(parts[0]), option: "--threshold")
      guard (settings.metrics ?? ComparisonSettings.usual).contains(gated) else {
        throw InputError("--threshold: '\(gated.rawValue)' is not compared; add it to --metric")
      }
      settings.bands[gated] = margin
    }
    settings.drift = try parsed.read("drift", as: RelativeMargin.self, "a size such as 2%") ?? settings.drift
    if let alpha = try parsed.read("alpha", as: Double.self, "a probability such as 0.01") {
      // Less than the last is nothing beside 1, and no interval has a confidence of 1.
      guard alpha >= 1e-12, alpha < 0.5 else { throw InputError("--alpha: \(alpha) is not between 1e-12 and 0.5") }
      settings.alpha = alpha
    }
    settings.matchedBy = parsed.value("by").map { $0.split(separator: ",").map(String.init) }
    return settings
  }

  private static func metric(_ name: String, option: String) throws -> ComparedMetric {
    guard let metric = ComparedMetric(rawValue: name) else {
      let names = ComparedMetric.allCases.map(\.rawValue)
      let near = NearestName.of(name, among: names).map { "; did you mean \($0)?" } ?? ""
      throw InputError(
        "\(option): there is no metric '\(name)'\(near) There are: \(names.joined(separator: ", "))")
    }
    return metric
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
