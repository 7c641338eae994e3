import SpeedupCore
import SpeedupEngine
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
  private static let metric = Option<[String]>.texts(
    "metric", "NAMES", Metric.judged.map(\.name).joined(separator: ", "),
    otherwise: "\(ComparisonSettings.usual.map(\.name).joined(separator: ",")), where measured",
    choices: Metric.judged.map(\.name))
  private static let threshold = JudgingOptions.threshold(\.sessionMargin)
  private static let drift = Option<Margin>.value(
    "drift", "PERCENT", "how far two sessions may lie apart by the machine alone", default: usual.drift, written: "2%",
    expected: "a percentage such as 2%")
  private static let level = JudgingOptions.level("bound on false alarms over the whole grid", default: usual.level)
  private static let by = Option<[String]>.texts(
    "by", "AXES", "match cells by these axes only", otherwise: "all that both sides have")
  private static let allowOtherMachine = Option<Bool>.flag(
    "allow-other-machine", "compare although the machines differ, or are not known")
  private static let allowMissing = Option<Bool>.flag(
    "allow-missing", "exit 0 although NEW lacks cells or figures that BASE has")
  private static let allowNoBase = Option<Bool>.flag(
    "allow-no-base", "exit 0 where there is no BASE yet: the first run of a CI")
  let options: [any CommandOption] =
    [
      metric, threshold, drift, level, by, allowOtherMachine, allowMissing, allowNoBase,
      GateOptions.junit, GateOptions.github,
    ] + OutputForm.options
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
      "smaller ones. A side needs \(SessionShift.fewestPasses) runs of a cell, or \(SessionShift.fewestCounts) "
        + "for instruction counts.",
      "Exit status: 0 all equivalent or improved, 1 something regressed, or fails only in NEW, 3 something is",
      "not measured in NEW or there is no BASE, 4 something is open.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    guard parsed.operands.count == 2 else {
      throw InputError("compare takes BASE and NEW, two results; see: speedup compare --help")
    }
    let output = try ReportOutput(parsed)
    if let file = parsed[GateOptions.junit] {
      try ReportOutput.tryOut(file, option: "--junit", beside: parsed.operands)
    }
    // First, and without a BASE too: the NEW of a first run is the BASE of the second.
    try InputPath.requireResults(parsed.operands[1])
    // A figure that NEW does not have any more has vanished, as a cell may.
    let plans = try parsed.operands.reversed().filter(Files.exists).map { try SweepDirectory.plan($0) }
    func figures(_ of: (SweepPlan?) -> [DeclaredFigure]) -> [DeclaredFigure] {
      plans.flatMap(of).reduce(into: []) { all, figure in
        if !all.contains(where: { $0.name == figure.name }) { all.append(figure) }
      }
    }
    let settings = try Self.settings(
      parsed, figures { $0?.surroundings.figures ?? [] }, imported: figures(ComparisonReport.importedFigures))
    // Two at once take half the time; what is wrong with NEW is told first all the same.
    let isBaseWell = (try? InputPath.requireResults(parsed.operands[0])) != nil
    let beside = isBaseWell ? ResultsBeside(parsed.operands[0], keeping: settings.kept) : nil
    let new = try ResultSet(reading: parsed.operands[1], keeping: settings.kept)
    guard Files.exists(parsed.operands[0]) else {
      let allowed = parsed[Self.allowNoBase]
      let what = "there is no BASE at \(SafeText.excerpt(parsed.operands[0])): nothing to compare with"
      Console.error(
        "speedup: \(what)\(allowed ? ", which --allow-no-base allows" : "; for a first run say --allow-no-base")")
      return allowed ? 0 : 3
    }
    try InputPath.requireResults(parsed.operands[0])
    let base = try beside?.results() ?? ResultSet(reading: parsed.operands[0], keeping: settings.kept)
    for (side, path) in zip([base, new], parsed.operands) { try InputPath.requireRuns(side.table, path: path) }
    try Self.refuse(base, new, settings.metrics, otherMachine: parsed[Self.allowOtherMachine])
    let comparison = try Comparison(base: base, new: new, settings: settings)
    let short = [("BASE", base), ("NEW", new)].compactMap { side, results in
      SweepShortfall(results.table, of: results.plan)?.note.map { "\(side) has \($0)" }
    }
    let report = ComparisonReport(comparison, base: base, new: new, more: short)
    var attempts = Attempts()
    if parsed[GateOptions.github] {
      let annotations = GitHubRenderer.text(report.document)
      attempts.attempt {
        if output.form == .text { try Console.write(annotations) } else { Console.status(annotations) }
      }
    }
    attempts.attempt { try output.print(report.document) { try JSONFile.text(of: ComparisonJSON(report)) } }
    if let file = parsed[GateOptions.junit] {
      attempts.attempt { try Files.write(file, JUnitRenderer.text(report.document)) }
    }
    try attempts.end()
    return comparison.exitStatus
  }

  /// - Parameter imported: figures that are judged only where `--metric` names them.
  private static func settings(
    _ parsed: ParsedOptions, _ figures: [DeclaredFigure], imported: [DeclaredFigure]
  ) throws -> ComparisonSettings {
    var settings = ComparisonSettings()
    settings.figures = figures + imported.filter { parsed.has(metric) && parsed[metric].contains($0.name) }
    let own = (figures + imported).map(Metric.own)
    if parsed.has(metric) {
      settings.metrics = try Metric.list(ReferenceChoice.distinct(parsed[metric]).joined(separator: ","), and: own)
    }
    settings.margins = try Margin.read(
      parsed[threshold], judged: settings.metrics ?? (ComparisonSettings.usual + figures.map(Metric.own)))
    settings.drift = parsed[drift]
    if parsed.has(drift), let metrics = settings.metrics, !metrics.contains(where: \.drifts) {
      throw InputError(
        "--drift: has no effect on \(metrics.map(\.name).joined(separator: ", ")), which do not drift; leave it out")
    }
    settings.level = parsed[level]
    settings.allowsMissing = parsed[allowMissing]
    if parsed.has(by) { settings.matchedBy = parsed[by] }
    return settings
  }

  private static func refuse(_ base: ResultSet, _ new: ResultSet, _ metrics: [Metric]?, otherMachine: Bool) throws {
    let inputs = ResultSet.inputDifferences(base, new)
    guard inputs.isEmpty else {
      throw InputError(
        "the two results had different inputs and can't be compared: \(inputs.joined(separator: "; "))")
    }
    let machines = ResultSet.machineDifferences(base, new, for: metrics)
    guard !machines.isEmpty else { return }
    let what = "not shown to come from one machine (here: NEW, there: BASE; \(machines.joined(separator: "; ")))"
    guard otherMachine else {
      throw InputError("\(what); if that is as it should be, say --allow-other-machine")
    }
    Console.error("speedup: \(what), which --allow-other-machine allows")
  }
}
