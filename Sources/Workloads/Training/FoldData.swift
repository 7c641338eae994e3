import SpeedupKit

/// What a model of one fold sees: the features as z-scores by the means and deviations of its TRAINING rows, and the
/// returns to predict.
///
/// The z-scores of all bars are one after the other, so the lagged features of a row are simply a longer stretch that
/// ends with its own bar, the oldest lag first.
final class FoldData: @unchecked Sendable {
  // Filled by one thread, then only read.

  /// The rows to train on, from 0.
  let training: Range<Int>
  let test: Range<Int>
  /// Values of a row with all lags.
  let width: Int
  /// Targets by row.
  let target: UnsafePointer<Double>
  private let scores: RealBuffer
  private let firstBar: Int
  private let table: FeatureTable

  /// The data of a fold.
  /// - Throws: `SystemError` when there is no memory.
  init(_ table: FeatureTable, _ walk: ExpandingFolds, fold: Int, lags: Int) throws {
    training = walk.training(fold)
    test = walk.test(fold)
    width = lags * HourlyFeature.count
    firstBar = walk.firstBar
    self.table = table
    target = UnsafePointer(table.target + walk.firstBar)
    let bars = walk.firstBar + test.upperBound
    scores = try RealBuffer(zeros: bars * HourlyFeature.count)
    fill(bars)
  }

  /// The z-scores of a row's own bar, `HourlyFeature.count` of them.
  @inline(__always)
  func own(_ row: Int) -> UnsafePointer<Double> {
    UnsafePointer(scores.base + (firstBar &+ row) &* HourlyFeature.count)
  }

  /// The z-scores of a row with all lags, ``width`` of them.
  @inline(__always)
  func lagged(_ row: Int) -> UnsafePointer<Double> { own(row) - (width &- HourlyFeature.count) }

  private func fill(_ bars: Int) {
    let n = Double(training.count)
    var mean = SIMD16<Double>.zero
    for row in training { mean += load(firstBar + row) }
    mean /= n
    var squares = SIMD16<Double>.zero
    for row in training {
      let apart = load(firstBar + row) - mean
      squares += apart * apart
    }
    var scale = SIMD16<Double>.zero
    for feature in 0..<HourlyFeature.count {
      let deviation = (squares[feature] / n).squareRoot()
      // A column without variation has a deviation of rounding errors; it must not be blown up to one.
      scale[feature] = deviation > 1e-12 * abs(mean[feature]) ? 1 / deviation : 0
    }
    for bar in HourlyFeature.firstBar..<bars {
      let values = (load(bar) - mean) * scale
      UnsafeMutableRawPointer(scores.base + bar * HourlyFeature.count)
        .storeBytes(of: values, as: SIMD16<Double>.self)
    }
  }

  @inline(__always)
  private func load(_ bar: Int) -> SIMD16<Double> {
    UnsafeRawPointer(table.rows + bar &* HourlyFeature.count).loadUnaligned(as: SIMD16<Double>.self)
  }
}
