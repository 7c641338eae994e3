import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// The runs of a sweep that leave nothing but the trace of tasks as they are planned for more cores than there are.
struct TraceRehearsals {
  private let plan: SweepPlan
  private let traces: TraceFolder
  /// Most traced runs of a cell.
  private static let mostRuns = 7

  /// How many runs they are; 0: none was asked for.
  static func count(in plan: SweepPlan) -> Int { plan.rehearsals.count * min(mostRuns, plan.repeats) }

  init(_ plan: SweepPlan, _ traces: TraceFolder) {
    self.plan = plan
    self.traces = traces
  }

  /// Makes those that are not there yet.
  /// - Returns: false when the user stopped it.
  func make(with runner: ProcessRunner) throws -> Bool {
    for cell in plan.rehearsals {
      for run in 0..<min(Self.mostRuns, plan.repeats) {
        let workers = cell.values.value(of: "workers").flatMap { Int($0) } ?? 1
        let name = TraceFolder.name(rehearsal: cell.index, run: run, workers: workers)
        guard !Files.exists("\(traces.path)/\(name)") else { continue }
        guard let result = try runner.rehearse(cell, run: run, in: traces) else { return false }
        guard result.status == .ok else {
          Console.error(
            SafeText.line("speedup: not rehearsed: \(cell.label): \(result.status.rawValue): \(result.detail)"))
          break
        }
      }
    }
    return true
  }
}
