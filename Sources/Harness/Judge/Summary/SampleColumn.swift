import SpeedupCore

/// What the runs of many cells say about one figure. Cells of one run are not held: their sample is the run's figure.
struct SampleColumn: Sendable {
  /// By slot; short of those that have none at the end.
  private var held: [SampleSummary<Double>?] = []

  subscript(slot: Int) -> SampleSummary<Double>? {
    get { slot < held.count ? held[slot] : nil }
    set {
      if slot < held.count { held[slot] = newValue; return }
      guard newValue != nil else { return }
      while held.count < slot { held.append(nil) }
      held.append(newValue)
    }
  }
}

enum SummaryFigure: Int, CaseIterable {
  case wall, cpu, system, voluntarySwitches, memory, memoryWithoutCache, peakThreads, instructions, itemRate

  /// nil for one that is made of others.
  var metric: Metric? {
    switch self {
    case .wall: .wall
    case .cpu: .cpu
    case .system: Metric.system
    case .voluntarySwitches: Metric.voluntarySwitches
    case .memory: .memory
    case .memoryWithoutCache: Metric.memoryWithoutCache
    case .peakThreads: Metric.peakThreads
    case .instructions: .instructions
    case .itemRate: nil
    }
  }

  /// Whether a run that was killed at a limit would have had more than the others.
  var isBounded: Bool {
    switch self {
    case .wall, .cpu, .system, .memory, .memoryWithoutCache: true
    case .voluntarySwitches, .peakThreads, .instructions, .itemRate: false
    }
  }
}
