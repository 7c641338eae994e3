import SpeedupCore
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup compare`: two finished sessions against each other.
struct CompareCommand: Command {
  let name = "compare"
  let summary =
    "Compares two finished results, unpaired: regressed, improved, equivalent or inconclusive."
  let usage = ["BASE NEW [OPTIONS]"]
  private static let usual = ComparisonSettings()
  private static let metric = Option<[ComparedMetric]>.choices(
    "metric", "NAMES", of: ComparedMetric.self, ComparedMetric.allCases.map(\.rawValue).joined(separator: ", "),
    otherwise: "\(ComparisonSettings.usual.map(\.rawValue).joined(separator: ",")), where measured")
  private static let threshold = Option<[String]>.texts(
    "threshold", "METRIC=SIZE", "the change that matters, such as cpu=3%", otherwise: "5%, instructions 0.5%")
  private static let drift = Option<RelativeMargin>.value(
    "drift", "SIZE", "how far two sessions may lie apart by the machine alone", default: usual.drift, written: "2%",
    expected: "a size such as 2%")
  private static let alpha = Option<Double>(
    "alpha", .single("P"), "bound on any false alarm over the whole grid", default: usual.alpha, written: "\(usual.alpha)"
  ) { texts in
    let alpha: Double = try OptionText.value(texts[0], option: "alpha", expected: "a probability such as 0.01")
    // Less than the last is nothing beside 1, and no interval has a confidence of 1.
    guard alpha >= 1e-12, alpha < 0.5 else { throw InputError("--alpha: \(alpha) is not between 1e-12 and 0.5") }
    return alpha
  }
  private static let by = Option<[String]>.texts(
    "by", "AXES", "match cells by these axes only", otherwise: "all that both sides have")
  private static let allowOtherMachine = Option<Bool>.flag(
    "allow-other-machine", "compare although the machines differ, or are not known")
  private static let json = Option<Bool>.flag("json", "print JSON")
  private static let markdown = Option<Bool>.flag("markdown", "print Markdown, for a pull-request comment")
  let options: [any CommandOption] = [metric, threshold, drift, alpha, by, allowOtherMachine, json, markdown]
  let examples = [
    "speedup compare results/main results/branch",
    "speedup compare main.csv branch.csv --metric cpu --threshold cpu=3% --allow-other-machine",
    "speedup compare results/main results/branch --markdown",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "",
      "BASE and NEW are results directories or results.csv files. Two sessions meet two moods of the machine,",
      "so only changes beyond threshold and drift are told; speedup gate runs both programs in turn and tells",
      "smaller ones.",
      "Exit status: 0 all equivalent or improved, 1 something regressed, 4 something is open.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    guard parsed.operands.count == 2 else {
      throw InputError("compare takes BASE and NEW, two results; see: speedup compare --help")
    }
    guard !parsed[Self.json] || !parsed[Self.markdown] else {
      throw InputError("--json and --markdown exclude each other")
    }
    let settings = try Self.settings(parsed)
    for path in parsed.operands { try InputPath.requireResults(path) }
    let base = try ResultSet(reading: parsed.operands[0])
    let new = try ResultSet(reading: parsed.operands[1])
    try Self.refuse(base, new, otherMachine: parsed[Self.allowOtherMachine])
    let comparison = try Comparison(base: base, new: new, settings: settings)
    let report = ComparisonReport(comparison, base: base, new: new)
    if parsed[Self.json] {
      try Console.write(try JSONFile.text(of: ComparisonDocument(report)))
    } else {
      try Console.write(parsed[Self.markdown] ? report.markdown : report.text)
    }
    return comparison.exitStatus
  }

  private static func settings(_ parsed: ParsedOptions) throws -> ComparisonSettings {
    var settings = ComparisonSettings()
    if parsed.has(metric) {
      settings.metrics = parsed[metric].reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    for text in parsed[threshold] {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let margin = RelativeMargin(String(parts[1])), margin.fraction > 0 else {
        throw InputError("--threshold: '\(text)' is not METRIC=SIZE, such as cpu=2%")
      }
      let gated = try OptionText.choice(String(parts[0]), of: ComparedMetric.self, option: threshold.name)
      guard (settings.metrics ?? ComparisonSettings.usual).contains(gated) else {
        throw InputError("--threshold: '\(gated.rawValue)' is not compared; add it to --metric")
      }
      settings.bands[gated] = margin
    }
    settings.drift = parsed[drift]
    settings.alpha = parsed[alpha]
    if parsed.has(by) { settings.matchedBy = parsed[by] }
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
