import SpeedupCore

/// One thing to ask a replay: so many workers on so many cores.
package struct ReplayPoint: Sendable, Hashable {
  package var cores: Int
  package var workers: Int
  /// Tasks that a worker takes at once; nil: as traced.
  package var chunk: Int?
  package var schedule: ReplaySchedule
  package var sharing: CoreSharing

  package init(
    cores: Int, workers: Int, chunk: Int? = nil, schedule: ReplaySchedule = .dynamic, sharing: CoreSharing = .fair
  ) {
    self.cores = cores
    self.workers = workers
    self.chunk = chunk
    self.schedule = schedule
    self.sharing = sharing
  }

  /// Cores that are busy at once at most.
  package var parallelism: Int { min(cores, workers) }
}

/// Where the core-time went: core-seconds, which together are cores × time.
package struct ReplayWaste: Sendable, Equatable {
  /// What the tasks took alone: no waste.
  package var work = 0.0
  /// Other cores while one worker did what only one can.
  package var serial = 0.0
  /// Workers without a task at the end of a phase.
  package var tail = 0.0
  /// What tasks took longer than alone.
  package var contention = 0.0
  /// Starting and waking workers, getting chunks, ending phases.
  package var startUp = 0.0
  /// Waiting for a device that serves one after the other.
  package var blocked = 0.0
  /// Cores without work while workers waited for locks; 0 also where no lock was traced.
  package var locks = 0.0
  /// Cores that no worker was for.
  package var unused = 0.0

  package init() {}

  package var total: Double { work + serial + tail + contention + startUp + blocked + locks + unused }

  package static func + (a: ReplayWaste, b: ReplayWaste) -> ReplayWaste { a.combined(b, +) }

  package func scaled(_ factor: Double) -> ReplayWaste { combined(self) { part, _ in part * factor } }

  private func combined(_ other: ReplayWaste, _ operation: (Double, Double) -> Double) -> ReplayWaste {
    var result = ReplayWaste()
    result.work = operation(work, other.work)
    result.serial = operation(serial, other.serial)
    result.tail = operation(tail, other.tail)
    result.contention = operation(contention, other.contention)
    result.startUp = operation(startUp, other.startUp)
    result.blocked = operation(blocked, other.blocked)
    result.locks = operation(locks, other.locks)
    result.unused = operation(unused, other.unused)
    return result
  }
}

package struct ReplayLock: Sendable, Equatable {
  package let name: String
  /// Seconds in which it is held: its phases take no less together.
  package var held: Double
  /// Seconds that workers wait for it together.
  package var waited: Double
}

/// Why a replay says nothing.
package struct ReplayRefusal: Error, Equatable, CustomStringConvertible {
  /// One line: the reason, and what would help.
  package let description: String

  package init(_ description: String) { self.description = description }
}

/// How far from what was measured a point lies.
package enum ReplayCover: String, Sendable {
  /// Within the cores that tasks were measured on side by side.
  case measured = "at the measured cores"
  /// Up to 12 times as many: published curves were within the band there.
  case extrapolated = "beyond the measured cores"
  /// Further: nobody looked.
  case none = "no empirical cover"
  /// Nobody measured what tasks cost side by side.
  case uncalibrated = "not calibrated"
}

/// What a replay answers. Nothing in it was measured; see ``SpeedupCore/Evidence/simulated``.
package struct ReplayPrediction: Sendable {
  package var point: ReplayPoint
  /// Seconds, with what is not known of them.
  package var time: TimeBand
  /// T₁: what all tasks and serial parts take together, seconds.
  package var work: Double
  /// T∞: serial parts, and of every phase the longest chunk or the lock that is held longest in all; seconds.
  package var span: Double
  /// Of the replay without phase costs and slowdown, seconds; the machine may well lie above. The upper one is nil
  /// where a schedule lets workers idle while there is work.
  package var bounds: (low: Double, high: Double?)
  package var waste: ReplayWaste
  /// In the order in which phases first tell of them; empty: none was traced.
  package var locks: [ReplayLock] = []
  package var cover: ReplayCover
  /// Cores in use over measured cores; 1 up to there.
  package var reach: Double
  /// Where the program makes other tasks for other numbers of workers, and none were recorded for these: the number whose
  /// graph was taken. The band holds other graphs; ``span`` is this one's.
  package var graphOf: Int?
  /// With the slowdown of this cell's own runs with several workers, seconds: it says whether the model holds, not what
  /// it would have foretold. nil beyond the cores of those runs.
  package var selfCheck: Double?
  /// Standard deviation of the logarithm over the traced runs; nil with one run.
  package var spread: Double?
  /// Whether tasks wait, and waits are taken for those of one device that serves in turn, since nothing tells otherwise:
  /// then the time may lie at the band's lower end as well.
  package var assumesOneDevice = false
  /// Whether tasks of a phase hold locks and wait for each other, which is replayed one without the other.
  package var hasLocksApart = false
  /// What was left out, a line each.
  package var notModelled: [String]

  /// The lock that workers wait for longest; nil: none has to.
  package var worstLock: ReplayLock? { locks.filter { $0.waited > 0 }.max { $0.waited < $1.waited } }

  /// Part of the cores' time that was work.
  package var utilisation: Double { waste.total > 0 ? waste.work / waste.total : 0 }
}
