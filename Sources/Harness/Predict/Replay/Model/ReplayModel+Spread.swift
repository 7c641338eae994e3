import Glibc
import SpeedupCore
import SpeedupStatistics

extension ReplayModel {
  /// Whether it is of a program or a file, with several workers on as many cores, as far as that is known.
  static func isRecordedTogether(_ trace: TaskTrace) -> Bool {
    trace.origin != .workload && trace.workers > 1 && (trace.ranOn ?? trace.workers) >= trace.workers
  }

  /// How long runs took whose workers shared fewer CPUs, seconds.
  static func sharing(_ traces: [TaskTrace]) -> [ReplayPoint: [Double]] {
    let shared = traces.filter { $0.origin != .workload && $0.workers > ($0.ranOn ?? $0.workers) }
    return Dictionary(grouping: shared) { ReplayPoint(cores: $0.ranOn ?? 1, workers: $0.workers) }
      .mapValues { $0.map(\.wall.value) }
  }

  static func median(_ values: [Double]) -> Double { (try? SpeedupStatistics.median(values)) ?? 0 }

  /// Standard deviation of the logarithm of the median over 200 bootstrap samples of the runs; nil with one run.
  static func spread(_ times: [Double]) -> Double? {
    guard times.count > 1, times.allSatisfy({ $0 > 0 }) else { return nil }
    guard times.contains(where: { $0 != times[0] }) else { return 0 }
    var random = SplitMix64(seed: 13)
    let medians = (0..<200).map { _ in log(median(times.map { _ in times[random.nextBounded(times.count)] })) }
    let mean = medians.reduce(0, +) / Double(medians.count)
    return (medians.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(medians.count - 1)).squareRoot()
  }
}
