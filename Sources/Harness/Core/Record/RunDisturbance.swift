/// What other load took from one run, by the run's own figures: whether its times are the program's or the machine's.
///
/// A run is disturbed when
/// - it waited for CPUs longer than ``Limits/runDelay`` of wall × workers (beyond ``ownDelay``, which every run has);
///   not asked of a run with more threads than CPUs, whose threads wait for each other;
/// - the hypervisor took more than ``Limits/steal`` of its wall time, beyond one clock tick;
/// - where no run-queue delay is known: some task of the machine waited for a CPU for more than ``Limits/pressure`` of its
///   wall time, beyond ``ownPressure``.
package enum RunDisturbance {
  /// Shares of the wall time above which a single run counts as disturbed.
  package enum Limits {
    /// Of wall × workers.
    package static let runDelay = 0.02
    /// Of wall × CPUs of the run's mask.
    package static let steal = 0.02
    /// Of wall.
    package static let pressure = 0.05
  }

  /// Run-queue delay that every run has on an idle machine.
  package static let ownDelay = Seconds(0.0005)
  /// CPU pressure likewise: the launcher, woken beside the run.
  package static let ownPressure = Seconds(0.005)
  /// Steal comes in clock ticks; one may belong to any run.
  private static let tick = Seconds(0.01)

  /// What disturbed the run, in a few words; nil when nothing did, or nothing is known.
  package static func cause(_ record: RunRecord) -> String? {
    let cpus = record.mask.flatMap { CpuSet(list: $0)?.count } ?? 1
    let isOversubscribed = record.evidence == .oversubscribed
    let workers = record.axes.value(of: "workers").flatMap { Int($0) }
    return cause(record.figures, cpus: cpus, workers: workers, isOversubscribed: isOversubscribed)
  }

  /// As ``cause(_:)``.
  /// - Parameters:
  ///   - cpus: CPUs that the run was allowed.
  ///   - workers: nil where they are not known; then its threads are counted.
  package static func cause(
    _ figures: RunFigures, cpus: Int, workers: Int?, isOversubscribed: Bool = false
  ) -> String? {
    guard let wall = figures.wall?.value, wall > 0 else { return nil }
    func share(_ loss: Seconds?, beyond own: Seconds, of whole: Double) -> Double? {
      loss.map { max(0, $0.value - own.value) / whole }
    }
    let threads = max(workers ?? 1, figures.peakThreads ?? 1)
    let crowdsItself = isOversubscribed || threads > cpus
    let signals: [(String, Double?, Double)] = [
      (
        "waited for a CPU",
        crowdsItself ? nil : share(figures.runDelay, beyond: ownDelay, of: wall * Double(workers ?? threads)),
        Limits.runDelay
      ),
      ("lost to the hypervisor", share(figures.steal, beyond: tick, of: wall * Double(cpus)), Limits.steal),
      (
        "under CPU pressure",
        crowdsItself || figures.runDelay != nil ? nil : share(figures.cpuPressure, beyond: ownPressure, of: wall),
        Limits.pressure
      ),
    ]
    for case (let what, let share?, let limit) in signals where share > limit {
      return "\(what) \(Readable.percent(share)) of its time"
    }
    return nil
  }
}
