import SpeedupCore
import SpeedupEngine
import SpeedupJudge
import SpeedupStatistics
import SpeedupSystem

/// The gate's own A/A test: it compares a program with itself, so every change it reports is a false alarm, and
/// the pairs it needs tell how noisy CPU time is here.
enum SelfTest {
  /// Cells of the test's gate: identical ones, so that a verdict does not hang on one.
  static let cells = 3
  /// CPU time of one run: long enough that starting a process is a small part of it.
  static let runTime = Seconds(0.02)
  /// Most pairs a cell; a machine that needs more for a margin of 1 % is too noisy for it.
  static let maxPairs = 60

  /// Runs the gate within `budget`.
  /// - Parameter executable: a program that does a compute kernel for ``ComputeKernel/argument``.
  /// - Throws: `SystemError` when the launcher has died, ``ProbeFailure`` when the program fails.
  package static func run(_ launcher: Launcher, executable: String, budget: Seconds, seed: UInt64 = 1) throws
    -> GateReport
  {
    let kernel = ComputeKernel.calibrated(to: runTime)
    let grid = (0..<cells).map { GateCell(index: $0, label: "cell \($0)") }
    var plan = GatePlan(base: "itself", new: "itself", cells: grid, metrics: [MetricMargin(.cpu)])
    plan.maxPairs = maxPairs
    plan.budget = budget
    plan.seed = seed
    let runner = SameProgram(launcher: launcher, command: [executable, ComputeKernel.argument, "\(kernel.rounds)"])
    let start = ProcessClock.now
    var gate = try GateDirector(plan)
    let loop = RunLoop(runner, budget: budget, elapsed: { ProcessClock.now - start })
    let ending = try loop.run(&gate)
    return try gate.report(ending, elapsed: ProcessClock.now - start)
  }

  /// Starts the same program for both sides.
  private final class SameProgram: Runner {
    private let launcher: Launcher
    private let request: LaunchRequest

    init(launcher: Launcher, command: [String]) {
      self.launcher = launcher
      request = LaunchRequest(command, timeout: Seconds(10))
    }

    func run(_ group: RunGroup) throws -> [CellResult]? {
      var results: [CellResult] = []
      for _ in group.slots {
        guard let outcome = try launcher.run(request) else { return nil }
        guard outcome.ending == .exited(0) else {
          throw ProbeFailure("the compute kernel as a program ended as \(outcome.ending)")
        }
        var result = CellResult(status: .ok)
        result.figures = outcome.figures
        results.append(result)
      }
      return results
    }
  }
}

extension Checks {
  /// Whether the gate tells a program from itself here.
  static func selfComparison(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    if case .leftOut = found.selfComparison { return nil }
    guard let report = found.selfComparison.value, !report.rows.isEmpty else {
      return .unmeasured("gate-self-test", [.cpu], because: found.selfComparison.missing ?? "no pair was made")
    }
    let alarms = report.count(.regressed) + report.count(.improved)
    let open = report.rows.count - alarms - report.count(.equivalent)
    let pairs = report.rows.map(\.pairs)
    let mean = Double(pairs.reduce(0, +)) / Double(pairs.count)
    let severity: Severity = alarms > 0 ? .unfit : open > 0 ? .warning : .ok
    let outcome =
      alarms > 0
      ? "reported a change in \(alarms) of \(pairs.count) cells"
      : open > 0 ? "came to no verdict in \(open) of \(pairs.count) cells" : "found all \(pairs.count) cells equivalent"
    return Finding(
      "gate-self-test", effects: [.cpu: severity],
      seen: "the gate compared a program of \(Readable.brief(SelfTest.runTime)) with itself by CPU time "
        + "(±1 %) and \(outcome), after \(Readable.brief(mean)) pairs a cell on average",
      why: alarms > 0
        ? "a change between a program and itself is a false alarm, which may happen in 1 % of gates"
        : "the noise of CPU time is too large for a margin of 1 % within these pairs",
      fix: alarms > 0
        ? "run the doctor again; if it repeats, another machine, or a wider --threshold"
        : "give the gate more --max-pairs and --budget, longer runs, or a wider --threshold",
      figures: ["false_alarms": Double(alarms), "open_cells": Double(open), "pairs_mean": mean])
  }
}
