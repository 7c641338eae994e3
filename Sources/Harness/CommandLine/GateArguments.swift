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
  var facts: MachineFacts { grid.facts }
  private(set) var plan: GatePlan
  /// The runs: every cell once a build, those of the base first.
  let runs: SweepPlan
  var host: Host { grid.host }
  /// Whether outputs are compared, and how; nil: they are not.
  let sameOutput: SameOutput?
  /// Benchmarks that only the base has, where that is not allowed.
  let missing: [String]
  /// What is not compared, one line each.
  let remarks: [String]

  /// - Throws: ``InputError``.
  init(_ parsed: ParsedOptions, workloads: [any Workload]) throws {
    output = try ReportOutput(parsed)
    grid = try GridArguments(parsed, command: "gate")
    self.parsed = parsed
    let sides = try GateSides(parsed)
    let benchmarks = try Self.benchmarks(parsed)
    var request = try grid.request(sides.subjects)
    if let benchmarks {
      if let stray = request.axes.first(where: { $0.name != "cores" }) {
        throw InputError("--suite: its benchmarks have their own parameters; leave out the axis '\(stray.name)'")
      }
      let place = CommandTemplate("\(benchmarks.suite.name) {\(BenchmarkSuites.axis)}")
      request.subjects = sides.subjects.map { _ in Subject(.command(place)) }
      request.only = nil
      request.axes.append((BenchmarkSuites.axis, benchmarks.builds[0].map(\.name)))
      request.surroundings.figures.insert(.suiteTime, at: 0)
    }
    var planned = try SweepPlanner(request, host: grid.host, workloads: workloads).plan()
    if let benchmarks { planned.run(benchmarks, for: parsed[GateOptions.runTime] ?? Seconds(0.1)) }
    runs = planned
    sameOutput = try SameOutput(parsed, planned)
    if sameOutput != nil, benchmarks != nil {
      throw InputError("--same-output: a suite's programs print their own figures; leave it out")
    }
    let missing = benchmarks?.missing ?? []
    let isAllowed = parsed[GateOptions.allowMissing]
    self.missing = isAllowed ? [] : missing
    remarks =
      (isAllowed ? missing.map { "\($0): only the base side has it; not compared" } : []) + (benchmarks?.notes ?? [])
    plan = try Self.plan(parsed, sides, planned, benchmarks, on: grid.host)
    try plan.choosePairing(parsed[GateOptions.together], on: grid.host)
  }

  private static func plan(
    _ parsed: ParsedOptions, _ sides: GateSides, _ runs: SweepPlan, _ benchmarks: SuiteBenchmarks?, on host: Host
  ) throws -> GatePlan {
    let placement = try Placement(runs.placement, on: host)
    let margins = try CellMargins(parsed[GateOptions.threshold], option: "--threshold")
    let metrics = try MetricMargin.read(
      metrics: parsed.has(GateOptions.metric)
        ? ReferenceChoice.distinct(parsed[GateOptions.metric]).joined(separator: ",") : nil,
      thresholds: margins.plain, usual: benchmarks == nil ? [.cpu] : [], figures: runs.surroundings.figures)
    let limits = try CellLimits(parsed[GateOptions.limit], metrics: metrics.map(\.metric), option: "--limit")
    let cells = runs.cells.filter { $0.subject == 0 }
    try margins.requireMatches(cells.map(\.values))
    try limits.requireMatches(cells.map(\.values))
    var plan = GatePlan(
      base: sides.base[0].title, new: sides.new[0].title,
      cells: try cells.enumerated().map { place, cell in
        var gated = GateCell(
          index: place, label: cell.label, oversubscribed: placement.mode(of: cell, in: runs) == .oversubscribed)
        let name = cell.places.value(of: BenchmarkSuites.namePlace)
        if benchmarks?.builds[0].contains(where: { $0.name == name && $0.isWallTime }) == true {
          gated.isWallTime = true
        }
        gated.margins = try margins.of(cell.values, metrics: metrics)
        gated.limits = limits.of(cell.values)
        return gated
      }, metrics: metrics)
    plan.baseBuilds = sides.base.map { GateBuild(title: $0.title) }
    plan.newBuilds = sides.new.map { GateBuild(title: $0.title) }
    if plan.units > 1, metrics.contains(where: { $0.metric == .instructions }) {
      throw InputError(
        "--metric instructions: layout does not change what is counted; name one build a side, or leave it out")
    }
    plan.budget = parsed[GateOptions.budget]
    plan.maxPairs = parsed[GateOptions.maxPairs]
    plan.warmups = parsed[GateOptions.warmup]
    plan.level = parsed[GateOptions.level]
    plan.onInconclusive = parsed[GateOptions.inconclusive]
    plan.seed = runs.seed
    plan.suite = benchmarks?.suite.name
    return plan
  }

  /// The benchmarks of the two programs; nil where no suite is named.
  private static func benchmarks(_ parsed: ParsedOptions) throws -> SuiteBenchmarks? {
    guard let suite = parsed[GateOptions.suite].flatMap(BenchmarkSuites.named) else {
      for option in [GateOptions.runTime.name, GateOptions.allowMissing.name] where parsed.names.contains(option) {
        throw InputError("--\(option) goes with --suite; leave it out")
      }
      return nil
    }
    guard suite.takesTime || !parsed.has(GateOptions.runTime) else {
      throw InputError(
        "--run-time: a benchmark of \(suite.name) runs as long as its own configuration says; leave it out")
    }
    let (base, new) = (parsed[GateOptions.base], parsed[GateOptions.new])
    guard !base.isEmpty, !new.isEmpty else {
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

  var cpus: CoreCount { CoreCount(clamping: facts.topology?.cpus.count ?? grid.host.allowed.count) }

  let output: ReportOutput
  /// Whether annotations for GitHub are wanted.
  var github: Bool { parsed[GateOptions.github] }
  var junit: String? { parsed[GateOptions.junit] }
  var out: String? { parsed[GateOptions.out] }
  /// Whether only the plan is wanted.
  var dryRun: Bool { parsed[GateOptions.dryRun] }
  var estimate: DurationEstimate.Source? { parsed[DurationEstimate.option] }

  /// The builds of both sides, with what is known of their files once those were looked up.
  mutating func note(builds: SweepPlan) {
    // A suite's commands have words of ours behind the user's, who knows his own.
    let titles = (plan.baseBuilds + plan.newBuilds).map(\.title)
    let all = zip(builds.subjects, titles).map { GateBuild($0, title: $1) }
    plan.baseBuilds = Array(all.prefix(plan.builds(.base)))
    plan.newBuilds = Array(all.dropFirst(plan.builds(.base)))
  }
}

extension GatePlan {
  /// Says how pairs are made.
  /// - Throws: ``InputError`` where they are to run at once and something with a time of its own is judged.
  fileprivate mutating func choosePairing(_ choice: PairingChoice, on host: Host) throws {
    let limited = cells.flatMap { ($0.limits ?? []).map(\.metric) }
    if choice == .always, metrics.contains(where: { $0.metric == .wall }) || limited.contains(.wall) {
      throw InputError("--together: programs that share their CPUs have no wall time of their own; leave out wall")
    }
    if choice == .always, limited.contains(.cpu) {
      throw InputError(
        "--together: CPU times of programs that share their CPUs are for their ratio only; leave out the limit on cpu")
    }
    pairing = choice == .auto && !GateTrial.suits(self, cpus: host.allowed.count) ? .inTurn : choice.pairing
  }
}
