/// What other load took from one run, by the run's own figures: whether its times are the program's or the machine's.
///
/// A run is disturbed when
/// - it waited for CPUs longer than ``FitnessLimits/offCpuOfOneRun`` of wall × workers, beyond
///   ``FitnessLimits/ownDelay``; not asked of a run with more threads than CPUs, whose threads wait for each other;
/// - the hypervisor took more than ``FitnessLimits/steal`` of wall × CPUs of its mask, beyond one clock tick;
/// - where no run-queue delay is known: some task of the machine waited for a CPU for more than
///   ``FitnessLimits/cpuPressure`` of its wall time, beyond ``FitnessLimits/ownPressure``.
package enum RunDisturbance {
  private static let limits = FitnessLimits()

  /// What is behind a figure that rests on disturbed runs, wherever it is shown.
  package static let mark = "†"

  /// Whether the run's own figures tell anything of other load.
  package static func isKnown(_ record: RunRecord) -> Bool {
    let figures = record.figures
    return figures.runDelay != nil || figures.steal != nil || figures.cpuPressure != nil
  }

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
        crowdsItself ? nil : share(figures.runDelay, beyond: limits.ownDelay, of: wall * Double(workers ?? threads)),
        limits.offCpuOfOneRun.unfit
      ),
      (
        "lost to the hypervisor", share(figures.steal, beyond: limits.stealTick, of: wall * Double(cpus)),
        limits.steal.unfit
      ),
      (
        "under CPU pressure",
        crowdsItself || figures.runDelay != nil
          ? nil : share(figures.cpuPressure, beyond: limits.ownPressure, of: wall),
        limits.cpuPressure.unfit
      ),
    ]
    for case (let what, let share?, let limit) in signals where share > limit {
      return "\(what) \(Readable.percent(share)) of its time"
    }
    return nil
  }
}
