import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// The command line of `gate`, read: the two sides, their plans, and what is made of the report.
struct GateArguments {
  private let parsed: ParsedOptions
  private let grid: GridArguments
  /// What the machine is.
  var facts: MachineFacts { grid.facts }
  private(set) var plan: GatePlan
  /// The runs: every cell once a side, the base first.
  let runs: SweepPlan
  /// The machine they run on.
  var host: Host { grid.host }

  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions, workloads: [any Workload]) throws {
    output = try ReportOutput(parsed)
    grid = try GridArguments(parsed, command: "gate")
    self.parsed = parsed
    let sides = try Sides(parsed)
    let benchmarks = try Self.benchmarks(parsed)
    var request = try grid.request([sides.base, sides.new])
    if let benchmarks {
      if let stray = request.axes.first(where: { $0.name != "cores" }) {
        throw InputError("--suite: its benchmarks have their own parameters; leave out the axis '\(stray.name)'")
      }
      let place = CommandTemplate("\(benchmarks.suite.name) {\(BenchmarkSuites.axis)}")
      request.subjects = [Subject(.command(place)), Subject(.command(place))]
      request.only = nil
      request.axes.append((BenchmarkSuites.axis, benchmarks.sides[0].map(\.name)))
      request.surroundings.figures.insert(.suiteTime, at: 0)
    }
    var planned = try SweepPlanner(request, host: grid.host, workloads: workloads).plan()
    if let benchmarks { planned.run(benchmarks, for: parsed[GateOptions.runTime] ?? Seconds(0.1)) }
    runs = planned
    let (runs, placement) = (planned, try Placement(planned.placement, on: grid.host))
    plan = GatePlan(
      base: sides.base.title, new: sides.new.title,
      cells: runs.cells.filter { $0.subject == 0 }.enumerated().map { place, cell in
        var gated = GateCell(
          index: place, label: cell.label, oversubscribed: placement.mode(of: cell, in: runs) == .oversubscribed)
        let name = cell.places.value(of: BenchmarkSuites.namePlace)
        if benchmarks?.sides[0].contains(where: { $0.name == name && $0.isWallTime }) == true {
          gated.isWallTime = true
        }
        return gated
      },
      metrics: try MetricMargin.read(
        metrics: parsed.has(GateOptions.metric)
          ? ReferenceChoice.distinct(parsed[GateOptions.metric]).joined(separator: ",") : nil,
        thresholds: parsed[GateOptions.threshold], usual: benchmarks == nil ? [.cpu] : [],
        figures: runs.surroundings.figures))
    plan.budget = parsed[GateOptions.budget]
    plan.maxPairs = parsed[GateOptions.maxPairs]
    plan.warmups = parsed[GateOptions.warmup]
    plan.level = parsed[GateOptions.level]
    plan.seed = runs.seed
    plan.suite = benchmarks?.suite.name
    let missing = benchmarks?.missing ?? []
    let isAllowed = parsed[GateOptions.allowMissing]
    (self.missing, remarks) = (
      isAllowed ? [] : missing,
      (isAllowed ? missing.map { "\($0): only the base side has it; not compared" } : []) + (benchmarks?.notes ?? [])
    )
    if parsed[GateOptions.together] {
      guard !plan.metrics.contains(where: { $0.metric == .wall }) else {
        throw InputError("--together: programs that share their CPUs have no wall time of their own; leave out wall")
      }
      plan.pairing = .together
    }
  }

  /// Benchmarks that only the base has, where that is not allowed.
  let missing: [String]
  /// What is not compared, one line each.
  let remarks: [String]

  /// The benchmarks of the two programs; nil where no suite is named.
  private static func benchmarks(_ parsed: ParsedOptions) throws -> SuiteBenchmarks? {
    guard let suite = parsed[GateOptions.suite].flatMap(BenchmarkSuites.named) else {
      for option in [GateOptions.runTime.name, GateOptions.allowMissing.name] where parsed.names.contains(option) {
        throw InputError("--\(option) goes with --suite; leave it out")
      }
      return nil
    }
    guard let base = parsed[GateOptions.base], let new = parsed[GateOptions.new] else {
      throw InputError("--suite \(suite.name): name the two programs with --base and --new")
    }
    guard parsed[ProgramOptions.shell] == nil else {
      throw InputError("--suite: its programs run without a shell; leave out --shell")
    }
    if let figure = parsed[ProgramOptions.figure].first(where: { $0.pattern != nil }) {
      throw InputError("--figure \(figure.name): with --suite it names a counter of the benchmarks; leave out =REGEX")
    }
    let own = [Metric.memory.name] + parsed[ProgramOptions.figure].map(\.name)
    if let other = parsed[GateOptions.metric].first(where: { parsed.has(GateOptions.metric) && !own.contains($0) }) {
      throw InputError(
        "--metric \(other): a suite's programs choose how many iterations a run makes, so that only 'time', which is "
          + "always judged, memory and its counters (--figure) compare")
    }
    return try SuiteBenchmarks(
      suite, base: base, new: new, only: parsed[GridOptions.only],
      time: parsed[GateOptions.runTime] ?? Seconds(0.1))
  }

  /// The machine's CPUs.
  var cpus: CoreCount { CoreCount(clamping: facts.topology?.cpus.count ?? grid.host.allowed.count) }

  /// Where the report goes.
  let output: ReportOutput
  /// Whether annotations for GitHub are wanted.
  var github: Bool { parsed[GateOptions.github] }
  /// Where JUnit XML goes.
  var junit: String? { parsed[GateOptions.junit] }
  /// Where the results are kept.
  var out: String? { parsed[GateOptions.out] }

  /// The two sides as they are on the command line.
  private struct Sides {
    let base: Subject
    let new: Subject

    init(_ parsed: ParsedOptions) throws {
      let commands = [GateOptions.base, GateOptions.new].map { parsed[$0] }
      let binaries = [GateOptions.baseBinary, GateOptions.newBinary].map { parsed[$0] }
      switch (commands.compactMap { $0 }.count, binaries.compactMap { $0 }.count, parsed.operands.first) {
      case (2, 0, nil):
        guard !parsed.has(GridOptions.data) else {
          throw InputError("--data goes with a workload; write the file's name into --base and --new")
        }
        let sides = zip(["--base", "--new"], commands).map { option, text in
          Subject(.command(CommandTemplate(text ?? "", interpreter: parsed[ProgramOptions.shell], option: option)))
        }
        (base, new) = (sides[0], sides[1])
      case (0, 2, let workload?):
        guard parsed[ProgramOptions.shell] == nil else { throw InputError("--shell goes with --base and --new") }
        let sides = try zip(["--base-binary", "--new-binary"], binaries).map { option, path in
          guard let found = Tool.find(path ?? "") else {
            throw InputError("\(option): '\(path ?? "")' is no executable file")
          }
          return Subject(.workload(workload), executable: found, program: try InputPath.digest(of: found))
        }
        (base, new) = (sides[0], sides[1])
      case (0, 2, nil): throw InputError("gate: name the WORKLOAD that both binaries are to run")
      case (2, 0, let stray?):
        throw InputError(
          "gate: what is '\(stray)' for? --base and --new are whole commands; put their words in quotes")
      default:
        throw InputError(
          "gate needs --base 'CMD A' --new 'CMD B', or --base-binary X --new-binary Y WORKLOAD; "
            + "see: speedup gate --help")
      }
    }
  }
}
