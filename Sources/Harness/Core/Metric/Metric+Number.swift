/// The metrics that every run has, in the order of their numbers.
extension Metric: CaseIterable {
  public static let allCases: [Metric] = [
    .cpu, .wall, .user, .system, .setup, .memory, .memoryMethod, .minorFaults, .majorFaults, .voluntarySwitches,
    .involuntarySwitches, .runDelay, .peakThreads, .peakProcesses, .steal, .cpuPressure, .instructions, .items, .bytes,
    .boundaryBytes, .memoryWithoutCache, .memoryWithoutCacheMethod, .boundaryBytesOut, .boundaryBytesBack, .scaling,
  ]

  /// The place among ``allCases``, where a run's figures hold it; -1 for a figure of the program's own. Written out, since
  /// a results file may ask a hundred million times.
  var number: Int {
    switch self {
    case .cpu: 0
    case .wall: 1
    case .user: 2
    case .system: 3
    case .setup: 4
    case .memory: 5
    case .memoryMethod: 6
    case .minorFaults: 7
    case .majorFaults: 8
    case .voluntarySwitches: 9
    case .involuntarySwitches: 10
    case .runDelay: 11
    case .peakThreads: 12
    case .peakProcesses: 13
    case .steal: 14
    case .cpuPressure: 15
    case .instructions: 16
    case .items: 17
    case .bytes: 18
    case .boundaryBytes: 19
    case .memoryWithoutCache: 20
    case .memoryWithoutCacheMethod: 21
    case .boundaryBytesOut: 22
    case .boundaryBytesBack: 23
    case .scaling: 24
    case .own: -1
    }
  }

  /// Which way it is better.
  package var better: DeclaredFigure.Direction {
    if case .own(let figure) = self { figure.better } else { .lower }
  }
}
