import Glibc
import SpeedupCore
import SpeedupJudge

/// The geometric mean of ratios of several cells. Some of them may only be bounded, since runs were killed at a limit, and
/// then so is the mean; some may rest on runs that other load disturbed.
struct MeanRatio {
  private var sum = 0.0
  private var bounds: Set<Bound> = []
  private var isDisturbed = false
  private var hasFailures = false
  private var hasLaterSittings = false
  private var unknown = 0
  /// Over how many cells it is.
  private(set) var count = 0

  /// Takes in a cell's.
  /// - Parameter ratio: nil where nothing is known of it; that is told.
  mutating func add(
    _ ratio: (value: Double, bound: Bound)?, isDisturbed: Bool, hasFailures: Bool = false,
    hasLaterSittings: Bool = false
  ) {
    guard let ratio, ratio.value > 0 else { return unknown += 1 }
    sum += log(ratio.value)
    count += 1
    if ratio.bound != .exact { bounds.insert(ratio.bound) }
    self.isDisturbed = self.isDisturbed || isDisturbed
    self.hasFailures = self.hasFailures || hasFailures
    self.hasLaterSittings = self.hasLaterSittings || hasLaterSittings
  }

  /// As it is read: `<×0.92†`.
  var text: String {
    guard count > 0, bounds.count < 2 else { return "an unknown multiple of" }
    return (bounds.first?.sign ?? "") + Readable.ratio(exp(sum / Double(count)))
      + (isDisturbed ? RunDisturbance.mark : "")
  }

  /// What is to be said of it besides.
  var remarks: [String] {
    (bounds.count > 1 ? ["some ratios are only bounded from above, others from below"] : [])
      + (isDisturbed ? ["other load disturbed runs"] : []) + (hasFailures ? ["runs failed, see the rows"] : [])
      + (hasLaterSittings ? ["runs of two sittings"] : [])
      + (unknown > 0 ? ["\(Counted.text(unknown, "cell")) more without a ratio"] : [])
  }
}
