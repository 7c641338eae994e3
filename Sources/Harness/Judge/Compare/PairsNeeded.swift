import SpeedupCore
import SpeedupStatistics

/// About how many pairs a paired, sequential gate would take to settle what a comparison of two sessions
/// could not.
///
/// The noise of a pair is taken from differences of neighbouring passes, which drift hardly touches (von
/// Neumann's successive differences, 1941, made robust by their median): scale = median |x[i+1] − x[i]| /
/// 0.6745, which is that of the log ratio of two single runs. The gate's own rule (``SequentialComparison``)
/// is then fed normal log ratios at evenly spread quantiles, instead of random ones, until it stops: once
/// with no change, once with a change of twice the margin. The larger count is the answer. An estimate, no
/// promise: noise of the gate's hour is unknown.
package enum PairsNeeded: Sendable, Equatable, CustomStringConvertible {
  /// About this many.
  case about(Int)
  /// More than ``limit``: the noise is far above the margin.
  case tooMany

  /// Longer gates are not worth counting out.
  package static let limit = 500

  /// For a judged cell; nil where censored runs leave no noise to go by.
  init?(_ cell: ComparedCell, margin: Margin, alpha: Double) {
    guard let evidence = cell.evidence, evidence.censored == (0, 0) else { return nil }
    guard let scale = evidence.shift.noiseOfAPair, margin.log > 0 else { return nil }
    self.init(scale: scale, band: margin.log, alpha: alpha)
  }

  /// For a noise of `scale` and a margin of ±`band`, both in log units.
  package init(scale: Double, band: Double, alpha: Double) {
    guard let none = Self.count(shift: 0, scale, band, alpha),
      let double = Self.count(shift: 2 * band, scale, band, alpha)
    else {
      self = .tooMany
      return
    }
    self = .about(max(none, double))
  }

  /// Such as `about 12 pairs`.
  package var description: String {
    switch self {
    case .about(let count): "about \(count) pairs"
    case .tooMany: "more than \(Self.limit) pairs"
    }
  }

  private static func count(shift: Double, _ scale: Double, _ band: Double, _ alpha: Double) -> Int? {
    guard var gate = try? SequentialComparison(band: band, alpha: alpha) else { return nil }
    for index in 1...limit {
      guard let quantile = try? Normal.quantile(evenlySpread(index)),
        let verdict = try? gate.observe(logRatio: shift + scale * quantile)
      else { return nil }
      if verdict != .inconclusive { return index }
    }
    return nil
  }

  /// The van der Corput sequence in base 2: ½, ¼, ¾, ⅛, …, which fills (0, 1) evenly at every length.
  private static func evenlySpread(_ index: Int) -> Double {
    var (rest, step, value) = (index, 0.5, 0.0)
    while rest > 0 {
      if rest & 1 == 1 { value += step }
      rest >>= 1
      step /= 2
    }
    return value
  }
}
