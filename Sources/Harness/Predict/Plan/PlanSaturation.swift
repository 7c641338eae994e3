import SpeedupCore

/// Why core-time is lost, as plans name it.
package enum WasteCause: String, Sendable, CaseIterable {
  case serial = "serial part"
  case tail = "uneven tasks at the end"
  case contention
  case startUp = "start-up"
  case blocked = "waiting for a device"
  case locks = "waiting for locks"
  case unused = "cores without a worker"
}

extension ReplayWaste {
  /// The core-seconds of one cause.
  package subscript(cause: WasteCause) -> Double {
    switch cause {
    case .serial: serial
    case .tail: tail
    case .contention: contention
    case .startUp: startUp
    case .blocked: blocked
    case .locks: locks
    case .unused: unused
    }
  }
}

/// What keeps more cores from helping, first.
package struct PlanSaturation: Sendable, Equatable {
  package var cause: WasteCause
  /// Where the cause is locks: that which is waited for longest.
  package var lock: String?
  /// From how many cores on it takes more than ``noticeable`` of their time; nil: nowhere.
  package var from: Int?
  /// Part of the core-time that it takes at the row looked at.
  package var share: Double
  /// What the row's time would be without it, at best: seconds.
  package var without: Double

  /// The share of the core-time from which a cause counts as a limit.
  package static let noticeable = 0.1

  /// A cause that takes less than this share of the core-time limits nothing.
  private static let least = 0.005

  /// What limits `row` most, and from where on; nil where nobody traced where the time goes, or next to nothing is lost.
  package init?(_ row: PlanRow, among rows: [PlanRow]) {
    guard let waste = row.forecast.waste, waste.total > 0 else { return nil }
    let causes = WasteCause.allCases.filter { $0 != .unused }
    guard let cause = causes.max(by: { waste[$0] < waste[$1] }), waste[cause] >= Self.least * waste.total else {
      return nil
    }
    self.cause = cause
    lock = cause == .locks ? row.forecast.worstLock : nil
    share = waste[cause] / waste.total
    // Of rows with as many workers as cores, the first where it is felt.
    from = rows.filter { one in
      guard one.place.workers == one.place.cores, one.place.chunk == row.place.chunk,
        let own = one.forecast.waste, own.total > 0
      else { return false }
      return own[cause] / own.total > Self.noticeable
    }.map(\.place.cores).min()
    let cores = Double(row.place.cores)
    let fixed = row.time.centre - row.forecast.time.centre / (row.place.instance?.speed ?? 1)
    // While one worker does what only one can, all others wait: its own time goes as well.
    let lost = cause == .serial ? waste.serial / max(1, cores - 1) : waste[cause] / cores
    without = fixed + max(0, row.forecast.time.centre - lost) / (row.place.instance?.speed ?? 1)
  }
}

/// Tasks in rounds: six on four workers are two, as on three.
package struct PlanRounds: Sendable, Equatable {
  package var phase: String
  /// What workers take at once.
  package var chunks: Int
  package var workers: Int

  /// Nil where there are so many that rounds don't show, or no worker waits in the last one.
  package init?(phase: String, tasks: Int, chunk: Int, workers: Int) {
    self.phase = phase
    self.workers = workers
    chunks = (tasks + max(1, chunk) - 1) / max(1, chunk)
    guard chunks > 0, workers > 1, count <= Self.most, fewest < workers else { return nil }
  }

  /// More of them even out.
  package static let most = 8
  package var count: Int { (chunks + workers - 1) / workers }
  /// The fewest workers that need as many rounds.
  package var fewest: Int { (chunks + count - 1) / count }
}
