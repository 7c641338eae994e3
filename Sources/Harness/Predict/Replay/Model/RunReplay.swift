import Glibc

/// One traced run replayed at one point, with one choice of slowdown. Seconds.
struct RunReplay {
  /// Where slowdown comes from. All but the last are strict: no run of this cell with several workers is in them.
  enum Source: CaseIterable {
    /// What a prediction takes, and the same as far lower and higher as other cells are from each other.
    case predicted, predictedLow, predictedHigh
    /// From copies of the program alone, and from other cells' runs alone.
    case coRun, pooled
    /// From the cell's own runs with several workers: the self-check.
    case together

    /// How low and how high a strict prediction may come.
    static let strict: [Source] = [.predicted, .predictedLow, .predictedHigh, .coRun, .pooled]
  }
  enum Choice {
    case centre(Source)
    /// Nothing gets worse beyond the measured cores.
    case best

    fileprivate var isSelfCheck: Bool { if case .centre(.together) = self { true } else { false } }
  }

  var wall = 0.0
  var low = 0.0
  var high = 0.0
  var work = 0.0
  var span = 0.0
  /// Time in phases of several workers.
  var parallel = 0.0
  var bounds: (low: Double, high: Double) = (0, 0)
  var waste = ReplayWaste()
  var locks: [ReplayLock] = []
  /// Phases whose tasks were blocked for a good part, those whose CPU time is not known, and those without a slowdown.
  var blocked = PhaseNames()
  var unseen = PhaseNames()
  var uncalibrated = PhaseNames()
  /// Those whose tasks may have waited for a CPU.
  private(set) var queueing: [ReplayPhase] = []
  private var queueingNames = PhaseNames()
  /// Those whose tasks hold locks and wait for each other.
  var lockedInOrder = PhaseNames()
  var hasTeams = false
  private var blockedTime = 0.0
  private var taskTime = 0.0

  /// With tasks that can be cut at will: serial parts, and the others' work shared by all.
  private(set) var finest = 0.0

  var blockedShare: Double { taskTime > 0 ? blockedTime / taskTime : 0 }

  init(_ run: PreparedRun, _ point: ReplayPoint, _ calibration: ReplayCalibration, _ choice: Choice) {
    for prepared in run.phases {
      let phase = prepared.phase
      var table: [Double] = []
      if !prepared.isSerial, let slowdown = Self.slowdown(phase.calibratedAs, calibration, choice) {
        if case .best = choice {
          table = slowdown.table(upTo: point.parallelism, best: true)
        } else {
          table = slowdown.table(upTo: point.parallelism, best: false)
        }
      }
      let waits = choice.isSelfCheck ? calibration.ownWaits : calibration.waitsAtOnce(point)
      let replay = PhaseReplay(prepared, point, slowdown: table, waitsAtOnce: min(waits, point.workers))
      if !prepared.isSerial {
        parallel += replay.wall * 1e-9
        taskTime += Double(prepared.pure) * 1e-9
        blockedTime += Double(phase.blocked ?? 0) * 1e-9
        if phase.blocked == nil { unseen.note(phase.name) }
        if phase.blockedShare > ReplayBand.blockedShare { blocked.note(phase.name) }
        if phase.isQueueing, queueingNames.note(phase.name) { queueing.append(phase) }
        if calibration.slowdowns[phase.calibratedAs] == nil { uncalibrated.note(phase.name) }
        if phase.hasLocksAndOrder { lockedInOrder.note(phase.name) }
        hasTeams = hasTeams || !phase.inner.isEmpty
      }
      wall += replay.wall * 1e-9
      low += replay.edges.lowerBound * 1e-9
      high += replay.edges.upperBound * 1e-9
      work += replay.work * 1e-9
      span += replay.span * 1e-9
      bounds.low += replay.bounds.low * 1e-9
      bounds.high += replay.bounds.high * 1e-9
      waste = waste + replay.waste.scaled(1e-9)
      note(prepared)
    }
    finest = wall - parallel + taskTime / Double(max(1, point.parallelism))
  }

  private mutating func note(_ prepared: PreparedPhase) {
    for (number, name) in prepared.phase.locks.enumerated() where number < prepared.held.count {
      let place = locks.firstIndex { $0.name == name } ?? locks.count
      if place == locks.count { locks.append(ReplayLock(name: name, held: 0, waited: 0)) }
      locks[place].held += Double(prepared.held[number]) * 1e-9
      locks[place].waited += Double(prepared.locked?.waited[number] ?? 0) * 1e-9
    }
  }

  private static func slowdown(_ phase: String, _ calibration: ReplayCalibration, _ choice: Choice) -> Slowdown? {
    guard let known = calibration.slowdowns[phase] else { return nil }
    let spread = known.pooled?.spread ?? 0
    switch choice {
    case .best, .centre(.coRun): return known.coRun.measured > 1 ? known.coRun : known.predicted
    case .centre(.predicted): return known.predicted
    case .centre(.predictedLow): return known.predicted.scaled(by: exp(-spread))
    case .centre(.predictedHigh): return known.predicted.scaled(by: exp(spread))
    case .centre(.pooled): return known.pooled?.whole ?? known.coRun
    case .centre(.together): return known.together ?? known.coRun
    }
  }
}

/// Names of phases, each once, in the order in which they were noted.
struct PhaseNames {
  private(set) var all: [String] = []
  private var known: Set<String> = []

  var isEmpty: Bool { all.isEmpty }

  /// - Returns: whether it is a new one.
  @discardableResult
  mutating func note(_ name: String) -> Bool {
    guard known.insert(name).inserted else { return false }
    all.append(name)
    return true
  }

  /// A line for each of the first three, and one for all others.
  func lines(_ text: (String) -> String) -> [String] { Self.few(all.map(text)) }

  static func few(_ lines: [String]) -> [String] {
    lines.count <= 4 ? lines : lines.prefix(3) + ["the same of \(lines.count - 3) more phases"]
  }
}
