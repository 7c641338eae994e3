/// What other load took from one run, by the run's own figures: whether its times are the program's or the machine's.
///
/// A run is disturbed when
/// - it waited for CPUs longer than ``FitnessLimits/offCpuOfOneRun`` of wall × workers, beyond
///   ``FitnessLimits/ownDelay`` and what its own threads may have waited for each other;
/// - the hypervisor took more than ``FitnessLimits/steal`` of wall × CPUs of its mask, beyond one clock tick;
/// - where no run-queue delay is known: some task of the machine waited for a CPU for more than
///   ``FitnessLimits/cpuPressure`` of its wall time, beyond ``FitnessLimits/ownPressure`` and the same.
///
/// A run with more threads than CPUs waits for itself only while its threads hold all its CPUs, so no longer than its CPU
/// time over them, and then each of the threads that are too many. Threads that sleep, as those of a pool of processes do,
/// wait for nothing. Where its CPU time is not known, the first and the last are not asked of such a run.
package enum RunDisturbance {
  private static let limits = FitnessLimits()

  /// The figure of a run that an imported file says was disturbed: of how many, such as `3 of 10`.
  package static let told = "disturbed_runs"

  /// What is behind a figure that rests on disturbed runs, wherever it is shown.
  package static let mark = "†"

  /// Whether the run's own figures tell anything of other load.
  package static func isKnown(_ record: RunRecord) -> Bool {
    let figures = record.figures
    return figures.runDelay != nil || figures.steal != nil || figures.cpuPressure != nil
  }

  /// What disturbed the run, in a few words; nil when nothing did, or nothing is known.
  package static func cause(_ record: RunRecord) -> String? {
    if let share = record.measures[told] { return "one of \(share) runs that were disturbed where it was measured" }
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
    let times = Times(
      wall: figures.value(.wall), threads: figures.value(Metric.peakThreads), delay: figures.value(Metric.runDelay),
      steal: figures.value(Metric.steal), pressure: figures.value(Metric.cpuPressure), cpu: figures.value(.cpu))
    return loss(times, cpus: cpus, workers: workers, isOversubscribed: isOversubscribed)
      .map { "\($0.what) \(Readable.percent($0.share)) of its time" }
  }

  /// The figures of one run from which it is told.
  struct Times {
    var wall, threads, delay, steal, pressure, cpu: Double?
  }

  /// The loss that disturbed a run, and how much of its time it was.
  static func loss(
    _ times: Times, cpus: Int, workers: Int?, isOversubscribed: Bool
  ) -> (what: String, share: Double)? {
    guard let wall = times.wall, wall > 0 else { return nil }
    func share(_ loss: Double?, beyond own: Double, of whole: Double) -> Double {
      loss.map { max(0, $0 - own) / whole } ?? 0
    }
    let threads = max(Double(workers ?? 1), times.threads ?? 1)
    let tooMany = max(0, threads - Double(cpus))
    let crowdsItself = isOversubscribed || (tooMany > 0 && times.cpu == nil)
    // For how long its own threads may have held all CPUs.
    let full = tooMany > 0 ? (times.cpu ?? 0) / Double(cpus) : 0
    if !crowdsItself {
      let own = limits.ownDelay.value + full * tooMany
      let waited = share(times.delay, beyond: own, of: wall * (workers.map { Double($0) } ?? threads))
      if waited > limits.offCpuOfOneRun.unfit { return ("waited for a CPU", waited) }
    }
    // No more than all of its time: the kernel books what came before a run within it, too.
    let stolen = min(1, share(times.steal, beyond: limits.stealTick.value, of: wall * Double(cpus)))
    if stolen > limits.steal.unfit { return ("lost to the hypervisor", stolen) }
    if !crowdsItself, times.delay == nil {
      let pressed = min(1, share(times.pressure, beyond: limits.ownPressure.value + full, of: wall))
      if pressed > limits.cpuPressure.unfit { return ("under CPU pressure", pressed) }
    }
    return nil
  }
}

/// Which rows of a table other load disturbed: ``RunDisturbance`` of many rows, with what they share found out once, or when
/// the rows were read.
package struct DisturbedRows {
  private let records: RunRecords
  private let isKnown: Bool
  private let wall, threads, delay, steal, pressure, cpu: RunColumns.Figure
  /// The place of the figure that an imported file tells it by.
  private let told: Int?
  private var cpus: [UInt32: Int] = [:]
  private var latest: (mask: UInt32, cpus: Int)?
  private var cell: (axes: UInt32, workers: Int?)?

  package init(_ records: RunRecords) {
    self.records = records
    let columns = records.columns
    told = columns.measureNames.firstIndex(of: RunDisturbance.told)
    isKnown = columns.knowsDisturbances
    (wall, threads, delay) = (
      columns.figure(.wall), columns.figure(Metric.peakThreads), columns.figure(Metric.runDelay)
    )
    (steal, pressure, cpu) = (
      columns.figure(Metric.steal), columns.figure(Metric.cpuPressure), columns.figure(.cpu)
    )
  }

  /// Whether other load disturbed the run of a row.
  package mutating func contains(_ row: Int) -> Bool {
    if let told, records.hasMeasure(told, row) { return true }
    if isKnown { return records.isDisturbed(row) }
    let name = records.cellName(row)
    if cell?.axes != name { cell = (name, records.value(name, of: "workers").flatMap { Int($0) }) }
    let mask = records.maskNumber(row)
    if latest?.mask != mask {
      let known = cpus[mask] ?? records.mask(row).flatMap { CpuSet(list: $0)?.count } ?? 1
      cpus[mask] = known
      latest = (mask, known)
    }
    let times = RunDisturbance.Times(
      wall: wall[row], threads: threads[row], delay: delay[row], steal: steal[row], pressure: pressure[row],
      cpu: cpu[row])
    return RunDisturbance.loss(
      times, cpus: latest?.cpus ?? 1, workers: cell?.workers ?? nil,
      isOversubscribed: records.evidence(row) == .oversubscribed) != nil
  }
}
