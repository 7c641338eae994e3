import SpeedupKit

/// The folds of a walk forward with an EXPANDING window: each trains on all rows before its test rows. A row is a bar
/// with all its lags and a known next bar.
///
/// No look-ahead: the target of the last row that is trained on is the return to the first test row's bar, which is
/// known when that row is predicted.
struct ExpandingFolds: Sendable, Equatable {
  /// The bar of row 0.
  let firstBar: Int
  let rows: Int
  let folds: Int

  /// The folds of a symbol with so many bars.
  /// - Parameter lags: bars whose features a row has, its own included.
  /// - Throws: `InputError` when there are not two rows a part.
  init(bars: Int, lags: Int, folds: Int) throws {
    firstBar = HourlyFeature.firstBar + lags - 1
    rows = max(0, bars - 1 - firstBar)
    self.folds = folds
    let needed = firstBar + 1 + 2 * (folds + 1)
    guard bars >= needed else {
      throw InputError(
        "\(bars) bars are too few: \(lags) lags and \(folds) folds need at least \(needed);"
          + " give more bars, or lower --lags or --folds")
    }
  }

  /// Fold f (from 0) trains on the rows `0..<start(f)` and predicts those of `start(f)..<start(f + 1)`: the rows are cut
  /// into `folds` + 1 equal parts, of which the first is only trained on.
  func start(_ fold: Int) -> Int { rows * (fold + 1) / (folds + 1) }

  func training(_ fold: Int) -> Range<Int> { 0..<start(fold) }

  func test(_ fold: Int) -> Range<Int> { start(fold)..<start(fold + 1) }
}
