import SpeedupCore
import SpeedupStatistics
import SpeedupSystem

import Glibc

/// How the CPU time of the same work changed over a stretch of time.
struct Drift: Equatable {
  let length: Seconds
  /// The change from its start to its end, as a fraction: 0.02 is 2 % slower.
  let change: Double
  /// Its interval; nil where the points are too few.
  let interval: Interval?

  /// Slices of time that the samples are put into. Neighbouring samples share their disturbances, so single
  /// ones would feign more evidence than there is; and up to 40 points the interval is exact.
  private static let slices = 40
  /// Fewer than these many filled slices are no trend.
  private static let fewest = 8

  /// The trend of `samples`, of all CPUs together: every time is taken relative to its own CPU's median, each
  /// slice is represented by its median, and a Theil–Sen line is laid through the logs of these. nil when
  /// there are too few.
  init?(_ samples: [KernelSample], confidence: Double) {
    let ends = samples.map { $0.start + $0.wall }
    guard let end = ends.max(), let start = samples.map(\.start).min(), end > start else { return nil }
    var logs = [[Double]](repeating: [], count: Self.slices)
    for (_, own) in Dictionary(grouping: samples, by: \.cpu) {
      guard let typical = try? median(own.map(\.cpuTime.value)), typical > 0 else { continue }
      for sample in own where sample.cpuTime.value > 0 {
        let position = (sample.start.value - start.value) / (end.value - start.value)
        let slice = min(Self.slices - 1, Int(position * Double(Self.slices)))
        logs[slice].append(log(sample.cpuTime.value / typical))
      }
    }
    let points = logs.enumerated().compactMap { index, values in
      (try? median(values)).map { (x: (Double(index) + 0.5) / Double(Self.slices), y: $0) }
    }
    guard points.count >= Self.fewest,
      let fit = try? theilSen(x: points.map(\.x), y: points.map(\.y), confidence: confidence)
    else { return nil }
    length = end - start
    change = exp(fit.slope) - 1
    interval = fit.slopeInterval.map {
      Interval(lower: exp($0.lower) - 1, upper: exp($0.upper) - 1, confidence: $0.confidence)
    }
  }

  /// The size of the change that the interval leaves no doubt about: 0 when it holds "no change".
  var established: Double {
    guard let interval, !interval.contains(0) else { return 0 }
    return min(abs(interval.lower), abs(interval.upper))
  }
}
