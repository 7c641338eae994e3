import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupKit
import SpeedupPredict
import SpeedupReport
import SpeedupStatistics
import SpeedupSystem

/// `speedup fit`: laws of scaling and orders of growth from measured points.
struct FitCommand: Command {
  let name = "fit"
  let summary = "Fits a law of scaling, or the order of growth, to a sweep's results or any CSV."
  let usage = ["DIR|CSV --x AXIS --y FIGURE [OPTIONS]"]
  private static let x = Option<String?>.text("x", "AXIS", "the horizontal axis: cores, workers, or any axis or column")
  private static let y = Option<String?>.text(
    "y", "FIGURE", "throughput, wall, cpu, peak_memory, or any column that holds numbers")
  private static let kind = Option<FitRequest.Kind?>.choice(
    "as", "KIND", of: FitRequest.Kind.self, "what the figure is: rate (more is better), time, or growth",
    otherwise: "by its name")
  private static let law = Option<ScalingLaw?>.choice(
    "law", "LAW", of: ScalingLaw.self, ScalingLaw.allCases.map(\.rawValue).joined(separator: ", "),
    otherwise: "chosen by cross-validation")
  private static let at = Option<[String]>.range(
    "at", "N,...", "where to foretell the figure, such as 16,64 or 1..252:x2")
  private static let atMost = Option<Power?>.choice(
    "at-most", "POWER", of: Power.self, "the growth asked about: constant, linear, quadratic or cubic",
    otherwise: "the least that is not excluded")
  private static let noise = Option<NoiseScale?>.choice(
    "noise", "KIND", of: NoiseScale.self, "scatter: additive or relative",
    otherwise: "weighed by the points")
  private static let weights = Option<String?>.text("weights", "COLUMN", "of a plain CSV: how much each row counts")
  private static let keep = Option<[String]>.texts("where", "NAME=VALUE", "only rows with these values")
  private static let disturbed = Option<Bool>.flag("disturbed", "use runs too that other load disturbed")
  private static let chart = Option<String?>.path("chart", "DIR", "draw points, curve and band there (needs gnuplot)")
  let options: [any CommandOption] =
    [x, y, kind, law, at, atMost, noise, weights, keep, disturbed, chart] + OutputForm.options
  let examples = [
    "speedup fit results/weekly/cores --x cores --y wall --at 16,64",
    "speedup fit load.csv --x load --y throughput --law usl",
    "speedup fit results/weekly/sizes --x symbols --y wall --where variant=filter --at-most linear",
  ]

  /// Powers of the size.
  enum Power: String, CaseIterable, Sendable { case constant, linear, quadratic, cubic }

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "",
      "Times by cores, workers or threads and rates are fitted with a law of scaling; other figures with an order",
      "of growth. No figure that is read off a curve was measured: it says fitted.",
      "Exit status: 0 fitted, 3 the points can't fix the parameters, 4 undecided.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let path = try parsed.operand("fit takes one results directory or one CSV, such as results/weekly/cores")
    let output = try ReportOutput(parsed)
    var request = try Self.request(parsed)
    if let directory = parsed[Self.chart] { try InputPath.requireFolder(directory, option: Self.chart.name) }
    try InputPath.requireResults(path)
    if try Self.isResults(path) { request.y = FitRequest.column(request.y) }
    let power = parsed[Self.atMost].flatMap { Power.allCases.firstIndex(of: $0) }
    let places = try ReferenceChoice.distinct(parsed[Self.at]).map { text -> Double in
      guard let place = Double(decimal: text[...]), place.isFinite, place > 0 else {
        throw InputError("--at: '\(text)' is no number above 0; write where to foretell, such as --at 16,64")
      }
      try FitRange.requireX(place, request.x, at: "--at", text: text)
      return place
    }
    let report = try FitReport(
      try Self.input(path, request), request, law: parsed[Self.law], noise: parsed[Self.noise], at: places, power: power
    )
    try output.print(report.document)
    if let directory = parsed[Self.chart] {
      return try ChartWriter.draw(report.charts, in: directory) ?? report.exitStatus
    }
    return report.exitStatus
  }

  private static func request(_ parsed: ParsedOptions) throws -> FitRequest {
    guard let x = parsed[x], let y = parsed[y] else {
      throw InputError("fit needs --x and --y, such as --x cores --y wall")
    }
    guard x != y else { throw InputError("--x and --y: both are '\(x)'; name the figure by --y, such as --y wall") }
    var request = FitRequest(x: x, y: y)
    request.kind = parsed[kind]
    request.weights = parsed[weights]
    request.usesDisturbed = parsed[disturbed]
    request.kept = try parsed[keep].map {
      let (name, value) = try OptionText.pair($0, "is not NAME=VALUE, such as variant=filter", option: keep.name)
      return AxisValue(name, value)
    }
    return request
  }

  /// Whether it is a sweep's directory or results file, and no plain CSV.
  private static func isResults(_ path: String) throws -> Bool {
    try Files.isDirectory(path) || FitInput.isResults(CSV.header(ofFile: path))
  }

  private static func input(_ path: String, _ request: FitRequest) throws -> FitInput {
    let kept = CellSummary.kept([request.metric].compactMap { $0 }, measures: [request.y])
    guard try isResults(path) else {
      return try FitInput(csv: try Files.read(path), request, path: path)
    }
    let table = try SweepDirectory.tableByCommand(path, keeping: kept)
    try InputPath.requireRuns(table, path: path)
    return try FitInput(table, request, name: path)
  }
}
