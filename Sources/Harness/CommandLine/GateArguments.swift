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
  /// The gate.
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
    runs = try SweepPlanner(
      try grid.request([sides.base, sides.new]), host: grid.host, workloads: workloads
    ).plan()
    let (runs, placement) = (runs, try Placement(runs.placement, on: grid.host))
    plan = GatePlan(
      base: sides.base.title, new: sides.new.title,
      cells: runs.cells.filter { $0.subject == 0 }.enumerated().map { place, cell in
        GateCell(index: place, label: cell.label, oversubscribed: placement.mode(of: cell, in: runs) == .oversubscribed)
      },
      metrics: try MetricMargin.read(
        metrics: parsed.has(GateOptions.metric)
          ? ReferenceChoice.distinct(parsed[GateOptions.metric]).joined(separator: ",") : nil,
        thresholds: parsed[GateOptions.threshold], figures: runs.surroundings.figures))
    plan.budget = parsed[GateOptions.budget]
    plan.maxPairs = parsed[GateOptions.maxPairs]
    plan.warmups = parsed[GateOptions.warmup]
    plan.level = parsed[GateOptions.level]
    plan.seed = runs.seed
    if parsed[GateOptions.together] {
      guard !plan.metrics.contains(where: { $0.metric == .wall }) else {
        throw InputError("--together: programs that share their CPUs have no wall time of their own; leave out wall")
      }
      plan.pairing = .together
    }
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

  /// The two sides as they stand on the command line.
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
