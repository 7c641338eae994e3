import SpeedupCore

/// Whether a cell's programs had better run together, told by how its warm-up pairs went; see
/// ``GatePairing/automatic``.
package enum GateTrial {
  /// CPU time of a run below which two that share a CPU have too few slices of it for a ratio with less noise than in
  /// turn: measured, runs of 20 ms gain nothing, those of 40 ms half of the noise.
  package static let least = Seconds(0.04)

  /// Whether running together can be of use for what a gate compares: CPU time, which it makes less noisy, and nothing
  /// that depends on having a CPU for oneself.
  package static func suits(_ plan: GatePlan, cpus: Int) -> Bool {
    let judged = plan.metrics.map(\.metric)
    // CPU times of programs that share a CPU are for their ratio only.
    let limited = plan.cells.flatMap { ($0.limits ?? []).map(\.metric) }
    // A CPU has to be left for the harness itself.
    return cpus >= 2 && plan.suite == nil && judged.contains(.cpu)
      && judged.allSatisfy { $0 == .cpu || $0 == .memory } && limited.allSatisfy { $0 == .memory }
  }

  /// Whether these pairs, made in turn, are of programs with one thread that run long enough.
  package static func isCandidate(_ pairs: [GatePair]) -> Bool {
    !pairs.isEmpty && pairs.allSatisfy { isCandidate($0.base) && isCandidate($0.new) }
  }

  private static func isCandidate(_ run: CellResult) -> Bool {
    guard run.status == .ok, run.evidence != .oversubscribed, let cpu = run.figures.cpu else { return false }
    return run.figures.peakThreads == 1 && cpu >= least
  }
}
