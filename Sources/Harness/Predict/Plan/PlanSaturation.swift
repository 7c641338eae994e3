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
    guard let waste = row.waste, waste.total > 0 else { return nil }
    let causes = WasteCause.allCases.filter { $0 != .unused }
    guard let cause = causes.max(by: { waste[$0] < waste[$1] }), waste[cause] >= Self.least * waste.total else {
      return nil
    }
    self.cause = cause
    lock = cause == .locks ? row.forecast.worstLock : nil
    share = row.share(of: cause) ?? 0
    // Of rows with as many workers as cores, the first where it is felt.
    from = rows.filter { one in
      guard one.place.workers == one.place.cores, one.place.chunk == row.place.chunk,
        row.place.instance == nil, one.place.instance == nil
      else { return false }
      return one.share(of: cause).map { $0 > Self.noticeable } ?? false
    }.map(\.place.cores).min()
    without = Self.time(of: row, waste, without: cause)
  }

  /// What a row's time would be without a cause, at best: never less than what remains of the work, shared out evenly, and of
  /// what no number of workers shortens.
  private static func time(of row: PlanRow, _ waste: ReplayWaste, without cause: WasteCause) -> Double {
    let cores = Double(row.place.cores)
    // While one worker does what only one can, all others wait: its own time goes as well.
    let alone = cause == .serial ? waste.serial / max(1, cores - 1) : 0
    let lost = cause == .serial ? alone : waste[cause] / cores
    let start = cause == .startUp ? 0 : row.startUp
    // What is held or waited for in turn is in the span as well.
    let isInTurn = cause == .locks || cause == .blocked
    let span = isInTurn ? 0 : (row.forecast.span ?? 0) * row.scale
    let least = start + max((waste.work - alone) / Double(row.place.parallelism), span - alone, 0)
    return min(row.time.centre, max(row.time.centre - lost, least))
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
