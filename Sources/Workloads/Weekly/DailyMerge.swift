import CSpeedupKernels

/// Brings a symbol's weekly features back to its daily rows without looking ahead: a row of date d gets the
/// bar with the greatest label strictly before d. A Friday row thus still sees the week before its own.
enum DailyMerge {
  /// Writes the features of every row; NaN where no bar is old enough.
  /// - Parameters:
  ///   - dates: the rows' dates, ascending.
  ///   - bars: the symbol's bars, ascending.
  static func fill(
    _ features: FeatureColumns, dates: UnsafePointer<Int32>, rowCount: Int, bars: BarColumns, barCount: Int
  ) {
    // starts[k] is the first row that may see bar k, so rows starts[k]..<starts[k+1] get its values.
    withUnsafeTemporaryAllocation(of: Int.self, capacity: barCount + 1) { starts in
      var row = 0
      for bar in 0..<barCount {
        let label = bars.labels[bar]
        while row < rowCount, dates[row] <= label { row &+= 1 }
        starts[bar] = row
      }
      starts[barCount] = rowCount
      let starts = UnsafePointer(starts.baseAddress!)
      guard rowCount <= stagedRows else {
        for feature in Feature.allCases {
          expand(bars.features[feature], starts, barCount, into: features[feature])
        }
        return
      }
      // Put together in the nearest cache, then streamed out: the result is far larger than all caches, and nobody
      // reads it soon.
      withUnsafeTemporaryAllocation(of: Double.self, capacity: rowCount) { stage in
        guard let stage = stage.baseAddress else { return }
        for feature in Feature.allCases {
          expand(bars.features[feature], starts, barCount, into: stage)
          ck_stream_copy(features[feature], stage, rowCount)
        }
        ck_stream_end()
      }
    }
  }

  /// The most rows that are put together in the nearest cache: 16 KiB of it.
  private static let stagedRows = 2048

  @inline(__always)
  private static func expand(
    _ values: UnsafePointer<Double>, _ starts: UnsafePointer<Int>, _ barCount: Int,
    into result: UnsafeMutablePointer<Double>
  ) {
    result.update(repeating: .nan, count: starts[0])
    var row = starts[0]
    for bar in 0..<barCount {
      let value = values[bar]
      let end = starts[bar &+ 1]
      if end &- row == 5 {
        // Five trading days is what nearly every week has; without a loop it takes half the time.
        let week = result + row
        week[0] = value
        week[1] = value
        week[2] = value
        week[3] = value
        week[4] = value
        row = end
      }
      while row < end {
        result[row] = value
        row &+= 1
      }
    }
  }
}
