import SpeedupCore

/// How the runs ended that were made with so many workers: a forecast is held against them.
package struct PlanOutcome: Sendable, Equatable {
  package var workers: Int
  package var chunk: Int?
  package var runs: Int
  /// How many of them ended well.
  package var ok: Int
  /// How the others ended: `6 of 8 runs were killed at the time limit`; empty where all ended well.
  package var ending: String
  /// What the median of their time is at least, seconds; nil: it is known, or nothing tells.
  package var least: Double?

  package init(workers: Int, chunk: Int? = nil, runs: Int, ok: Int, ending: String = "", least: Double? = nil) {
    self.workers = workers
    self.chunk = chunk
    self.runs = runs
    self.ok = ok
    self.ending = ending
    self.least = least
  }

  /// What part of them ended well: no run there is done by a deadline with a greater chance.
  package var share: Double { runs > 0 ? Double(ok) / Double(runs) : 1 }

  /// Whether no time is known there: fewer than half ended well.
  package var isLost: Bool { least != nil || ok * 2 < runs }

  /// Whether something is to be told of it.
  package var isFaulty: Bool { isLost || ok < runs }

  /// The outcome at a place, or where nothing was measured there that of its neighbour which ended worse; nil: unknown.
  static func nearest(_ place: PlanPlace, in all: [PlanOutcome]) -> PlanOutcome? {
    let known = all.filter { $0.chunk == nil || place.chunk == nil || $0.chunk == place.chunk }
    func worst(_ some: [PlanOutcome]) -> PlanOutcome? {
      some.min { ($0.isLost ? -1 : $0.share) < ($1.isLost ? -1 : $1.share) }
    }
    if let there = worst(known.filter { $0.workers == place.workers }) { return there }
    let below = known.map(\.workers).filter { $0 < place.workers }.max()
    let above = known.map(\.workers).filter { $0 > place.workers }.min()
    return worst(known.filter { $0.workers == below || $0.workers == above })
  }
}
